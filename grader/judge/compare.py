"""Compare values entry by entry (law 4) and say how they differ.

Checked in this order: something was returned, type, shape, finite, value. For a value the worst entry is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.errors import Mismatch
from grader.execute.protocol.unserializable import Unserializable

TOLERANCE = 1e-6
CODE = re.compile(r"[\w.]+(\([^()]*\)|\[[^\[\]]*\])*")  # a name, perhaps called or indexed

Pair = tuple[str, Any, Any]


def agree(got: Any, expected: Any, what: str = "the answer", tolerance: float = TOLERANCE) -> None:
    """Compare an answer with the expected value.

    Parameters
    ----------
    got
        What the student's function returned, as it came over the wire.
    expected
        An array, a number, a text, or a list, tuple or dict of these. Arrays agree when the shape is exact,
        every entry is finite and `max|got - expected| <= tolerance * max|expected|`; a tuple may stand for a
        list.
    what
        The student's word for the value: "the gradient", "delta".

    Raises
    ------
    Mismatch
        With one sentence for the student; the figures stand apart, since not every check may show them.
    """
    pairs = list(_pairs(got, expected, what))
    for test in (_is_right_kind, _has_right_shape, _is_finite):
        for pair in pairs:
            test(*pair)
    _is_right_value(pairs, tolerance)


def agrees(got: Any, expected: Any, tolerance: float = TOLERANCE) -> bool:
    """Tell whether `agree` would pass."""
    try:
        agree(got, expected, tolerance=tolerance)
    except Mismatch:
        return False
    return True


def _pairs(got: Any, expected: Any, what: str) -> Iterator[Pair]:
    if isinstance(expected, dict):
        if not isinstance(got, dict) or set(got) != set(expected):
            keys = ", ".join(map(repr, expected))
            raise Mismatch(f"{what} should be a dict with the keys {keys}; you returned {describe(got)}.")
        for key in expected:
            yield from _pairs(got[key], expected[key], f"{what}[{key!r}]")
    elif isinstance(expected, (list, tuple)):
        if not isinstance(got, (list, tuple)):
            hint = " Is there a `return`?" if got is None else ""
            raise Mismatch(f"{what} should be a list of {len(expected)}; you returned {describe(got)}.{hint}")
        if len(got) != len(expected):
            raise Mismatch(f"{what} should be a list of {len(expected)}; yours has {len(got)}.")
        for k, (one, other) in enumerate(zip(got, expected, strict=True)):
            yield from _pairs(one, other, _entry(what, str(k), "part"))
    else:
        yield what, got, expected


def _is_right_kind(what: str, got: Any, expected: Any) -> None:
    if got is None and expected is not None:
        raise Mismatch(f"{what} should be {describe(expected)}; you returned None. Is there a `return`?")
    if isinstance(expected, (np.ndarray, np.generic)):
        _is_real_array(what, got, expected)
    elif isinstance(expected, (bool, str, type(None))):
        if type(got) is not type(expected) and not (isinstance(expected, bool) and _is_bool(got)):
            raise Mismatch(f"{what} should be {describe(expected)}; you returned {describe(got)}.")
    elif not _is_number(got):
        raise Mismatch(f"{what} should be a number; you returned {describe(got)}.")


def _is_real_array(what: str, got: Any, expected: Any) -> None:
    if isinstance(got, (list, tuple)):
        raise Mismatch(f"{what} should be a numpy array; you returned {describe(got)}. np.array(...) makes one of it.")
    if not isinstance(got, (np.ndarray, np.generic)) and not (np.ndim(expected) == 0 and _is_number(got)):
        raise Mismatch(f"{what} should be a numpy array; you returned {describe(got)}.")
    wanted = np.asarray(expected).dtype.kind
    kind = np.asarray(got).dtype.kind
    if kind == "c":
        raise Mismatch(f"{what} should hold real numbers; yours are complex.")
    if wanted == "f" and kind != "f":
        raise Mismatch(f"{what} should hold floating-point numbers; yours has dtype {np.asarray(got).dtype}.")


def _has_right_shape(what: str, got: Any, expected: Any) -> None:
    shape, wanted = np.shape(got), np.shape(expected)
    if shape == wanted:
        return
    hint = ""
    if len(wanted) == 1 and shape in ((*wanted, 1), (1, *wanted)):
        hint = " It is a vector: one axis, not a matrix with one column or row."
    elif len(wanted) == 2 and shape == wanted[::-1]:
        hint = " It looks transposed."
    raise Mismatch(f"{what} should have shape {wanted}; yours has shape {shape}.{hint}")


def _is_finite(what: str, got: Any, expected: Any) -> None:
    if isinstance(expected, (str, bool, type(None))):
        return
    if not np.isfinite(got).all():
        bad = int(np.size(got) - np.count_nonzero(np.isfinite(got)))
        raise Mismatch(f"{what} holds {bad} value{'s' * (bad > 1)} that {'are' if bad > 1 else 'is'} nan or infinite.")


def _is_right_value(pairs: list[Pair], tolerance: float) -> None:
    excesses = [_excess(got, expected) for _, got, expected in pairs]
    most = max(excesses, default=0.0)
    if most <= tolerance:
        return
    what, got, expected = pairs[excesses.index(most)]
    if isinstance(expected, (str, bool, type(None))):
        raise Mismatch(f"{what} is not the one expected.", f"You returned {got!r}; expected {expected!r}.")
    index = np.unravel_index(np.argmax(np.abs(np.subtract(got, expected, dtype=float))), np.shape(expected))
    where = _entry(what, ", ".join(map(str, map(int, index)))) if index else what
    mine, theirs = float(np.asarray(got)[index]), float(np.asarray(expected)[index])
    raise Mismatch(f"{where} differs most from the expected value.", f"You returned {mine:.6g}; expected {theirs:.6g}.")


def _entry(what: str, index: str, kind: str = "entry") -> str:
    """Name an entry as Python does where that can be read: delta[1], f(x)[1], but entry [1] of delta of layer 2."""
    return f"{what}[{index}]" if CODE.fullmatch(what) else f"{kind} [{index}] of {what}"


def _excess(got: Any, expected: Any) -> float:
    """The largest difference as a share of the largest expected entry; infinite where NaN sneaks in."""
    if isinstance(expected, (str, bool, type(None))):
        return 0.0 if bool(got == expected) else np.inf
    if not np.size(expected):
        return 0.0
    difference = float(np.abs(np.subtract(got, expected, dtype=float)).max())
    if difference == 0.0:
        return 0.0
    scale = float(np.abs(np.asarray(expected, dtype=float)).max())
    share = difference / scale if scale else np.inf
    return share if share >= 0.0 else np.inf


def _is_bool(value: Any) -> bool:
    return isinstance(value, (np.ndarray, np.generic)) and value.ndim == 0 and value.dtype == bool


def _is_number(value: Any) -> bool:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and value.dtype.kind in "fiu"
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def describe(value: Any) -> str:
    """Say in a few words what kind of value this is: "a list of 3", "an array of shape (5, 7)"."""
    if isinstance(value, Unserializable):
        return value.type_name
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple, dict)):
        return f"a {type(value).__name__} of {len(value)}"
    names = {bool: "True or False", str: "a text", type(None): "None"}
    return names.get(type(value), "a number")
