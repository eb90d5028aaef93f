"""The forkserver, seen from the grader: it is exec'd, never forked, and forks a child per submission.

with preforked(limits) as forkserver:
    child = forkserver.spawn(submission)   # a Child: two pipes and a pidfd, its isolation verified from outside

`one_shot` opens a forkserver for a single submission: it imports nothing in advance that the notebook may never use.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import ProtectionError, SandboxError
from grader.execute import cgroup, isolation
from grader.execute.image import image_folder
from grader.execute.launch import Launched, launch
from grader.execute.packages import link_packages
from grader.execute.worker.isolation.plan import CGROUP, Plan, as_json
from grader.records.course import Limits
from grader.records.execution import Protection

if TYPE_CHECKING:
    from grader.execute.child import Child

START_SECONDS = 300.0  # of a busy machine, whose disk is slow as well: a run ends where it takes longer
SPAWN_SECONDS = 60.0  # of a busy machine: no student is charged for them
APPLIED = b"."


@dataclass(frozen=True, slots=True)
class OneShot:
    """How a forkserver for a single submission is started.

    Attributes
    ----------
    launched
        Called when it has its plan and is not ready yet.
    early
        The process, where it was started before; whoever started it removes its image.
    """

    launched: Callable[[], object] = lambda: None
    early: Launched | None = None


class ForkServer:
    """A forkserver and the socket to it; one that dies is started again, and `restarts` counts how often."""

    def __init__(
        self,
        image: Path,
        plan: Plan,
        *,
        one_shot: OneShot | None = None,
        released: Path | None = None,
    ) -> None:
        self.image, self.plan, self.one_shot, self.released = image, plan, one_shot, released
        self._group: cgroup.Group | None = None
        self.restarts = 0
        self._start()
        self._layers = self.protection.layers

    @property
    def protection(self) -> Protection:
        """Name the layers of isolation that every child has."""
        return isolation.protection(self.plan, self._facts)

    def spawn(self, submission: int) -> Child:
        """Fork a child that reads the submission from descriptor `submission`, and verify its isolation.

        A forkserver that has died is started again, once.

        Raises
        ------
        ProtectionError
            A layer of a child's isolation was not applied.
        SandboxError
            No child could be started.
        """
        for _ in range(2):
            try:
                return self._spawn(submission)
            except (OSError, SandboxError) as error:
                why = error
                self.close()
                self._restart()
        raise SandboxError(f"no process for a submission could be started: {why}")

    def ended(self) -> bool:
        """Say whether the forkserver has ended, and its children with it."""
        return self._server.process.poll() is not None

    def close(self) -> None:
        """End the forkserver, and with it the children that are left."""
        self._server.end()
        if self._group is not None:
            self._group.end()
            self._group = None

    def _restart(self) -> None:
        self.restarts += 1
        self._start()
        if self.protection.layers != self._layers:
            self.close()
            raise ProtectionError(
                "this machine gives less protection than when the run began: `grader protect` names what is missing"
            )

    def _start(self) -> None:
        early = self.one_shot.early if self.one_shot and not self.restarts else None
        self._server = early or launch(self.image, one_shot=self.one_shot is not None)
        self._control = self._server.control
        group = self._join_group()
        inside = replace(self.plan, layers=self.plan.layers - {CGROUP})
        with suppress(OSError):  # it has ended: that is seen when its first message is read
            self._control.send(json.dumps(as_json(inside)).encode())
        if self.one_shot:
            self.one_shot.launched()
        self._control.settimeout(START_SECONDS)
        try:
            self._facts: dict[str, Any] = {**group, **json.loads(self._control.recv(2**16) or b"{}")}
        except TimeoutError as error:
            self.close()
            raise ProtectionError(
                "the forkserver did not start within five minutes: what was graded is kept; "
                "run again when less runs on this machine"
            ) from error
        try:
            self._expected = isolation.expected(isolation.protection(self.plan, self._facts), self._facts)
        except ProtectionError:
            self.close()
            raise
        self._control.settimeout(SPAWN_SECONDS)
        if self.released is not None:
            with self.released.open("rb") as file:
                socket.send_fds(self._control, [b"preload"], [file.fileno()])

    def _join_group(self) -> dict[str, str]:
        """Put the new process into a control group where one is wanted and given; say so, or why there is none."""
        if CGROUP not in self.plan.layers:
            return {}
        try:
            self._group = cgroup.around(self._server.process.pid, *isolation.group_limits(self.plan))
        except OSError as error:
            return {"no_group": str(error)}
        return {"group": str(self._group.folder)}

    def _spawn(self, submission: int) -> Child:
        theirs_in, requests = os.pipe()
        replies, theirs_out = os.pipe()
        try:
            uid, pidfd = self._fork((theirs_in, theirs_out, submission))
        except (OSError, SandboxError):
            os.close(requests)
            os.close(replies)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        from grader.execute.child import Child  # noqa: PLC0415  numpy is behind it, and can come once all has started

        child = Child(requests, replies, lambda: signal.pidfd_send_signal(pidfd, signal.SIGKILL), pidfd)
        try:
            self._verify_applied(child, uid)
        except BaseException:
            child.close()
            raise
        return child

    def _fork(self, descriptors: tuple[int, int, int]) -> tuple[str, int]:
        """Have a child forked that gets these descriptors; return its uid, if it has its own, and its pidfd."""
        socket.send_fds(self._control, [b"fork"], descriptors)
        uid, pidfds, _, _ = socket.recv_fds(self._control, 64, 1)
        if not pidfds:
            raise SandboxError("the forkserver ended")
        return uid.decode(), pidfds[0]

    def _verify_applied(self, child: Child, uid: str) -> None:
        """Wait until the child reports that its isolation is applied, and verify that from outside."""
        poll = select.poll()
        poll.register(child.replies, select.POLLIN)
        said = os.read(child.replies, 1) if poll.poll(SPAWN_SECONDS * 1000) else b""
        if said != APPLIED:
            with suppress(OSError):  # without the rest of its words, the fault below is told
                said += os.read(child.replies, 300)
            raise SandboxError(
                said[1:].decode(errors="replace") or "a new process ended before its isolation was applied"
            )
        own = replace(self._expected, uid=int(uid)) if uid != "-" else self._expected
        isolation.verify_applied(child.pidfd, own)


@contextmanager
def preforked(limits: Limits, released: Path | None = None) -> Iterator[ForkServer]:
    """Open a forkserver for the length of a run, and leave nothing of it behind.

    `released` is the notebook as students got it: its cells are compiled once for all who left them unchanged.

    Raises
    ------
    ProtectionError
        This machine lacks a layer that is required, or one whose gap `limits.accept` does not name.
    """
    if sys.platform != "linux":
        raise ProtectionError(isolation.ELSEWHERE)
    with _opened(limits, None, released) as forkserver:
        isolation.refuse(forkserver.protection, limits.accept)
        yield forkserver


@contextmanager
def one_shot(limits: Limits, how: OneShot | None = None) -> Iterator[ForkServer]:
    """Open a forkserver for one's own submission: every layer that this machine gives, and no error about gaps."""
    with _opened(limits, how or OneShot()) as forkserver:
        yield forkserver


@contextmanager
def temporary_image(packages: Sequence[str] = ()) -> Iterator[Path]:
    """Build a runtime image with packages, and remove it again with everything that was written into it."""
    with image_folder() as image:
        link_packages(image, packages)
        yield image


@contextmanager
def _opened(limits: Limits, how: OneShot | None, released: Path | None = None) -> Iterator[ForkServer]:
    early = how.early if how else None
    with nullcontext(early.image) if early else image_folder() as image:
        link_packages(image, limits.packages)
        forkserver = ForkServer(image, isolation.wanted(image, limits), one_shot=how, released=released)
        try:
            isolation.log_layers(forkserver.protection)
            yield forkserver
        finally:
            forkserver.close()
