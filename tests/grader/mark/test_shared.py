"""The same named mistake in several tasks is paid for once, by the task that loses most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.mark.points import mark
from grader.mark.shared import WORDS
from grader.records.course import Assignment, Task
from grader.records.grade import Grade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission

TASKS = (Task("one", 1.0), Task("two", 2.0, carry=0.5), Task("three", 2.0))


def graded(*results: TaskResult) -> Grade:
    """Mark these results."""
    judgement = Judgement(Status.GRADED, results)
    return mark(Submission(Student("ann"), "toy", None), judgement, Assignment("toy", "Toy", TASKS))


def failed(task: str, code: str, *, passed: int = 0, of: int = 2) -> TaskResult:
    """Return a task of which some checks passed, with one mistake that explains it."""
    verdicts = [Verdict.PASSED] * passed + [Verdict.FAILED] * (of - passed)
    checks = tuple(CheckResult(task, f"test_{k}", "A check", verdict) for k, verdict in enumerate(verdicts))
    return TaskResult(task, Verdict.FAILED, checks, code, f"Look at {code}.", shared_mistake=code)


def test_the_dearest_member_pays_and_the_others_keep_their_points() -> None:
    one, two, three = graded(failed("one", "M1"), failed("two", "M1"), failed("three", "M1", passed=1)).tasks
    assert [task.score for task in (one, two, three)] == [1.0, 0.0, 2.0]
    assert [task.verdict for task in (one, two, three)] == [Verdict.CARRIED, Verdict.FAILED, Verdict.CARRIED]
    assert [task.misconception for task in (one, two, three)] == ["M1"] * 3
    assert [task.paid_by for task in (one, two, three)] == ["two", "", "two"]
    assert "two" in one.advice
    assert one.advice.endswith("Look at M1.")
    assert [check.verdict for check in three.checks] == [Verdict.PASSED, Verdict.FAILED]


def test_of_equal_losses_the_first_in_the_course_pays() -> None:
    two, three = graded(failed("two", "M1"), failed("three", "M1")).tasks[1:]
    assert (two.verdict, three.verdict) == (Verdict.FAILED, Verdict.CARRIED)


@pytest.mark.parametrize("other", ["M2", ""])
def test_another_mistake_pays_for_itself(other: str) -> None:
    one, two, _ = graded(failed("one", "M1"), failed("two", other)).tasks
    assert [one.score, two.score] == [0.0, 0.0]
    assert [one.verdict, two.verdict] == [Verdict.FAILED] * 2


def test_a_carried_share_is_for_follow_through_alone() -> None:
    two = graded(failed("two", "M1", passed=1), failed("three", "M1")).tasks[1]
    assert (two.score, two.verdict) == (2.0, Verdict.CARRIED)


def test_without_advice_of_its_own_a_carried_task_says_no_more_than_who_pays() -> None:
    one = replace(failed("one", "M1"), advice="")
    (carried, *_) = graded(one, failed("two", "M1")).tasks
    assert carried.advice == WORDS.format(payer="two")
