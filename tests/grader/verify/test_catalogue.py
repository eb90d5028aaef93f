"""Entries of a catalogue that do not do what an entry should, each told in a sentence."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.verify.catalogue import verify_entries

SQUARED = '"S1", "slope", lambda a: a**2'


def test_a_good_entry_is_named_and_leaves_nothing_to_mend(suite):
    result = verify_entries(suite(SQUARED, '"E1", "error", lambda a, y: a - y'))
    assert (result.formulas, result.named, result.faults) == (2, 2, ())


def test_an_entry_that_returns_the_right_answer_is_told(suite):
    result = verify_entries(suite('"S1", "slope", lambda a: a - a**2'))
    assert result.faults == ("S1 of slope returns the right answer: every check of slope passes",)
    assert result.named == 0


def test_an_entry_that_raises_whatever_it_is_asked_is_told(suite):
    (fault,) = verify_entries(suite('"S1", "slope", lambda a: a @ a.T.x')).faults
    assert fault.startswith("S1 of slope raises whatever it is asked (It raised AttributeError")


def test_a_duplicate_with_other_advice_is_told_once_as_a_pair_and_once_for_each_name_it_costs(suite):
    result = verify_entries(suite(SQUARED, '"S2", "slope", lambda a: a * a, advice="Other."'))
    assert result.faults == (
        "S1 and S2 of slope cannot be told apart: keep one, or add a probe",
        "S1 of slope gets no name: S1 and S2 explain the same answers, with different advice",
        "S2 of slope gets no name: S1 and S2 explain the same answers, with different advice",
    )


def test_a_duplicate_with_the_same_advice_is_one_family_and_takes_the_lower_code(suite):
    result = verify_entries(suite(SQUARED, '"S2", "slope", lambda a: a * a'))
    assert "S1 and S2 of slope cannot be told apart; both give the same advice" in result.notes
    assert [fault for fault in result.faults if "named" in fault] == [
        "S2 of slope is named S1: S1 and S2 explain the same answers; the lower code stands for both"
    ]


def test_a_probe_may_tell_two_entries_apart(suite):
    by_large = '"S2", "slope", lambda a: a**2 + (a > 1), advice="Other."'
    assert verify_entries(suite(SQUARED, by_large)).faults
    probes = "import numpy as np\nPROBES = {'slope': ((np.array([2.0]),),)}\n"
    assert not verify_entries(suite(SQUARED, by_large, more=probes)).faults


def test_an_entry_that_answers_otherwise_every_time_is_told(suite):
    counted = '"S1", "slope", lambda a, calls=[]: a * (calls.append(1) or len(calls))'
    (fault,) = verify_entries(suite(counted)).faults
    assert fault == (
        "S1 of slope gets no name: asked again it answers otherwise; a formula may use its arguments and nothing else"
    )


def test_a_task_without_entries_is_said_and_no_fault(suite):
    result = verify_entries(suite(SQUARED))
    assert result.notes == ("error has no entry in the catalogue: its wrong answers get no name",)
    assert not result.faults


def test_a_task_without_a_hidden_test_is_the_teachers_to_mend(suite, course):
    (course.root / "tests/hidden/toy/test_error.py").unlink()
    with pytest.raises(CourseError, match="task 'error' of 'toy' has no hidden test"):
        suite()
