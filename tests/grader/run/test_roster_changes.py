"""A class list that changes between two runs: rows, pages and changes.csv follow it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

HEADER = "id,last_name,first_name,email,status\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = write_course(tmp_path)
    for student in ("ann", "bob"):
        hand_in(root, student, notebook(HALF, QUARTER))
    return root


def graded(root: Path, *listed: str) -> tuple[RunResult, dict[str, dict[str, str]]]:
    (root / "roster.csv").write_text(HEADER + "\n".join(listed) + "\n", encoding="utf-8")
    result = run(RunOptions(root, output=root / "results", jobs=1), {}, lambda *_: None)
    with (root / "results/scores.csv").open(encoding="utf-8", newline="") as file:
        return result, {row["student_id"]: row for row in csv.DictReader(file)}


def test_who_came_who_left_and_who_is_called_otherwise(course: Path) -> None:
    graded(course, "ann,Lee,Ann,,", "bob,Ray,Bob,,")
    assert (course / "results/feedback/bob/halves.html").exists()
    result, rows = graded(course, "ann,Lee-Moor,Ann,,", "bob,Ray,Bob,,dropped", "cem,Öz,Cem,,")
    found = [(row["student_id"], row["last_name"], row["status"], row["score"]) for row in rows.values()]
    assert found == [("ann", "Lee-Moor", "graded", "3.00"), ("cem", "Öz", "missing", "0.00")]
    assert result.reused == 1  # ann's work is the same
    assert not (course / "results/feedback/bob").exists()
    moved = {(change.student, change.why) for change in result.changes if not change.task}
    assert moved == {("bob", "no longer in the class"), ("cem", "submission")}


def test_who_is_dropped_by_mistake_has_the_same_row_again(course: Path) -> None:
    _, before = graded(course, "ann,Lee,Ann,,", "bob,Ray,Bob,,")
    graded(course, "ann,Lee,Ann,,", "bob,Ray,Bob,,inactive")
    _, after = graded(course, "ann,Lee,Ann,,", "bob,Ray,Bob,,")
    assert after == before


def test_an_id_in_another_spelling_keeps_its_work(course: Path) -> None:
    graded(course, "ann,Lee,Ann,,", "bob,Ray,Bob,,")
    _, rows = graded(course, "ANN,Lee,Ann,,", "bob,Ray,Bob,,")
    assert {who: (row["status"], row["score"]) for who, row in rows.items()} == {
        "ANN": ("graded", "3.00"),
        "bob": ("graded", "3.00"),
    }


def test_two_ids_that_differ_by_a_sign_nobody_sees_are_two_students(course: Path) -> None:
    hand_in(course, "ann\u200b", notebook(HALF))
    result, rows = graded(course, "ann,Lee,Ann,,", "ann\u200b,Lee,Anna,,", "bob,Ray,Bob,,")
    assert [rows[who]["score"] for who in ("ann", "ann\u200b")] == ["3.00", "1.00"]
    assert any("two students are called 'ann'; their ids differ by U+200B alone" in note for note in result.notes)
