"""One value as bytes: a tag byte, then what the tag says. Every integer is little-endian.

    N none   T true   F false   i int64   I larger int   f float   z complex   q Fraction   D Decimal
    s text   b bytes  y date    Y datetime   w timedelta   a array   g numpy scalar
    l list   t tuple  d dict    S set     R frozenset     c callable, by number     x Unserializable, its type
    o an object of this script, by number
    r a random generator of numpy, its state as a list
    P a table of pandas, or a scalar of one, as tables.py describes it: a list

Sets are written in the order of their members' bytes: equal values are equal bytes.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from .arrays import array_bytes
from .bounds import BYTES_PER_ITEM, MAX_DECIMAL, MAX_DEPTH, MAX_ITEMS, MAX_NUMBER_BYTES, MAX_REPLY_BYTES, MAX_TYPE_CHARS
from .generators import generator_parts
from .tables import table_parts, table_type
from .unserializable import Unserializable, UnserializableError, describe

Callables = list[Callable[..., Any]] | None
LENGTH, INTEGER, FLOAT = (struct.Struct(f"<{form}") for form in "Iqd")
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Callback:
    """A function of the other side, known here by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class ObjectNumber:
    """An object of the student's process, by the number of the step of this script that made it."""

    number: int


class _TooLarge(Exception):
    """The whole value is too large, and with it every part."""


def encode(value: Any, callables: Callables = None) -> bytes:
    """Write one value whose types are exactly those that can be carried; functions join `callables` where given.

    Raises
    ------
    UnserializableError
        The value, or a part of it, cannot be carried.
    """
    try:
        return _Encoder(callables).exact(value, MAX_DEPTH)
    except _TooLarge as error:
        raise UnserializableError(str(error)) from None


def encode_leniently(value: Any, callables: Callables = None) -> bytes:
    """Write one value of a student's: subclasses as the plain type, and `Unserializable` for what cannot be carried."""
    try:
        data = _Encoder(callables, lenient=True).part(value, MAX_DEPTH)
    except _TooLarge as error:
        return b"x" + _text(str(error))
    return data if len(data) <= MAX_REPLY_BYTES else b"x" + _text(f"a value of {len(data) // 2**20} MB")


def encode_call(function: str, arguments: Iterable[Any], callables: Callables = None) -> bytes:
    """Write a call; an argument that is a number is a Python number, for a 0-d array could be changed in place."""
    return encode([function, *map(argument, arguments)], callables)


def argument(value: Any) -> Any:
    """Return an argument as it is sent: a number is a Python number."""
    if isinstance(value, np.generic) or (type(value) is np.ndarray and value.ndim == 0):
        return value.item() if value.dtype.kind in "biufcUS" else value
    return value


class _Encoder:
    """Writes one value, and counts its parts."""

    __slots__ = ("callables", "left", "stand_ins", "subclasses")

    def __init__(self, callables: Callables, *, lenient: bool = False) -> None:
        self.callables, self.left = callables, MAX_ITEMS
        self.subclasses = self.stand_ins = lenient

    def part(self, value: Any, depth: int) -> bytes:
        """Write a value, or its type in its place where that is allowed."""
        try:
            return self.exact(value, depth)
        except UnserializableError as error:
            if not self.stand_ins:
                raise
            return b"x" + _text(error.type_name[:MAX_TYPE_CHARS])

    def exact(self, value: Any, depth: int) -> bytes:
        """Write a value; raise `UnserializableError` where it cannot be carried."""
        self.count(1)
        kind: type | None = type(value)
        if kind not in _SCALARS and kind not in _CONTAINERS:
            kind = self._plain_type(type(value))
        if kind in _SCALARS:
            return _SCALARS[kind](self, value)
        if kind in _CONTAINERS and depth:
            return _CONTAINERS[kind](self, value, depth - 1)
        if table_type(type(value), exact=not self.subclasses) is not None and depth:
            return self.table(value, depth - 1)
        if self.callables is not None and callable(value):
            self.callables.append(value)
            return b"c" + struct.pack("<I", len(self.callables) - 1)
        if type(value) is Unserializable:
            raise UnserializableError(value.type_name)
        raise UnserializableError(describe(value) if kind not in _CONTAINERS else f"{describe(value)} too deep inside")

    def count(self, items: int) -> None:
        self.left -= items
        if self.left < 0:
            raise _TooLarge(f"a value of more than {MAX_ITEMS:,} parts")

    def items(self, tag: bytes, values: Iterable[Any], depth: int) -> bytes:
        parts = [self.part(value, depth) for value in values]
        return tag + LENGTH.pack(len(parts)) + b"".join(parts)

    def table(self, value: Any, depth: int) -> bytes:
        """Write a table, in which nothing may be `Unserializable`: pandas would compute with it."""
        parts = table_parts(value)
        return b"P" + struct.pack("<I", len(parts)) + b"".join(self.members(parts, depth))

    def members(self, values: Iterable[Any], depth: int) -> list[bytes]:
        """Write values none of which may be `Unserializable`, such as members of a set: those have no hash."""
        before, self.stand_ins = self.stand_ins, False
        try:
            return [self.exact(value, depth) for value in values]
        finally:
            self.stand_ins = before

    def _plain_type(self, kind: type) -> type | None:
        if issubclass(kind, np.generic):
            return np.generic
        if self.subclasses and not issubclass(kind, _masked()):
            return next((plain for plain in _MAY_BE_SUBCLASSED if issubclass(kind, plain)), None)
        return None


