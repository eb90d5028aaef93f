"""Data on the wire: frames of a few plain values, and nothing else.

    frame   magic(4) kind(1) nonce(8) length(4) payload
    value   one tag byte, then:

    N none    T true    F false    i int64    f float64    s text    b bytes
    a array   dtype code, number of axes, shape, raw bytes in C order
    l list    t tuple   d dict with text keys      c callable, by number
    x         not data: a few words that say what it was

Both processes read this file, and neither trusts the other: sizes, depth and counts are bounded, types are
matched exactly (a subclass of ndarray is "not data"), and whatever does not fit raises `WireError`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

HEADER = struct.Struct("<4sBQI")
MAGIC = b"DGW1"
MAX_DEPTH = 8
MAX_ITEMS = 100_000
DTYPES = tuple(
    np.dtype(code) for code in ("f2", "f4", "f8", "g", "c8", "c16", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?")
)
Callables = list[Callable[..., Any]] | None
CODES = {dtype: code for code, dtype in enumerate(DTYPES)}


class WireError(ValueError):
    """What came is not what this wire carries."""


class Kind(IntEnum):
    """What a frame is for: odd ones go to the child, even ones come back."""

    FILE = 1
    RUN = 3
    CALL = 5
    ANSWER = 7
    INVOKE = 9
    CELL = 2
    REPORT = 4
    VALUE = 6
    RAISED = 8
    CHANGED = 10
    ASK = 12
    RETURNED = 14


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that is not data, described in a few words of the other side's."""

    what: str


@dataclass(frozen=True, slots=True)
class Callback:
    """A function of the other side, known here by its number."""

    number: int


def frame(kind: Kind, nonce: int, payload: bytes) -> bytes:
    """Put a header before `payload`."""
    return HEADER.pack(MAGIC, kind, nonce, len(payload)) + payload


def header(data: bytes, limit: int) -> tuple[Kind, int, int]:
    """Read a frame's header: kind, nonce and the payload's length, which may not pass `limit` bytes."""
    magic, kind, nonce, length = HEADER.unpack(data)
    if magic != MAGIC or kind not in Kind.__members__.values():
        raise WireError("not a frame of this wire")
    if length > limit:
        raise WireError(f"a frame of {length} bytes; the limit is {limit}")
    return Kind(kind), nonce, length


def encode(value: Any, callables: Callables = None) -> bytes:
    """Write one value; what is not data becomes a few words, and functions join `callables` where given."""
    parts: list[bytes] = []
    _write(value, parts, callables, MAX_DEPTH)
    return b"".join(parts)


def decode(data: bytes) -> Any:
    """Read one value from all of `data`; raise `WireError` for anything else."""
    reader = _Reader(data)
    value = reader.value(MAX_DEPTH)
    if reader.at != len(data):
        raise WireError("bytes left over behind the value")
    return value


def _write(value: Any, parts: list[bytes], callables: Callables, depth: int) -> None:
    kind = type(value)
    if kind is np.ndarray or isinstance(value, np.generic):
        parts.append(_array(value))
    elif kind in (list, tuple, dict) and depth:
        _write_items(value, parts, callables, depth - 1)
    elif kind in _SCALARS:
        parts.append(_SCALARS[kind](value))
    elif kind is Callback:
        parts.append(b"c" + struct.pack("<I", value.number))
    elif callables is not None and callable(value):
        callables.append(value)
        parts.append(b"c" + struct.pack("<I", len(callables) - 1))
    else:
        what = value.what if kind is Foreign else _describe(value)
        parts.append(b"x" + _text(what))


def _write_items(value: Any, parts: list[bytes], callables: list[Callable[..., Any]] | None, depth: int) -> None:
    if len(value) > MAX_ITEMS:
        parts.append(b"x" + _text(f"a {type(value).__name__} of {len(value)} items"))
        return
    if type(value) is dict and not all(type(key) is str for key in value):
        parts.append(b"x" + _text("a dict whose keys are not all text"))
        return
    tag = b"d" if type(value) is dict else b"l" if type(value) is list else b"t"
    parts.append(tag + struct.pack("<I", len(value)))
    for item in value:
        if type(value) is dict:
            parts.append(_text(item))
        _write(value[item] if type(value) is dict else item, parts, callables, depth)


