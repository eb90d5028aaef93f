"""The child's end of the two pipes: whole frames in, whole frames out."""

from __future__ import annotations

import os
from collections import deque

from ..protocol.bounds import MAX_REQUEST_BYTES
from ..protocol.frames import HEADER, Kind, frame, header


class Channel:
    """Reads requests and writes replies; requests that arrive out of turn wait in line."""

    def __init__(self, requests: int, replies: int) -> None:
        self.requests, self.replies = requests, replies
        self._in = bytearray()  # read, and not taken yet
        self.waiting: deque[tuple[Kind, int, bytes]] = deque()

    def next(self) -> tuple[Kind, int, bytes]:
        """Take the next request; raise `EOFError` when the grader has closed."""
        return self.waiting.popleft() if self.waiting else self.read()

    def send(self, kind: Kind, nonce: int, payload: bytes) -> None:
        """Write one whole frame."""
        data = memoryview(frame(kind, nonce, payload))
        while data:
            data = data[os.write(self.replies, data) :]

    def read(self) -> tuple[Kind, int, bytes]:
        """Take the next frame, whatever waits in line."""
        kind, nonce, length = header(self._take(HEADER.size), MAX_REQUEST_BYTES)
        return kind, nonce, self._take(length)

    def _take(self, count: int) -> bytes:
        while len(self._in) < count:
            part = os.read(self.requests, 2**20)
            if not part:
                raise EOFError("the grader has closed")
            self._in += part
        taken = bytes(self._in[:count])
        del self._in[:count]
        return taken