def _masked() -> Any:
    """Return numpy's masked arrays, whose hidden entries are no data; no class before anybody has imported them."""
    return getattr(sys.modules.get("numpy.ma"), "MaskedArray", ())


def _integer(encoder: _Encoder, value: int) -> bytes:
    value = int.__int__(value)
    if -(2**63) <= value < 2**63:
        return b"i" + INTEGER.pack(value)
    size = value.bit_length() // 8 + 1
    if size > MAX_NUMBER_BYTES:
        raise UnserializableError(f"a whole number of {value.bit_length():,} bits")
    encoder.count(size // BYTES_PER_ITEM)
    return b"I" + struct.pack("<I", size) + value.to_bytes(size, "little", signed=True)


def _fraction(encoder: _Encoder, value: Fraction) -> bytes:
    return b"q" + _integer(encoder, value.numerator) + _integer(encoder, value.denominator)


def _decimal(encoder: _Encoder, value: Decimal) -> bytes:
    sign, digits, exponent = value.as_tuple()
    size = exponent if isinstance(exponent, int) else 0
    if value.is_snan() or len(digits) > MAX_DECIMAL or abs(size) > MAX_DECIMAL:
        raise UnserializableError(f"a Decimal with more than {MAX_DECIMAL:,} digits")
    encoder.count(len(digits) // BYTES_PER_ITEM)
    form = {"F": 1, "n": 2}.get(str(exponent), 0)
    return struct.pack("<cBBiI", b"D", form, sign, size, len(digits)) + bytes(digits)


def _array(_: _Encoder, value: Any) -> bytes:
    array = value if type(value) is np.ndarray else np.asarray(value)
    data = array_bytes(array)
    if data is None:
        raise UnserializableError(f"an array of dtype {array.dtype}")
    return (b"g" if isinstance(value, np.generic) else b"a") + data


def _datetime(_: _Encoder, value: datetime) -> bytes:
    zone = value.tzinfo
    if zone is not None and type(zone) is not timezone:
        raise UnserializableError(f"a datetime with {describe(zone)}")
    offset = -1 if zone is None else zone.utcoffset(None) // MICROSECOND + 86_400_000_000
    clock = (value.hour, value.minute, value.second, value.microsecond, value.fold)
    return b"Y" + struct.pack("<HBBBBBIBq", value.year, value.month, value.day, *clock, offset)


def _text(value: str) -> bytes:
    data = value.encode("utf-8", "replace")
    return LENGTH.pack(len(data)) + data


def _dict(encoder: _Encoder, value: dict[Any, Any], depth: int) -> bytes:
    keys = encoder.members(dict.keys(value), depth)
    values = [encoder.part(item, depth) for item in dict.values(value)]
    pairs = (part for pair in zip(keys, values, strict=True) for part in pair)
    return b"d" + struct.pack("<I", len(keys)) + b"".join(pairs)


def _set(encoder: _Encoder, value: set[Any] | frozenset[Any], depth: int) -> bytes:
    frozen = issubclass(type(value), frozenset)
    members = encoder.members(frozenset.__iter__(value) if frozen else set.__iter__(value), depth)  # type: ignore[arg-type]
    return (b"R" if frozen else b"S") + struct.pack("<I", len(members)) + b"".join(sorted(members))


_SCALARS: dict[type | None, Callable[[_Encoder, Any], bytes]] = {
    type(None): lambda _, _value: b"N",
    bool: lambda _, value: b"T" if value else b"F",
    int: _integer,
    float: lambda _, value: b"f" + FLOAT.pack(value),
    complex: lambda _, value: b"z" + struct.pack("<dd", complex(value).real, complex(value).imag),
    str: lambda _, value: b"s" + _text(str.__str__(value)),
    bytes: lambda _, value: b"b" + struct.pack("<I", len(value)) + value,
    Fraction: _fraction,
    Decimal: _decimal,
    date: lambda _, value: b"y" + struct.pack("<I", value.toordinal()),
    datetime: _datetime,
    timedelta: lambda _, value: b"w" + struct.pack("<iii", value.days, value.seconds, value.microseconds),
    np.ndarray: _array,
    np.generic: _array,
    np.random.Generator: lambda encoder, value: (
        b"r" + b"".join(_integer(encoder, part) for part in generator_parts(value))
    ),
    Callback: lambda _, value: b"c" + struct.pack("<I", value.number),
    ObjectNumber: lambda _, value: b"o" + struct.pack("<I", value.number),
}
_CONTAINERS: dict[type | None, Callable[[_Encoder, Any, int], bytes]] = {
    list: lambda encoder, value, depth: encoder.items(b"l", list.__iter__(value), depth),
    tuple: lambda encoder, value, depth: encoder.items(b"t", tuple.__iter__(value), depth),
    dict: _dict,
    set: _set,
    frozenset: _set,
}
_MAY_BE_SUBCLASSED = (np.ndarray, int, float, complex, str, bytes, *(kind for kind in _CONTAINERS if kind is not None))
