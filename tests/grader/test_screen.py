"""What a run says in the end: the commonest mistake of a task, where there is one."""

from __future__ import annotations

import pytest

from grader.records import Assignment, Grade, Status, Student, Task, TaskGrade, Verdict
from grader.screen import Screen

TITLES = {("a", "f", code): f"the slip {code}" for code in "ABC"}


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        ("AAB", "f: most often A, the slip A (2 of 3)"),
        ("A", "f: A, the slip A (1 of 1)"),
        ("BA", "f: A, the slip A; B, the slip B (1 of 2 each)"),
        ("BABA", "f: most often A, the slip A; B, the slip B (2 of 4 each)"),
        ("ABC", ""),
    ],
)
def test_the_commonest_mistake_is_named_unless_too_many_share_the_place(
    codes: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    grades = [graded(code) for code in codes]
    Screen().show(Assignment("a", "A", (Task("f", 1.0),)), grades, TITLES)
    assert [told for told in capsys.readouterr().out.splitlines() if told.startswith("f:")] == [line] * bool(line)


def graded(code: str) -> Grade:
    """Return a failed grade with this misconception."""
    task = TaskGrade("f", Verdict.FAILED, 0.0, 1.0, misconception=code)
    return Grade(Student("s"), "a", Status.GRADED, (task,), 0.0, 0.0, 0.0, 1.0)
