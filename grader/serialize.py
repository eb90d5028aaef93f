"""Records as JSON and back, by the types that the dataclasses declare; no value is made to fit.

declared          accepted
bool, int, str    the same type; true is no number
float             a number
datetime          a text in ISO 8601
StrEnum, Path     a text; an enumeration only if it has that value
X | None          null or X
tuple[X, ...]     a list of X; tuple[X, Y] a list of exactly these
a dataclass       an object; a field that is not there takes its default, an unknown name is refused
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]
MOST_KEPT = 2**13  # flat records


class NotThisRecord(ValueError):
    """The text holds another record, or none; the message names the field."""


def to_json(record: Any) -> str:
    """Write a record; times with their zone, paths and enumerations as texts."""
    text = json.dumps(record, default=_plain, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair as \\ud800, which JSON reads


def json_fields(record: Any) -> dict[str, str]:
    """Write each field of a record by itself, as `to_json` does."""
    kind: Any = type(record)
    return {name: to_json(getattr(record, name)) for name in _declared(kind)[0]}


def json_object(fields: Mapping[str, str]) -> str:
    """Put fields that are JSON already into one object: `to_json` of the record that has them."""
    return "{" + ", ".join(f'"{name}": {text}' for name, text in fields.items()) + "}"


def from_json(kind: type[T], text: str) -> T:
    """Read a record of `kind`.

    Raises
    ------
    NotThisRecord
        The text is no JSON, or a value is missing, unknown or of another type than declared.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotThisRecord(f"{kind.__name__}: no JSON ({error})") from error
    known: Any = kind
    try:
        return _reader(known)(data)  # type: ignore[no-any-return]  # checked by its declared types
    except (_Unfit, KeyError, TypeError, ValueError):
        return _value(kind, data, kind.__name__)  # type: ignore[no-any-return]  # which names the field


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in _declared(kind)[0]}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not data")


class _Unfit(Exception):
    """A value that does not fit; the slow way says which."""


@cache
def _reader(kind: Any) -> Reader:
    """Return a function that reads a value of this kind, made once: a class has a million values."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(option) for option in arguments if option is not type(None))
        return lambda data: None if data is None else inner(data)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        item = _reader(arguments[0])
        return lambda data: tuple(map(item, _of_type(list, data)))
    if origin is tuple:
        items = tuple(map(_reader, arguments))
        return lambda data: tuple(read(one) for read, one in zip(items, _of_type(list, data), strict=True))
    return _record_reader(kind) if is_dataclass(kind) else _scalar_reader(kind)


def _record_reader(kind: Any) -> Reader:
    readers: dict[str, Reader] = {}

    def read(data: Any) -> Any:
        if not readers:  # only now: a record may hold others of its own kind
            readers.update((name, _reader(hint)) for name, hint in _declared(kind)[0].items())
        return kind(**{name: readers[name](value) for name, value in _of_type(dict, data).items()})

    return _remembered(read) if all(map(_is_plain, _declared(kind)[0].values())) else read


def _remembered(read: Reader) -> Reader:
    """Return a reader of flat records that gives equal ones as one: those of a class repeat one another."""
    known: dict[tuple[Any, ...], Any] = {}

    def remembered(data: Any) -> Any:
        if type(data) is not dict or len(known) > MOST_KEPT:
            known.clear()
            return read(data)
        values = tuple(data.values())
        key = (*data, *values, *map(type, values))  # 1 and True are equal, and not the same
        try:
            found = known.get(key)
        except TypeError:  # a list in the place of a text
            return read(data)
        if found is None:
            found = known[key] = read(data)
        return found

    return remembered


def _is_plain(kind: Any) -> bool:
    return kind in (bool, str) or (isinstance(kind, type) and issubclass(kind, Enum))


def _scalar_reader(kind: Any) -> Reader:
    if kind is float:
        return lambda data: float(data) if type(data) in (int, float) else _of_type(float, data)
    if kind in (bool, int, str):
        return partial(_of_type, kind)
    if kind is datetime:
        return lambda data: datetime.fromisoformat(_of_type(str, data))
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return lambda data: kind(_of_type(str, data))


def _of_type(kind: type[T], data: Any) -> T:
    if type(data) is not kind:
        raise _Unfit
    return data


def _value(kind: Any, data: Any, place: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (option for option in get_args(kind) if option is not type(None))
        return None if data is None else _value(inner, data, place)
    if origin is tuple:
        return _tuple(get_args(kind), data, place)
    if is_dataclass(kind):
        return _record(kind, data, place)
    return _scalar(kind, data, place)


def _tuple(kinds: tuple[Any, ...], data: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise NotThisRecord(f"{place}: a list is wanted")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_value(kinds[0], item, f"{place}[{number}]") for number, item in enumerate(data))
    if len(data) != len(kinds):
        raise NotThisRecord(f"{place}: {len(kinds)} values are wanted, there are {len(data)}")
    return tuple(_value(kind, item, f"{place}[{n}]") for n, (kind, item) in enumerate(zip(kinds, data, strict=True)))


def _record(kind: Any, data: Any, place: str) -> Any:
    if not isinstance(data, dict):
        raise NotThisRecord(f"{place}: an object is wanted")
    hints, needed = _declared(kind)
    unknown = sorted(data.keys() - hints.keys())
    missing = sorted(needed - data.keys())
    if unknown or missing:
        raise NotThisRecord(f"{place}: " + (f"{unknown[0]!r} is unknown" if unknown else f"{missing[0]!r} is missing"))
    return kind(**{name: _value(hints[name], value, f"{place}.{name}") for name, value in data.items()})


@cache
def _declared(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the types of a dataclass's fields, and the names of those without a default."""
    hints = get_type_hints(kind)
    needed = (field for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING)
    return {field.name: hints[field.name] for field in fields(kind)}, frozenset(field.name for field in needed)


def _scalar(kind: Any, data: Any, place: str) -> Any:
    if kind is float and type(data) in (int, float):
        return float(data)
    if kind in (bool, int, str) and type(data) is kind:
        return data
    if type(data) is str and (kind is datetime or issubclass(kind, (Enum, Path))):
        try:
            return datetime.fromisoformat(data) if kind is datetime else kind(data)
        except ValueError as error:
            raise NotThisRecord(f"{place}: {data!r} is no {kind.__name__}") from error
    raise NotThisRecord(f"{place}: {kind.__name__} is wanted, there is {data!r:.60}")
