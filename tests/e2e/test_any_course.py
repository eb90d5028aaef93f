"""`grader run --any` gives the scores that the real `nbgrader autograde` gives, cell by cell.

On three courses of different layout, on some sixty odd submissions (scenarios.py), and on courses that each turn one of
nbgrader's switches (switches.py).
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from grader.execute.isolation import EXPOSES
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.run.pipeline import run

pytestmark = pytest.mark.peers
HERE = Path(__file__).parents[1] / "grader" / "nbgrader_course"
ASSIGNMENTS = {"classic": "ps1", "configured": "week 2", "untidy": "lab", "handed on": "ps1", "kernel": "ps1"}
BY_CHANCE = {"write-to-2"}  # nbgrader sees what is written to descriptor 2 only if its kernel's reader is in time
REFUSED = {"zoe"}  # nbgrader 0.9 takes a notebook with two cells of one name for one of an older version, and stops
TOLD = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    told = {}
    for each in book.assignments[0].submissions:
        names = [book_.name for book_ in each.notebooks]
        for notebook in each.notebooks:
            for grade in notebook.grades:
                name = grade.name if len(book.assignments[0].notebooks) == 1 else f"{notebook.name}/{grade.name}"
                told.setdefault(each.student.id, {})[name] = [grade.score, grade.max_score, grade.needs_manual_grade]
print(json.dumps(told))
"""


def module(name):
    """Import a module of another folder of tests, with what lies beside it."""
    if "any_courses" not in sys.modules:
        package = sys.modules["any_courses"] = types.ModuleType("any_courses")
        package.__path__ = [str(HERE)]
    return importlib.import_module(f"any_courses.{name}")


def nbgrader_scores(root, assignment, home):
    """Let nbgrader release and grade the course, and read its gradebook."""
    environment = os.environ | {name: str(home) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    for command in ("generate_assignment", "autograde"):
        words = [sys.executable, "-m", "nbgrader", command, assignment]
        done = subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)
        refused = command == "autograde" and assignment == ASSIGNMENTS["untidy"]
        assert done.returncode == refused, done.stderr[-2000:]
    told = subprocess.run([sys.executable, "-c", TOLD], cwd=root, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def our_scores(root, output):
    (root / "course.toml").write_text(f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n", encoding="utf-8")
    result = run(RunOptions(root, output=output, jobs=2), {}, lambda *_: None, read_nbgrader_course)
    return {
        grade.student.id: {task.task: [task.score, task.max_score] for task in grade.tasks} for grade in result.grades
    }


def expect_same(root, assignment, folder, refused=frozenset()):
    """Let both grade the course, and compare every cell of everybody whom nbgrader does not refuse."""
    ours = our_scores(root, folder / "results")
    theirs = nbgrader_scores(root, assignment, folder / "home")
    expected = {who: {cell: told[:2] for cell, told in cells.items()} for who, cells in theirs.items()}
    assert {who: cells for who, cells in ours.items() if who not in refused} == {
        who: cells for who, cells in expected.items() if who not in refused
    }


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_cell_has_nbgraders_own_score(tmp_path, name):
    root = tmp_path / "course"
    module("courses").COURSES[name](root)
    expect_same(root, ASSIGNMENTS[name], tmp_path, REFUSED)


def test_every_cell_of_odd_submissions_has_nbgraders_own_score(tmp_path):
    root = tmp_path / "course"
    module("scenarios").course(root)
    assert len(list((root / "submitted").iterdir())) > 60
    expect_same(root, "ps1", tmp_path, BY_CHANCE)


@pytest.mark.parametrize("name", module("switches").CONFIGS)
def test_every_cell_has_nbgraders_own_score_under_each_of_its_switches(tmp_path, name):
    root = tmp_path / "course"
    module("switches").course(root, name)
    expect_same(root, "ps1", tmp_path)
