"""A lesson and its checks belong together: solved it earns everything, as it is released nothing."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
LESSONS = ("batch", "gradient-descent")
UNFINISHED = ("waits for", "stopped inside", "could not use", "This experiment needs", "DIFFERENT")
REGION = re.compile(r"(?ms)^[ \t]*### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION")


@pytest.fixture(scope="module", params=LESSONS)
def assignment(request, suite):
    """One assignment."""
    return suite(request.param)


@pytest.fixture(scope="module")
def tasks(assignment):
    """The names of its tasks."""
    course = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    return tuple(course["assignments"][assignment.assignment]["tasks"])


@pytest.fixture(scope="module")
def solved(assignment):
    """The source notebook, run."""
    return assignment.run(assignment.notebook)


@pytest.fixture(scope="module")
def skeleton(assignment):
    """The released notebook, run as it is."""
    return assignment.run(assignment.released)


@pytest.mark.parametrize("kind", ["hidden", "public"])
def test_the_key_and_the_solved_notebook_earn_everything(assignment, solved, tasks, kind):
    student = SimpleNamespace(**{task: solved.names[task] for task in tasks})
    failed = assignment.run_tests({"key": assignment.reference, "solved": student}, kind)
    assert {task for task, _ in failed["all"]} == set(tasks)
    assert not failed.get("key")
    assert not failed.get("solved")


@pytest.mark.parametrize("kind", ["hidden", "public"])
def test_the_skeleton_passes_no_check(assignment, skeleton, tasks, kind):
    student = SimpleNamespace(**{task: skeleton.names[task] for task in tasks})
    failed = assignment.run_tests({"skeleton": student}, kind)
    assert failed["skeleton"] == failed["all"]


def test_every_experiment_of_the_solved_notebook_runs(solved):
    assert not [words for words in UNFINISHED if words in solved.printed]


def test_the_skeleton_says_what_its_experiments_wait_for(skeleton, tasks):
    waiting = re.findall(r"waits for (\w+)\.", skeleton.printed)
    assert waiting
    assert set(waiting) <= set(tasks)


def test_public_checks_see_nearly_every_mistake(assignment):
    entries = [
        (entry, number) for entry in assignment.catalogue.MISCONCEPTIONS for number in range(len(entry.formulas))
    ]
    students = {
        f"{entry.task}/{entry.code}-{number}": assignment.with_mistake(entry.task, entry.formulas[number])
        for entry, number in entries
    }
    failed = assignment.run_tests(students, "public")
    unseen = [name for name in students if not failed.get(name)]
    assert len(unseen) <= len(students) // 20, f"no public check sees {unseen}"


def test_what_the_catalogue_points_to_stands_in_the_notebook(assignment):
    headings = {
        line.removeprefix("## ")
        for cell in assignment.released.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
    }
    assert not {entry.section for entry in assignment.catalogue.MISCONCEPTIONS} - headings


def test_no_advice_holds_a_line_of_the_solution(assignment):
    lines = {bare(line) for cell in assignment.notebook.cells for line in solution_lines(cell)}
    key = ast.parse((ROOT / "solutions" / assignment.assignment / "reference.py").read_text(encoding="utf-8"))
    lines |= {bare(part) for node in ast.walk(key) for part in statements(node)}
    long = {line for line in lines if len(line) >= 12}
    assert long
    for entry in assignment.catalogue.MISCONCEPTIONS:
        words = bare(f"{entry.title} {entry.rationale} {entry.advice}")
        assert not [line for line in long if line in words], entry.code


def solution_lines(cell):
    """Return the lines of a code cell's solution that are not the head of a block."""
    regions = REGION.findall(cell.source) if cell.cell_type == "code" else []
    return [line for region in regions for line in region.splitlines() if not line.endswith(":")]


def statements(node):
    """Return what a statement of the key computes: what it returns, and the right sides of what it names."""
    if isinstance(node, (ast.Return, ast.Assign)) and node.value is not None:
        return [ast.unparse(node.value)]
    return []


def bare(text):
    """Return a text without blanks, `return`, or the name that a line gives to its value."""
    return re.sub(r"\s", "", re.sub(r"^\s*(return |[\w, ]+ \+?= )", "", text))
