"""`batch` holds together: the key passes, every mistake of the catalogue fails and is told from the others."""

from __future__ import annotations

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()


@pytest.fixture(scope="module")
def batch(suite):
    """The assignment."""
    return suite("batch")


@pytest.fixture(scope="module")
def failures(batch):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.task}/{entry.code}-{number}": batch.with_mistake(entry.task, formula)
        for entry in batch.catalogue.MISCONCEPTIONS
        for number, formula in enumerate(entry.formulas)
    }
    return batch.run_tests({"key": batch.reference} | students)


def test_the_answer_key_passes_every_check(failures):
    assert len(failures["all"]) >= 20
    assert not failures.get("key")


def test_every_mistake_fails_a_check_of_its_own_task(batch, failures):
    assert batch.catalogue.MISCONCEPTIONS
    for entry in batch.catalogue.MISCONCEPTIONS:
        assert entry.formulas, entry.code
        for number in range(len(entry.formulas)):
            assert failures.get(f"{entry.task}/{entry.code}-{number}"), f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(batch):
    assert batch.confusions() == PAIRS
