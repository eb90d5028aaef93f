"""The next step below a cell speaks of what is there to be seen."""

from __future__ import annotations

import pytest

from grader.records.course import Assignment, Task
from grader.records.judgement import CheckResult, TaskResult, Verdict
from grader.report.html.cell import next_step


@pytest.mark.parametrize(
    ("message", "step"),
    [
        ("It raised NameError: name 'x' is not defined (cell 4, line 2: `return x`)", "read the line named above"),
        ("It raised NameError: name 'x' is not defined", "print the shapes of what goes into f"),
    ],
)
def test_a_line_is_pointed_at_only_where_one_is_named(message: str, step: str) -> None:
    failed = CheckResult("f", "test_f", "It is right", Verdict.FAILED, message)
    result = TaskResult("f", Verdict.FAILED, (failed,))
    assert next_step([result], Assignment("a", "A", (Task("f", 1.0),))).startswith(step)
