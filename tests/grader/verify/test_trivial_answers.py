"""Idle answers earn nothing, and a check that they pass is named."""

from __future__ import annotations

import numpy as np

from grader.verify.trivial_answers import trivial_answer_faults

WEAK = '''

def test_shape(student):
    """Its shape is that of a"""
    assert student.slope(A).shape == A.shape
'''


def test_honest_checks_give_nothing_for_idle_answers(suite):
    assert not list(trivial_answer_faults(suite(), np.random.default_rng(1)))


def test_a_check_that_any_numbers_pass_is_named(suite, course):
    path = course.root / "tests/hidden/toy/test_slope.py"
    path.write_text(path.read_text(encoding="utf-8") + WEAK, encoding="utf-8")
    told = list(trivial_answer_faults(suite(), np.random.default_rng(1)))
    for name in ("zeros", "ones", "random numbers", "answers that hand argument 1 back"):
        assert f"slope: {name} pass 'Its shape is that of a'; let that check ask something more as well" in told
    assert len(told) == 4