def _array(value: Any) -> bytes:
    array = np.asarray(value)
    code = CODES.get(array.dtype.newbyteorder("="))
    if type(array) is not np.ndarray or code is None or array.ndim > MAX_DEPTH:
        return b"x" + _text(f"an array of dtype {array.dtype}")
    plain = np.ascontiguousarray(array, dtype=DTYPES[code])
    return struct.pack(f"<cBB{array.ndim}Q", b"a", code, array.ndim, *array.shape) + plain.tobytes()


def _integer(value: int) -> bytes:
    if -(2**63) <= value < 2**63:
        return b"i" + struct.pack("<q", value)
    return b"x" + _text("an integer of more than 64 bits")


def _text(value: str) -> bytes:
    data = value.encode("utf-8", "replace")
    return struct.pack("<I", len(data)) + data


def _describe(value: Any) -> str:
    kind = type(value)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    article = "an" if name[:1].lower() in "aeiou" else "a"
    return f"{article} {name}"[:80]


_SCALARS: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"N",
    bool: lambda value: b"T" if value else b"F",
    int: _integer,
    float: lambda value: b"f" + struct.pack("<d", value),
    complex: lambda value: _array(np.complex128(value)),
    str: lambda value: b"s" + _text(value),
    bytes: lambda value: b"b" + struct.pack("<I", len(value)) + value,
}


def _printable(text: str) -> str:
    """Keep what a reader sees: the name of a class may hold line breaks, escapes and what turns writing round."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


class _Reader:
    """A place in the bytes of one payload, and how many values may still be read from it."""

    __slots__ = ("at", "data", "left")

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.left = data, 0, MAX_ITEMS

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.at:
            raise WireError("a value is cut short")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, form: str) -> Any:
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0]

    def text(self) -> str:
        return self.take(self.number("I")).decode("utf-8", "replace")

    def value(self, depth: int) -> Any:
        self.left -= 1
        if self.left < 0 or depth < 0:
            raise WireError("too many values, or too deep")
        tag = self.take(1)
        if tag in _PLAIN:
            return _PLAIN[tag](self)
        if tag == b"a":
            return self.array()
        if tag in (b"l", b"t"):
            items = [self.value(depth - 1) for _ in range(self.count())]
            return items if tag == b"l" else tuple(items)
        if tag == b"d":
            return {self.text(): self.value(depth - 1) for _ in range(self.count())}
        raise WireError("no such kind of value")

    def count(self) -> int:
        count: int = self.number("I")
        if count > self.left:
            raise WireError("too many values")
        return count

    def array(self) -> np.ndarray[Any, Any]:
        code, axes = self.number("B"), self.number("B")
        if code >= len(DTYPES) or axes > MAX_DEPTH:
            raise WireError("no such array")
        shape = struct.unpack(f"<{axes}Q", self.take(8 * axes))
        raw = self.take(math.prod(shape) * DTYPES[code].itemsize)
        try:
            return np.frombuffer(raw, DTYPES[code]).reshape(shape).copy()
        except (ValueError, OverflowError) as error:  # nothing, along axes beyond all bounds
            raise WireError("no such array") from error


_PLAIN: dict[bytes, Callable[[_Reader], Any]] = {
    b"N": lambda _: None,
    b"T": lambda _: True,
    b"F": lambda _: False,
    b"i": lambda reader: reader.number("q"),
    b"f": lambda reader: reader.number("d"),
    b"s": _Reader.text,
    b"b": lambda reader: reader.take(reader.number("I")),
    b"c": lambda reader: Callback(reader.number("I")),
    b"x": lambda reader: Foreign(_printable(reader.text()[:80])),
}
