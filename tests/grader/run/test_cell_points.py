"""`points(task)` in a cell: the score that `grader run` gives, nothing on stderr, and a sentence when it cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.nbgrader_cell import points  # where released notebooks look for it

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

LOUD = "import sys, warnings\ndef quarter(x):\n    warnings.warn('w')\n    sys.stderr.write('e')\n    return x / 4\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course in which ann is right, and ben's quarter carries his half."""
    root = write_course(tmp_path)
    hand_in(root, "ann", notebook(HALF, LOUD))
    hand_in(root, "ben", notebook("def half(x):\n    return x / 3\n", QUARTER))
    hand_in(root, "eve", "a diary")
    return root


def sit(course: Path, monkeypatch: pytest.MonkeyPatch, student: str) -> None:
    """Stand where nbgrader's kernel runs the student's notebook."""
    place = course / "autograded" / student / "halves"
    place.mkdir(parents=True)
    monkeypatch.chdir(place)


def test_the_points_are_those_of_the_hand_in(course, monkeypatch, capfd):
    sit(course, monkeypatch, "ann")
    assert (points("half"), points("quarter")) == (1.0, 2.0)
    assert repr(points("quarter")) == "2.0", "nbgrader reads the last value of a cell as text"
    out, err = capfd.readouterr()
    assert out.startswith("half: right, 1 of 1 point\nquarter: right, 2 of 2 points\n")
    assert not err


def test_right_work_on_an_earlier_mistake_is_carried(course, monkeypatch, capfd):
    sit(course, monkeypatch, "ben")
    assert (points("half"), points("quarter")) == (0.0, 2.0)
    assert "quarter: right on top of an earlier mistake" in capfd.readouterr().out


def test_in_the_source_notebook_the_answer_key_is_graded(course, monkeypatch):
    (course / "solutions" / "halves" / "halves.ipynb").write_text(notebook(HALF))
    monkeypatch.chdir(course / "solutions" / "halves")
    assert (points("half"), points("quarter")) == (1.0, 0.0)


def test_a_module_of_the_student_is_not_taken_for_ours(course, monkeypatch):
    sit(course, monkeypatch, "ann")
    for name in ("json.py", "grader.py", "numpy.py"):
        Path(name).write_text("raise SystemExit('not ours')\n")
    assert points("half") == 1.0


@pytest.mark.parametrize(
    ("student", "task", "fault"),
    [
        ("ann", "third", "course.toml: 'halves' has no task 'third'; it has half, quarter"),
        ("eve", "half", "'halves' of 'eve' could not be graded: the file is plain text, not a notebook"),
        ("nobody", "half", "'halves' of 'nobody' could not be graded: "),
    ],
)
def test_what_cannot_be_graded_is_said(course, monkeypatch, student, task, fault):
    sit(course, monkeypatch, student)
    with pytest.raises(CourseError, match=fault):
        points(task)


def test_outside_of_a_course_the_remedy_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match=r"no course\.toml above"):
        points("half")


def test_a_course_that_must_be_mended_is_named(course, monkeypatch):
    sit(course, monkeypatch, "ann")
    (course / "solutions" / "halves" / "reference.py").unlink()
    with pytest.raises(CourseError, match=r"reference\.py is missing"):
        points("half")
