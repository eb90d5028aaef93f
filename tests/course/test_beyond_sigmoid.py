"""`beyond-sigmoid` holds together: the key passes, every mistake fails and is told from the others."""

from __future__ import annotations

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()


@pytest.fixture(scope="module")
def assignment(exam):
    """The assignment."""
    return exam("beyond-sigmoid")


@pytest.fixture(scope="module")
def failures(assignment):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.code}-{entry.task}-{number}": assignment.with_mistake(entry.task, formula)
        for entry in assignment.catalogue.MISCONCEPTIONS
        for number, formula in enumerate(entry.formulas)
    }
    return assignment.sit({"key": assignment.reference} | students)


def test_the_answer_key_passes_every_check(failures):
    assert len(failures["all"]) >= 40
    assert not failures.get("key")


def test_every_mistake_fails_a_check_of_its_own_task(assignment, failures):
    for entry in assignment.catalogue.MISCONCEPTIONS:
        for number in range(len(entry.formulas)):
            failed = {task for task, _ in failures.get(f"{entry.code}-{entry.task}-{number}", ())}
            assert entry.task in failed, f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(assignment):
    assert assignment.confusions() == PAIRS
