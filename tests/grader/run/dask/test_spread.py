"""Submissions spread over machines that die, lie idle, cannot grade or answer twice: each has one result."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from grader.errors import ClusterLost, CourseError
from grader.records.course import Limits
from grader.records.judgement import Judgement
from grader.records.submission import Status, Student, Submission
from grader.run.dask.cluster import Answer, Machine
from grader.run.dask.parcel import HandIn
from grader.run.dask.remote import Trouble
from grader.run.dask.spread import Round
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.pool import Lost

DIED = Trouble("its grading process ended", died=True)
FULL = Trouble("its disk is full", machine=True)
CLOSED = Trouble("the course is not there any more")
Work = Callable[[str, str], "GradingResult | Trouble | None"]


def result(student: str) -> GradingResult:
    return GradingResult(Judgement(Status.GRADED, notes=(student,)), machine="")


class StandIn:
    """A cluster whose machines answer at once what `work(machine, student)` says; None: never."""

    address = "tcp://scheduler:1"

    def __init__(self, work: Work, machines: dict[str, str]) -> None:
        self.work = work
        self.machines = {name: Machine(name, 1) for name in machines}
        self.why = machines
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.given: list[tuple[str, str]] = []
        self.together: list[list[str]] = []  # what was given with one ticket
        self.turn: int | None = None  # so many of a ticket are graded in a turn
        self.opened: list[str] = []
        self.gone: list[str] = []
        self._tickets = count()
        for machine in self.machines.values():
            self.open(machine, "")

    def look(self, _name: str) -> list[Machine]:
        gone, self.gone = self.gone, []
        return [self.machines.pop(name) for name in gone if name in self.machines]

    def open(self, machine: Machine, _name: str) -> None:
        self.opened.append(machine.address)
        machine.aside = "it is being tried"
        self.answers.put(Answer(machine, next(self._tickets), self.why[machine.address]))

    def give(self, machine: Machine, _name: str, hand_ins: Mapping[int, HandIn]) -> None:
        ticket, students = next(self._tickets), [each.submission.student.id for each in hand_ins.values()]
        machine.given[ticket] = tuple(hand_ins)
        self.together.append(students)
        self.given += [(machine.address, student) for student in students]
        found = [self.work(machine.address, student) for student in students[: self.turn]]
        if None not in found:
            self.answers.put(Answer(machine, ticket, tuple(each for each in found if each is not None)))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.run.dask.spread.POLL_SECONDS", 0.0)


@pytest.fixture
def everybody(tmp_path: Path) -> list[Submission]:
    """Six students, each with a file."""
    submissions = []
    for name in ("ada", "bo", "cy", "di", "ed", "flo"):
        path = tmp_path / f"{name}.ipynb"
        path.write_text("{}")
        submissions.append(Submission(Student(name), "halves", path))
    return submissions


def worker_here(work: Callable[[Submission], object] = lambda each: result(f"{each.student.id} here")) -> GradingWorker:
    """Return the worker of this machine."""

    class Here(GradingWorker):
        @contextmanager
        def open(self, _number: int = 0) -> Iterator[Callable[[Submission], GradingResult]]:
            yield work  # type: ignore[misc]

    return Here(Limits(), lambda *_: Judgement(Status.GRADED))


def found(cluster: StandIn, everybody: list[Submission], here: GradingWorker | None = None) -> dict[str, object]:
    """Return the note in each student's result."""
    spread = Round(cluster, Limits(), here or worker_here(), everybody)  # type: ignore[arg-type]
    told = list(spread.results())
    assert len({number for number, _ in told}) == len(told), "somebody has two results"
    return {
        everybody[number].student.id: each if isinstance(each, Lost) else each.judgement.notes[0]
        for number, each in told
    }


def right(_machine: str, student: str) -> GradingResult:
    return result(student)


NAMES = {name: name for name in ("ada", "bo", "cy", "di", "ed", "flo")}


def test_everybody_is_graded_once_and_each_machine_takes_part(everybody: list[Submission]) -> None:
    cluster = StandIn(right, {"m1": "", "m2": ""})
    assert found(cluster, everybody) == NAMES
    assert {machine for machine, _ in cluster.given} == {"m1", "m2"}


def test_a_machine_that_must_not_grade_gets_no_work(everybody: list[Submission]) -> None:
    cluster = StandIn(right, {"m1": "", "m2": "no walls"})
    assert found(cluster, everybody) == NAMES
    assert {machine for machine, _ in cluster.given} == {"m1"}


def test_where_no_machine_may_grade_the_run_says_why(everybody: list[Submission]) -> None:
    with pytest.raises(CourseError, match="m1: no walls"):
        found(StandIn(right, {"m1": "no walls"}), everybody)


def test_when_the_last_machine_fails_what_was_graded_counts(everybody: list[Submission]) -> None:
    cluster = StandIn(lambda _machine, student: FULL if student == "di" else result(student), {"m1": ""})
    told = []
    with pytest.raises(ClusterLost, match="m1: its disk is full"):
        told.extend(Round(cluster, Limits(), worker_here(), everybody).results())  # type: ignore[arg-type]
    assert told


