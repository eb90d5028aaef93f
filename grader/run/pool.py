"""Work spread over processes of this machine: forked once, fed one item at a time, replaced when they die.

    for number, result in scatter(items, open_worker, processes=2): ...

Results come as they are ready. An item whose process dies is given to another once; if that dies too, its result is
`Lost`, as it is where the process itself fails at it. Ctrl-C is for the main process alone; the workers end with it.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from grader.errors import CourseError, GraderError, ProcessEnded
from grader.records.judgement import Fault, fault_of

LOG = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")
ATTEMPTS = 2
PATIENCE_SECONDS = 5.0  # for removing what a worker made, which takes milliseconds where others leave it a processor
NOT_DONE, NOT_READY = "could not be graded", "a grading process could not be made ready"
AHEAD = 2  # items a worker holds: one under way, one so that it need not wait


@dataclass(frozen=True, slots=True)
class Lost:
    """The result of an item that ended its worker twice, or at which the worker's own code failed with `fault`."""

    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Unopened:
    """What a worker sends in the place of all results: its own code failed at making it ready for work."""

    fault: Fault


class WorkerFault(Exception):
    """A fault of this program that leaves one of its processes without work; its cause holds that one's traceback."""


@dataclass(slots=True)
class Worker:
    """A forked process, and the items that it was given and has not returned."""

    number: int
    process: BaseProcess
    pipe: Connection
    given: deque[int] = field(default_factory=deque)


def scatter(
    items: Sequence[T],
    open_worker: Callable[[int], AbstractContextManager[Callable[[T], R]]],
    processes: int,
) -> Generator[tuple[int, R | Lost], None, None]:
    """Yield (number of the item, result) for every item, in the order in which they are done.

    Parameters
    ----------
    open_worker
        Called in each new process with the worker's number, from 0; gives the function that does the work.
    """
    return Pool(items, open_worker).results(min(processes, len(items)))


class Pool(Generic[T, R]):
    """The workers of one `scatter`."""

    def __init__(
        self, items: Sequence[T], open_worker: Callable[[int], AbstractContextManager[Callable[[T], R]]]
    ) -> None:
        self.items, self.open_worker = items, open_worker
        self.todo = deque(range(len(items)))
        self.attempts = [0] * len(items)
        self.workers: list[Worker] = []

    def results(self, processes: int) -> Generator[tuple[int, R | Lost], None, None]:
        """Run until every item has its result."""
        try:
            for number in range(processes):
                self._start(number)
            while any(worker.given for worker in self.workers):
                ready = wait([worker.pipe for worker in self.workers if worker.given])
                for worker in [worker for worker in self.workers if worker.pipe in ready]:
                    yield from self._receive(worker)
        finally:
            _stop(*self.workers)

    def _start(self, number: int) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [worker.pipe for worker in self.workers]
        process = context.Process(target=self._serve, args=(number, theirs, [ours, *others]), daemon=False)
        process.start()
        self.workers.append(Worker(number, process, ours))  # at once: whatever happens next, it is ended
        theirs.close()
        self._feed(self.workers[-1])

    def _feed(self, worker: Worker) -> None:
        while self.todo and len(worker.given) < AHEAD:
            item = self.todo.popleft()
            worker.given.append(item)
            with suppress(OSError):  # it has died: that is seen when its reply is read
                worker.pipe.send(item)

    def _receive(self, worker: Worker) -> Iterator[tuple[int, R | Lost]]:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker)
            return
        if isinstance(result, GraderError):
            raise result
        if isinstance(result, Unopened):
            raise WorkerFault(f"{result.fault.cost}: {result.fault.said}") from Exception(result.fault.traceback)
        item = worker.given.popleft()
        self._feed(worker)
        yield item, result

    def _replace(self, worker: Worker) -> Iterator[tuple[int, R | Lost]]:
        """Start another process; the item that was under way is tried again, or given up."""
        _stop(worker)
        under_way, *rest = worker.given
        self.todo.extendleft(reversed(rest))
        self.attempts[under_way] += 1
        if self.attempts[under_way] < ATTEMPTS:
            self.todo.append(under_way)
        else:
            yield under_way, Lost()
        self.workers.remove(worker)
        self._start(worker.number)

    def _serve(self, number: int, pipe: Connection, others: list[Connection]) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # so that a KeyboardInterrupt in here is no Ctrl-C: `run_check`
        signal.signal(signal.SIGTERM, _leave)
        for other in others:
            other.close()
        try:
            with self.open_worker(number) as work:
                self._work(pipe, work)
        except GraderError as error:
            pipe.send(error)
        except OSError as error:  # of this machine, not of an item: a full disk, a file that may not be read
            with suppress(OSError):  # nobody listens any more
                pipe.send(CourseError(f"a grading process could not go on: {error}; repair that, and run again"))
        except Exception as error:  # the border between two processes: the main one tells it
            LOG.info("a grading process ends with a fault of this program", exc_info=True)
            with suppress(OSError):  # nobody listens any more: another process has told the same, or all is graded
                pipe.send(Unopened(fault_of(error, NOT_READY)))

    def _work(self, pipe: Connection, work: Callable[[T], R]) -> None:
        while True:
            try:
                item = pipe.recv()
            except EOFError:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)  # on its way, and it must not interrupt the tidying up
                return
            try:
                pipe.send(work(self.items[item]))
            except (GraderError, OSError):
                raise
            except Exception as error:  # noqa: BLE001  the border between an item and all others: it is told
                pipe.send(Lost(fault_of(error, NOT_DONE)))


def _stop(*workers: Worker) -> None:
    """End workers: politely, so that each removes what it made; for certain, when it has not done so in time."""
    for worker in workers:
        worker.pipe.close()
        worker.process.terminate()
    for worker in workers:
        worker.process.join(PATIENCE_SECONDS)
        worker.process.kill()
        worker.process.join()


def _leave(_signal: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise ProcessEnded(0)
