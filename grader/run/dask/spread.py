"""Submissions spread over the machines of a Dask cluster; each has its result, whatever becomes of a machine.

    with dask_spread(options, limits, parcel) as spread:
        for number, result in spread.grade(submissions, worker): ...

a machine goes                  what it held is given to others; what was under way has had one death
two deaths, or not to be sent   the submission is graded alone on this machine, as in a run without Dask
nothing left to give out        idle machines get copies of what others have under way; the first answer counts
the scheduler goes              a minute to come back, then ClusterLost: what was graded is kept
"""

from __future__ import annotations

import logging
import queue
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from grader.errors import ClusterLost, CourseError, Unreadable
from grader.records.course import Limits
from grader.records.run import DaskOptions
from grader.records.submission import Submission
from grader.run.dask.cluster import AHEAD, BEING_TRIED, POLL_SECONDS, WAIT_SECONDS, Answer, Cluster, Machine
from grader.run.dask.parcel import CourseParcel, HandIn, pack
from grader.run.dask.remote import Trouble
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.pool import scatter
from grader.run.spread import Results, Spread

LOG = logging.getLogger(__name__)
DEATHS = 2
MOST_AT_ONCE = 16


@contextmanager
def dask_spread(options: DaskOptions, limits: Limits, parcel: CourseParcel) -> Iterator[Spread]:
    """Open a cluster for a run.

    Raises
    ------
    CourseError
        The address may not be used or does not answer, or no machine can grade.
    """
    with Cluster(options.address, parcel, limits.packages, trusted=options.trusted) as cluster:
        yield Spread(
            lambda submissions, worker, _: Round(cluster, limits, worker, submissions).results(),
            lambda: tuple(_notes(cluster)),
        )


def _notes(cluster: Cluster) -> Iterator[str]:
    """Name the workers that graded, and each that got no work, with the reason."""
    tried = [machine for machine in cluster.seen if machine.aside != BEING_TRIED]
    graded = sum(not machine.aside for machine in tried)
    if tried:
        yield f"graded on {graded} Dask worker{'s' * (graded != 1)} of {cluster.address}"
    yield from (f"the Dask worker {each.address} gets no work: {each.aside}" for each in tried if each.aside)


