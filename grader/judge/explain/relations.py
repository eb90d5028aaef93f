"""What two calls show together of a function that returns one number.

only lam differs             "It stays the same whatever lam is."  "What changes with lam is right."
two arguments change places  "It changes when a and b change places, and should not."
all arrays times a number    "It changes when a and b are multiplied by the same number, and should not."
more columns                 "The more columns z has, the further it is off."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from grader.judge.compare import agrees
from grader.judge.same_reply import same_values
from grader.numerical import TOLERANCE

LEAST_PAIRS = 2
LEAST_SIZES = 4  # that an array has, of which each is further off than the last
AXES = {1: ("entries",), 2: ("rows", "columns")}


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One call: its arguments by their names, the number that came, the right one."""

    arguments: Mapping[str, Any]
    got: float
    right: float


def relations(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a sentence for each relation between calls that the numbers miss, the most telling first."""
    pairs = list(combinations(cases, 2))
    yield from _of_one_argument(pairs)
    alike = [pair for pair in pairs if _is(pair[0].right, pair[1].right) and not _is(pair[0].got, pair[1].got)]
    yield from _of_symmetry(alike)


def _of_one_argument(pairs: Sequence[tuple[Case, Case]]) -> Iterator[str]:
    by_name: dict[str, list[tuple[Case, Case]]] = {}
    for one, other in pairs:
        changed = _changed(one, other)
        if len(changed) == 1 and not _is(one.right, other.right):
            by_name.setdefault(changed[0], []).append((one, other))
    for name, found in by_name.items():
        if len(found) < LEAST_PAIRS:
            continue
        if all(_is(one.got, other.got) for one, other in found):
            yield f"It stays the same whatever {name} is"
        elif all(_is(one.got - other.got, one.right - other.right) for one, other in found):
            yield f"What changes with {name} is right"


def _changed(one: Case, other: Case) -> list[str]:
    mine, its = one.arguments, other.arguments
    return [name for name in mine if mine[name] is not its[name] and not same_values(mine[name], its[name])]


def _of_symmetry(pairs: Sequence[tuple[Case, Case]]) -> Iterator[str]:
    for words, is_related in (("change places", _are_exchanged), ("are multiplied by the same number", _are_scaled)):
        found = next((pair for pair in pairs if is_related(*pair)), None)
        if found is not None:
            yield f"It changes when {' and '.join(found[0].arguments)} {words}, and should not"


def _are_exchanged(one: Case, other: Case) -> bool:
    mine, its = list(one.arguments.values()), list(other.arguments.values())
    return len(mine) == 2 and not same_values(*mine) and all(map(same_values, mine, its[::-1]))


def _are_scaled(one: Case, other: Case) -> bool:
    ratios = set()
    for mine, its in zip(one.arguments.values(), other.arguments.values(), strict=True):
        if not _are_alike(mine, its) or not np.any(mine):
            return False
        ratio = float(np.max(np.abs(its)) / np.max(np.abs(mine)))
        if not agrees(its, mine * ratio):
            return False
        ratios.add(round(float(np.log(ratio)), 6))
    return len(ratios) == 1 and ratios != {0.0}


def _are_alike(one: Any, other: Any) -> bool:
    return isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape


def trend(cases: Sequence[Case]) -> str:
    """Say with which size of an argument all numbers are further and further off; '' where there is none, or two."""
    off = [max(case.got / case.right, case.right / case.got) for case in cases if case.got * case.right > 0]
    if len(off) < len(cases) or not cases:
        return ""
    found: dict[tuple[int, ...], str] = {}
    for name, argument in cases[0].arguments.items():
        for axis, word in enumerate(AXES.get(np.ndim(argument) if isinstance(argument, np.ndarray) else 0, ())):
            sizes = _sizes(cases, name, axis)
            if sizes and _grows(sizes, off):
                found.setdefault(sizes, f"The more {word} {name} has, the further it is off")
    return "".join(found.values()) if len(found) == 1 else ""


def _sizes(cases: Sequence[Case], name: str, axis: int) -> tuple[int, ...]:
    shapes = [np.shape(case.arguments[name]) for case in cases]
    return tuple(shape[axis] for shape in shapes) if all(len(shape) > axis for shape in shapes) else ()


def _grows(sizes: Sequence[int], off: Sequence[float]) -> bool:
    """Tell whether of any two cases that with the larger size is further off."""
    by_size = {size: [far for one, far in zip(sizes, off, strict=True) if one == size] for size in sorted(set(sizes))}
    return len(by_size) >= LEAST_SIZES and all(max(a) < min(b) for a, b in pairwise(by_size.values()))


def _is(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
