"""Grading in processes of this machine: each submission is graded by a worker, and finished where it was graded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

from grader.records.judgement import Judgement
from grader.records.submission import Status, Student, Submission
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.spread import on_this_machine

CLASS = [Submission(Student(f"s{number}"), "one", None) for number in range(5)]


class Worker:
    """A worker that runs nothing: it says its number, its process and the student."""

    @contextmanager
    def open(self, number: int = 0) -> Iterator[Callable[[Submission], GradingResult]]:
        yield lambda one: GradingResult(Judgement(Status.GRADED, notes=(one.student.id, str(number), str(os.getpid()))))


def finish(submission: Submission, result: GradingResult) -> GradingResult:
    return replace(result, trace=f"{submission.student.id} finished by {os.getpid()}")


def graded(jobs: int) -> dict[int, GradingResult]:
    found = dict(on_this_machine(jobs).grade(CLASS, cast("GradingWorker", Worker()), finish))
    assert all(isinstance(result, GradingResult) for result in found.values())
    return cast("dict[int, GradingResult]", found)


def test_each_has_its_own_result_by_its_number() -> None:
    found = graded(2)
    assert {number: result.judgement.notes[0] for number, result in found.items()} == {n: f"s{n}" for n in range(5)}


def test_a_result_is_finished_by_the_process_that_graded_it_never_by_this_one() -> None:
    found = graded(2)
    assert len(found) == 5
    for result in found.values():
        student, _, process = result.judgement.notes
        assert process != str(os.getpid())
        assert result.trace == f"{student} finished by {process}"


def test_there_are_no_more_processes_than_asked() -> None:
    assert {result.judgement.notes[1] for result in graded(1).values()} == {"0"}
    assert {result.judgement.notes[1] for result in graded(2).values()} <= {"0", "1"}


def test_of_this_machine_nothing_is_to_be_told() -> None:
    assert on_this_machine(2).notes() == ()
