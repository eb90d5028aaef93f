"""The tables as other programs read them: UTF-8, RFC 4180, sorted, two decimals, no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pandas as pd
import pytest

from grader.records.course import Assignment, Course
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Judgement, Verdict
from grader.records.submission import Status, Student
from grader.records.total import StudentTotal
from grader.report.tables import CHECKS, MOST_LINES, SCORES, TASKS, cells, moment, points, write_tables, write_totals
from grader.run.state import StateStore
from grader.run.state_table import StoredResult

HEADER = (
    "assignment,duedate,timestamp,student_id,last_name,first_name,email,"
    "raw_score,late_submission_penalty,score,max_score"
)
ODD = ["=1+1", "+1", "-1", "@SUM(A1)", 'a "quoted" word, a comma', "Zoë 文 🙂", " space", "'=already"]
STUDENTS = ["Ann", "ann", "b", "Ä", "10", "9", "a b", "=x", "ź"]


def grade(student: str, assignment: str = "backprop", text: str = "", score: float = 2.0) -> Grade:
    check = CheckResult("sigmoid", "test_a", text or "It is right", Verdict.FAILED, text)
    task = TaskGrade("sigmoid", Verdict.FAILED, score, 3.0, "F01", text, (check,))
    who = Student(student, text, text, text)
    return Grade(who, assignment, Status.GRADED, (task,), score, 0.0, score, 3.0, note=text)


def tables(folder, grades):
    write_tables(folder, grades)
    return {name: (folder / f"{name}.csv").read_bytes() for name in ("scores", "tasks", "checks")}


def test_the_columns_are_the_contracts_with_nbgraders_first(tmp_path):
    made = tables(tmp_path, [])
    assert made["scores"].decode() == f"{HEADER},status,note\r\n"
    assert made["tasks"].decode() == "student_id,assignment,task,verdict,score,max_score,misconception,advice\r\n"
    assert made["checks"].decode() == "student_id,assignment,task,check,title,verdict,message\r\n"
    assert (len(SCORES), len(TASKS), len(CHECKS)) == (13, 8, 7)


@pytest.mark.parametrize("text", ODD)
def test_any_text_comes_back_from_every_table_as_it_went_in_or_with_an_apostrophe(tmp_path, text):
    made = tables(tmp_path, [grade(text or "x", text=text)])
    assert set(made) == {"scores", "tasks", "checks"}
    for name, data in made.items():
        assert not data.startswith(b"\xef\xbb\xbf")
        lines = list(csv.reader(data.decode("utf-8").splitlines(keepends=True), strict=True))
        assert {len(line) for line in lines} == {len(lines[0])}
        read = pd.read_csv(tmp_path / f"{name}.csv", dtype=str, keep_default_na=False)
        shown = f"'{text}" if text[0] in "=+-@" else text
        assert read["student_id"].tolist() == [shown]
        assert shown in read.iloc[0, 1:].tolist()
        assert not [cell for line in lines for cell in line if re.match(r"[=+@-]", cell)]


def test_lines_end_as_rfc_4180_says(tmp_path):
    data = tables(tmp_path, [grade("ann", text="two\u2028lines")])["scores"]
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")


def test_a_text_that_is_no_unicode_does_not_stop_the_table(tmp_path):
    half = grade("ann", text="half of a pair: \ud800")
    with StateStore(tmp_path / "results") as store:
        store.save(StoredResult.of("", Judgement(Status.GRADED), half))
        assert list(store.grades(["backprop"])) == [half]
    made = tables(tmp_path, [half, grade("bob")])
    assert b"bob" in made["scores"]
    assert "half of a pair: \ufffd" in made["checks"].decode("utf-8")


def test_the_teacher_reads_which_line_of_a_test_broke_over_an_answer(tmp_path):
    made = grade("ann", text="Your answer is None.")
    (task,) = made.tasks
    check = replace(task.checks[0], path="tests/hidden/a/test_f.py:7", stumbled="TypeError: no")
    broke = replace(made, tasks=(replace(task, checks=(check,)),))
    row = pd.read_csv(BytesIO(tables(tmp_path, [broke])["checks"])).iloc[0]
    assert row["message"] == "Your answer is None. [tests/hidden/a/test_f.py:7 broke on this answer: TypeError: no]"
    quiet = replace(broke, tasks=(replace(task, checks=(replace(check, message=""),)),))
    row = pd.read_csv(BytesIO(tables(tmp_path, [quiet])["checks"])).iloc[0]
    assert row["message"] == "[tests/hidden/a/test_f.py:7 broke on this answer: TypeError: no]"


def test_a_fault_says_with_whose_row_it_came(tmp_path):
    odd = replace(grade("ann"), score="ten")
    with pytest.raises((TypeError, ValueError)) as caught:
        write_tables(tmp_path, [grade("bob"), odd])
    assert caught.value.__notes__ == ["it came with ann, backprop"]


def test_rows_are_sorted_by_code_point_then_in_the_order_of_the_course(tmp_path):
    with StateStore(tmp_path / "results") as store:
        for student in STUDENTS:
            for assignment in ("a-second", "b-first"):
                store.save(StoredResult.of("", Judgement(Status.GRADED), grade(student, assignment)))
        write_tables(tmp_path, store.grades(["b-first", "a-second"]))
    rows = pd.read_csv(tmp_path / "scores.csv", dtype=str)
    named = [name.removeprefix("'") for name in rows["student_id"]]
    assert named == [student for student in sorted(STUDENTS) for _ in range(2)]
    assert rows["assignment"].tolist() == ["b-first", "a-second"] * len(STUDENTS)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0.00"),
        (2 / 3, "0.67"),
        (10, "10.00"),
        (0.1 + 0.2, "0.30"),
        (1e4, "10000.00"),
    ],
)
def test_points_have_two_decimals(number, text):
    assert points(number) == text


def test_times_are_utc_without_a_zone_as_in_nbgrader():
    assert moment(datetime(2026, 3, 2, 18, 30, tzinfo=UTC)) == "2026-03-02 18:30:00"
    assert moment(datetime(2026, 3, 2, 18, 30, tzinfo=timezone(timedelta(hours=1)))) == "2026-03-02 17:30:00"
    assert moment(None) == ""


def test_a_text_in_a_table_is_one_line_without_what_a_terminal_obeys(tmp_path):
    made = tables(tmp_path, [grade("ann\n::error::x", text="two\nlines\x1b[2J\u202e")])
    assert len(made) == 3
    for data in made.values():
        assert len(data.decode().splitlines()) == 2
        assert b"two lines\xef\xbf\xbd[2J[U+202E]" in data


def totals(tmp_path, *rows, left_out=()):
    """Write totals.csv of a course of two assignments; return its rows."""
    course = Course(tmp_path, "C", tmp_path, tuple(Assignment(name, name, (), None) for name in ("a1", "=a2")))
    write_totals(tmp_path / "totals.csv", course, rows, left_out)
    with (tmp_path / "totals.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def total_of(name, *scores, **more):
    who = Student(name, "First", "=Last", "f@x.org")
    return StudentTotal(who, tuple(zip(("a1", "=a2"), scores, strict=True)), 12.5, 20.0, **more)


def test_totals_have_a_column_for_each_assignment_and_a_row_for_each_student(tmp_path):
    rows = totals(tmp_path, total_of("ann", 8.0, None), total_of("bob", 0.125, 0.0))
    assert rows == [
        ["student_id", "last_name", "first_name", "email", "a1", "'=a2", "total", "max_total", "note"],
        ["ann", "'=Last", "First", "f@x.org", "8.00", "", "12.50", "20.00", ""],
        ["bob", "'=Last", "First", "f@x.org", "0.12", "0.00", "12.50", "20.00", ""],
    ]


def test_the_note_of_a_total_says_what_is_odd(tmp_path):
    row = total_of("ann", 1.0, 2.0, dropped=("a1", "a2"), below=True)
    assert totals(tmp_path, row, left_out=("a3", "a4"))[1][-1] == (
        "dropped: a1, a2; below the minimum; left out, since nobody has handed it in: a3, a4"
    )
    assert totals(tmp_path, total_of("ann", 1.0, 2.0, below=True))[1][-1] == "below the minimum"


def test_who_is_excused_has_no_points_and_an_excused_task_none_either(tmp_path):
    one = replace(grade("ann"), status=Status.EXCUSED)
    two = grade("bob")
    two = replace(two, tasks=(replace(two.tasks[0], excused=True),))
    made = tables(tmp_path, [one, two])
    rows = {row["student_id"]: row for row in csv.DictReader(made["scores"].decode().splitlines())}
    assert [rows["ann"][name] for name in ("raw_score", "score", "max_score")] == ["", "", ""]
    assert [rows["bob"][name] for name in ("raw_score", "score", "max_score")] == ["2.00", "2.00", "3.00"]
    tasks = {row["student_id"]: row for row in csv.DictReader(made["tasks"].decode().splitlines())}
    assert (tasks["bob"]["score"], tasks["bob"]["max_score"]) == ("", "")


def test_however_large_a_class_is_no_more_lines_are_kept_than_a_few_megabytes_hold():
    assert cells.cache_parameters()["maxsize"] == MOST_LINES == 16384


def test_the_log_says_which_tables_were_written(tmp_path, caplog):
    caplog.set_level(logging.INFO, "grader.report.tables")
    write_tables(tmp_path, [])
    write_totals(tmp_path / "totals.csv", Course(tmp_path, "C", tmp_path, ()), (), ())
    told = [f"{tmp_path}: scores.csv, tasks.csv and checks.csv written", f"{tmp_path / 'totals.csv'}: written"]
    assert caplog.messages == told
