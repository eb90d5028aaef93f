"""`gradient-check` holds together: key, catalogue, both notebooks, both kinds of checks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()
TASKS = ("numerical_gradient", "relative_error", "check", "suspects")
UNFINISHED = ("waits for", "Not yet", "stopped inside", "could not use", "This experiment needs")


@pytest.fixture(scope="module")
def assignment(suite):
    """The assignment."""
    return suite("gradient-check")


@pytest.fixture(scope="module")
def failures(assignment):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.task}/{entry.code}-{number}": assignment.with_mistake(entry.task, formula)
        for entry in assignment.catalogue.MISCONCEPTIONS
        for number, formula in enumerate(entry.formulas)
    }
    return assignment.run_tests({"key": assignment.reference} | students)


@pytest.fixture(scope="module")
def solved(assignment):
    """The source notebook, run."""
    return assignment.run(assignment.notebook)


@pytest.fixture(scope="module")
def skeleton(assignment):
    """The released notebook, run as it is."""
    return assignment.run(assignment.released)


def test_the_answer_key_passes_every_check(assignment, failures):
    assert len(failures["all"]) >= 21
    assert not failures.get("key")
    assert not assignment.run_tests({"key": assignment.reference}, "public").get("key")


def test_every_mistake_fails_a_check_of_its_own_task(assignment, failures):
    assert assignment.catalogue.MISCONCEPTIONS
    for entry in assignment.catalogue.MISCONCEPTIONS:
        assert entry.formulas, entry.code
        for number in range(len(entry.formulas)):
            assert failures.get(f"{entry.task}/{entry.code}-{number}"), f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(assignment):
    assert assignment.confusions() == PAIRS


def test_the_catalogue_holds_all_fifteen_slips_of_the_numerical_gradient(assignment):
    codes = {entry.code for entry in assignment.catalogue.MISCONCEPTIONS}
    assert codes >= {f"N{number:02}" for number in range(1, 16)}


def test_what_the_catalogue_points_to_stands_in_the_notebook(assignment):
    text = "\n".join(cell.source for cell in assignment.released.cells)
    for entry in assignment.catalogue.MISCONCEPTIONS:
        assert f"\n## {entry.section}\n" in f"\n{text}\n", entry.section


def test_the_solved_notebook_earns_everything(assignment, solved):
    student = SimpleNamespace(**{task: solved.names[task] for task in TASKS})
    assert not assignment.run_tests({"solved": student}).get("solved")
    assert not assignment.run_tests({"solved": student}, "public").get("solved")


def test_every_experiment_of_the_solved_notebook_runs(solved):
    assert not [words for words in UNFINISHED if words in solved.printed]
    assert "All six are convicted on the evidence." in solved.printed


def test_the_skeleton_runs_and_says_what_each_experiment_waits_for(skeleton):
    for task in TASKS:
        assert f"waits for {task}" in skeleton.printed


def test_the_skeleton_passes_no_check(assignment, skeleton):
    student = SimpleNamespace(**{task: skeleton.names[task] for task in TASKS})
    for kind in ("hidden", "public"):
        failed = assignment.run_tests({"skeleton": student}, kind)
        assert failed["skeleton"] == failed["all"]


def test_no_answer_leaves_with_the_released_notebook(assignment):
    text = "\n".join(cell.source for cell in assignment.released.cells)
    assert "### BEGIN" not in text
    assert "points(" not in text
    assert text.count("\n    raise NotImplementedError()") == len(TASKS)
    assert not [answer for answer in ("consist of rounding", "point.copy()", '"A": "delta 2"') if answer in text]
