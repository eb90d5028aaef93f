"""Hidden checks of suspects: two backpropagations of the line-up for each layer."""

from __future__ import annotations

from grader.testing import Mismatch, agree

AGAIN = "Measure again: of all wrong quantities of a suspect, the first in the order of computation is asked."


def test_a_and_b(student, reference):
    """The first wrong quantity of suspects A and B"""
    compare(student.suspects(), reference.suspects(), "AB")


def test_c_and_f(student, reference):
    """The first wrong quantity of suspects C and F"""
    compare(student.suspects(), reference.suspects(), "CF")


def test_d_and_e(student, reference):
    """The first wrong quantity of suspects D and E, which only the deltas tell apart"""
    compare(student.suspects(), reference.suspects(), "DE")


def compare(got, expected, letters):
    """Compare what is said of `letters`; a table with other keys is compared, and fails, as a whole."""
    if isinstance(got, dict) and set(got) == set(expected):
        got, expected = ({letter: named[letter] for letter in letters} for named in (got, expected))
    try:
        agree(got, expected, "suspects()")
    except Mismatch as mismatch:
        raise Mismatch(f"{mismatch} {AGAIN}") from mismatch
