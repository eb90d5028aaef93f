"""`gradient-descent` holds together: the key passes, every mistake fails and is told from the others."""

from __future__ import annotations

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()


@pytest.fixture(scope="module")
def descent(suite):
    """The assignment."""
    return suite("gradient-descent")


@pytest.fixture(scope="module")
def failures(descent):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.task}/{entry.code}-{number}": descent.with_mistake(entry.task, formula)
        for entry in descent.catalogue.MISCONCEPTIONS
        for number, formula in enumerate(entry.formulas)
    }
    return descent.run_tests({"key": descent.reference} | students)


def test_the_answer_key_passes_every_check(failures):
    assert len(failures["all"]) >= 18
    assert not failures.get("key")


def test_every_mistake_fails_a_check_of_its_own_task(descent, failures):
    assert descent.catalogue.MISCONCEPTIONS
    for entry in descent.catalogue.MISCONCEPTIONS:
        assert entry.formulas, entry.code
        for number in range(len(entry.formulas)):
            assert failures.get(f"{entry.task}/{entry.code}-{number}"), f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(descent):
    assert descent.confusions() == PAIRS


def test_no_two_entries_of_a_task_share_a_code(descent):
    codes = [(entry.task, entry.code) for entry in descent.catalogue.MISCONCEPTIONS]
    assert len(set(codes)) == len(codes)
