"""The warm process, seen from the grader: it is exec'd, never forked, and forks a child per submission.

with warm(limits) as zygote:
    child = zygote.spawn(hand_in)      # a Child: two pipes and a pidfd, its walls seen standing from outside

`cold` is the same for a single submission: what a notebook may never use is not imported in advance.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import ProtectionError, SandboxError
from grader.execute import cgroup, isolation
from grader.execute.image import set_stage
from grader.execute.launch import launch
from grader.execute.worker.isolation.plan import CGROUP, Plan
from grader.execute.worker.scratch import remove
from grader.records.course import Limits
from grader.records.execution import Protection

if TYPE_CHECKING:
    from grader.execute.child import Child

START_SECONDS = 60.0
SPAWN_SECONDS = 10.0
STANDING = b"."


class Zygote:
    """A warm process and the socket to it; it is started again when it dies, and `restarts` counts how often."""

    def __init__(
        self,
        stage: Path,
        plan: Plan,
        *,
        cold: bool = False,
        lesson: Path | None = None,
        launched: Callable[[], object] = lambda: None,
    ) -> None:
        self.stage, self.plan, self.cold, self.lesson = stage, plan, cold, lesson
        self._launched = launched
        self._group: cgroup.Group | None = None
        self.restarts = 0
        self._start()
        self._layers = self.protection.layers

    @property
    def protection(self) -> Protection:
        """Which walls stand round every child."""
        return isolation.protection(self.plan, self._facts)

    def spawn(self, hand_in: int) -> Child:
        """Fork a child that reads the submission from descriptor `hand_in`, and see its walls standing.

        A warm process that has died is started again, once.

        Raises
        ------
        ProtectionError
            A child's walls were not up.
        SandboxError
            No child could be had.
        """
        for _ in range(2):
            try:
                return self._spawn(hand_in)
            except (OSError, SandboxError) as error:
                why = error
                self.close()
                self._restart()
        raise SandboxError(f"no process for a submission could be started: {why}")

    def ended(self) -> bool:
        """Say whether the warm process has ended, and its children with it."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End the warm process, and with it the children that are left."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        if self._group is not None:
            self._group.end()
            self._group = None

    def _restart(self) -> None:
        self.restarts += 1
        self._start()
        if self.protection.layers != self._layers:
            self.close()
            raise ProtectionError("this machine gives less protection than it did when the run began: look why")

    def _start(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            inside = replace(self.plan, layers=self.plan.layers - {CGROUP})
            self._process = launch(self.stage, inside, theirs.fileno(), cold=self.cold)
        fenced = self._enclose()
        self._launched()
        self._control.settimeout(START_SECONDS)
        try:
            self._facts: dict[str, Any] = {**fenced, **json.loads(self._control.recv(2**16) or b"{}")}
        except TimeoutError as error:
            self.close()
            raise ProtectionError("the warm process did not start within a minute: try again") from error
        try:
            self._expected = isolation.expected(isolation.protection(self.plan, self._facts), self._facts)
        except ProtectionError:
            self.close()
            raise
        self._control.settimeout(SPAWN_SECONDS)
        if self.lesson is not None:
            with self.lesson.open("rb") as file:
                socket.send_fds(self._control, [b"lesson"], [file.fileno()])

    def _enclose(self) -> dict[str, str]:
        """Put the new process into a control group where one is wanted and given; say so, or why there is none."""
        if CGROUP not in self.plan.layers:
            return {}
        try:
            self._group = cgroup.around(self._process.pid, *isolation.together(self.plan))
        except OSError as error:
            return {"no_group": str(error)}
        return {"group": str(self._group.folder)}

    def _spawn(self, hand_in: int) -> Child:
        theirs_in, requests = os.pipe()
        replies, theirs_out = os.pipe()
        try:
            told, pidfd = self._asked((theirs_in, theirs_out, hand_in))
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
            self._see_standing(child, told)
        except BaseException:
            child.close()
            raise
        return child

    def _asked(self, descriptors: tuple[int, int, int]) -> tuple[str, int]:
        """Ask the warm process for a child that gets these; return its uid, if it has its own, and its pidfd."""
        socket.send_fds(self._control, [b"fork"], descriptors)
        told, pidfds, _, _ = socket.recv_fds(self._control, 64, 1)
        if not pidfds:
            raise SandboxError("the warm process ended")
        return told.decode(), pidfds[0]

    def _see_standing(self, child: Child, uid: str) -> None:
        """Wait until the child says that its walls stand, and see from outside that they do."""
        poll = select.poll()
        poll.register(child.replies, select.POLLIN)
        said = os.read(child.replies, 1) if poll.poll(SPAWN_SECONDS * 1000) else b""
        if said != STANDING:
            with suppress(OSError):
                said += os.read(child.replies, 300)
            raise SandboxError(said[1:].decode(errors="replace") or "a new process ended before its walls were up")
        own = replace(self._expected, uid=int(uid)) if uid != "-" else self._expected
        isolation.standing(child.pidfd, own)


@contextmanager
def warm(limits: Limits, lesson: Path | None = None) -> Iterator[Zygote]:
    """Open a warm process for the length of a run, and leave nothing of it behind.

    `lesson` is the notebook as it was handed out: its cells are compiled once for all who left them as they were.

    Raises
    ------
    ProtectionError
        This machine lacks a wall that nothing may run without, or one whose lack `limits.accept` does not name.
    """
    if sys.platform != "linux":
        raise ProtectionError(isolation.ELSEWHERE)
    with _opened(limits, cold=False, lesson=lesson) as zygote:
        isolation.refuse(zygote.protection, limits.accept)
        yield zygote


@contextmanager
def cold(limits: Limits, launched: Callable[[], object] = lambda: None) -> Iterator[Zygote]:
    """Open a process for one submission of one's own: every wall that this machine has, gaps in silence.

    `launched` is called when it has been started and is not ready yet.
    """
    with _opened(limits, cold=True, launched=launched) as zygote:
        yield zygote


@contextmanager
def staged(packages: Sequence[str] = ()) -> Iterator[Path]:
    """Make a stage and remove it again, whatever was left on it."""
    stage = Path(tempfile.mkdtemp(prefix="deltagrade-"))
    try:
        set_stage(stage, packages)
        yield stage
    finally:
        remove(str(stage))


@contextmanager
def _opened(limits: Limits, **how: Any) -> Iterator[Zygote]:
    with staged(limits.packages) as stage:
        zygote = Zygote(stage, isolation.wanted(stage, limits), **how)
        try:
            yield zygote
        finally:
            zygote.close()
