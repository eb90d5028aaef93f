"""`conventions` holds together: key, catalogue, both notebooks, both kinds of checks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

# What no question can tell apart; each pair has the same advice, or the page names nothing.
PAIRS: set[frozenset[str]] = set()
NOTATIONS = ("ng", "dls", "nielsen", "cs231n", "torch")
TASKS = (*(f"{way}_{who}" for who in NOTATIONS for way in ("from", "to")), "matrix_behind", "table")
UNFINISHED = ("waits for", "Not yet", "stopped inside", "could not use", "This experiment needs")


@pytest.fixture(scope="module")
def assignment(suite):
    """The assignment."""
    return suite("conventions")


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
    assert len(failures["all"]) >= 24
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


def test_the_line_where_readers_trip_is_in_the_catalogue_and_named_by_its_notation(assignment):
    trips = [entry for entry in assignment.catalogue.MISCONCEPTIONS if entry.task == "matrix_behind"]
    assert len(trips) >= 5
    assert any("Ng" in entry.advice or "Ng" in entry.title for entry in trips)


def test_what_the_catalogue_points_to_stands_in_the_notebook(assignment):
    text = "\n".join(cell.source for cell in assignment.released.cells)
    for entry in assignment.catalogue.MISCONCEPTIONS:
        assert f"\n## {entry.section}\n" in f"\n{text}\n", entry.section


def test_the_solved_notebook_earns_everything(assignment, solved):
    student = SimpleNamespace(**{task: solved.names[task] for task in TASKS})
    assert not assignment.run_tests({"solved": student}).get("solved")
    assert not assignment.run_tests({"solved": student}, "public").get("solved")


@pytest.mark.parametrize("way", ["to", "from"])
def test_the_public_checks_call_a_function_wrong_for_its_own_sake_alone(assignment, way):
    functions = dict(vars(assignment.reference))
    wrong = {f"{way}_{who}" for who in NOTATIONS}
    broken = SimpleNamespace(**functions | dict.fromkeys(wrong, lambda *_: ([], [])))
    failed = assignment.run_tests({"broken": broken}, "public")["broken"]
    assert {task for task, _ in failed} == wrong | ({"table"} if way == "to" else set())  # compared with one's own to_


def test_every_experiment_of_the_solved_notebook_runs(solved):
    assert not [words for words in UNFINISHED if words in solved.printed]


def test_the_six_gradients_of_the_solved_notebook_are_one(solved):
    assert solved.printed.count("brings the deltas back to our layer 1") == 6


def test_the_skeleton_runs_and_says_what_each_experiment_waits_for(skeleton):
    for task in (*(f"to_{who}" for who in NOTATIONS), "table"):  # the way there comes first
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
    assert not [answer for answer in ("np.hstack([b, theta])", '"average": "update"') if answer in text]
