"""Forking a child for every request, and clearing up after it.

    request    b"lesson" with one descriptor: the notebook as handed out, to be compiled for all; no answer
               b"fork" with three descriptors: requests in, replies out, the hand-in
    answer     the child's uid as the outside counts (empty without an own uid), with the child's pidfd
    then       the child writes one byte on its replies when its walls stand, or "!" and why they do not

Where there are no namespaces, scratch folders lie on the disk: they are looked at twenty times a second, and a
child that fills one beyond its limit is killed.
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
from types import CodeType
from typing import Any

from . import scratch
from .cells import compiled
from .channel import Channel
from .child import serve
from .isolation.enclosure import Ready, confine
from .isolation.plan import NAMESPACES, OWN_UID
from .notebook import read_notebook

LOOK_MILLISECONDS = 50
REQUESTS, REPLIES, HAND_IN, KEEP = 3, 4, 5, 6  # descriptors in the child
STANDING = b"."


@dataclass(frozen=True, slots=True)
class Kept:
    """A living child, as the warm process knows it."""

    pid: int
    scratch: str
    uid: int | None


class Nursery:
    """The children of the warm process, by pidfd."""

    def __init__(self, ready: Ready, control: socket.socket, shell: Any) -> None:
        self.ready, self.control, self.shell = ready, control, shell
        self.children: dict[int, Kept] = {}
        self.lesson: dict[str, CodeType] = {}
        self.on_disk = NAMESPACES not in ready.plan.layers
        if self.on_disk:
            scratch.clear(ready.plan.scratch)  # an earlier warm process may have died

    def serve(self) -> None:
        """Fork on request until the grader closes; children that are left end with this process."""
        while True:
            for descriptor in self._news():
                if descriptor != self.control.fileno():
                    self._bury(descriptor)
                elif not self._heed_request():
                    return
            if self.on_disk:
                self._look()

    def _news(self) -> list[int]:
        poll = select.poll()
        for descriptor in (self.control.fileno(), *self.children):
            poll.register(descriptor, select.POLLIN)
        wait = LOOK_MILLISECONDS if self.on_disk and self.children else None
        ready = [descriptor for descriptor, _ in poll.poll(wait)]
        return sorted(ready, key=self.control.fileno().__eq__)  # the dead before the next

    def _heed_request(self) -> bool:
        data, ancillary, _, _ = self.control.recvmsg(64, socket.CMSG_SPACE(3 * 4))
        if data == b"lesson":
            self._learn(*_descriptors(ancillary))
        elif data:
            self._fork(_descriptors(ancillary))
        return bool(data)

    def _learn(self, notebook: int) -> None:
        """Compile the cells that students were handed, once for all of them."""
        with os.fdopen(notebook, "rb") as file:
            self.lesson = compiled(read_notebook(file.read()).cells)
        gc.freeze()

    def _fork(self, descriptors: tuple[int, ...]) -> None:
        uid = self._free_uid()
        place = self.ready.plan.scratch
        if self.on_disk:
            place = scratch.make(place)
        child = os.fork()
        if child == 0:
            self._become_child(descriptors, place, uid)
        for descriptor in descriptors:
            os.close(descriptor)
        pidfd = os.pidfd_open(child)
        self.children[pidfd] = Kept(child, place, uid)
        told = b"-" if uid is None else str(uid).encode()
        self.control.sendmsg([told], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pidfd]))])

    def _become_child(self, descriptors: tuple[int, ...], place: str, uid: int | None) -> None:
        """Never return: whatever happens here ends this process and no other."""
        try:
            self.control.close()
            _settle(descriptors)
            try:
                confine(self.ready, place, uid, KEEP)
            except (OSError, ValueError) as error:
                os.write(REPLIES, f"!{error}"[:300].encode())
                os._exit(1)
            _call_home(place)
            os.write(REPLIES, STANDING)
            serve(Channel(REQUESTS, REPLIES), HAND_IN, self.shell, self.lesson)
        except BaseException:  # noqa: BLE001  the exit status and the closed pipe say it all
            os._exit(1)
        os._exit(0)

    def _free_uid(self) -> int | None:
        """Return a uid that no living child has; the first of the range is the warm process's own."""
        plan = self.ready.plan
        if OWN_UID not in plan.layers:
            return None
        taken = {child.uid for child in self.children.values()}
        return next(uid for uid in range(plan.first_uid + 1, plan.first_uid + plan.uids) if uid not in taken)

    def _bury(self, pidfd: int) -> None:
        """Collect a child that has ended, and remove what it wrote."""
        child = self.children.pop(pidfd)
        os.waitpid(child.pid, 0)
        os.close(pidfd)
        if self.on_disk:
            with suppress(OSError):  # the grader removes the whole stage in the end
                scratch.remove(child.scratch)

    def _look(self) -> None:
        allowed = self.ready.plan.limits
        for pidfd, child in self.children.items():
            if scratch.exceeds(child.scratch, allowed.scratch_bytes, allowed.scratch_files):
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(pidfd, signal.SIGKILL)


def _settle(descriptors: tuple[int, ...]) -> None:
    """Move the child's three descriptors to their places, over whatever lies there."""
    high = [os.dup(descriptor) for descriptor in descriptors]
    while min(high) <= KEEP:
        high = [os.dup(descriptor) for descriptor in high]
    for place, descriptor in zip((REQUESTS, REPLIES, HAND_IN), high, strict=True):
        os.dup2(descriptor, place, inheritable=False)


def _call_home(place: str) -> None:
    """Let programs and imports find the scratch folder where they look for a home and for modules."""
    os.environ["HOME"] = os.environ["TMPDIR"] = place
    sys.path.insert(0, place)


def _descriptors(ancillary: list[tuple[int, int, bytes]]) -> tuple[int, ...]:
    numbers = array.array("i")
    for _, _, data in ancillary:
        numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return tuple(numbers)
