"""Questions in words that count points: what waits stands in the note, and counts once a person has marked it."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from grader.cli.main import main
from grader.errors import CourseError
from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, write_course

QUESTIONS = "\n[assignments.halves.questions]\nwhy = { points = 3 }\nhow = { points = 1.5 }\n"
STUB = "Why?\n\nYOUR ANSWER HERE"


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    """A class of two, of whom ann answers both questions and ben none."""
    root = write_course(tmp_path)
    with (root / "course.toml").open("a") as file:
        file.write(QUESTIONS)
    for side in ("solutions", "assignments"):
        path = root / side / "halves" / "halves.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lesson(STUB, STUB))
    hand_in(root, "ann", lesson(f"{STUB}\n\nBecause.", "Like this."))
    hand_in(root, "ben", lesson(STUB, "  \n"))
    return RunOptions(root, output=root / "results", gradebook=root / "gradebook.db")


@pytest.mark.peers
def test_what_waits_is_said_and_counts_once_it_is_marked(options: RunOptions) -> None:
    run(options, {}, lambda *_: None)
    assert told(options) == {
        "ann": ("3.00", "7.50", "graded", "2 answers in words wait to be marked"),
        "ben": ("3.00", "7.50", "graded", ""),
    }
    page = (options.output / "feedback" / "ann" / "halves.html").read_text(encoding="utf-8")
    assert "Because." in page
    assert "Waits to be marked, 3 possible." in page

    give(options, "ann", "why", 2.0)
    assert run(options, {}, lambda *_: None).reused == 2
    assert told(options)["ann"] == ("5.00", "7.50", "graded", "1 answer in words waits to be marked")
    page = (options.output / "feedback" / "ann" / "halves.html").read_text(encoding="utf-8")
    assert "2 of 3 points" in page

    give(options, "ann", "how", 1.5)
    run(options, {}, lambda *_: None)
    kept = told(options)
    assert kept["ann"] == ("6.50", "7.50", "graded", "")
    run(replace(options, gradebook=None), {}, lambda *_: None)
    assert told(options) == kept
    run(replace(options, gradebook=None, fresh=True), {}, lambda *_: None)
    assert told(options) == kept


def test_waiting_for_a_mark_is_no_failure(options: RunOptions) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", "--course", str(options.root)], standalone_mode=False)
    assert ended.value.code == 0
    assert told(options)["ann"][3] == "2 answers in words wait to be marked"


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ("why = { points = 4 }", "cell why gives 3 points, course.toml 4"),
        ("why = { points = 3 }", r"cell how gives 1\.5 points, course.toml 0"),
        (
            "who = { points = 3 }",
            "no cell 'who' to mark by hand is in solutions/halves/halves.ipynb; there is",
        ),
        ("test_half = { points = 3 }", "no cell 'test_half' to mark by hand is in solutions/"),
        ("half = { points = 3 }", "question 'half' has the name of a task"),
        ("why = { point = 3 }", "unknown key 'point'"),
    ],
)
def test_a_notebook_and_a_course_that_disagree_are_named(options: RunOptions, questions: str, fault: str) -> None:
    path = options.root / "course.toml"
    path.write_text(path.read_text().replace(QUESTIONS, f"\n[assignments.halves.questions]\n{questions}\n"))
    with pytest.raises(CourseError, match=fault):
        run(options, {}, lambda *_: None)


@pytest.mark.parametrize("command", ["run", "verify"])
@pytest.mark.parametrize("folder", ["solutions", "assignments"])
def test_a_question_that_no_notebook_asks_raises_nobodys_maximum(
    options: RunOptions, command: str, folder: str
) -> None:
    other = {"solutions": "assignments", "assignments": "solutions"}[folder]
    (options.root / other / "halves" / "halves.ipynb").unlink()
    with (options.root / "course.toml").open("a") as file:
        file.write("q = { points = 2 }\n")
    ended = CliRunner().invoke(main, [command, "--course", str(options.root)])
    assert ended.exit_code == 2
    assert f"no cell 'q' to mark by hand is in {folder}/halves/halves.ipynb; there is why, how" in ended.output


def test_a_course_without_a_notebook_to_look_into_is_graded_as_it_says(options: RunOptions) -> None:
    for folder in ("solutions", "assignments"):
        (options.root / folder / "halves" / "halves.ipynb").unlink()
    run(replace(options, gradebook=None), {}, lambda *_: None)
    assert {row[1] for row in told(options).values()} == {"7.50"}


def lesson(why: str, how: str) -> str:
    """Return the lesson as nbgrader marks it up, with these two answers."""
    cells = [
        cell("half", HALF, solution=True),
        cell("test_half", "1", grade=True, locked=True, points=1),
        cell("quarter", QUARTER, solution=True),
        cell("test_quarter", "1", grade=True, locked=True, points=2),
        cell("why", why, "markdown", grade=True, solution=True, points=3),
        cell("how", how, "markdown", grade=True, solution=True, points=1.5),
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def cell(name: str, source: str, kind: str = "code", **mark: object) -> dict[str, object]:
    """Return one cell with nbgrader's mark."""
    full = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    base = {"cell_type": kind, "id": name, "metadata": {"nbgrader": full | mark}, "source": source}
    return base | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def told(options: RunOptions) -> dict[str, tuple[str, str, str, str]]:
    """Return what scores.csv says of everybody."""
    with (options.output / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["student_id"]: (row["score"], row["max_score"], row["status"], row["note"]) for row in rows}


def give(options: RunOptions, student: str, question: str, points: float) -> None:
    """Mark an answer as formgrader does."""
    with closing(Gradebook(f"sqlite:///{options.gradebook}", "default_course")) as book:
        grade = book.find_grade(question, "halves", "halves", student)
        assert grade.needs_manual_grade
        grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()
