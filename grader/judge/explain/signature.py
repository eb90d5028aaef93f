"""Find among many wrong functions those that may have given an answer: by one number for each, on one question.

The question is the one with the largest right answer that is still quickly computed. The number is a sum of all
entries, each with a weight of its own; what lies near it is then compared in full.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.execute.protocol.encode import encode
from grader.execute.protocol.unserializable import unserializable_parts
from grader.judge.explain.variant import Variant
from grader.records.execution import Call, Reply

Signature = tuple[str, float, float]
DIGITS = 5  # of a sum, where answers are compared by it alone
MOST_NUMBERS = 500  # in an answer that every wrong function has to compute
NEAR = 1e-5  # of the sum of the sizes: wider than law 4, so that nothing is missed


class Index:
    """Wrong functions by the kind and the signature of their reply to one question."""

    def __init__(self, variants: Sequence[Variant], right: Sequence[Reply]) -> None:
        sizes = [numbers_of(reply.value).size for reply in right]
        self.question = max(range(len(sizes)), key=lambda n: _use(sizes[n]), default=0)
        kinds: dict[str, list[tuple[float, Variant]]] = defaultdict(list)
        for variant in variants:
            kind, total, _ = signature(variant.replies[self.question])
            kinds[kind].append((total, variant))
        self.totals = {kind: np.array([total for total, _ in found]) for kind, found in kinds.items()}
        self.variants = {kind: [variant for _, variant in found] for kind, found in kinds.items()}

    def near(self, given: Sequence[Reply]) -> Iterator[Variant]:
        """Yield the wrong functions whose reply may be the given one."""
        if not given:
            return
        kind, total, size = signature(given[self.question])
        if kind in self.totals:
            for place in np.flatnonzero(np.abs(self.totals[kind] - total) <= NEAR * size):
                yield self.variants[kind][int(place)]


def _use(size: int) -> int:
    """Say how much an answer of so many numbers tells for its cost: the more the better, up to a limit."""
    return size if size <= MOST_NUMBERS else -size


def signature(reply: Reply) -> Signature:
    """Return the kind of a reply, a weighted sum of its finite entries, and the sum of their sizes."""
    if reply.fault is not None:
        return type(reply.fault).__name__, 0.0, 0.0
    numbers = numbers_of(reply.value)
    finite = np.isfinite(numbers)
    weights = np.cos(np.arange(numbers.size))[finite]
    kind = f"{numbers.size} {int(finite.sum())}"
    return kind, float(weights @ numbers[finite]), float(np.abs(numbers[finite]).sum())


def holds_numbers(reply: Reply) -> bool:
    """Tell whether a reply holds numbers; truths are none."""
    return _holds_numbers(reply.value)


def answers_digest(replies: Sequence[Reply]) -> str:
    """Sum up replies: the same for those that agree within law 4, but where a sum lies on the edge of its digits."""
    return hashlib.sha256("\n".join(map(_rounded, replies)).encode(errors="replace")).hexdigest()[:16]


def _rounded(reply: Reply) -> str:
    kind, total, size = signature(reply)
    text = "" if reply.fault is not None or holds_numbers(reply) else _text(reply.value)
    return f"{kind} {total:.{DIGITS}g} {size:.{DIGITS}g} {text}"


def _text(value: Any) -> str:
    """Write a value down: the same for equal ones; of what was not carried only the type is known."""
    types = " ".join(part.type_name for part in unserializable_parts(value))
    return types or encode([value], []).hex()


def is_near(one: Signature, other: Signature) -> bool:
    """Tell whether two signatures may be of the same reply."""
    return one[0] == other[0] and abs(one[1] - other[1]) <= NEAR * max(one[2], other[2])


def call_digest(call: Call) -> str:
    """Return a short sum of a question's arguments, by which it is known again."""
    payload = encode([call.function, *call.arguments], [])
    return hashlib.sha256(payload).hexdigest()[:16]


def numbers_of(value: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return all numbers of a value in one row; texts and all else count for nothing."""
    if isinstance(value, dict):
        value = [value[key] for key in sorted(value, key=str)]
    if isinstance(value, (list, tuple)):
        return np.concatenate([np.empty(0), *map(numbers_of, value)])
    if isinstance(value, (int, float, np.ndarray, np.generic)):
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            return array.ravel().astype(float)
    return np.empty(0)


def _holds_numbers(value: Any) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return any(map(_holds_numbers, value))
    return isinstance(value, (int, float, np.ndarray, np.generic)) and np.asarray(value).dtype.kind in "iuf"
