"""`grader run --any` gives the scores that the real `nbgrader autograde` gives, on three courses that are not ours."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.execute.isolation import EXPOSES
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.run.pipeline import run

pytestmark = pytest.mark.peers
HERE = Path(__file__).parents[1] / "grader" / "nbgrader_course"
ASSIGNMENTS = {"classic": "ps1", "configured": "week 2", "untidy": "lab"}
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
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


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


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_cell_has_nbgraders_own_score(tmp_path, name):
    root = tmp_path / "course"
    module("courses").COURSES[name](root)
    (root / "course.toml").write_text(f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n", encoding="utf-8")
    grades = run(
        RunOptions(root, output=tmp_path / "results", jobs=2), {}, lambda *_: None, read_nbgrader_course
    ).grades
    ours = {grade.student.id: {task.task: [task.score, task.max_score] for task in grade.tasks} for grade in grades}
    theirs = nbgrader_scores(root, ASSIGNMENTS[name], tmp_path / "home")
    for student in theirs.keys() - REFUSED:
        assert ours[student] == {cell: told[:2] for cell, told in theirs[student].items()}
    assert ours.keys() - REFUSED == theirs.keys() - REFUSED
