"""One child of the forkserver, seen from the grader: frames out, frames in, and one way to end it.

Everything that comes back is doubted: a frame that is too large, malformed or no answer to the question that was
asked is a `SandboxError`, always the same one; one that is late as a whole is a `TimeoutError`.
"""

from __future__ import annotations

import math
import os
import secrets
import select
import time
from collections.abc import Callable
from contextlib import suppress

from grader.errors import SandboxError
from grader.execute.clock import Clock
from grader.execute.protocol.bounds import MAX_REPLY_BYTES, MAX_UNREAD_BYTES
from grader.execute.protocol.frames import HEADER, Kind, ProtocolError, frame, header

GONE_SECONDS = 5.0
NAP_SECONDS = 0.0003  # in which more frames come: waking up for each costs either process more than handling it


class Child:
    """Two pipes to a process that is not trusted."""

    def __init__(self, requests: int, replies: int, kill: Callable[[], None], pidfd: int) -> None:
        self.requests, self.replies, self.pidfd = requests, replies, pidfd
        self.clock = Clock(pidfd)
        self._kill = kill
        self._out, self._in = bytearray(), bytearray()
        os.set_blocking(requests, False)
        os.set_blocking(replies, False)
        self._read, self._both = (
            _poll((replies, select.POLLIN)),
            _poll((replies, select.POLLIN), (requests, select.POLLOUT)),
        )

    def send(self, kind: Kind, payload: bytes, nonce: int | None = None) -> int:
        """Queue one frame; return its nonce, which the reply must bear."""
        nonce = secrets.randbits(64) if nonce is None else nonce
        self._out += frame(kind, nonce, payload)
        if len(self._out) > MAX_UNREAD_BYTES:
            raise SandboxError("it asks and asks, and does not read the answers")
        return nonce

    def receive(self, deadline: float) -> tuple[Kind, int, bytes]:
        """Take the next whole frame before `deadline` (of the child's clock), sending what is queued.

        Raises
        ------
        TimeoutError
            Nothing whole came in time.
        SandboxError
            The child ended or wrote nonsense.
        """
        while True:
            found = self._whole_frame()
            if found is not None:
                return found
            self._exchange(deadline)

    def kill(self) -> None:
        """Kill the child for certain, without waiting until it is gone."""
        with suppress(ProcessLookupError):  # it may have ended by itself
            self._kill()

    def close(self) -> None:
        """Kill the child for certain and wait until it is gone."""
        self.kill()
        _ready(GONE_SECONDS, _poll((self.pidfd, select.POLLIN)))
        for descriptor in (self.requests, self.replies, self.pidfd):
            os.close(descriptor)

    def _whole_frame(self) -> tuple[Kind, int, bytes] | None:
        if len(self._in) < HEADER.size:
            return None
        try:
            kind, nonce, length = header(self._in, MAX_REPLY_BYTES)
        except ProtocolError as error:
            raise SandboxError(f"the reply made no sense: {error}") from error
        end = HEADER.size + length
        if len(self._in) < end:
            return None
        payload = bytes(self._in[HEADER.size : end])
        del self._in[:end]
        return kind, nonce, payload

    def _exchange(self, deadline: float) -> None:
        """Move what can be moved in either direction, waiting no longer than the deadline."""
        wait = deadline - self.clock.seconds()
        if wait <= 0:
            self.clock.refresh()
            wait = deadline - self.clock.seconds()
        if wait <= 0:
            raise TimeoutError
        try:
            self._flush()
            time.sleep(NAP_SECONDS)
            ready = _ready(wait, self._both if self._out else self._read)
            if self.replies in ready:
                data = os.read(self.replies, 2**20)
                if not data:
                    raise SandboxError("the process ended")
                self._in += data
        except (BrokenPipeError, ConnectionError) as error:
            raise SandboxError("the process ended") from error

    def _flush(self) -> None:
        """Write what the pipe takes now; a frame is small, and it is nearly always all."""
        with suppress(BlockingIOError):
            while self._out:
                del self._out[: os.write(self.requests, memoryview(self._out)[: 2**16].tobytes())]


def _poll(*wanted: tuple[int, int]) -> select.poll:
    """Return what waits for these descriptors; unlike select it knows no highest one."""
    poll = select.poll()
    for descriptor, event in wanted:
        poll.register(descriptor, event)
    return poll


def _ready(seconds: float, poll: select.poll) -> set[int]:
    """Wait until one of the descriptors is ready."""
    return {descriptor for descriptor, _ in poll.poll(math.ceil(seconds * 1000))}
