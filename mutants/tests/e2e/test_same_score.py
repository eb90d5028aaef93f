"""The same score both ways: `nbgrader autograde` and `grader run` agree on every task of the sample class."""

from __future__ import annotations

import csv
import json
import shutil
from contextlib import closing

import pytest
from nbgrader.api import Gradebook

from .nbgrader_course import ROOT, finish, make_course, start

pytestmark = pytest.mark.peers

UNREADABLE = {"oskar", "pia"}
CLASS = {path.name for path in (ROOT / "examples" / "submitted").iterdir()}
ADDED = {"moved", "deleted", "warns"}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The class graded by both: for each student and task the points that nbgrader and we give."""
    course = make_course(tmp_path_factory.mktemp("both") / "course")
    for student in CLASS - UNREADABLE:
        shutil.copytree(ROOT / "examples" / "submitted" / student, course / "submitted" / student)
    add_unusual_ones(course / "submitted")
    finish(start(course, "nbgrader", "generate_assignment", "backprop", "--force"))
    halves = [start(course, "nbgrader", "autograde", "backprop", "--student", names) for names in ("[a-h]*", "[i-z]*")]
    finish(*halves)
    finish(start(course, "grader.cli.main", "run", "backprop"))
    return nbgraders(course), ours(course)


def test_the_class_is_complete(both):
    nbgrader, ours = both
    assert {student for student, _ in ours} == (CLASS - UNREADABLE) | ADDED
    assert len(ours) == 6 * len((CLASS - UNREADABLE) | ADDED)
    assert 0 < sum(nbgrader.values()) < 10 * len(CLASS)


def test_both_agree_on_every_task(both):
    nbgrader, ours = both
    assert {key: round(score, 2) for key, score in nbgrader.items()} == {key: score for key, (score, _) in ours.items()}


def test_the_class_holds_what_could_part_them(both):
    _, ours = both
    verdicts = {verdict for _, verdict in ours.values()}
    assert {"passed", "failed", "carried", "missing"} <= verdicts
    assert any(0 < score < 2 and verdict == "failed" for score, verdict in ours.values())
    assert all(ours[student, "sigmoid"] == (1.0, "passed") for student in ADDED)


def add_unusual_ones(submitted):
    """Hand in what nbgrader alone would give zero points for."""
    right = json.loads((submitted / "ada" / "backprop" / "backprop.ipynb").read_text(encoding="utf-8"))
    stub = next(cell for cell in right["cells"] if cell["id"] == "task-sigmoid")
    loud = "import sys, warnings\n    warnings.warn('seen')\n    print('seen', file=sys.stderr)\n    return"
    warning = "".join(stub["source"]).replace("return", loud)
    cells = {
        "moved": [c | {"source": ""} if c is stub else c for c in right["cells"]]
        + [stub | {"id": "x", "metadata": {}}],
        "deleted": [c for c in right["cells"] if c["id"] != "test-sigmoid"],
        "warns": [c | {"source": warning} if c is stub else c for c in right["cells"]],
    }
    for name, changed in cells.items():
        folder = submitted / name / "backprop"
        folder.mkdir(parents=True)
        (folder / "backprop.ipynb").write_text(json.dumps(right | {"cells": changed}), encoding="utf-8")


def nbgraders(course):
    """Return every automatic score in nbgrader's gradebook, by student and task."""
    with closing(Gradebook(f"sqlite:///{course / 'gradebook.db'}", "deltagrade")) as book:
        rows = [grade for row in book.assignment_submissions("backprop") for grade in row.notebooks[0].grades]
        tested = [grade for grade in rows if grade.name.startswith("test_")]
        assert not [grade for grade in tested if grade.auto_score is None]
        return {(grade.student.id, grade.name.removeprefix("test_")): grade.auto_score for grade in tested}


def ours(course):
    """Return what tasks.csv says, by student and task."""
    with (course / "results" / "tasks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["student_id"], row["task"]): (float(row["score"]), row["verdict"]) for row in rows}
