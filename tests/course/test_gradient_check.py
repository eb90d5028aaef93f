"""`gradient-check` holds together: the key passes, every mistake of the catalogue fails and is told from the others."""

from __future__ import annotations

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()


@pytest.fixture(scope="module")
def gradient_check(exam):
    """The assignment."""
    return exam("gradient-check")


@pytest.fixture(scope="module")
def failures(gradient_check):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.task}/{entry.code}-{number}": gradient_check.with_mistake(entry.task, formula)
        for entry in gradient_check.catalogue.MISCONCEPTIONS
        for number, formula in enumerate(entry.formulas)
    }
    return gradient_check.sit({"key": gradient_check.reference} | students)


def test_the_answer_key_passes_every_check(failures):
    assert len(failures["all"]) >= 21
    assert not failures.get("key")


def test_every_mistake_fails_a_check_of_its_own_task(gradient_check, failures):
    for entry in gradient_check.catalogue.MISCONCEPTIONS:
        for number in range(len(entry.formulas)):
            assert failures.get(f"{entry.task}/{entry.code}-{number}"), f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(gradient_check):
    assert gradient_check.confusions() == PAIRS
