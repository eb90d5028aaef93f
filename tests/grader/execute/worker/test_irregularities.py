"""What is said of a notebook that was edited: cells are named while they are few, and no name is cut."""

from __future__ import annotations

import pytest

from grader.execute.worker.irregularities import irregularities


def told(gone: list[str], kept: list[str], changed: list[str]) -> list[str]:
    """Return what is said of a notebook without the locked cells `gone`, and with those that were `changed`."""
    cells = [{"id": name, "source": name, "metadata": {"nbgrader": {"grade_id": name}}} for name in (*kept, *changed)]
    locked = [(name, name) for name in (*gone, *kept)] + [(name, "as it was") for name in changed]
    return list(irregularities({"cells": cells}, locked, lambda text: text))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["test_a"], "locked cell test_a is gone: it was not needed"),
        (["checks", "test_a"], "locked cells checks and test_a are gone: they were not needed"),
        (["checks", "test_a", "test_b"], "locked cells checks, test_a and test_b are gone: they were not needed"),
        ([f"test_{n}" for n in range(12)], "12 locked cells are gone: they were not needed"),
        (["a" * 200], "a locked cell is gone: it was not needed"),
    ],
)
def test_a_few_cells_are_named_and_many_are_counted(names: list[str], words: str) -> None:
    assert told(names, ["kept"], []) == [words]


def test_cells_that_were_changed_are_told_in_the_plural() -> None:
    assert told([], [], ["a", "b"]) == ["locked cells a and b were changed: the checks that count are others"]
    assert told([], [], list("abcde")) == ["5 locked cells were changed: the checks that count are others"]


def test_cells_that_stand_there_twice_are_told_in_the_plural() -> None:
    said = told([], ["a", "a", "b", "b"], [])
    assert "cells a and b stand there more than once: the last one run counts" in said
