"""A running submission: the functions it defines, and its answers. A crash or endless loop fails only its call.

    with Sandbox(spawn, rules, limits) as sandbox:
        report = sandbox.open(submission, files)
        replies = sandbox.ask(calls)          # sent ahead, answered in order

A child that dies or hangs is started again for the calls that remain; the call at fault is not asked again, statements
that ended or hung an earlier child are left out (skips.py), and one budget of seconds covers everything.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any

from grader.errors import OutOfTime, SandboxError, StudentError
from grader.execute.budget import Budget
from grader.execute.callbacks import Callbacks, Substitutes
from grader.execute.carried import encode_steps
from grader.execute.child import Child
from grader.execute.conversation import Conversation
from grader.execute.ending import died, out_of_time
from grader.execute.faults import Faults, known_fault
from grader.execute.protocol.encode import encode, encode_call
from grader.execute.protocol.frames import Kind, ProtocolError
from grader.execute.replies import ReplyReader
from grader.execute.reply_allowance import ReplyAllowance
from grader.execute.reports import read_report
from grader.execute.skips import Skips, read_place
from grader.execute.words import spent
from grader.execute.worker.cells import LEAST_SECONDS
from grader.execute.worker.notebook_run import CELL_BEGINS
from grader.records.course import Limits
from grader.records.execution import Call, MissingPackage, Reply, Report

LOG = logging.getLogger(__name__)
WINDOW = 256  # calls under way at once
GRACE_SECONDS = 1.0  # between a cell's own alarm and the end of its process
RESTARTS = 6  # of the notebook, before its cells are given up: two for each statement that ends its process


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """What to run and how: the same for every submission of an assignment, but for the kind of file."""

    name: str
    kind: str
    tasks: tuple[str, ...]
    skippable: tuple[str, ...] = ()
    locked: tuple[tuple[str, str], ...] = ()
    seed: int = 0
    peer: Mapping[str, Any] = field(default_factory=dict)  # of a course of another `grader`'s: what runs its tests
    substituted: tuple[str, ...] = ()  # tasks for which the answer key's function answers


class Sandbox:
    """One submission in a process of its own, for as long as the `with` lasts."""

    def __init__(
        self,
        spawn: Callable[[int], Child],
        rules: SandboxOptions,
        limits: Limits,
        substitutes: Substitutes | None = None,
    ) -> None:
        substitutes = substitutes or {}
        self._spawn, self._limits, self._substitutes = spawn, limits, substitutes
        self._rules = replace(rules, substituted=tuple(substitutes))
        self._budget = Budget(limits.submission_seconds)
        self._again = False  # the cells run again, for a process that a call has ended
        self._child: Child | None = None
        self._dismissed: Child | None = None
        self._skips, self._faults = Skips(), Faults()
        self._missing: set[str] = set()  # packages that are not installed here, and that the cells import
        self._report = Report()
        self._replies = ReplyReader(ReplyAllowance(len(rules.tasks)))
        self._submission, self._files = -1, tuple[tuple[str, bytes], ...]()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        if self._dismissed is not None:
            self._dismissed.close()

    def open(self, submission: int, files: Sequence[tuple[str, bytes]] = ()) -> Report:
        """Run the cells of the file open as `submission`; raise `Unreadable` when it is no notebook or module."""
        self._submission, self._files = submission, tuple(files)
        return self.reopen()

    def reopen(self) -> Report:
        """Run the cells of the file that is known already."""
        self._report = self._start()
        self._missing |= {failure.package for failure in self._report.failures if failure.package}
        self._budget.stop()
        return self._report

    def missing_packages(self) -> tuple[MissingPackage, ...]:
        """Name the packages that the submission imports and that are not installed here."""
        needed = self._replies.packages
        return tuple(MissingPackage(name, name in needed) for name in sorted(self._missing | needed))

    def again(self, substitutes: Substitutes) -> Sandbox:
        """Return a fresh sandbox for the same submission, in which these functions of the answer key stand in.

        It has a time of its own, and skips the cells that hung or died here.
        """
        fresh = Sandbox(self._spawn, self._rules, self._limits, substitutes)
        fresh._submission, fresh._files = self._submission, self._files
        fresh._skips = self._skips.copy()
        return fresh

    def ask(self, calls: Sequence[Call]) -> list[Reply]:
        """Put every call to the student's functions; the replies come in the order of the calls.

        A call that stands in `calls` twice and is answered with the same bytes has one and the same reply.
        """
        self._budget.go_on()
        self._replies.forget()
        replies = [known_fault(call, self._report, self._faults) for call in calls]
        waiting = deque(number for number, reply in enumerate(replies) if reply is None)
        while waiting:
            fault = self._converse(calls, waiting, replies)
            if fault is not None and waiting:
                self._close()
                self._blame(fault, calls, waiting, replies)
                if self._budget.is_short():
                    self._faults.give_up(calls, waiting, replies)
        self._budget.stop()
        return [reply for reply in replies if reply is not None]

    def dismiss(self) -> None:
        """End the process while its replies are judged; another question would start it again."""
        if self._child is not None and self._dismissed is None:
            self._child.kill()
            self._child, self._dismissed = None, self._child

    def _converse(self, calls: Sequence[Call], waiting: deque[int], replies: list[Reply | None]) -> StudentError | None:
        """Ask until all is answered (None) or one call goes wrong: then that one is the first still waiting."""
        asked: deque[tuple[int, Callbacks]] = deque()
        try:
            child = self._child or self._restarted()
            while waiting:
                for number in list(islice(waiting, len(asked), WINDOW)):
                    asked.append(self._send(child, calls[number]))
                replies[waiting[0]] = self._answer_to(calls[waiting[0]], child, *asked[0])
                asked.popleft()
                waiting.popleft()
        except TimeoutError:
            return out_of_time(child.clock, self._limits.call_seconds, self._budget.until - child.clock.seconds())
        except (SandboxError, ProtocolError) as error:
            if self._child is None and self._budget.is_spent():
                return OutOfTime(spent(self._report))
            return died(self._child.pidfd if self._child else None, error)
        return None

    def _send(self, child: Child, call: Call) -> tuple[int, Callbacks]:
        given = [one for step in call.steps for one in step.arguments] if call.steps else call.arguments
        callbacks = Callbacks(given, self._substitutes)
        if call.steps:
            return child.send(Kind.SCRIPT, encode_steps(call.steps, callbacks.functions)), callbacks
        payload = call.encoded or encode_call(call.function, call.arguments, callbacks.functions)
        return child.send(Kind.CALL, payload), callbacks

    def _answer_to(self, call: Call, child: Child, nonce: int, callbacks: Callbacks) -> Reply:
        if call.steps:
            replies = (self._replies.read(call, *self._answer(child, nonce, callbacks)) for _ in call.steps)
            return Reply(steps=tuple(replies))
        return self._replies.read(call, *self._answer(child, nonce, callbacks))

    def _answer(self, child: Child, nonce: int, callbacks: Callbacks) -> tuple[Kind, bytes]:
        deadline = min(child.clock.seconds() + self._limits.call_seconds, self._budget.until)
        return Conversation(child, nonce, callbacks, deadline).next()

    def _blame(
        self, fault: StudentError, calls: Sequence[Call], waiting: deque[int], replies: list[Reply | None]
    ) -> None:
        """Give the fault to the call that went wrong, and one of its own to all that wait when no time is left."""
        self._faults.blame(fault, calls, waiting, replies)
        while waiting and self._budget.is_spent():  # no child is left whose clock could tell
            replies[waiting.popleft()] = Reply(fault=OutOfTime(spent(self._report)))

    def _restarted(self) -> Child:
        self._again = True
        LOG.debug("the cells run again in a new process: a call ended the one before, or no other call was expected")
        self._start()
        if self._child is None:
            raise SandboxError("the cells did not run again")
        return self._child

    def _start(self) -> Report:
        """Run the cells in a new child, without the statements at which an earlier one hung or died."""
        for _ in range(RESTARTS + 1):
            if self._again and self._budget.is_spent():
                break
            asked = time.monotonic()
            self._child = self._spawn(self._submission)
            self._budget.give_back(time.monotonic() - asked)  # it may clear up after somebody else
            place = [(0, CELL_BEGINS)]
            try:
                return self._run_cells(self._child, self._budget.for_cells(), place)
            except (TimeoutError, SandboxError) as error:
                self._close()
                announces = self._rules.kind == "ipynb" and not self._rules.peer
                self._skips.add(*place[0], hung=isinstance(error, TimeoutError), announces=announces)
        return Report(notes=("the file ended its process again and again; none of it counts",))

    def _run_cells(self, child: Child, seconds: float, place: list[tuple[int, int]]) -> Report:
        for name, data in self._files:
            child.send(Kind.FILE, encode([name, data]))
        nonce = child.send(Kind.RUN, encode(self._rules_now(seconds)))
        until = child.clock.seconds() + seconds
        while True:
            hurried = place[0][0] in self._skips.hurry
            patience = (LEAST_SECONDS if hurried else self._limits.cell_seconds) + GRACE_SECONDS
            kind, its_nonce, payload = child.receive(min(until, child.clock.seconds() + patience))
            if its_nonce != nonce or kind not in (Kind.CELL, Kind.REPORT):
                raise SandboxError("an answer to another question")
            if kind is Kind.REPORT:
                report, slow = read_report(payload)
                self._skips.slow(slow)
                return report
            try:
                place[0] = read_place(payload)
            except ProtocolError as error:
                raise SandboxError("the cell's number made no sense") from error

    def _rules_now(self, seconds: float) -> dict[str, Any]:
        rules = {name: list(one) if isinstance(one, tuple) else one for name, one in asdict(self._rules).items()}
        limits = self._limits
        most = {"cell_seconds": limits.cell_seconds, "notebook_seconds": min(limits.notebook_seconds, seconds)}
        return rules | self._skips.as_rules() | most | {"again": self._again}

    def _close(self) -> None:
        if self._child is not None:
            self._budget.give_back(self._child.clock.waited)  # for a processor of a busy machine
            self._child.close()
            self._child = None
