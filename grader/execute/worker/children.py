"""The forkserver's children: one is forked for every request, and reaped when it has ended.

    request    b"preload" with one descriptor: the released notebook, to be compiled for all; no answer
               b"fork" with three descriptors: requests in, replies out, the submission
    answer     the child's uid outside its namespace ("-" without its own uid), with the child's pidfd
    then       the child writes "." on its replies when its isolation is applied, or "!" and why it is not

Without namespaces, scratch folders lie on the disk: their size is polled twenty times a second, and a child that
exceeds its limit is killed.
"""

from __future__ import annotations

import array
import gc
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass

from . import scratch
from .channel import Channel
from .child import serve
from .commands import Commands
from .huge_pages import AFTER_FORKS, gather
from .isolation.enclosure import Ready, apply
from .isolation.plan import NAMESPACES, OWN_UID
from .preload import preload
from .statements import CompiledCell

POLL_MILLISECONDS = 50
REQUESTS, REPLIES, SUBMISSION, FIRST_CLOSED_FD = 3, 4, 5, 6  # descriptors in the child
APPLIED = b"."


@dataclass(frozen=True, slots=True)
class ChildHandle:
    """A living child."""

    pid: int
    scratch: str
    uid: int | None


class Children:
    """The forkserver's children, by pidfd."""

    def __init__(self, ready: Ready, control: socket.socket, commands: Commands, maps: int) -> None:
        self.ready, self.control, self.commands = ready, control, commands
        self.maps, self.forks_left = maps, AFTER_FORKS  # until memory is gathered
        self.children: dict[int, ChildHandle] = {}
        self.precompiled: dict[str, CompiledCell] = {}
        self.on_disk = NAMESPACES not in ready.plan.layers
        if self.on_disk:
            scratch.clear(ready.plan.scratch)  # an earlier forkserver may have crashed

    def serve(self) -> None:
        """Fork on request until the grader closes; children that are left end with this process."""
        while True:
            for descriptor in self._news():
                if descriptor != self.control.fileno():
                    self._reap(descriptor)
                elif not self._serve_request():
                    return
            if self.on_disk:
                self._poll_usage()

    def _news(self) -> list[int]:
        poll = select.poll()
        for descriptor in (self.control.fileno(), *self.children):
            poll.register(descriptor, select.POLLIN)
        wait = POLL_MILLISECONDS if self.on_disk and self.children else None
        ready = [descriptor for descriptor, _ in poll.poll(wait)]
        return sorted(ready, key=self.control.fileno().__eq__)  # reap before the next fork

    def _serve_request(self) -> bool:
        data, ancillary, _, _ = self.control.recvmsg(64, socket.CMSG_SPACE(3 * 4))
        if data == b"preload":
            self._preload(*_descriptors(ancillary))
        elif data:
            self._fork(_descriptors(ancillary))
        return bool(data)

    def _preload(self, notebook: int) -> None:
        """Do with the released notebook what can be done once for all students."""
        with os.fdopen(notebook, "rb") as file:
            self.precompiled = preload(file.read(), self.commands)
        gc.collect()
        gc.freeze()

    def _fork(self, descriptors: tuple[int, ...]) -> None:
        uid = self._free_uid()
        place = self.ready.plan.scratch
        if self.on_disk:
            place = scratch.make(place)
        self._gather()
        child = os.fork()
        if child == 0:
            self._become_child(descriptors, place, uid)
        for descriptor in descriptors:
            os.close(descriptor)
        pidfd = os.pidfd_open(child)
        self.children[pidfd] = ChildHandle(child, place, uid)
        told = b"-" if uid is None else str(uid).encode()
        self.control.sendmsg([told], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pidfd]))])

    def _become_child(self, descriptors: tuple[int, ...], place: str, uid: int | None) -> None:
        """Run the child; never return."""
        try:
            self.control.close()
            _move_descriptors(descriptors)
            try:
                apply(self.ready, place, uid, FIRST_CLOSED_FD)
            except (OSError, ValueError) as error:
                os.write(REPLIES, f"!{error}"[:300].encode())
                os._exit(1)
            _set_home(place)
            os.write(REPLIES, APPLIED)
            serve(Channel(REQUESTS, REPLIES), SUBMISSION, self.commands, self.precompiled)
        except BaseException:  # noqa: BLE001  the exit status and the closed pipe report it
            os._exit(1)
        os._exit(0)

    def _gather(self) -> None:
        """Gather memory in huge pages, once, when that pays and no child shares it."""
        self.forks_left -= 1
        if self.forks_left < 0 and self.maps >= 0 and not self.children:
            gather(self.maps)
            os.close(self.maps)
            self.maps = -1

    def _free_uid(self) -> int | None:
        """Return a uid that no living child has; the first of the range is the forkserver's."""
        plan = self.ready.plan
        if OWN_UID not in plan.layers:
            return None
        taken = {child.uid for child in self.children.values()}
        return next(uid for uid in range(plan.first_uid + 1, plan.first_uid + plan.uids) if uid not in taken)

    def _reap(self, pidfd: int) -> None:
        """Reap a child that has ended, and remove its scratch folder."""
        child = self.children.pop(pidfd)
        os.waitpid(child.pid, 0)
        os.close(pidfd)
        if self.on_disk:
            with suppress(OSError):  # the grader removes the whole image at the end
                scratch.remove(child.scratch)

    def _poll_usage(self) -> None:
        allowed = self.ready.plan.limits
        for pidfd, child in self.children.items():
            if scratch.exceeds(child.scratch, allowed.scratch_bytes, allowed.scratch_files):
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(pidfd, signal.SIGKILL)


def _move_descriptors(descriptors: tuple[int, ...]) -> None:
    """Move the child's three descriptors to their fixed numbers."""
    high = [os.dup(descriptor) for descriptor in descriptors]
    while min(high) <= FIRST_CLOSED_FD:
        high = [os.dup(descriptor) for descriptor in high]
    for place, descriptor in zip((REQUESTS, REPLIES, SUBMISSION), high, strict=True):
        os.dup2(descriptor, place, inheritable=False)


def _set_home(place: str) -> None:
    """Make the scratch folder the home and the first place to import modules from."""
    os.environ["HOME"] = os.environ["TMPDIR"] = place
    sys.path.insert(0, place)


def _descriptors(ancillary: list[tuple[int, int, bytes]]) -> tuple[int, ...]:
    numbers = array.array("i")
    for _, _, data in ancillary:
        numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return tuple(numbers)
