"""One value from bytes that nobody vouches for: sizes, depth and counts are bounded before anything is made of them."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from .arrays import SHORT, read_array
from .bounds import (
    BYTES_PER_ITEM,
    MAX_DECIMAL,
    MAX_DEPTH,
    MAX_EQUAL_HASHES,
    MAX_ITEMS,
    MAX_NUMBER_BYTES,
    MAX_TYPE_CHARS,
)
from .encode import FLOAT, INTEGER, LENGTH, Callback, ObjectNumber
from .frames import ProtocolError
from .generators import read_generator
from .read_tables import read_table
from .unserializable import Unserializable

DAY_MICROSECONDS = 86_400_000_000
Members = TypeVar("Members", dict[Any, Any], set[Any])
COMPLEX, MOMENT, DURATION, DECIMAL = (struct.Struct(f"<{form}") for form in ("dd", "HBBBBBIBq", "iii", "BBiI"))
WHOLE = (b"i", b"I")
SPECIAL = ("", "F", "n")  # exponents of a Decimal that is infinite or no number


def decode(data: bytes, *, callbacks: bool = False, objects: bool = False) -> Any:
    """Read one value from all of `data`; raise `ProtocolError` for anything else.

    `callbacks` lets functions of the other side be part of the value: arguments may hold some, answers never.
    `objects` lets numbers of objects be part of it: the steps of a script may hold some, and nothing else.
    """
    reader = _Reader(data, callbacks=callbacks, objects=objects)
    try:
        value = reader.value(MAX_DEPTH)
    except ProtocolError:
        raise
    except (ValueError, OverflowError, TypeError, ArithmeticError) as error:  # a month 13, a set of lists
        raise ProtocolError("no such value") from error
    if reader.at != len(data):
        raise ProtocolError("bytes left over behind the value")
    return value


class _Reader:
    """A place in the bytes of one payload, and how many values may still be read from it."""

    __slots__ = ("at", "callbacks", "data", "left", "objects")

    def __init__(self, data: bytes, *, callbacks: bool, objects: bool) -> None:
        self.data, self.at, self.left, self.callbacks, self.objects = data, 0, MAX_ITEMS, callbacks, objects

    def take(self, count: int) -> bytes:
        start, end = self.at, self.at + count
        if end > len(self.data):
            raise ProtocolError(SHORT)
        self.at = end
        return self.data[start:end]

    def unpack(self, form: struct.Struct) -> tuple[Any, ...]:
        start, end = self.at, self.at + form.size
        if end > len(self.data):
            raise ProtocolError(SHORT)
        self.at = end
        return form.unpack_from(self.data, start)

    def number(self, form: struct.Struct) -> Any:
        start, end = self.at, self.at + form.size
        if end > len(self.data):
            raise ProtocolError(SHORT)
        self.at = end
        return form.unpack_from(self.data, start)[0]

    def count(self, items: int) -> None:
        self.left -= items
        if self.left < 0:
            raise ProtocolError("too many values")

    def text(self) -> str:
        return self.take(self.number(LENGTH)).decode("utf-8", "replace")

    def array(self) -> Any:
        array, self.at = read_array(self.data, self.at)
        return array

    def whole(self) -> int:
        """Read a whole number and nothing else: a part of a scalar could hold parts of its own, and so on for ever."""
        self.count(1)
        tag = self.take(1)
        if tag not in WHOLE:
            raise ProtocolError("a whole number was expected")
        return int(_SCALARS[tag](self))

    def value(self, depth: int) -> Any:
        """Read one value: the innermost loop of every question and answer, so it calls nothing that it need not."""
        self.left -= 1
        if self.left < 0:
            raise ProtocolError("too many values")
        tag = self.data[self.at : self.at + 1]
        self.at += 1
        read = _SCALARS.get(tag)
        if read is not None:
            return read(self)
        if tag in _CONTAINERS and depth:
            length = self.number(LENGTH)
            if length > self.left:
                raise ProtocolError("too many values")
            return _CONTAINERS[tag](self, length, depth - 1)
        raise ProtocolError("no such kind of value, or too deep" if tag else SHORT)

    def values(self, length: int, depth: int) -> list[Any]:
        return [self.value(depth) for _ in range(length)]


def _integer(reader: _Reader) -> int:
    size = reader.number(LENGTH)
    if size > MAX_NUMBER_BYTES:
        raise ProtocolError("a number is too large")
    reader.count(size // BYTES_PER_ITEM)
    return int.from_bytes(reader.take(size), "little", signed=True)


def _fraction(reader: _Reader) -> Fraction:
    return Fraction(reader.whole(), reader.whole())


def _decimal(reader: _Reader) -> Decimal:
    form, sign, size, length = reader.unpack(DECIMAL)
    if form >= len(SPECIAL) or max(abs(size), length) > MAX_DECIMAL:
        raise ProtocolError("no such decimal")
    reader.count(length // BYTES_PER_ITEM)
    exponent: Any = SPECIAL[form] or size  # a text where it is infinite or no number
    return Decimal((sign, tuple(reader.take(length)), exponent))


def _datetime(reader: _Reader) -> datetime:
    year, month, day, hour, minute, second, microsecond, fold, offset = reader.unpack(MOMENT)
    zone = None if offset == -1 else timezone(timedelta(microseconds=offset - DAY_MICROSECONDS))
    return datetime(year, month, day, hour, minute, second, microsecond, zone, fold=fold)


def _generator(reader: _Reader) -> Any:
    return read_generator([reader.whole() for _ in range(4)])


def _callback(reader: _Reader) -> Callback:
    if not reader.callbacks:
        raise ProtocolError("a function, which nobody may send here")
    return Callback(reader.number(LENGTH))


def _object(reader: _Reader) -> ObjectNumber:
    if not reader.objects:
        raise ProtocolError("an object, which has no meaning here")
    return ObjectNumber(reader.number(LENGTH))


def _unserializable(reader: _Reader) -> Unserializable:
    """Keep of a type's name what a reader sees: it may hold line breaks, escapes and what turns writing round."""
    text = reader.text()[:MAX_TYPE_CHARS]
    return Unserializable("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))


def _dict(reader: _Reader, length: int, depth: int) -> dict[Any, Any]:
    pairs = [(reader.value(depth), reader.value(depth)) for _ in range(length)]
    _expect_spread([key for key, _ in pairs])
    return _whole(dict(pairs), length)


def _set(reader: _Reader, length: int, depth: int) -> set[Any]:
    members = reader.values(length, depth)
    _expect_spread(members)
    return _whole(set(members), length)


def _whole(members: Members, length: int) -> Members:
    if len(members) != length:
        raise ProtocolError("a member comes twice")
    return members


def _expect_spread(members: Sequence[Any]) -> None:
    """Refuse members made to have the same hash: each would be compared with all before it."""
    if len(members) > MAX_EQUAL_HASHES:
        ((_, most),) = Counter(map(hash, members)).most_common(1)
        if most > MAX_EQUAL_HASHES:
            raise ProtocolError("a set or dict whose members collide")


_SCALARS: dict[bytes, Callable[[_Reader], Any]] = {
    b"N": lambda _: None,
    b"T": lambda _: True,
    b"F": lambda _: False,
    b"i": lambda reader: reader.number(INTEGER),
    b"I": _integer,
    b"f": lambda reader: reader.number(FLOAT),
    b"z": lambda reader: complex(*reader.unpack(COMPLEX)),
    b"q": _fraction,
    b"D": _decimal,
    b"s": _Reader.text,
    b"b": lambda reader: reader.take(reader.number(LENGTH)),
    b"y": lambda reader: date.fromordinal(reader.number(LENGTH)),
    b"Y": _datetime,
    b"w": lambda reader: timedelta(*reader.unpack(DURATION)),
    b"a": _Reader.array,
    b"g": lambda reader: reader.array()[()],
    b"c": _callback,
    b"o": _object,
    b"r": _generator,
    b"x": _unserializable,
}
_CONTAINERS: dict[bytes, Callable[[_Reader, int, int], Any]] = {
    b"l": _Reader.values,
    b"t": lambda reader, length, depth: tuple(reader.values(length, depth)),
    b"d": _dict,
    b"S": _set,
    b"P": lambda reader, length, depth: read_table(reader.values(length, depth)),
    b"R": lambda reader, length, depth: frozenset(_set(reader, length, depth)),
}
