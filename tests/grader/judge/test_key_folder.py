"""The answer key finds the data files that lie beside the lesson, wherever the grader is started."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from grader.judge.answer_key import read_answer_key
from grader.judge.key_folder import NOTHING, beside_key
from grader.judge.same_reply import reply_to
from grader.records.execution import Call, Step
from grader.records.run import RunOptions
from grader.run.pipeline import run

KEY = """
from pathlib import Path
FIRST = Path("prices.csv").read_text()[:2]
def total(n): return sum(map(int, Path("prices.csv").read_text().split())) * n
def both(name): return Path(name).read_text() + Path("prices.csv").read_text()[:2]
"""
TESTS = """
import pytest
from grader.testing import agree, files

@pytest.fixture
def narrow():
    return 3

def test_total(student, reference):
    "It adds up"
    agree(student.total(2), reference.total(2))

def test_narrow(student, reference, narrow):
    "With a fixture of its own"
    agree(student.total(narrow), reference.total(narrow))

def test_files(student):
    "Data and files of the test"
    with files(student, {"more.txt": "x"}):
        agree(student.both("more.txt"), "x1\\n")
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    files = {
        "solutions/sales/reference.py": KEY,
        "solutions/sales/prices.csv": "1\n2\n",
        "submitted/ada/sales/prices.csv": "1\n2\n",
        "submitted/ada/sales/sales.py": KEY,
        "course.toml": "[assignments.sales.tasks]\ntotal = {}\n",
        "tests/hidden/sales/test_total.py": TESTS,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_the_key_reads_its_data_at_import_in_calls_and_in_scripts(course: Path) -> None:
    here = Path.cwd()
    key = vars(read_answer_key(course / "solutions" / "sales").reference)
    assert key["FIRST"] == "1\n"
    assert reply_to(key, Call("total", (2,))).value == 6
    script = Call("total", (), (Step("call", None, "total", (3,)),))
    assert reply_to(key, script).steps[0].value == 9
    assert Path.cwd() == here


def test_hidden_tests_find_the_data_of_the_key_which_they_may_call(course: Path) -> None:
    here = Path.cwd()
    run(RunOptions(course, output=course / "results"), {}, lambda *_: None)
    with (course / "results" / "checks.csv").open(encoding="utf-8") as table:
        verdicts = {row["check"]: row["verdict"] for row in csv.DictReader(table)}
    assert verdicts == dict.fromkeys(("test_total", "test_narrow", "test_files"), "passed")
    assert Path.cwd() == here


def test_a_notebook_of_solutions_finds_its_data_where_the_course_is_named_by_a_relative_path(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = course / "solutions" / "sales"
    (folder / "reference.py").unlink()
    cells = [{"cell_type": "code", "source": KEY.replace('FIRST = Path("prices.csv").read_text()[:2]', "")}]
    (folder / "sales.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))
    monkeypatch.chdir(course)
    key = vars(read_answer_key(Path("solutions/sales")).reference)
    script = Call("total", (), (Step("call", None, "total", (3,)),))
    with beside_key(key):  # as a hidden test runs
        assert reply_to(key, Call("total", (2,))).value == 6
        assert reply_to(key, script).steps[0].value == 9


@pytest.mark.parametrize("given", ["1\n2\n", "1\n3\n", None])
def test_students_code_finds_the_data_that_was_released_whatever_was_submitted(course: Path, given: str | None) -> None:
    handed_in = course / "submitted" / "ada" / "sales" / "prices.csv"
    handed_in.unlink()
    if given is not None:
        handed_in.write_text(given)
    (course / "assignments/sales").mkdir(parents=True)
    (course / "assignments/sales/prices.csv").write_text("1\n2\n")
    run(RunOptions(course, output=course / "results"), {}, lambda *_: None)
    with (course / "results" / "scores.csv").open(encoding="utf-8") as table:
        (row,) = csv.DictReader(table)
    assert row["score"] == row["max_score"]
    assert ("the course's own file was used" in row["note"]) == (given == "1\n3\n")


def test_without_released_data_a_student_who_submits_none_has_none_and_the_run_says_why(course: Path) -> None:
    (course / "submitted/ada/sales/prices.csv").unlink()
    done = run(RunOptions(course, output=course / "results"), {}, lambda *_: None)
    with (course / "results" / "scores.csv").open(encoding="utf-8") as table:
        (row,) = csv.DictReader(table)
    assert row["score"] == "0.00"
    assert "solutions/sales/prices.csv is not in assignments/sales: run `grader release`" in done.notes


def test_without_data_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "reference.py").write_text("")
    assert beside_key({"__file__": str(tmp_path / "reference.py")}) is NOTHING
    assert beside_key({"__file__": str(tmp_path / "nowhere" / "reference.py")}) is NOTHING
    assert beside_key({}) is NOTHING
