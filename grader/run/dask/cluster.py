"""The Dask cluster as the caller sees it: which workers may grade, and why the others may not.

with Cluster(address, parcel, trusted=...) as cluster:
    cluster.look(name)                          new workers are sent the course; returns those that have gone
    cluster.give(machine, name, hand_ins)       some submissions, by their numbers, to one worker
    cluster.answers                             what came back: of a submission, or of a machine that was tried
"""

from __future__ import annotations

import logging
import queue
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Self

from grader.errors import ClusterLost, CourseError
from grader.run.dask import remote
from grader.run.dask.addresses import expect_address, is_safe
from grader.run.dask.parcel import CourseParcel, HandIn
from grader.run.fingerprint import machine_lines
from grader.run.grading_worker import GradingResult

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from distributed import Client, Future

LOG = logging.getLogger(__name__)
CONNECT_SECONDS = 10
WAIT_SECONDS = 60.0  # for a scheduler that was there and is not, and for a first worker
POLL_SECONDS = 0.5
AHEAD = 2  # tickets that a worker's thread holds: one under way, one so that it need not wait
BEING_TRIED = "it is being tried"


@dataclass(slots=True)
class Machine:
    """A Dask worker, what it was given and has not answered (the first given first), and why it may not grade.

    A ticket stands for the numbers of some submissions: sent one by one they would cost Dask more than sending them.
    """

    address: str
    threads: int
    given: dict[int, tuple[int, ...]] = field(default_factory=dict)
    aside: str = BEING_TRIED

    @property
    def room(self) -> int:
        """How many tickets more it takes."""
        return 0 if self.aside else self.threads * AHEAD - len(self.given)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of a ticket from a machine; of a machine that was tried, why it may not grade ('' if it may)."""

    machine: Machine
    ticket: int
    result: tuple[GradingResult | remote.Trouble, ...] | remote.Trouble | str


class Cluster:
    """A connection to a scheduler, and the machines that it has."""

    def __init__(
        self, address: str, parcel: CourseParcel, packages: tuple[str, ...] = (), *, trusted: bool = False
    ) -> None:
        self.address, self.parcel, self.packages, self.trusted = address, parcel, packages, trusted
        self.run = secrets.token_hex(8)
        self.machines: dict[str, Machine] = {}
        self.seen: list[Machine] = []  # those that have gone as well
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._tickets = count()
        self._futures: dict[int, Future[Any]] = {}
        self._renewed = time.monotonic()

    def __enter__(self) -> Self:
        """Connect.

        Raises
        ------
        CourseError
            The address needs trust, nothing listens there, no worker comes, or Dask is not installed.
        """
        expect_address(self.address, trusted=self.trusted)
        try:
            self._client = _connected(self.address)
        except OSError as error:
            raise CourseError(
                f"--dask: no scheduler answers at {self.address}; start one with: dask scheduler"
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=WAIT_SECONDS)
        except TimeoutError as error:
            self._client.close()
            raise CourseError(
                f"--dask: the scheduler at {self.address} has no worker; start one with: dask worker {self.address}"
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Have the course removed from every machine, and leave."""
        for ticket in list(self._futures):
            self._forget(ticket)
        if self._client.status == "running":  # else the machines remove the course by themselves, in two minutes
            with suppress(TimeoutError):  # so does a machine that stands still
                self._client.sync(self._everywhere, remote.close_course, callback_timeout=CONNECT_SECONDS)
        self._client.close(timeout=CONNECT_SECONDS)

    def look(self, name: str) -> list[Machine]:
        """Have the workers that have come tried for an assignment, and return those that have gone.

        Raises
        ------
        ClusterLost
            The scheduler has gone and does not come back.
        """
        there = self._workers()
        gone = [self.machines.pop(address) for address in set(self.machines) - set(there)]
        for ticket in chain(*(machine.given for machine in gone)):
            self._forget(ticket)
        for address in set(there) - set(self.machines):
            self.machines[address] = Machine(address, there[address])
            self.seen.append(self.machines[address])
            self.open(self.machines[address], name)
        if time.monotonic() - self._renewed > remote.LEASE_SECONDS / 4:
            self._in_loop(self._everywhere, remote.renew)
            self._renewed = time.monotonic()
        return gone

    def open(self, machine: Machine, name: str) -> None:
        """Send the course to a machine, and have it tried."""
        if not (self.trusted or is_safe(machine.address)):
            machine.aside = "it is on another machine, and neither tls:// nor --trust-network is given"
            return
        machine.aside = BEING_TRIED
        self._send(
            machine, remote.open_course, self.run, self.parcel, name, self.packages, machine_lines(self.packages)
        )

    def give(self, machine: Machine, name: str, hand_ins: Mapping[int, HandIn]) -> None:
        """Give submissions, by their numbers, to a machine."""
        machine.given[self._send(machine, remote.grade, self.run, name, tuple(hand_ins.values()))] = tuple(hand_ins)

    def _workers(self) -> dict[str, int]:
        """Return how many threads each worker has."""
        patience = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return self._listed()
            except (OSError, TimeoutError, RuntimeError) as error:
                if time.monotonic() > patience:
                    raise ClusterLost(f"the Dask scheduler at {self.address} does not answer any more") from error
                time.sleep(POLL_SECONDS)
                self._connect_again()

    def _listed(self) -> dict[str, int]:
        """Ask the scheduler itself: what the client keeps of it is at times a list without its workers."""
        if self._client.scheduler is None:
            raise OSError("the scheduler has gone")
        told = self._client.sync(self._client.scheduler.identity, n_workers=-1)["workers"]
        return {address: worker["nthreads"] for address, worker in told.items()}

    def _connect_again(self) -> None:
        if self._client.status != "closed":
            return  # it still tries to reach the scheduler by itself
        try:
            self._client = _connected(self.address)
        except OSError as error:
            LOG.info("%s: not yet there again: %s", self.address, error)

    def _send(self, machine: Machine, function: Callable[..., Any], *arguments: Any) -> int:
        """Have a machine call a function; the answer comes with the ticket that is returned."""
        ticket = next(self._tickets)
        future = self._client.submit(
            function, *arguments, workers=[machine.address], allow_other_workers=False, pure=False, retries=0
        )
        self._futures[ticket] = future
        self._in_loop(self._fetch, self._client, machine, ticket, future)
        return ticket

    def _in_loop(self, function: Callable[..., Awaitable[None]], *arguments: Any) -> None:
        """Have something done in Dask's loop, and do not wait for it."""
        loop: Any = self._client.loop  # None before it is connected, say its types
        loop.add_callback(function, *arguments)

    async def _everywhere(self, function: Callable[[str], None]) -> None:
        """Have every machine do something with this run's course; one that cannot does not."""
        with suppress(OSError):  # the scheduler has gone, too
            await self._client.run(function, self.run, on_error="ignore")

    def _forget(self, ticket: int) -> None:
        """Wait for an answer no longer."""
        if (future := self._futures.pop(ticket, None)) is not None:
            future.release()

    async def _fetch(self, client: Client, machine: Machine, ticket: int, future: Future[Any]) -> None:
        """Take an answer when it is here; in Dask's loop, where none waits for another.

        What a worker had ready when it died never comes: Dask waits for the same worker to compute it again.
        """
        try:
            (result,) = await client.gather([future], asynchronous=True)
        except Exception as error:  # noqa: BLE001  whatever the call raised there, and what ends a connection
            result = remote.Trouble(*_unanswered(future.status, error))
        if self._futures.pop(ticket, None) is not None:
            self.answers.put(Answer(machine, ticket, result))


def _connected(address: str) -> Client:
    """Connect to a scheduler; raises OSError where there is none."""
    try:
        from distributed import Client  # noqa: PLC0415  an extra, and a second to load
    except ModuleNotFoundError:
        raise CourseError('--dask needs Dask: pip install "deltagrade[dask]"') from None
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (TimeoutError, ValueError, TypeError) as error:  # nobody, another protocol, TLS without certificates
        raise OSError(str(error)) from error


def _unanswered(status: str | None, error: Exception) -> tuple[str, bool, bool]:
    """Say why a call has no answer, whether the submission may be the reason, and whether the machine is."""
    if status not in ("error", "finished") or (status == "finished" and isinstance(error, OSError)):
        return "its Dask worker has gone", False, False
    if type(error).__name__ == "KilledWorker":
        return "its Dask worker died", True, False
    if isinstance(error, ImportError | AttributeError):
        return f"deltagrade is not installed there, or another version of it ({error})", False, True
    return f"{type(error).__name__}: {error}", False, True
