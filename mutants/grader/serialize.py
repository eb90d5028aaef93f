"""Records as JSON and back: by the types that the dataclasses declare, nothing else is read."""

from __future__ import annotations

import json
import types
from dataclasses import asdict, fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(record: Any) -> str:
    """Write a record; times with their zone, paths and enumerations as texts."""
    text = json.dumps(asdict(record), default=_text, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair as \\ud800, which JSON reads


def from_json(kind: type[T], text: str) -> T:
    """Read a record of `kind`; raises ValueError, TypeError or KeyError where the text holds another."""
    return _value(kind, json.loads(text))  # type: ignore[no-any-return]  # checked by its declared types


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not data")


def _value(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (option for option in get_args(kind) if option is not type(None))
        return None if data is None else _value(inner, data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        known = [field.name for field in fields(kind) if field.name in data]  # an older version wrote fewer
        return kind(**{name: _value(hints[name], data[name]) for name in known})  # type: ignore[operator]  # a class, not an instance
    return _plain(kind, data)


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_value(kinds[0], item) for item in data)
    return tuple(_value(kind, item) for kind, item in zip(kinds, data, strict=True))


def _plain(kind: Any, data: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, (Enum, Path)):
        return kind(data)
    return kind(data)
