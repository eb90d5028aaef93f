"""Frames: a header and a payload.

frame   magic(4) kind(1) nonce(8) length(4) payload
"""

from __future__ import annotations

import struct
from enum import IntEnum

HEADER = struct.Struct("<4sBQI")
MAGIC = b"DGW2"


class ProtocolError(ValueError):
    """Bytes that this protocol does not define."""


class Kind(IntEnum):
    """The purpose of a frame: odd ones go to the child, even ones come back."""

    FILE = 1
    RUN = 3
    CALL = 5
    ANSWER = 7
    INVOKE = 9
    SCRIPT = 11
    CELL = 2
    REPORT = 4
    VALUE = 6
    RAISED = 8
    CHANGED = 10
    ASK = 12
    RETURNED = 14
    MATRIX = 16


KINDS = {int(kind): kind for kind in Kind}


def frame(kind: Kind, nonce: int, payload: bytes) -> bytes:
    """Put a header before `payload`."""
    return HEADER.pack(MAGIC, kind, nonce, len(payload)) + payload


def header(data: bytes | bytearray, limit: int) -> tuple[Kind, int, int]:
    """Read a frame's header: kind, nonce and the payload's length, which may not pass `limit` bytes."""
    magic, number, nonce, length = HEADER.unpack_from(data)
    kind = KINDS.get(number)
    if magic != MAGIC or kind is None:
        raise ProtocolError("not a frame of this protocol")
    if length > limit:
        raise ProtocolError(f"a frame of {length} bytes; the limit is {limit}")
    return kind, nonce, length
