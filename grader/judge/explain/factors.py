"""One rule that turns every wrong part into the right one: a sign, a constant, a companion's entries, a transpose.

    returned                       said
    -expected                      has the wrong sign
    2 expected, expected / 3, ...  is off by the factor 2, 1/3
    c expected                     is off by one and the same factor throughout
    expected f,  expected / f      is off by the factor f          (f: a candidate factor, such as a(1-a))
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
CONSTANTS = {f"{n}": float(n) for n in range(2, 11)} | {f"1/{n}": 1 / n for n in range(2, 11)}
NUMBERS = ("2", "1/2")  # one number alone is nearly a multiple of something by chance


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One array or number of an answer: its place in the list, what was returned, what is right."""

    place: int
    name: str
    got: Any
    expected: Any


def explanation(parts: Sequence[Part], factors: Mapping[str, Any]) -> str:
    """Say what is wrong with all `parts` together, as a predicate without its subject; '' if no rule explains them."""
    if all(not np.any(part.got) for part in parts):
        return "zero throughout"
    for words, rule in _rules(parts):
        if all(map(rule, parts)):
            return words
    found = [words for words, rule in _companions(factors) if all(map(rule, parts))]
    return found[0] if len(found) == 1 else ""


def is_numeric(value: Any) -> bool:
    """Tell whether a value is an array of real numbers, or one number."""
    if isinstance(value, (np.ndarray, np.generic)):
        return np.asarray(value).dtype.kind in "fiu"
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _rules(parts: Sequence[Part]) -> Iterator[tuple[str, Rule]]:
    yield "transposed", lambda part: np.ndim(part.expected) == 2 and agrees(part.got, np.transpose(part.expected))
    ratio = _ratio(parts)
    if ratio is None:
        return
    several = sum(np.count_nonzero(part.expected) for part in parts) > 1
    yield "of the wrong sign", _times(-1.0)
    for name, constant in CONSTANTS.items():
        if abs(abs(ratio) - constant) <= TOLERANCE * constant and (several or name in NUMBERS):
            sign = " and of the wrong sign" if ratio < 0 else ""
            yield f"off by the factor {name}{sign}", _times(float(np.copysign(constant, ratio)))
    if several:
        yield "off by one and the same factor throughout", _times(ratio)


def _companions(factors: Mapping[str, Any]) -> Iterator[tuple[str, Rule]]:
    for name, factor in factors.items():
        yield f"off by the factor {name}", _scaled(factor, 1.0)
        yield f"off by the factor {name} and of the wrong sign", _scaled(factor, -1.0)


def _ratio(parts: Sequence[Part]) -> float | None:
    """Divide what was returned by what is right, at the largest entry; None if that is no number."""
    largest = max(parts, key=lambda part: float(np.max(np.abs(part.expected), initial=0.0)))
    if np.shape(largest.got) != np.shape(largest.expected) or not np.any(largest.expected):
        return None
    index = np.unravel_index(np.argmax(np.abs(largest.expected)), np.shape(largest.expected))
    ratio = float(np.asarray(largest.got)[index]) / float(np.asarray(largest.expected)[index])
    return ratio if np.isfinite(ratio) and ratio else None


def _times(constant: float) -> Rule:
    return lambda part: agrees(part.got, np.multiply(part.expected, constant))


def _scaled(factor: Any, sign: float) -> Rule:
    def rule(part: Part) -> bool:
        f = factor[part.place] if isinstance(factor, (list, tuple)) and part.place < len(factor) else factor
        if not is_numeric(f) or not _fits(np.shape(f), np.shape(part.expected)):
            return False
        got, expected, f = np.asarray(part.got), sign * np.asarray(part.expected), np.asarray(f)
        if not np.all(f):  # behind a zero nothing can be seen: an answer may have gained such a factor, not lost it
            return agrees(got, expected * f)
        gained = agrees(got, expected * f) and agrees(got / f, expected)
        return gained or (agrees(got * f, expected) and agrees(got, expected / f))

    return rule


def _fits(factor: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    """Tell whether a factor stretches to `shape` without making it larger."""
    return len(factor) == len(shape) and all(one in (1, other) for one, other in zip(factor, shape, strict=True))
