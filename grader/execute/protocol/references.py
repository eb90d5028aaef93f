"""Numbers in an argument that stand for functions and objects of the other side, and what they stand for.

    decoded    [Callback(0), ObjectNumber(3)]
    live       [a function that asks back, the object that step 3 made]

Both are in lists, tuples and dicts at any depth. A value without any is itself, and is not copied.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .encode import Callback, ObjectNumber

REFERENCES = (Callback, ObjectNumber)
Resolve = Callable[[Any], Any]


def live(value: Any, resolve: Resolve) -> Any:
    """Return a value with what `resolve` makes of each reference in its place."""
    kind = type(value)
    if kind is list or kind is tuple:
        parts = [live(one, resolve) for one in value]
        return value if all(map(_is, parts, value)) else kind(parts)
    if kind is dict:
        named = {key: live(one, resolve) for key, one in value.items()}
        return value if all(map(_is, named.values(), value.values())) else named
    return resolve(value) if kind in REFERENCES else value


def referring(sent: Any, now: Any) -> Any:
    """Return a live value as it is now, with the references of `sent`, from which it was made, in their places."""
    kind = type(sent)
    if kind in REFERENCES:
        return sent
    if sent is now or type(now) is not kind or kind not in (list, tuple, dict) or len(now) != len(sent):
        return now
    if kind is dict:
        same = sent.keys() == now.keys()
        return {key: referring(sent[key], one) for key, one in now.items()} if same else now
    return kind(map(referring, sent, now))


def _is(one: Any, other: Any) -> bool:
    return one is other