class Round:
    """The submissions of one assignment, and where each of them is: to give out, given, done, or for this machine."""

    def __init__(
        self, cluster: Cluster, limits: Limits, worker: GradingWorker, submissions: Sequence[Submission]
    ) -> None:
        self.cluster, self.limits, self.worker, self.submissions = cluster, limits, worker, submissions
        self.name = submissions[0].assignment
        traced = [number for number, each in enumerate(submissions) if each.student.id == worker.traced]
        self.here: list[int] = traced  # what is traced is traced with the paths of this machine
        self.todo = deque(number for number in range(len(submissions)) if number not in traced)
        self.deaths: Counter[int] = Counter()
        self.done: set[int] = set()
        self.copied: set[int] = set()
        self._looked = -POLL_SECONDS
        for machine in cluster.machines.values():
            machine.given.clear()  # copies of another assignment

    def results(self) -> Results:
        """Yield every submission's number and result, in the order in which they are done."""
        patience = time.monotonic() + WAIT_SECONDS
        while len(self.done) + len(self.here) < len(self.submissions):
            self._look()
            if self._give():
                patience = time.monotonic() + WAIT_SECONDS
            elif time.monotonic() > patience or self._hopeless():
                self._give_up()
            for answer in self._answers():
                yield from self._take(answer)
        for number in self.here:  # alone: what ended two machines may end this one's process too
            for _, result in scatter([self.submissions[number]], self.worker.open, 1):
                yield number, result

    def _look(self) -> None:
        """Once in a while: take back what the machines held that have gone."""
        if time.monotonic() - self._looked < POLL_SECONDS:
            return
        for machine in self.cluster.look(self.name):
            self._lose(machine)
        self._looked = time.monotonic()

    def _lose(self, machine: Machine) -> None:
        held = list(machine.given.values())
        LOG.info("%s has gone; it held %d", machine.address, sum(map(len, held)))
        machine.given.clear()
        for number in chain(*held[: machine.threads]):
            self._count_death(number)
        self._put_back(chain(*held[machine.threads :]))

    def _count_death(self, number: int) -> None:
        self.deaths[number] += 1
        if self.deaths[number] < DEATHS:
            self._put_back([number])
        elif not self._settled(number):
            self.here.append(number)

    def _put_back(self, numbers: Iterable[int]) -> None:
        self.todo.extendleft(number for number in numbers if not self._settled(number) and number not in self.todo)

    def _settled(self, number: int) -> bool:
        return number in self.done or number in self.here

    def _give(self) -> bool:
        """Fill the machines that have room; say whether any machine has work now."""
        machines = self.cluster.machines.values()
        for machine in machines:
            while machine.room > 0 and (numbers := self._next(machine)):
                if hand_ins := dict(self._packed(numbers)):
                    self.cluster.give(machine, self.name, hand_ins)
        return any(machine.given for machine in machines)

    def _packed(self, numbers: Iterable[int]) -> Iterator[tuple[int, HandIn]]:
        for number in numbers:
            try:
                yield number, pack(self.submissions[number], self.limits)
            except Unreadable:
                self.here.append(number)  # told in the words of a run without Dask

    def _next(self, machine: Machine) -> list[int]:
        """Choose what a machine is given: fewer at a time towards the end, and alone what was there at a death."""
        if not self.todo:
            return [] if machine.given else self._late()
        threads = sum(each.threads for each in self.cluster.machines.values())
        numbers = [self.todo.popleft()]
        most = min(MOST_AT_ONCE, len(self.todo) // (threads * AHEAD * 2))
        while len(numbers) < most and not self.deaths[numbers[0]] and not self.deaths[self.todo[0]]:
            numbers.append(self.todo.popleft())
        return numbers

    def _late(self) -> list[int]:
        """Choose one submission that another machine has under way, for a copy."""
        given = chain(*(numbers for each in self.cluster.machines.values() for numbers in each.given.values()))
        late = next((number for number in given if number not in self.copied and not self._settled(number)), None)
        if late is None:
            return []
        self.copied.add(late)
        return [late]

    def _hopeless(self) -> bool:
        machines = self.cluster.machines.values()
        return bool(machines) and all(machine.aside not in ("", BEING_TRIED) for machine in machines)

    def _give_up(self) -> None:
        reasons = [f"{machine.address}: {machine.aside}" for machine in self.cluster.machines.values() if machine.aside]
        told = "; ".join(reasons) or "there is none any more"
        kind = ClusterLost if self.done else CourseError
        raise kind(f"no Dask worker at {self.cluster.address} can grade: {told}")

    def _answers(self) -> Iterator[Answer]:
        """Yield what has come; wait a moment where nothing has."""
        try:
            yield self.cluster.answers.get(timeout=POLL_SECONDS)
            while True:
                yield self.cluster.answers.get_nowait()
        except queue.Empty:
            return

    def _take(self, answer: Answer) -> Iterator[tuple[int, GradingResult]]:
        machine, result = answer.machine, answer.result
        if isinstance(result, str):
            self._tried(machine, result)
            return
        numbers = machine.given.pop(answer.ticket, ())
        if isinstance(result, Trouble):
            result = (result,)
        for number, each in zip(numbers, result, strict=False):
            if isinstance(each, Trouble):
                self._after(machine, number, each)
            elif not self._settled(number):
                self.done.add(number)
                yield number, each
        self._put_back(numbers[len(result) :])  # its turn was over

    def _tried(self, machine: Machine, why: str) -> None:
        machine.aside = why
        LOG.info("%s: %s", machine.address, f"gets no work: {why}" if why else "grades")

    def _after(self, machine: Machine, number: int, trouble: Trouble) -> None:
        """Do what an answer without a result asks for."""
        LOG.info("%s: %s", machine.address, trouble.why)
        if trouble.machine:
            self._tried(machine, trouble.why)
        if trouble.died:
            self._count_death(number)
            return
        self._put_back([number])
        if not trouble.machine and machine.aside == "":
            self.cluster.open(machine, self.name)
