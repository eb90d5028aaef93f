"""Of several attempts the best counts, and only when all of them are graded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from grader.records.course import Assignment, Attempts, Late, Task
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission
from grader.run.attempts import AttemptBuffer, attempts_of
from grader.run.grading_worker import GradingResult

ASSIGNMENT = Assignment("a", "A", (Task("f", 2.0),), late=Late(attempts=Attempts.BEST))


def submission(day: int) -> Submission:
    return Submission(Student("ann"), "a", None, timestamp=datetime(2026, 1, day, tzinfo=UTC))


def result(*, right: bool) -> GradingResult:
    verdict = Verdict.PASSED if right else Verdict.FAILED
    check = CheckResult("f", "test_f", "It is right", verdict)
    return GradingResult(Judgement(Status.GRADED, (TaskResult("f", verdict, (check,)),)))


def test_a_single_attempt_counts_at_once() -> None:
    (attempt,) = attempts_of(submission(1), ["x"])
    assert AttemptBuffer(ASSIGNMENT).add(0, attempt, result(right=False)) == (attempt, result(right=False))


def test_the_best_counts_when_all_are_there_in_whatever_order_they_come() -> None:
    last = replace(submission(3), attempts=(submission(1), submission(2)))
    attempts = list(attempts_of(last, ["one", "two", "three"]))
    buffer = AttemptBuffer(ASSIGNMENT)
    assert buffer.add(2, attempts[2], result(right=False)) is None
    assert buffer.add(0, attempts[0], result(right=False)) is None
    counts = buffer.add(1, attempts[1], result(right=True))
    assert counts is not None
    assert (counts[0].fingerprint, counts[1]) == ("two", result(right=True))
    assert counts[0].submission.notes == ("the best of 3 attempts counts, number 2",)


def test_where_this_program_cannot_tell_which_counts_the_student_needs_a_person_and_nobody_else(monkeypatch) -> None:
    monkeypatch.setattr("grader.run.attempts.best_attempt", lambda _: {}["x"])
    last = replace(submission(2), attempts=(submission(1),))
    first, second = attempts_of(last, ["one", "two"])
    buffer = AttemptBuffer(ASSIGNMENT)
    assert buffer.add(0, first, result(right=False)) is None
    counts = buffer.add(1, second, result(right=True))
    assert counts is not None
    assert counts[0].submission is last
    assert counts[1].judgement.status is Status.NEEDS_PERSON
    assert [(fault.cost, fault.said) for fault in counts[1].faults] == [
        ("it could not be told which attempt counts", "KeyError: 'x'")
    ]
