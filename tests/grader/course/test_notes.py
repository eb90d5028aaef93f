"""What is allowed in a course, and perhaps not meant, is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import notes
from grader.course.notes import course_notes
from grader.records.course import Assignment, Course, Task


def test_a_task_without_points_is_named(tmp_path: Path) -> None:
    tasks = (Task("f", 1.0), Task("g", 0.0), Task("h", 0.5))
    assignment = Assignment("words", "Words", tasks)
    assert list(course_notes(Course(tmp_path, "", tmp_path, (assignment,)), assignment)) == [
        (
            "course.toml: [assignments.words] task 'g' has points = 0: "
            "it is graded and shown, and nobody gains or loses by it"
        )
    ]


def test_a_release_that_is_older_is_named_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "outdated", lambda *_: iter(["older"]))
    assignment = Assignment("words", "Words", (Task("g", 0.0),))
    _, last = course_notes(Course(tmp_path, "", tmp_path, (assignment,)), assignment)
    assert last == "older"


def test_a_task_without_a_public_check_is_named_where_others_have_one(tmp_path: Path) -> None:
    assignment = Assignment("words", "Words", (Task("f", 1.0), Task("g", 1.0)))
    course = Course(tmp_path, "", tmp_path, (assignment,))
    assert list(course_notes(course, assignment)) == []
    folder = tmp_path / "tests" / "public" / "words"
    folder.mkdir(parents=True)
    (folder / "test_f.py").touch()
    assert list(course_notes(course, assignment)) == [
        ("'g' has no public check, so that `check` tells students nothing of it: write tests/public/words/test_g.py")
    ]
    (folder / "test_g.py").touch()
    assert list(course_notes(course, assignment)) == []
