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
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")
Reader = Callable[[Any], Any]
MOST_KEPT = 2**13  # texts of flat records


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
    known: Any = kind
    try:
        return _reader(known)(text)  # type: ignore[no-any-return]  # checked by its declared types
    except (msgspec.DecodeError, ValueError, RecursionError):
        return _value(kind, _parsed(kind, text), kind.__name__)  # type: ignore[no-any-return]  # which names the field


def _parsed(kind: type, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotThisRecord(f"{kind.__name__}: no JSON ({error})") from error


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in _declared(kind)[0]}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not data")


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads a text of this kind at the speed of msgspec, made once: a class has a million values.

    It raises what msgspec raises for all that is not exactly as it was written.
    """
    form, build = _form(kind)
    decode = msgspec.json.Decoder(form).decode
    return lambda text: build(decode(text))


def _form(kind: Any) -> tuple[Any, Reader]:
    """Return what msgspec reads for a declared type, and what makes the value of it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (option for option in arguments if option is not type(None))
        one, build = _form(inner)
        return Union[one, None], _same if build is _same else lambda data: None if data is None else build(data)  # noqa: UP007
    if origin is tuple and arguments[1:] == (Ellipsis,):
        one, build = _form(arguments[0])
        every = GenericAlias(tuple, (one, ...))
        many = _same if build is _same else lambda data: tuple(map(build, data))
        return _kept_as_text(every, many) if one is msgspec.Raw else (every, many)
    if isinstance(kind, type) and is_dataclass(kind):
        flat = all(map(_is_plain, _declared(kind)[0].values()))
        return _kept_as_text(*_record_form(kind)) if flat else _record_form(kind)
    return (str, Path) if kind is Path else (kind, _same)


def _same(data: Any) -> Any:
    return data


def _kept_as_text(form: Any, build: Reader) -> tuple[Any, Reader]:
    """Leave flat records, and lists of them, as texts until one is met that was not read before: a class's repeat."""
    decode = msgspec.json.Decoder(form).decode
    known: dict[bytes, Any] = {}

    def remembered(raw: Any) -> Any:
        text = bytes(raw)
        found = known.get(text)
        if found is None:
            if len(known) > MOST_KEPT:
                known.clear()
            found = known[text] = build(decode(text))
        return found

    return msgspec.Raw, remembered


def _record_form(kind: Any) -> tuple[Any, Reader]:
    """Return a structure with every field of a dataclass and no other, and what makes the record of it."""
    parts = {name: _form(hint) for name, hint in _declared(kind)[0].items()}
    form = msgspec.defstruct(
        kind.__name__, [(name, form) for name, (form, _) in parts.items()], forbid_unknown_fields=True
    )
    names = tuple(parts)
    made = [(number, build) for number, (_, build) in enumerate(parts.values()) if build is not _same]

    def record(data: Any) -> Any:
        found = [getattr(data, name) for name in names]
        for number, build in made:
            found[number] = build(found[number])
        return kind(*found)

    return form, record


def _is_plain(kind: Any) -> bool:
    return kind in (bool, str) or (isinstance(kind, type) and issubclass(kind, Enum))


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
