"""Points are rounded once and exactly, and the columns of a row add up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.mark.rounding import cents, rounded
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        *((1 / 8, 0.13), (2.85 / 10, 0.29), (2 / 3, 0.67), (1.005, 1.01), (0.1 + 0.2, 0.3), (-0.0, 0.0), (-1e-10, 0.0)),
        *((1 / 8 - 4e-10, 0.13), (1 / 8 - 6e-10, 0.12)),  # the ninth digit is still arithmetic's error
    ],
)
def test_halves_go_up_whatever_error_the_float_has(points: float, shown: float) -> None:
    assert repr(cents(points)) == repr(shown)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(0, 60))
def test_a_share_of_points_is_rounded_as_by_hand(hundredths: int, checks: int, passed: int) -> None:
    exact = Fraction(hundredths, 100) * min(passed, checks) / checks
    by_hand = int(exact * 100 + Fraction(1, 2))
    assert cents(hundredths / 100 * min(passed, checks) / checks) == by_hand / 100


@settings(deadline=None)
@given(st.floats(0, 1000), st.floats(0, 1))
def test_the_columns_of_a_row_add_up(raw: float, share: float) -> None:
    grade = Grade(Student("u1"), "a", Status.GRADED, (), raw, raw * share, raw - raw * share, 1000.0)
    done = rounded(grade)
    assert done.score == cents(done.raw_score - done.penalty)
    assert f"{done.raw_score - done.penalty:.2f}" == f"{done.score:.2f}"


def test_the_sum_is_rounded_and_not_the_parts() -> None:
    tasks = tuple(TaskGrade(name, Verdict.FAILED, 1 / 3, 1.0) for name in ("f", "g", "h"))
    done = rounded(Grade(Student("u1"), "a", Status.GRADED, tasks, 1.0, 0.0, 1.0, 3.0))
    assert [task.score for task in done.tasks] == [0.33, 0.33, 0.33]
    assert done.score == 1.0