def test_what_a_failing_machine_held_is_graded_by_another(everybody: list[Submission]) -> None:
    cluster = StandIn(lambda machine, student: FULL if machine == "m1" else result(student), {"m1": "", "m2": ""})
    assert found(cluster, everybody) == NAMES
    assert sum(machine == "m1" for machine, _ in cluster.given) <= 2


def test_what_ends_two_processes_is_graded_here_alone(everybody: list[Submission]) -> None:
    cluster = StandIn(lambda _machine, student: DIED if student == "bo" else result(student), {"m1": "", "m2": ""})
    assert found(cluster, everybody) == {**NAMES, "bo": "bo here"}
    assert sum(student == "bo" for _, student in cluster.given) == 2


def test_what_ends_this_machines_processes_too_is_lost(everybody: list[Submission]) -> None:
    cluster = StandIn(lambda _machine, student: DIED if student == "bo" else result(student), {"m1": ""})
    assert found(cluster, everybody, worker_here(lambda _each: os._exit(1))) == {**NAMES, "bo": Lost()}


def test_a_machine_that_goes_costs_nobody_a_result(everybody: list[Submission]) -> None:
    def work(machine: str, student: str) -> GradingResult | None:
        if machine == "m1":
            cluster.gone = ["m1"]
            return None
        return result(student)

    cluster = StandIn(work, {"m1": "", "m2": ""})
    assert found(cluster, everybody) == NAMES


def test_only_what_was_under_way_counts_as_a_death(everybody: list[Submission]) -> None:
    """m1 and m2 hold two submissions each and go: the second of each was only waiting there."""
    rounds = count()

    def work(machine: str, student: str) -> GradingResult | None:
        if machine in {"m1", "m2"}:
            if next(rounds) % 2:
                cluster.gone = [*cluster.gone, machine]
            return None
        return result(student)

    cluster = StandIn(work, {"m1": "", "m2": "", "m3": ""})
    assert found(cluster, everybody) == NAMES


def test_idle_machines_get_copies_of_what_a_slow_one_holds(everybody: list[Submission]) -> None:
    cluster = StandIn(
        lambda machine, student: None if machine == "slow" else result(student), {"slow": "", "quick": ""}
    )
    assert found(cluster, everybody) == NAMES
    assert [machine for machine, _ in cluster.given].count("slow") == 2
    assert sorted(student for machine, student in cluster.given if machine == "quick") == sorted(NAMES)


def test_a_result_that_comes_twice_counts_once(everybody: list[Submission]) -> None:
    def work(machine: str, student: str) -> GradingResult:
        held = cluster.machines[machine]
        cluster.answers.put(Answer(held, max(held.given), (result(student),)))
        return result(student)

    cluster = StandIn(work, {"m1": ""})
    assert found(cluster, everybody) == NAMES


@pytest.fixture
def hundred(everybody: list[Submission]) -> list[Submission]:
    """A hundred students with one file."""
    return [replace(everybody[0], student=Student(f"s{number:02}")) for number in range(100)]


def test_submissions_travel_together_and_alone_at_the_end(hundred: list[Submission]) -> None:
    cluster = StandIn(right, {"m1": "", "m2": ""})
    assert len(found(cluster, hundred)) == 100
    sizes = [len(students) for students in cluster.together]
    assert max(sizes) > 5
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


def test_what_a_turn_did_not_reach_is_given_out_again(hundred: list[Submission]) -> None:
    cluster = StandIn(right, {"m1": "", "m2": ""})
    cluster.turn = 2
    assert len(found(cluster, hundred)) == 100


def test_after_a_death_each_of_a_ticket_is_given_alone(hundred: list[Submission]) -> None:
    def work(machine: str, student: str) -> GradingResult | None:
        if machine == "m1":
            cluster.gone = ["m1"]
            return None
        return result(student)

    cluster = StandIn(work, {"m1": "", "m2": ""})
    assert len(found(cluster, hundred)) == 100
    first = cluster.together[0]
    assert len(first) > 1
    assert all([student] in cluster.together for student in first)


def test_a_machine_that_has_lost_the_course_gets_it_again(everybody: list[Submission]) -> None:
    lost = iter([CLOSED])
    cluster = StandIn(lambda _machine, student: next(lost, result(student)), {"m1": ""})
    assert found(cluster, everybody) == NAMES
    assert cluster.opened == ["m1", "m1"]


def test_what_cannot_be_read_is_told_by_this_machine(everybody: list[Submission]) -> None:
    path = everybody[0].path
    assert path is not None
    path.unlink()
    cluster = StandIn(right, {"m1": ""})
    assert found(cluster, everybody) == {**NAMES, "ada": "ada here"}


def test_who_is_traced_is_graded_here(everybody: list[Submission]) -> None:
    cluster = StandIn(right, {"m1": ""})
    assert found(cluster, everybody, replace(worker_here(), traced="cy")) == {**NAMES, "cy": "cy here"}
    assert "cy" not in {student for _, student in cluster.given}
