"""Find one rule that turns every wrong part into the right one: a sign, a constant, a candidate factor, a transpose.

    returned                       said
    -expected                      has the wrong sign
    2 expected, expected / 3, ...  is off by the factor 2, 1/3
    c expected                     is off by one and the same factor throughout
    expected, rounded              is rounded to 4 decimals, and should be returned as computed
    expected, in another order     holds the right numbers in another order
    expected / f                   lacks the factor f              (f: a candidate factor, such as a(1-a))
    expected f                     has the factor f once too often
    expected / m, expected m       is too small, too large by the factor m    (m: one number, such as a size)
    expected^T                     is transposed

A rule counts only if it explains every entry; where two factors do, neither is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.judge.compare import agrees
from grader.numerical import TOLERANCE

Array = npt.NDArray[Any]
Rule = Callable[["Part"], bool]
CONSTANTS: dict[str, float] = {f"{n}": n for n in range(2, 11)} | {f"1/{n}": 1 / n for n in range(2, 11)}
SLOPES = "lacks the factor {}", "has the factor {} once too often"
SIZES = "is too small by the factor {}", "is too large by the factor {}"
ONE_FACTOR = "is off by one and the same factor throughout"
CHANGING = ", which changes with the arguments"
MOST_PLACES = 7  # of decimals: with more a rounded answer is right
ANOTHER_ORDER = 3  # numbers at least: two that are exchanged may be a chance
NUMBERS = ("2", "1/2")  # one number alone is nearly a multiple of something by chance


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One array or number of an answer: its place in the list, what was returned, what is right, its indices."""

    place: int
    name: str
    got: Any
    expected: Any
    path: tuple[Any, ...] = ()


def explanation(parts: Sequence[Part], factors: Mapping[str, Any], *, constants: bool = True) -> str:
    """Say what is wrong with all `parts` together, as a predicate that begins with its verb; '' if no rule does.

    Without `constants` no number is named: other answers are off by other numbers, so that the factor changes.
    """
    if any(_is_label(part) for part in parts):
        return ""
    if all(not np.any(part.got) for part in parts):
        return "is zero throughout"
    named = [words for words, rule in _companions(factors) if all(map(rule, parts))]
    only = "".join(named) if len(named) == 1 else ""
    if only and not constants:
        return only
    for words, rule in _rules(parts, constants=constants):
        if all(map(rule, parts)):
            return words
    return only


def companions(part: Part, factors: Mapping[str, Any]) -> list[str]:
    """Return what each factor that explains one part would be said with."""
    return [words for words, rule in _companions(factors) if rule(part)]


def of_each(words: str, count: int) -> str:
    """Say of several parts that get the same words, each alone, that each has a factor of its own."""
    return words.replace(ONE_FACTOR, "is each off by a factor of its own") if count > 1 else words


def _is_label(part: Part) -> bool:
    """Tell whether a whole number alone is expected: the number of a node or a class is no quantity."""
    return np.ndim(part.expected) == 0 and np.asarray(part.expected).dtype.kind in "iu"


def is_numeric(value: Any) -> bool:
    """Tell whether a value is an array of real numbers, or one number."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "fiu"
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _rules(parts: Sequence[Part], *, constants: bool) -> Iterator[tuple[str, Rule]]:
    yield "is transposed", lambda part: np.ndim(part.expected) == 2 and agrees(part.got, np.transpose(part.expected))
    ratio = _ratio(parts)
    if ratio is None:
        return
    several = sum(np.count_nonzero(part.expected) for part in parts) > 1
    yield "has the wrong sign", _times(-1.0)
    for name, constant in CONSTANTS.items() if constants else ():
        if abs(abs(ratio) - constant) <= TOLERANCE * constant and (several or name in NUMBERS):
            sign = " and has the wrong sign" if ratio < 0 else ""
            yield f"is off by the factor {name}{sign}", _times(float(np.copysign(constant, ratio)))
    if several:
        yield ONE_FACTOR + ("" if constants else CHANGING), _times(ratio)
        for places in range(1, MOST_PLACES + 1):
            yield rounded(places), _rounded(places)
    yield "holds the right numbers in another order", _is_shuffled


def rounded(places: int) -> str:
    """Say that numbers are rounded to so many places, and what to do."""
    return f"is rounded to {places} decimal{'s' if places > 1 else ''}, and should be returned as computed"


def _rounded(places: int) -> Rule:
    return lambda part: np.array_equal(part.got, np.round(part.expected, places))


def _is_shuffled(part: Part) -> bool:
    got, expected = np.ravel(part.got), np.ravel(part.expected)
    return expected.size >= ANOTHER_ORDER and agrees(np.sort(got), np.sort(expected))


def _companions(factors: Mapping[str, Any]) -> Iterator[tuple[str, Rule]]:
    for name, factor in factors.items():
        for sign, more in ((1.0, ""), (-1.0, " and has the wrong sign")):
            small, large = SIZES if _is_size(factor) else SLOPES
            yield f"{small.format(name)}{more}", _lacks(factor, sign)
            yield f"{large.format(name)}{more}", _gained(factor, sign)


def _is_size(factor: Any) -> bool:
    """Tell whether a factor is one number for each part, such as the number of examples."""
    each = factor if isinstance(factor, (list, tuple)) else [factor]
    return all(np.ndim(one) == 0 for one in each)


def _ratio(parts: Sequence[Part]) -> float | None:
    """Divide what was returned by what is right, at the largest entry; None if that is no number."""
    largest = max(parts, key=lambda part: float(np.max(np.abs(part.expected), initial=0.0)))
    if np.shape(largest.got) != np.shape(largest.expected) or not np.any(largest.expected):
        return None
    index = np.unravel_index(np.argmax(np.abs(largest.expected)), np.shape(largest.expected))
    ratio = float(np.asarray(largest.got)[index]) / float(np.asarray(largest.expected)[index])
    return ratio if np.isfinite(ratio) else None


def _times(constant: float) -> Rule:
    return lambda part: agrees(part.got, np.multiply(part.expected, constant))


def _lacks(factor: Any, sign: float) -> Rule:
    def rule(part: Part) -> bool:
        f = _of_part(factor, part)
        if f is None or not np.all(f):  # behind a zero nothing can be seen
            return False
        got, expected = part.got, sign * part.expected
        return agrees(got * f, expected) and agrees(got, expected / f)

    return rule


def _gained(factor: Any, sign: float) -> Rule:
    def rule(part: Part) -> bool:
        f = _of_part(factor, part)
        if f is None:
            return False
        got, expected = part.got, sign * part.expected
        return agrees(got, expected * f) and (not np.all(f) or agrees(got / f, expected))

    return rule


def _of_part(factor: Any, part: Part) -> Any:
    """Return the factor of one part; None where it does not fit, or changes nothing."""
    f = factor[part.place] if isinstance(factor, (list, tuple)) and part.place < len(factor) else factor
    if not is_numeric(f) or not (np.ndim(f) == 0 or _fits(np.shape(f), np.shape(part.expected))):
        return None
    return None if np.all(f == 1) or np.shape(part.got) != np.shape(part.expected) else f


def _fits(factor: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    """Tell whether a factor stretches to `shape` without making it larger."""
    return len(factor) == len(shape) and all(one in (1, other) for one, other in zip(factor, shape, strict=True))
