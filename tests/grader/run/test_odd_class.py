"""A class in which everybody submitted in another odd way: every row is what its teacher would expect."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..odd_class import ROWS, write_odd_class

Table = dict[str, dict[str, str]]


def scores(root: Path) -> Table:
    with (root / "results/scores.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunResult, Table]:
    """The class, graded, and its rows of scores.csv by id."""
    root = write_odd_class(tmp_path_factory.mktemp("course"))
    return run(RunOptions(root, output=root / "results", jobs=2), {}, lambda *_: None), scores(root)


def test_the_class_has_its_rows_and_no_other(graded):
    assert set(graded[1]) == set(ROWS)
    assert len(ROWS) >= 44


@pytest.mark.parametrize("student", ROWS)
def test_every_row_is_what_the_teacher_expects(graded, student):
    row, expected = graded[1][student], ROWS[student]
    assert (row["status"], row["score"]) == (expected.status, expected.score), row["note"]
    assert expected.words in row["note"]


def test_what_the_run_says_names_whoever_may_be_somebody_else_and_who_left(graded):
    result, rows = graded
    assert result.unclaimed.startswith("Jane Roe, kim: not in roster.csv, while 6 of its students submitted nothing")
    assert "kim is not in roster.csv; did you mean kim.min?" in result.notes
    assert "Jane Roe: may be n1 or n2 of roster.csv; not guessed, so it has a row of its own" in result.notes
    assert "left out, dropped or inactive in roster.csv: dora" in result.notes
    assert any("read as Windows-1252" in note for note in result.notes)
    assert rows["absent"]["last_name"] == "Müller"
    assert result.unknown == {"Jane Roe", "kim"}


def test_the_command_grades_the_same_rows_and_ends_with_status_1(tmp_path, graded):
    root = write_odd_class(tmp_path)
    command = [sys.executable, "-m", "grader.cli.main", "run"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert scores(root) == graded[1]
    for student, row in ROWS.items():
        if row.status in {"unreadable", "needs_person"}:
            assert student in done.stdout
    assert "Jane Roe, kim: not in roster.csv, while 6 of its students submitted nothing" in done.stdout
    assert "dora" in done.stdout
