"""Lists, tuples and dicts of an answer: what they hold is compared once their length, or their keys, are right.

expected            returned         said of x
{"W1": a, "b1": b}  {"W1": a}        should be a dict with the keys 'W1', 'b1'; yours lacks 'b1'.
(a,)                a                should be a tuple of 1; you returned an array of shape (3,). A tuple of one ...
[a, b]              [a]              should be a list of 2; yours has 1.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from grader.errors import Mismatch
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.part import NO_RETURN, describe, is_number, refuse
from grader.judge.part_name import is_figure

MOST_KEYS, MOST_MISSING = 6, 3  # of a dict, in a message; of more, the first two
PLAIN = re.compile(r"[A-Za-z][\w ]{0,19}(\.[a-z]+)?|\d{1,2}\.[a-z]+", re.ASCII)  # a key such as W1 or 0.weight
TUPLE_OF_ONE = " A tuple of one is written with a comma: (x,)."


def expect_keys(what: str, got: Any, expected: dict[Any, Any]) -> None:
    """Raise `Mismatch` unless the answer is a dict with the keys of the expected one."""
    if isinstance(got, dict) and set(got) == set(expected):
        return
    if got is None and is_figure(expected):
        raise Mismatch(f"{what}: nothing was drawn. Draw it with matplotlib, and return it or leave it open.")
    keys = f"a dict with the keys {_keys(list(expected), MOST_KEYS)}" if expected else "an empty dict"
    if isinstance(got, Unserializable):
        refuse(what, got, keys)
    if not isinstance(got, dict):
        raise Mismatch(f"{what} should be {keys}; you returned {describe(got)}.")
    raise Mismatch(f"{what} should be {keys}; {_other_keys(got, expected)}.")


def items_of(what: str, got: Any, expected: Any) -> Any:
    """Return the items of a list, a tuple, or an array that stands for a list of numbers, truths or texts.

    Raises
    ------
    Mismatch
        The answer is none of these, or has not the length of the expected one.
    """
    kind = "tuple" if isinstance(expected, tuple) else "list"
    wanted = f"a {kind} of {len(expected)}" if expected else f"an empty {kind}"
    if isinstance(got, np.ndarray) and got.ndim == 1 and all(map(_is_scalar, expected)):
        got = got.tolist() if got.dtype.kind in "biufcUS" else list(got)
    if isinstance(got, Unserializable):
        refuse(what, got, wanted)
    if not isinstance(got, (list, tuple)):
        one = TUPLE_OF_ONE if isinstance(expected, tuple) and len(expected) == 1 else ""
        raise Mismatch(f"{what} should be {wanted}; you returned {describe(got)}.{NO_RETURN if got is None else one}")
    if len(got) != len(expected):
        raise Mismatch(f"{what} should be {wanted}; yours has {len(got)}.")
    return got


def _other_keys(got: dict[Any, Any], expected: dict[Any, Any]) -> str:
    """Say which keys a dict lacks, and which plain ones it has in their place; others may hold anything."""
    missing, others = [key for key in expected if key not in got], [key for key in got if key not in expected]
    plain = all(isinstance(key, str) and PLAIN.fullmatch(key) for key in others)
    lacks = [f"lacks {_keys(missing, MOST_MISSING)}"] if missing else []
    count = f"{len(others)} other{'s' if len(others) > 1 else ''}"
    has = [f"has {_keys(others, MOST_MISSING)} instead" if missing and plain else f"has {count}"] if others else []
    alike = {str(key).casefold() for key in missing} & {str(key).casefold() for key in others if plain}
    return f"yours {' and '.join((*lacks, *has))}{'; small and capital letters count' if alike else ''}"


def _keys(keys: list[Any], most: int) -> str:
    """Write keys down; of more than `most` the first two, and how many more there are."""
    shown = keys if len(keys) <= most else keys[:2]
    more = f" and {len(keys) - len(shown)} more" if len(keys) > most else ""
    return f"{', '.join(map(repr, shown))}{more}"


def _is_scalar(value: Any) -> bool:
    return is_number(value) or isinstance(value, (str, bytes, np.generic))
