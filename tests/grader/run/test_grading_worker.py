"""Whatever goes wrong with one submission stays with it; a configuration error stops the run."""

from __future__ import annotations

import logging
import re
from types import SimpleNamespace
from typing import Any

import pytest

from grader.errors import CourseError, NeedsPerson, SandboxError, Unreadable
from grader.records.course import Limits
from grader.records.judgement import Fault, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission
from grader.run.about import in_hand
from grader.run.grading_worker import GradingResult, GradingWorker

SUBMISSION = Submission(Student("ann"), "a", None)


class Server(SimpleNamespace):
    """Stands in for a forkserver that was restarted so many times, as each look at it shows."""

    restarts = 0
    protection = None

    def ended(self) -> bool:
        return False


def graded(evaluate: Any, server: Any = None) -> GradingResult:
    return GradingWorker(Limits(), evaluate).grade(SUBMISSION, server or Server())


def failing(error: Exception) -> Any:
    def evaluate(*_: object) -> Judgement:
        raise error

    return evaluate


@pytest.mark.parametrize(
    ("error", "status", "note"),
    [
        (Unreadable("not a notebook", "save it"), Status.UNREADABLE, "not a notebook"),
        (NeedsPerson("two notebooks"), Status.NEEDS_PERSON, "two notebooks"),
        (SandboxError("no reply"), Status.NEEDS_PERSON, "not the student's fault: SandboxError: no reply"),
        (OSError(5, "I/O error"), Status.NEEDS_PERSON, "not the student's fault: OSError"),
    ],
)
def test_what_goes_wrong_with_a_submission_is_its_row_with_a_note(error: Exception, status: Status, note: str) -> None:
    result = graded(failing(error))
    assert result.judgement.status is status
    assert note in result.judgement.notes[0]
    assert result.faults == ()


def test_a_fault_of_this_program_keeps_its_traceback() -> None:
    result = graded(failing(KeyError("x")))
    assert result.judgement.status is Status.NEEDS_PERSON
    (fault,) = result.faults
    assert (fault.cost, fault.said) == ("could not be graded", "KeyError: 'x'")
    assert fault.traceback.startswith("Traceback")
    assert fault.traceback.rstrip().endswith("KeyError: 'x'")
    told = (
        "could not be graded: a fault of the grader, not the student's (KeyError: 'x'); its traceback is in engine.log"
    )
    assert result.judgement == Judgement(Status.NEEDS_PERSON, notes=(told,))


def test_faults_that_cost_a_part_of_a_judgement_go_with_the_result_and_are_not_kept_in_it() -> None:
    fault = Fault("no advice", "KeyError: 'x'", "Traceback ...")
    result = graded(lambda *_: Judgement(Status.GRADED, faults=(fault,)))
    assert (result.judgement, result.faults) == (Judgement(Status.GRADED), (fault,))


def test_a_configuration_error_stops_the_run() -> None:
    with pytest.raises(CourseError):
        graded(failing(CourseError("no answer key")))


def test_a_submission_is_graded_once_more_if_the_forkserver_ended_meanwhile() -> None:
    server, seen = Server(), []

    def evaluate(*_: object) -> Judgement:
        seen.append(server.restarts)
        server.restarts = 1
        return Judgement(Status.GRADED)

    assert graded(evaluate, server).restarts == 1
    assert seen == [0, 1]


def test_the_log_says_whose_work_came_to_what_and_what_did_not_pass(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "grader.run.grading_worker")
    tasks = (
        TaskResult("half", Verdict.PASSED, ()),
        TaskResult("third", Verdict.FAILED, (), misconception="F03"),
        TaskResult("quarter", Verdict.CARRIED, ()),
    )
    graded(lambda *_: Judgement(Status.GRADED, tasks))
    graded(lambda *_: Judgement(Status.GRADED, tasks[:1]))
    told, right = (re.sub(r"[0-9.]+ s", "1 s", text) for text in caplog.messages)
    assert told == "ann, a: graded in 1 s; third failed (F03), quarter carried"
    assert right == "ann, a: graded in 1 s"


def test_while_work_is_graded_the_log_knows_whose_it_is() -> None:
    seen = []
    graded(lambda *_: seen.append(in_hand()) or Judgement(Status.GRADED))
    assert seen == ["ann, a: "]
    assert in_hand() == ""
