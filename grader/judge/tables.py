"""Compare tables of pandas: what a DataFrame, a Series or an Index is made of, and where two of them differ.

Checked in this order: columns and their order, number of rows, kind of each column, then row labels and values.

asked                      accepted as well
numbers                    any real dtype, bool and pandas' dtypes with missing values too
texts                      any dtype that holds them
a missing value            any other missing value: None, NaN, NaT and NA count as one
a name of a Series or of   any other: it is no part of the values
row labels
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from grader.errors import Mismatch

Distance = Callable[[Any, Any], float]
ANYTHING: Final = "values of several kinds"
KINDS: Final = {
    "b": "numbers",
    "i": "numbers",
    "u": "numbers",
    "f": "numbers",
    "c": "complex numbers",
    "m": "durations",
}
ANSWER: Final = "the answer"  # a column of it is named without it
MOST_NAMES: Final = 12  # in a message


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two tables differ most, as a share of the largest expected value of its column."""

    share: float
    where: str
    got: Any
    expected: Any


def is_table(value: Any) -> bool:
    """Tell whether a value is a DataFrame, a Series or an Index."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, (pandas.DataFrame, pandas.Series, pandas.Index))


def is_same_class(got: Any, expected: Any) -> bool:
    """Tell whether a value is a table of the class of the expected one."""
    return is_table(got) and _class(got) == _class(expected)


def describe_table(value: Any) -> str:
    """Say what a table is: "a DataFrame of 3 rows and 2 columns", "a Series of 3"."""
    kind, rows = type(value).__name__, len(value)
    if value.ndim == 2:
        columns = value.shape[1]
        return f"a {kind} of {rows} row{'s' * (rows != 1)} and {columns} column{'s' * (columns != 1)}"
    return f"an Index of {rows}" if kind.endswith("Index") else f"a {kind} of {rows}"


def expect_same_form(what: str, got: Any, expected: Any) -> None:
    """Raise `Mismatch` unless both tables have the same columns, number of rows and kinds of values."""
    if expected.ndim == 2:
        _expect_columns(what, got.columns, expected.columns)
    if len(got) != len(expected):
        raise Mismatch(f"{what} should have {len(expected)} row{'s' * (len(expected) != 1)}; yours has {len(got)}.")
    for one, other in zip(_columns(got, what), _columns(expected, what), strict=True):
        _expect_kind(*one, other[1])


def worst_difference(what: str, got: Any, expected: Any, distance: Distance) -> Difference:
    """Return where two tables of the same form differ most."""
    pairs = zip(_columns(got, what), _columns(expected, what), strict=True)
    rows = _row_names(expected)
    found = (_worst(name, one, other, rows, distance) for (name, one), (_, other) in pairs)
    return max(found, key=lambda difference: difference.share)


def _class(table: Any) -> str:
    if table.ndim == 2:
        return "DataFrame"
    return "Series" if hasattr(table, "iloc") else "Index"


def _expect_columns(what: str, mine: Any, right: Any) -> None:
    if len(mine) == len(right) and all(map(_is_same_name, mine, right)):
        return
    names = ", ".join(map(repr, right[:MOST_NAMES])) + ", ..." * (len(right) > MOST_NAMES)
    yours = ", ".join(map(repr, mine[:MOST_NAMES])) + ", ..." * (len(mine) > MOST_NAMES)
    order = " in this order" if sorted(map(repr, mine)) == sorted(map(repr, right)) else ""
    raise Mismatch(f"{what} should have the columns {names or '(none)'}{order}; yours has {yours or 'none'}.")


def _columns(table: Any, what: str) -> Iterator[tuple[str, Any]]:
    """Yield the columns and the row labels, each with its name; every level of labels by itself."""
    whose = "" if what == ANSWER else f" of {what}"
    if table.ndim == 2:
        for k, name in enumerate(table.columns):
            yield f"column {name}{whose}", table.iloc[:, k]
    elif _class(table) == "Series":
        yield what, table
    labels = table if _class(table) == "Index" else table.index
    named = what if labels is table else f"the index of {what}"
    if labels.nlevels == 1:
        yield named, labels
    else:
        yield from ((f"level {k} of {named}", labels.get_level_values(k)) for k in range(labels.nlevels))


def _expect_kind(what: str, got: Any, expected: Any) -> None:
    mine, right = _kind(got), _kind(expected)
    if ANYTHING not in (mine, right) and mine != right and len(expected):
        raise Mismatch(f"{what} should hold {right}; yours holds {mine}.")
    if right.startswith("categories") and set(got.cat.categories) != set(expected.cat.categories):
        raise Mismatch(f"{what} should have other categories.")


def _kind(column: Any) -> str:
    """Say what a column holds, in a word that does not depend on how pandas stores it."""
    import pandas as pd  # noqa: PLC0415  only where a value is a table

    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return "categories in an order" if dtype.ordered else "categories"
    if isinstance(dtype, pd.DatetimeTZDtype):
        return f"dates in the time zone {dtype.tz}"
    if dtype.kind == "M":
        return "dates"
    if dtype.kind != "O":
        return KINDS.get(dtype.kind, ANYTHING)
    values = [one for one, missing in zip(column, pd.isna(column), strict=True) if not missing]
    return "texts" if values and all(isinstance(one, str) for one in values) else ANYTHING


def _row_names(table: Any) -> Callable[[int], str]:
    """Name a row by its number, and by its label where that is another."""
    import pandas as pd  # noqa: PLC0415

    labels = table if isinstance(table, pd.Index) else table.index
    if isinstance(labels, pd.RangeIndex) or labels is table:
        return lambda k: f"row {k}"
    return lambda k: f"row {k} ({labels[k]!r})"


def _worst(what: str, got: Any, expected: Any, rows: Callable[[int], str], distance: Distance) -> Difference:
    import pandas as pd  # noqa: PLC0415

    mine, right = _present(got), _present(expected)
    missing = np.asarray(pd.isna(expected))
    other = pd.isna(got) != missing
    numeric = mine.dtype.kind in "biufc" and right.dtype.kind in "biufc"
    shares = _shares(mine, right, ~missing) if numeric else np.zeros(len(right))
    if not numeric:
        for k in np.flatnonzero(~missing).tolist():
            shares[k] = 0.0 if mine[k] is right[k] else distance(mine[k], right[k])
    shares[other] = np.inf
    if not shares.size:
        return Difference(0.0, what, None, None)
    k = int(np.argmax(shares))
    return Difference(float(shares[k]), f"{what}, {rows(k)}", mine[k], right[k])


def _shares(got: Any, expected: Any, present: Any) -> Any:
    """Return by row how far numbers are off, as a share of the largest expected one."""
    kind = complex if expected.dtype.kind == "c" else float
    one, other = got.astype(kind), expected.astype(kind)
    scale = float(np.abs(other[np.isfinite(other)]).max(initial=0.0))
    with np.errstate(all="ignore"):
        off = np.where(one == other, 0.0, np.abs(one - other) / scale if scale else np.inf)
    return np.where(present, np.where(np.isnan(off), np.inf, off), 0.0)


def _present(column: Any) -> Any:
    """Return the values as an array of numbers, or of objects for anything else."""
    dtype = column.dtype
    if isinstance(dtype, np.dtype) and dtype.kind in "biufc":
        return np.asarray(column)
    if dtype.kind in "biuf":
        return column.to_numpy(float, na_value=np.nan)
    return np.asarray(column, dtype=object)


def _is_same_name(one: Any, other: Any) -> bool:
    import pandas as pd  # noqa: PLC0415

    missing = [pd.isna(one), pd.isna(other)]
    return all(missing) or (not any(missing) and one == other)
