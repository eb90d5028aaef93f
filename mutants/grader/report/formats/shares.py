"""Whole numbers that sum exactly: the largest-remainder rule.

shares(17, [1.5, 4, 3]) -> [3, 8, 6]
"""

from __future__ import annotations

from collections.abc import Sequence


def shares(total: int, weights: Sequence[float], most: Sequence[int] | None = None) -> list[int]:
    """Share `total` by weight in whole numbers, none above its entry of `most`; the rest goes where most is missing."""
    whole = sum(weights)
    exact = [total * weight / whole if whole else 0.0 for weight in weights]
    caps = list(most) if most is not None else [total] * len(weights)
    given = [min(int(share + 1e-9), cap) for share, cap in zip(exact, caps, strict=True)]
    while sum(given) < total:
        room = [number for number, cap in enumerate(caps) if given[number] < cap]
        if not room:
            break
        neediest = max(room, key=lambda number: (exact[number] - given[number], -number))
        given[neediest] += 1
    return given
