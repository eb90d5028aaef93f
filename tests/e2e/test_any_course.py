"""`grader run --any` gives the scores that the real `nbgrader autograde` gives, cell by cell.

On courses of different layout, on some sixty odd submissions (scenarios.py), and on courses that each turn one of
nbgrader's switches (switches.py). What nbgrader gave is recorded in nbgrader_scores.json, with which ours is compared
in every case; that nbgrader still gives it is tried with the real one, on a sample here and on every case by
`make proof`. To record anew: RECORD=1 pytest -m "proof or peers" tests/e2e/test_any_course.py
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest

from grader.execute.isolation import EXPOSES
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.run.pipeline import run

HERE = Path(__file__).parents[1] / "grader" / "nbgrader_course"
RECORDED = HERE / "nbgrader_scores.json"
ASSIGNMENTS = {"classic": "ps1", "configured": "week 2", "untidy": "lab", "handed on": "ps1", "kernel": "ps1"}
ODD = "odd submissions"
BY_CHANCE = "write-to-2"  # nbgrader sees what is written to descriptor 2 only if its kernel's reader is in time
REFUSED = "zoe"  # nbgrader 0.9 takes a notebook with two cells of one name for one of an older version, and stops
READ_GRADEBOOK = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    told = {}
    for each in book.assignments[0].submissions:
        names = [book_.name for book_ in each.notebooks]
        for notebook in each.notebooks:
            for grade in notebook.grades:
                name = grade.name if len(book.assignments[0].notebooks) == 1 else f"{notebook.name}/{grade.name}"
                told.setdefault(each.student.id, {})[name] = [grade.score, grade.max_score]
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
    told = subprocess.run([sys.executable, "-c", READ_GRADEBOOK], cwd=root, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def our_scores(root, output):
    (root / "course.toml").write_text(f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n", encoding="utf-8")
    result = run(RunOptions(root, output=output, jobs=2), {}, lambda *_: None, read_nbgrader_course)
    return {
        grade.student.id: {task.task: [task.score, task.max_score] for task in grade.tasks} for grade in result.grades
    }


def make_course(root, name):
    """Write the course of one case, and say how its assignment is called."""
    if name in ASSIGNMENTS:
        module("courses").COURSES[name](root)
    elif name == ODD:
        module("scenarios").course(root)
        assert len(list((root / "submitted").iterdir())) > 60
    else:
        module("switches").course(root, name)
    return ASSIGNMENTS.get(name, "ps1")


def comparable(scores):
    """Leave out whom nbgrader refuses, and what it sees by chance."""
    return {who: cells for who, cells in scores.items() if who not in (REFUSED, BY_CHANCE)}


SAMPLE = (ODD, "untidy", "kept-files")
CASES = (*ASSIGNMENTS, ODD, *module("switches").CONFIGS)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_every_cell_has_the_score_recorded_of_nbgrader(tmp_path, name):
    make_course(tmp_path / "course", name)
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))[name]
    assert comparable(our_scores(tmp_path / "course", tmp_path / "results")) == recorded


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.peers if name in SAMPLE else pytest.mark.proof) for name in CASES]
)
def test_what_is_recorded_is_nbgraders_own_score(tmp_path, name):
    assignment = make_course(tmp_path / "course", name)
    scores = comparable(nbgrader_scores(tmp_path / "course", assignment, tmp_path / "home"))
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    if os.environ.get("RECORD"):
        text = json.dumps(recorded | {name: scores}, indent=1, sort_keys=True)
        RECORDED.write_text(re.sub(r"\[\s+([\d.]+),\s+([\d.]+)\s+\]", r"[\1, \2]", text) + "\n", encoding="utf-8")
    else:
        assert scores == recorded[name]
