"""An assignment's hidden tests, collected and dry-run: on the networks that count, and on others for follow-through.

with_prepared(folder, assignment, answer_key, seeds, work)
    networks of the secret                     the suite's plan
    networks of the secret and FOLLOW_THROUGH  its second plan, where a task builds on others
        work(suite)
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from grader.judge.answer_key import AnswerKey
from grader.judge.checks import TestPlan
from grader.judge.hidden import Seeded, with_test_plan
from grader.judge.judgement import Suite, prepare
from grader.records.course import Assignment

T = TypeVar("T")
Seeds = Callable[..., Seeded]  # from names to generators
FOLLOW_THROUGH: Final = "follow-through"


def with_prepared(
    folder: Path, assignment: Assignment, answer_key: AnswerKey, seeds: Seeds, work: Callable[[Suite], T]
) -> T:
    """Return what `work` makes of the suite of the hidden tests in `folder`.

    Raises
    ------
    CourseError
        A test cannot be collected, has no docstring, or does not pass with the answer key; a task has no test.
    """

    def with_first(plan: TestPlan) -> T:
        def with_both(second: TestPlan) -> T:
            return work(prepare(assignment, plan, answer_key, second))

        if not any(task.uses for task in assignment.tasks):
            return work(prepare(assignment, plan, answer_key))
        return with_test_plan(folder, reference, seeds(assignment.name, FOLLOW_THROUGH), with_both)

    reference = answer_key.reference
    return with_test_plan(folder, reference, seeds(assignment.name), with_first)
