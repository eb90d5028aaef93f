"""One part of an answer, such as a number, an array or a text: its kind, its shape, and how far off it is.

number   bool, int, float, complex, Fraction, Decimal, a numpy scalar, a 0-d array of numbers
array    numbers of any real dtype where real numbers are asked; text, bytes and dates as themselves
table    a DataFrame, Series or Index: see tables.py
rest     text, bytes, dates, None, sets: of the expected type, and equal
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np

from grader.errors import Mismatch
from grader.execute.protocol.unserializable import CARRIED, Unserializable
from grader.judge.shapes import shape_hint
from grader.judge.tables import describe_table, expect_same_form, is_same_class, is_table
from grader.numerical import TOLERANCE

NO_RETURN = " Is there a `return`?"
REAL, NUMBERS = "biuf", "biufc"  # kinds of dtypes
EXACT_FLOATS = 2**53  # whole numbers up to here are floats without a loss
# Types of the other side, by name, of which list(...) makes plain data.
LAZY = frozenset(
    {"a generator", "a map", "a filter", "a zip", "a range", "an enumerate", "a reversed", "a collections.deque"}
    | {"an array.array", "a memoryview"}
)
LAZY_ENDINGS = ("iterator", "_generator", "dict_keys", "dict_values", "dict_items")


def describe(value: Any) -> str:
    """Say in a few words what kind of value this is: "a list of 3", "an array of shape (5, 7)"."""
    if isinstance(value, Unserializable):
        return value.type_name
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple, dict, set, frozenset)) or is_table(value):
        return describe_table(value) if is_table(value) else f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, (bool, np.bool_)):
        return "True or False"
    if is_number(value):
        return "a complex number" if np.iscomplexobj(value) else "a number"
    names = {str: "a text", type(None): "None", bytes: "bytes"}
    return names.get(type(_plain(value)), f"a {type(_plain(value)).__name__}")


def refuse(what: str, got: Unserializable, wanted: str) -> NoReturn:
    """Raise `Mismatch` for an answer that cannot be carried, with advice."""
    raise Mismatch(f"{what} should be {wanted}; you returned {got.type_name}. {advice_for(got)}")


def advice_for(got: Unserializable) -> str:
    """Say what to return in the place of a value that cannot be carried."""
    if is_lazy(got):
        return "list(...) makes a list of it."
    return f"An answer may be {CARRIED}."


def is_lazy(got: Unserializable) -> bool:
    """Tell whether list(...) would make plain data of a value of this type, by its name."""
    name = got.type_name
    return name in LAZY or name.startswith("an itertools.") or name.endswith(LAZY_ENDINGS)


def is_number(value: Any) -> bool:
    """Tell whether a value is one number or truth; a 0-d array is one too."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and value.dtype.kind in NUMBERS
    return isinstance(value, (int, float, complex, Fraction, Decimal))


def is_numeric(value: Any) -> bool:
    """Tell whether a value is one number or an array of numbers."""
    return is_number(value) or (isinstance(value, np.ndarray) and value.dtype.kind in NUMBERS)


def expect_kind(what: str, got: Any, expected: Any, *, changeable: bool = False) -> None:
    """Raise `Mismatch` unless the answer is of a kind that can be compared with the expected value."""
    if got is None and expected is not None:
        raise Mismatch(f"{what} should be {describe(expected)}; you returned None.{NO_RETURN}")
    if isinstance(expected, np.ndarray) and expected.ndim:
        _expect_array(what, got, expected, changeable=changeable)
    elif isinstance(got, Unserializable):
        refuse(what, got, describe(expected))
    elif is_number(expected):
        _expect_number(what, got, expected)
    elif is_table(expected):
        if not is_same_class(got, expected):
            raise Mismatch(f"{what} should be {describe(expected)}; you returned {describe(got)}.")
        expect_same_form(what, got, expected)
    elif not _is_same_type(got, expected):
        hint = " set(...) makes one of it." if isinstance(expected, (set, frozenset)) and _is_listed(got) else ""
        raise Mismatch(f"{what} should be {_wanted(expected)}; you returned {describe(got)}.{hint}")


def expect_shape(what: str, got: Any, expected: Any) -> None:
    """Raise `Mismatch` unless both have the same shape."""
    if not isinstance(expected, (np.ndarray, np.generic)):
        return
    shape, wanted = np.shape(got), np.shape(expected)
    if shape == wanted:
        return
    raise Mismatch(f"{what} should have shape {wanted}; yours has shape {shape}.{shape_hint(shape, wanted)}")


def expect_finite(what: str, got: Any, expected: Any) -> None:
    """Raise `Mismatch` where the answer is NaN or infinite and the expected value is not."""
    if not is_numeric(expected):
        return
    bad = int(np.count_nonzero(~_is_finite(got) & _is_finite(expected)))
    if bad:
        raise Mismatch(f"{what} holds {bad} value{'s' * (bad > 1)} that {'are' if bad > 1 else 'is'} nan or infinite.")


def distance(got: Any, expected: Any) -> float:
    """Return the largest difference as a share of the largest expected entry; infinite where parts are not equal."""
    if not is_numeric(expected):
        return 0.0 if _is_equal(got, expected) else np.inf
    if _needs_fractions(got) or _needs_fractions(expected):
        return _exact_distance(got, expected)
    kind = complex if np.iscomplexobj(expected) else float
    one, other = np.asarray(got, dtype=kind), np.asarray(expected, dtype=kind)
    finite = np.isfinite(other)
    if not finite.all():
        if not np.array_equal(one[~finite], other[~finite], equal_nan=True):
            return np.inf
        one, other = one[finite], other[finite]
    return _share(float(np.abs(one - other).max(initial=0.0)), float(np.abs(other).max(initial=0.0)))


