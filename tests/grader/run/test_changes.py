"""Regrading: what a run changed and why, in changes.csv; what stood before is kept."""

from __future__ import annotations

import csv
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import grader.run.fingerprint
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.run import Change, RunOptions, RunResult
from grader.records.submission import Status, Student
from grader.run.changes import HEADER, archive_tables, changes, class_moves, summary_lines
from grader.run.pipeline import run
from grader.run.state_table import ResultDiff

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT = notebook(HALF, QUARTER)
THIRD = notebook("def half(x):\n    return x / 3\n", QUARTER)
HIDDEN = Path("tests/hidden/halves/test_half.py")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A class of two, graded once."""
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    hand_in(root, "bob", THIRD)
    grade(root)
    return root


def grade(root: Path) -> RunResult:
    return run(RunOptions(root, output=root / "results"), {}, lambda *_: None)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert tuple(header) == HEADER
    return lines


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_first_run_changes_nothing_and_keeps_nothing(course: Path) -> None:
    assert rows(course / "results/changes.csv") == []
    assert not (course / "results/earlier").exists()


def test_the_same_again_changes_nothing_and_writes_the_same_bytes(course: Path) -> None:
    before = {path.name: path.read_bytes() for path in (course / "results").glob("*.csv")}
    before.pop("timings.csv")
    grade(course)
    assert before == {name: (course / "results" / name).read_bytes() for name in before}
    assert not (course / "results/earlier").exists()
    assert not list((course / "results").glob(".earlier*"))


def test_another_submission_says_so_and_the_earlier_tables_are_kept(course: Path) -> None:
    scores = (course / "results/scores.csv").read_bytes()
    hand_in(course, "bob", RIGHT)
    result = grade(course)
    assert rows(course / "results/changes.csv") == [
        ["bob", "halves", "half", "0.00", "1.00", "submission", "failed", "passed"],
        ["bob", "halves", "quarter", "2.00", "2.00", "submission", "carried", "passed"],
        ["bob", "halves", "", "2.00", "3.00", "submission", "graded", "graded"],
    ]
    assert (course / "results/earlier/0001/scores.csv").read_bytes() == scores
    told = "\n".join(summary_lines(result.changes))
    assert "1 student; " in told
    assert "halves half: 1 up (submission)" in told
    grade(course)  # nothing new: the change moves to the kept ones
    assert rows(course / "results/changes.csv") == []
    assert len(rows(course / "results/earlier/0002/changes.csv")) == 3


def test_other_tests_other_points_and_another_engine_are_told_apart(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(course / HIDDEN, "agree(student.half(row), reference.half(row))", "agree(student.half(0 * row), 0 * row)")
    grade(course)
    assert [row[:6] for row in rows(course / "results/changes.csv") if row[2] == "half"] == [
        ["bob", "halves", "half", "0.00", "0.50", "tests"],
    ]
    edit(course / "course.toml", "half = { points = 1 }", "half = { points = 4 }")
    grade(course)
    assert ["bob", "halves", "half", "0.50", "2.00", "points"] in [r[:6] for r in rows(course / "results/changes.csv")]
    monkeypatch.setattr(grader.run.fingerprint, "TOLERANCE", 1e-3)
    result = grade(course)
    assert (result.reused, result.changes) == (0, ())  # graded again; nobody's points changed
    assert sorted(path.name for path in (course / "results/earlier").iterdir()) == ["0001", "0002", "0003"]


def test_who_came_and_who_went_is_said_in_words() -> None:
    went = [Change(f"s{n}", "halves", "half", 1.0, None, "no longer in the class", "passed", "") for n in range(18)]
    came = [Change("new", "halves", "half", None, 1.0, "submission", "", "passed")]
    other = [Change("bob", "halves", "half", 0.0, 0.0, "submission", "missing", "failed")]
    told = list(summary_lines([*went, *came, *other]))
    assert "  halves half: 18 taken out (no longer in the class)" in told
    assert "  halves half: 1 with the same points, 1 new (submission)" in told


def test_a_looser_tolerance_is_named(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "bob", notebook("def half(x):\n    return x / 2 * (1 + 1e-5)\n", QUARTER))
    grade(course)
    monkeypatch.setattr(grader.run.fingerprint, "TOLERANCE", 1e-4)
    monkeypatch.setattr("grader.judge.compare.agree.__defaults__", ("the answer", 1e-4))
    changed = {change.task: change.why for change in grade(course).changes}
    assert changed["half"] == "tolerance"


def test_a_late_penalty_is_a_row_without_a_task(course: Path) -> None:
    hand_in(course, "ann", "2026-03-03 12:00:00 UTC", "timestamp.txt")
    edit(course / "course.toml", "[limits]", "[limits]\naccept = []")
    text = "[assignments.halves]\ndue = 2026-03-02T12:00:00Z\nlate = { per_day = 0.5 }\n\n[assignments.halves.tasks]"
    edit(course / "course.toml", "[assignments.halves.tasks]", text)
    grade(course)
    assert rows(course / "results/changes.csv") == [
        ["ann", "halves", "", "3.00", "1.50", "late rules", "graded", "graded"]
    ]


def test_who_comes_and_goes_is_listed(course: Path) -> None:
    (course / "roster.csv").write_text("id\nann\ncem\n")
    for path in (course / "submitted/bob/halves/halves.ipynb",):
        path.unlink()
    (course / "submitted/bob/halves").rmdir()
    (course / "submitted/bob").rmdir()
    grade(course)
    whole = [row for row in rows(course / "results/changes.csv") if not row[2]]
    assert whole == [
        ["bob", "halves", "", "2.00", "", "no longer in the class", "graded", ""],
        ["cem", "halves", "", "", "0.00", "submission", "", "missing"],
    ]


def test_how_the_class_moved_is_told_for_those_who_had_points_before():
    found = [
        Change("ann", "halves", "", 1.0, 3.0, "submission", "graded", "graded"),
        Change("bob", "halves", "", 3.0, 2.0, "marks", "graded", "graded"),
        Change("bob", "halves", "half", 1.0, 0.0, "marks", "passed", "failed"),
        Change("cy", "halves", "", None, 3.0, "submission", "", "graded"),
        Change("di", "halves", "", 1.0, None, "marks", "graded", "excused"),
    ]
    assert list(class_moves(found)) == ["halves: 1 up, 1 down; the mean of those who moved: 2.00, now 2.50"]
    assert "  halves in all: 1 excused (marks)" in list(summary_lines(found))


ANN = Student("ann")


def of_tasks(*tasks: tuple[str, float], **more: Any) -> Grade:
    rows = tuple(TaskGrade(name, Verdict.FAILED, score, 2.0) for name, score in tasks)
    return Grade(ANN, "halves", Status.GRADED, rows, 0.0, 0.0, 0.0, 4.0, **more)


def found_in(before: Grade, after: Grade, was: str = "s", now: str = "s") -> list[tuple[str, str]]:
    """Return the tasks of the changes between two results, each with the reason."""
    store = SimpleNamespace(diffs=lambda _order: [ResultDiff(before, after, was, now)])
    return [(change.task, change.why) for change in changes(store, ("halves",))]


def test_tasks_come_in_the_order_that_the_course_has_now_and_those_taken_out_last() -> None:
    before, after = of_tasks(("gone", 1.0), ("b", 1.0), ("a", 1.0)), of_tasks(("a", 0.0), ("new", 0.0), ("b", 0.0))
    assert [task for task, _ in found_in(before, after)] == ["a", "new", "b", "gone"]


def test_a_mark_is_the_reason_for_slip_days_that_it_gives_back() -> None:
    before = of_tasks(("a", 1.0), slip_days=(1, 0))
    assert found_in(before, of_tasks(("a", 0.0), slip_days=(0, 1))) == [("a", "slip days")]
    assert found_in(before, of_tasks(("a", 0.0), slip_days=(0, 1), decided=("a=0.0",))) == [("a", "marks")]


def test_points_that_look_the_same_have_not_changed() -> None:
    assert found_in(of_tasks(("a", 0.1 + 0.2)), of_tasks(("a", 0.3))) == []


def test_who_keeps_the_points_went_neither_up_nor_down() -> None:
    found = [Change(name, "halves", "", 2.0, after, "tests") for name, after in (("ann", 2.0), ("bob", 3.0))]
    assert list(class_moves(found)) == ["halves: 1 up, 0 down; the mean of those who moved: 2.00, now 2.50"]


def test_a_folder_of_earlier_tables_that_was_deleted_makes_room_for_none(tmp_path: Path) -> None:
    (tmp_path / "earlier/0007").mkdir(parents=True)
    (tmp_path / "scores.csv").write_text("before", encoding="utf-8")
    with archive_tables(tmp_path):
        (tmp_path / "scores.csv").write_text("after", encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "earlier").iterdir()) == ["0007", "0008"]


def test_the_log_says_whether_the_tables_differ_from_those_before(tmp_path: Path, caplog) -> None:
    caplog.set_level(logging.INFO, "grader.run.changes")
    for text in ("one", "one", "two"):
        with archive_tables(tmp_path):
            (tmp_path / "scores.csv").write_text(text)
    assert caplog.messages == [
        f"{tmp_path}: no table stood there",
        f"{tmp_path}: no table differs from that of the run before",
        f"{tmp_path}: the tables of the run before, which differ, are kept in {tmp_path / 'earlier' / '0001'}",
    ]
