"""`backprop` holds together: the key passes, every mistake fails and is told from the others."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from grader.judge.compare import agrees

ROOT = Path(__file__).parents[2]
TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")

# What no question can tell apart on vectors; the lower code stands for both, so none is left.
PAIRS: set[frozenset[str]] = set()

# H23 is right on vectors. Every other code that the course lists for these tasks has an entry.
LISTED = {
    "sigmoid": "F06 F07 F09 F10 F14 F15 F16",
    "forward": "F01 F03 F04 F05 F06 F07 F09 F10 F11 F12 F14 F15 F16",
    "output_delta": "D01 D02 D04 D05 D06 D07 D08 D09 D10 D11 Q01 Q02 Q03 Q04 Q05 Q06 Q07",
    "hidden_delta": "H01 H02 H03 H07 H08 H09 H10 H11 H12 H16 H17 H18 H21 H22 H25",
    "delta": "H04 H05 H06 H13 H20 U20 L01 L02",
    "gradient": "G01 G02 G03 G08 G12 G13 G14 G17 G18 G19",
}


@pytest.fixture(scope="module")
def backprop(suite):
    """The assignment."""
    return suite("backprop")


@pytest.fixture(scope="module")
def entries(backprop):
    """The catalogue."""
    return backprop.catalogue.MISCONCEPTIONS


@pytest.fixture(scope="module")
def failures(backprop, entries):
    """Who failed which check: the key, and every formula of the catalogue in its place."""
    students = {
        f"{entry.task}/{entry.code}-{number}": backprop.with_mistake(entry.task, formula)
        for entry in entries
        for number, formula in enumerate(entry.formulas)
    }
    return backprop.run_tests({"key": backprop.reference} | students)


def test_the_answer_key_passes_every_check(backprop, failures):
    assert {task for task, _ in failures["all"]} == set(TASKS)
    assert len(failures["all"]) == 31
    assert not failures.get("key")
    assert not backprop.run_tests({"key": backprop.reference}, "public").get("key")


def test_every_mistake_fails_a_check_of_its_own_task(entries, failures):
    assert entries
    for entry in entries:
        assert entry.formulas, entry.code
        for number in range(len(entry.formulas)):
            assert failures.get(f"{entry.task}/{entry.code}-{number}"), f"{entry.code} formula {number} passes"


def test_every_mistake_is_told_from_every_other(backprop):
    assert backprop.confusions() == PAIRS


def test_the_catalogue_holds_every_listed_code_and_each_once_per_task(entries):
    codes = [(entry.task, entry.code) for entry in entries]
    assert len(codes) == len(set(codes))
    assert {(task, code) for task, listed in LISTED.items() for code in listed.split()} <= set(codes)


def test_what_the_catalogue_points_to_stands_in_the_notebook(entries):
    notebook = nbformat.read(ROOT / "solutions" / "backprop" / "backprop.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = set(re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE))
    assert {entry.section for entry in entries} <= headings


def test_no_advice_holds_a_line_of_the_solution(backprop, entries):
    lines = [line.strip().removeprefix("return ") for line in inspect.getsource(backprop.reference).splitlines()]
    code = [line for line in lines if re.search(r"[@*(=]", line)]
    for entry in entries:
        assert not [line for line in code if line in entry.advice], entry.code
        assert "a * (1 - a)" not in entry.advice


def test_the_visible_network_is_the_one_of_the_notebook(backprop):
    thetas, x = backprop.catalogue.VISIBLE["forward"]
    rng = np.random.default_rng(17)
    drawn = [rng.normal(size=(n, before)) for before, n in ((3, 5), (5, 4), (4, 2))]
    assert agrees(thetas, drawn)
    assert agrees(x, rng.normal(size=3))


def test_every_task_has_a_square_probe_and_a_visible_network(backprop):
    catalogue, key = backprop.catalogue, backprop.reference
    assert set(catalogue.PROBES) == set(catalogue.VISIBLE) == set(TASKS)
    for task in TASKS:
        for arguments in (*catalogue.PROBES[task], catalogue.VISIBLE[task]):
            assert getattr(key, task)(*arguments) is not None


def test_later_tasks_look_their_helpers_up_by_name(backprop, monkeypatch):
    key, thetas = backprop.reference, [np.ones((2, 2)), np.ones((1, 2))]
    monkeypatch.setattr(key, "sigmoid", lambda z: z)
    monkeypatch.setattr(key, "output_delta", lambda _a, _y, cost: np.array([7.0 if cost == "quadratic" else 0.0]))
    monkeypatch.setattr(key, "hidden_delta", lambda _theta, delta, _a: delta + 1)
    assert [a.tolist() for a in key.forward(thetas, np.ones(2))] == [[1, 1], [2, 2], [4]]
    deltas = key.delta(thetas, [np.ones(2), np.ones(2), np.ones(1)], np.ones(1), "quadratic")
    assert [d.tolist() for d in deltas] == [[8], [7]]