def _expect_array(what: str, got: Any, expected: Any, *, changeable: bool) -> None:
    wanted = f"{what} should be a numpy array"
    if isinstance(got, Unserializable):
        hint = "np.array(list(...)) makes one of it." if is_lazy(got) else advice_for(got)
        raise Mismatch(f"{wanted}; you returned {got.type_name}. {hint}")
    if not isinstance(got, (np.ndarray, np.generic)):
        hint = " np.array(...) makes one of it." if _is_listed(got) else ""
        raise Mismatch(f"{wanted}; you returned {describe(got)}.{hint}")
    _expect_dtype(what, got.dtype.kind, expected.dtype.kind)
    if changeable and got.dtype.kind != "f":
        raise Mismatch(f"{what} should hold floating-point numbers; yours has dtype {got.dtype}.")


def _expect_dtype(what: str, kind: str, wanted: str) -> None:
    if wanted in REAL and kind == "c":
        raise Mismatch(f"{what} should hold real numbers; yours are complex.")
    if (wanted in NUMBERS) != (kind in NUMBERS) or (wanted not in NUMBERS and kind != wanted):
        names = {"U": "texts", "S": "bytes", "M": "dates", "m": "durations"}
        wish, given = names.get(wanted, "numbers"), names.get(kind, "numbers")
        raise Mismatch(f"{what} should hold {wish}; yours holds {given}.")


def _expect_number(what: str, got: Any, expected: Any) -> None:
    if isinstance(got, np.ndarray) and got.ndim and isinstance(expected, (np.ndarray, np.generic)):
        _expect_dtype(what, got.dtype.kind, expected.dtype.kind)
    if not is_number(got):
        hint = " Its .item() is the number." if is_numeric(got) and np.size(got) == 1 else ""
        raise Mismatch(f"{what} should be {_wanted(expected)}; you returned {describe(got)}.{hint}")
    if np.iscomplexobj(got) and not np.iscomplexobj(expected):
        raise Mismatch(f"{what} should be a real number; yours is complex.")


def _wanted(expected: Any) -> str:
    return f"a set of {len(expected)}" if isinstance(expected, frozenset) else describe(expected)


def _is_same_type(got: Any, expected: Any) -> bool:
    if isinstance(expected, (set, frozenset)):
        return isinstance(got, (set, frozenset))
    return type(_plain(got)) is type(_plain(expected))


def _is_listed(value: Any) -> bool:
    return isinstance(value, (list, tuple)) or is_table(value) or (isinstance(value, np.ndarray) and value.ndim == 1)


def _plain(value: Any) -> Any:
    """Return a numpy scalar, or an array without axes, as Python's own."""
    if isinstance(value, np.ndarray):
        value = value[()]
    return value.item() if isinstance(value, np.generic) and value.dtype.kind in "US" else value


def _is_finite(value: Any) -> Any:
    """Tell for each entry whether it is finite; whole numbers and Fractions of any size are."""
    if isinstance(value, Decimal):
        return np.asarray(value.is_finite())
    if isinstance(value, (int, Fraction)):
        return np.True_
    return np.isfinite(np.asarray(value))


def _is_equal(got: Any, expected: Any) -> bool:
    if isinstance(expected, np.ndarray):
        missing = expected.dtype.kind in "Mm"  # NaT, which is not even equal to itself
        return np.array_equal(got, expected, equal_nan=missing)
    if isinstance(expected, (set, frozenset)):
        return _is_same_set(got, expected)
    if isinstance(expected, np.random.Generator):
        return got.bit_generator.state == expected.bit_generator.state  # type: ignore[no-any-return]
    return got is expected or _plain(got) == _plain(expected)


def _is_same_set(got: Any, expected: Any) -> bool:
    """Compare members; numbers that are not equal may agree, the smallest with the smallest and so on."""
    if len(got) != len(expected):
        return False
    mine, right = set(got) - set(expected), set(expected) - set(got)
    if not all(is_number(one) and not np.iscomplexobj(one) and _is_finite(one) for one in mine | right):
        return False
    pairs = zip(sorted(mine, key=_fraction), sorted(right, key=_fraction), strict=True)
    return all(_exact_distance(one, other) <= TOLERANCE for one, other in pairs)


def _needs_fractions(value: Any) -> bool:
    if isinstance(value, (Fraction, Decimal)):
        return True
    return isinstance(value, int) and abs(value) > EXACT_FLOATS


def _exact_distance(got: Any, expected: Any) -> float:
    """Compare two single numbers, one of which a float may not hold, as fractions."""
    if np.iscomplexobj(got) or np.iscomplexobj(expected):
        return _share(abs(complex(got) - complex(expected)), abs(complex(expected)))
    if not (_is_finite(got) and _is_finite(expected)):
        return 0.0 if str(float(got)) == str(float(expected)) else np.inf
    one, other = _fraction(got), _fraction(expected)
    if one == other:
        return 0.0
    share = abs(one - other) / abs(other) if other else None
    return np.inf if share is None or share > 1 else float(share)


def _fraction(value: Any) -> Fraction:
    return Fraction(value.item() if isinstance(value, (np.generic, np.ndarray)) else value)


def _share(difference: float, scale: float) -> float:
    """Divide; a share that is no number (NaN) counts as infinite."""
    if difference == 0.0:
        return 0.0
    share = difference / scale if scale else np.inf
    return share if share >= 0.0 else np.inf
