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
