"""Points with two decimals: rounded here, once, when a grade is complete. Writers print what they are given.

exact share      rounded       as a plain float would be printed
1 of 8           0.13          0.12
2.85 of 10       0.29          0.28 or 0.29, by the error of the float
2 of 3           0.67          0.67

A score is the rounded points less the rounded penalty, so that the columns of a row add up.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from grader.records.grade import Grade

CENT: Final = Decimal("0.01")
NOISE_DIGITS: Final = 9  # beyond them a float holds the error of its arithmetic


def cents(points: float) -> float:
    """Round to two decimals, halves up, as by hand: the error of floating point is taken off first."""
    return float(Decimal(repr(round(points, NOISE_DIGITS))).quantize(CENT, ROUND_HALF_UP)) + 0.0


def rounded(grade: Grade) -> Grade:
    """Return a grade whose points all have two decimals."""
    raw, penalty = cents(grade.raw_score), cents(grade.penalty)
    return replace(
        grade,
        tasks=tuple(replace(task, score=cents(task.score)) for task in grade.tasks),
        raw_score=raw,
        penalty=penalty,
        score=cents(raw - penalty),
    )
