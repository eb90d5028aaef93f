"""Compare values entry by entry (law 4) and say how they differ.

Checked in this order: something was returned, type, shape, finite, value. For a value the worst entry is named.

asked                      accepted as well
a list                     a tuple; a one-dimensional array where it holds numbers, truths or texts
a dict, an array           a subclass of it
an array, a number         any real dtype, bool and integers too
NaN or infinity            the same at the same place, and nowhere else
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.errors import Mismatch
from grader.judge.containers import expect_keys, items_of
from grader.judge.float_arrays import verdict_at_once
from grader.judge.part import (
    NO_RETURN,
    describe,
    distance,
    expect_finite,
    expect_kind,
    expect_shape,
    is_number,
    is_numeric,
)
from grader.judge.part_name import entry_name, item_name, key_name, whole_name
from grader.judge.tables import Difference, is_table, worst_difference
from grader.numerical import TOLERANCE

PLAIN = frozenset({int, float, str})
MOST_CHARS = 80  # of a value, in a message

Pair = tuple[str, Any, Any]


def agree(
    got: Any, expected: Any, what: str = "the answer", tolerance: float = TOLERANCE, *, changeable: bool = False
) -> None:
    """Compare an answer with the expected value.

    Parameters
    ----------
    got
        What the student's function returned.
    expected
        Plain data: numbers of any kind, text, bytes, dates, None, arrays, tables of pandas, and lists, tuples, sets
        and dicts of these.
        Numbers agree when the shape is exact, every entry is finite where the expected one is, and
        `max|got - expected| <= tolerance * max|expected|` per array; everything else must be equal.
    what
        The student's word for the value: "the gradient", "delta".
    changeable
        Whether arrays must hold floating-point numbers, because the lesson changes them in place later.

    Raises
    ------
    Mismatch
        With one sentence for the student. The figures stand apart, since not every check may show them.
    TypeError
        The expected value is an iterator, of which nothing can be known before it is asked: a fault of the test.
    """
    if verdict_at_once(got, expected, tolerance):
        return
    if isinstance(expected, Iterator):
        kind = describe(expected)
        raise TypeError(f"agree compares values, and the expected one is {kind}: compare list(...) of both")
    _agree_in_words(got, expected, what, tolerance, changeable=changeable)


def agrees(got: Any, expected: Any, tolerance: float = TOLERANCE) -> bool:
    """Tell whether `agree` would pass."""
    found = verdict_at_once(got, expected, tolerance)
    if found is not None:
        return found
    try:
        _agree_in_words(got, expected, "", tolerance)
    except Mismatch:
        return False
    return True


def _agree_in_words(got: Any, expected: Any, what: str, tolerance: float, *, changeable: bool = False) -> None:
    """Compare part by part, and raise `Mismatch` for the first fault in the order of looking."""
    try:
        pairs = list(_pairs(got, expected, what))
        for pair in pairs:
            expect_kind(*pair, changeable=changeable)
    except Mismatch as mismatch:
        if str(mismatch).startswith((f"{what} ", f"{whole_name(what, expected)} ")):
            raise
        raise of_part(mismatch) from mismatch
    for test in (expect_shape, expect_finite):
        for pair in pairs:
            test(*pair)
    _expect_values(pairs, tolerance)


def of_part(mismatch: Mismatch) -> Mismatch:
    """Return a mismatch in words for a part of an answer: not the part is returned, but what holds it."""
    text = str(mismatch).replace("; you returned ", "; yours is ").removesuffix(NO_RETURN)
    return Mismatch(text, mismatch.figures)


def _pairs(got: Any, expected: Any, what: str) -> Iterator[Pair]:
    """Yield the parts that are compared one by one, each with its name."""
    if isinstance(expected, dict):
        whole = whole_name(what, expected)
        expect_keys(whole, got, expected)
        for key in expected:
            yield from _pairs(got[key], expected[key], key_name(whole, key, expected))
    elif isinstance(expected, (list, tuple)):
        items = items_of(what, got, expected)
        if _is_plainly_equal(items, expected):
            return  # thousands of numbers, one by one, would take long
        for k, (one, other) in enumerate(zip(items, expected, strict=True)):
            yield from _pairs(one, other, item_name(what, k, len(expected)))
    else:
        yield what, got, expected


def _is_plainly_equal(items: Any, expected: Any) -> bool:
    plain = all(type(one) in PLAIN for one in items) and all(type(one) in PLAIN for one in expected)
    return plain and list(items) == list(expected)


def _expect_values(pairs: list[Pair], tolerance: float) -> None:
    """Raise for the pair that is furthest apart, measured against its largest expected entry."""
    found = [_difference(*pair, tolerance) for pair in pairs]
    distances = [one.share for one in found]
    most = max(distances, default=0.0)
    if most <= tolerance:
        return
    what, got, expected = pairs[distances.index(most)]
    if is_table(expected):
        worst = found[distances.index(most)]
        raise Mismatch(f"{worst.where}: this is not the value expected.", _figures(worst.got, worst.expected))
    if isinstance(expected, (set, frozenset)):
        raise Mismatch(f"{what} does not hold the members expected.", _figures(got, expected))
    if isinstance(expected, (bool, np.bool_)) or not (is_numeric(expected) or np.ndim(expected)):
        raise Mismatch(f"{what} is not the one expected.", _figures(got, expected))
    index = _worst(got, expected)
    where = entry_name(what, ", ".join(map(str, index))) if index else what
    mine, right = (value[index] if index else value for value in (got, expected))
    hint = f" Yours holds whole numbers (dtype {got.dtype})." if _is_rounded(got, expected) else ""
    differs = "differs most" if index or len(pairs) > 1 else "differs"
    raise Mismatch(f"{where} {differs} from the expected value.{hint}", _figures(mine, right))


def _difference(what: str, got: Any, expected: Any, tolerance: float) -> Difference:
    if not is_table(expected):
        return Difference(distance(got, expected), what, got, expected)
    return worst_difference(what, got, expected, lambda one, other: 0.0 if agrees(one, other, tolerance) else np.inf)


def _is_rounded(got: Any, expected: Any) -> bool:
    kinds = [part.dtype.kind for part in (got, expected) if isinstance(part, np.ndarray)]
    return len(kinds) == 2 and kinds[0] in "iu" and kinds[1] == "f"


def _worst(got: Any, expected: Any) -> tuple[int, ...]:
    """Find the entry that differs most; an empty index where there is but one."""
    if not np.shape(expected):
        return ()
    if not is_numeric(expected):
        off = got != expected
    else:
        with np.errstate(invalid="ignore"):  # infinity minus infinity
            off = np.abs(np.subtract(got, expected, dtype=complex if np.iscomplexobj(expected) else float))
        off = np.where(_same_specials(got, expected), 0.0, np.where(np.isnan(off), np.inf, off))
    return tuple(int(k) for k in np.unravel_index(np.argmax(off), np.shape(off)))


def _same_specials(got: Any, expected: Any) -> Any:
    one, other = np.asarray(got), np.asarray(expected)
    return (one == other) | (np.isnan(one) & np.isnan(other))


def _figures(got: Any, expected: Any) -> str:
    return f"You returned {_short(got)}; expected {_short(expected)}."


def _short(value: Any) -> str:
    """Write a value briefly: six digits of a number, the beginning of anything else."""
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.6g}"
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, int) and value.bit_length() > 4 * MOST_CHARS:
        return f"a whole number of {value.bit_length()} bits"
    text = str(value) if is_number(value) else repr(value)
    return text if len(text) <= MOST_CHARS else f"{text[:MOST_CHARS]}..."
