"""Mutants of a small answer key: which are noticed, which are no mistakes, and which show a missing check."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.verify.mutation_score import score

LOOP = '''import numpy as np


def slope(a):
    """Return the slope."""
    total, k = 0 * a, 0
    while k < 1:
        total = total + a * (1 - a)
        k += 1
    return total


def error(a, y):
    """Return the error, steepened."""
    return (a - y) * slope(a)
'''


HELPED = """
def _product(a, b):
    return a * b


def slope(a):
    return _product(a, 1 - a)


def error(a, y):
    return (a - y) * slope(a)
"""
WEAK = """import numpy as np


def test_middle(student):
    '''It is there'''
    student.error(np.ones(1), np.ones(1))
"""


def scored(suite, reference=None):
    held = suite(reference=reference) if reference else suite()
    source = Path(held.answer_key.reference.__file__).read_text(encoding="utf-8")
    return score(held, source, np.random.default_rng(1))


def test_every_mutant_of_a_well_tested_key_is_killed(suite):
    found = scored(suite)
    assert found.total > 15
    assert found.killed == found.total - len(found.equivalent)
    assert not found.survivors


def test_a_mutant_that_a_weak_check_lets_pass_is_shown(suite, course):
    (course.root / "tests/hidden/toy/test_error.py").write_text(WEAK, encoding="utf-8")
    found = scored(suite)
    assert "+    return (a + y) * slope(a)\n" in [line for one in found.survivors for line in one.diff.splitlines(True)]
    assert found.killed + len(found.survivors) + len(found.equivalent) == found.total


def test_a_mistake_in_a_helper_is_tried_on_the_tasks_that_use_it(suite):
    found = scored(suite, HELPED)
    assert found.killed > 5
    assert not found.survivors


def test_mutants_that_never_end_are_killed_by_the_clock(suite, monkeypatch):
    monkeypatch.setattr("grader.verify.mutation_score.SECONDS", 0.2)
    found = scored(suite, LOOP)
    assert not [one for one in found.survivors if "k += 1" in one.diff]
    assert found.killed > 15


def test_an_order_that_does_not_matter_is_equivalent_with_the_number_of_inputs(suite):
    summed = '''import numpy as np


def slope(a):
    """Return the slope."""
    made = np.zeros(a.shape)
    for k in range(len(a)):
        made[k] = a[k] * (1 - a[k])
    return made


def error(a, y):
    """Return the error, steepened."""
    return (a - y) * slope(a)
'''
    found = scored(suite, summed)
    same = {line: inputs for mutant, inputs in found.equivalent for line in mutant.diff.splitlines() if line[0] == "+"}
    assert same["+    for k in list(range(len(a)))[::-1]:"] >= 30
    assert not found.survivors


@pytest.mark.parametrize("accepted", [False, True])
def test_a_survivor_may_be_accepted_as_another_right_answer(suite, course, accepted):
    (course.root / "tests/hidden/toy/test_error.py").write_text(WEAK, encoding="utf-8")
    more = "EQUIVALENT_SOLUTIONS = {'error': 'any error will do'}\n" if accepted else ""
    held = suite('"S1", "slope", lambda a: a**2', more=more)
    source = (course.root / "solutions/toy/reference.py").read_text(encoding="utf-8")
    found = score(held, source, np.random.default_rng(1))
    assert bool(found.accepted) is accepted
    assert bool(found.survivors) is not accepted
