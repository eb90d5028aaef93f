"""`beyond-sigmoid` holds together: both notebooks and the public checks; for key and catalogue see test_verify.py."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

TASKS = (
    "softmax",
    "softmax_cost",
    "softmax_delta",
    "tanh_prime",
    "relu_prime",
    "layer_forward",
    "layer_backward",
    "topological_order",
    "evaluate",
    "pullback",
    "reverse",
)
UNFINISHED = ("waits for", "Not yet", "stopped inside", "could not use", "This experiment needs")


@pytest.fixture(scope="module")
def assignment(suite):
    """The assignment."""
    return suite("beyond-sigmoid")


@pytest.fixture(scope="module")
def solved(assignment):
    """The source notebook, run."""
    return assignment.run(assignment.notebook)


@pytest.fixture(scope="module")
def skeleton(assignment):
    """The released notebook, run as it is."""
    return assignment.run(assignment.released)


def test_the_answer_key_passes_every_public_check(assignment):
    failed = assignment.run_tests({"key": assignment.reference}, "public")
    assert failed["all"]
    assert not failed.get("key")


@pytest.mark.parametrize("step", [1, -1])
def test_public_checks_see_an_order_that_reads_the_list_from_one_end(assignment, step):
    functions = vars(assignment.reference) | {"topological_order": lambda inputs: list(range(len(inputs)))[::step]}
    failed = assignment.run_tests({"ends": SimpleNamespace(**functions)}, "public")["ends"]
    assert "topological_order" in {task for task, _ in failed}


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


def test_the_graph_of_the_solved_notebook_finds_all_that_came_before(solved):
    assert solved.printed.count("holds: ") == 5
    assert solved.printed.count("of backprop = what arrived on the graph") == 4


def test_the_graph_of_the_solved_notebook_learns(solved):
    right = re.search(r"right: (\d+)% of the points", solved.printed)
    assert right
    assert int(right[1]) >= 95


def test_the_skeleton_runs_and_says_what_each_experiment_waits_for(skeleton):
    reached_later = {"relu_prime", "layer_backward", "reverse"}  # their experiments need others first
    for task in sorted(set(TASKS) - reached_later):
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
    answers = ("softmax(z) - y", "1.0 - np.tanh", "waiting[reader] -= 1", "gradients[source] + piece")
    assert not [answer for answer in answers if answer in text]
