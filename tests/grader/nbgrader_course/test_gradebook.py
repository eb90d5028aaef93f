"""What gradebook.db says of due dates and students."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from grader.errors import CourseError
from grader.nbgrader_course.gradebook import due_dates, student_ids
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.run.pipeline import run

BOOK = """
CREATE TABLE assignment (id TEXT, name TEXT, duedate DATETIME);
CREATE TABLE student (id TEXT);
INSERT INTO assignment VALUES ('1', 'ps1', '2026-02-03 00:00:00.000000'), ('2', 'ps2', NULL);
INSERT INTO student VALUES ('ada'), ('bob');
"""


def write_book(root):
    with closing(sqlite3.connect(root / "gradebook.db")) as book:
        book.executescript(BOOK)


def test_dates_and_students_are_read(tmp_path):
    assert (due_dates(tmp_path), student_ids(tmp_path)) == ({}, frozenset())
    write_book(tmp_path)
    assert due_dates(tmp_path) == {"ps1": datetime(2026, 2, 3, tzinfo=UTC)}
    assert student_ids(tmp_path) == {"ada", "bob"}


def test_a_file_that_is_no_gradebook_is_named(tmp_path):
    (tmp_path / "gradebook.db").write_text("no database, and long enough to be read as one" * 30, encoding="utf-8")
    with pytest.raises(CourseError, match=r"gradebook.db cannot be read"):
        due_dates(tmp_path)


def test_late_work_earns_nothing_where_nbgraders_plug_in_says_so_and_unknown_students_are_left_out(course):
    root = course("classic")
    write_book(root)
    config = "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\nc.Autograde.create_student = False\n"
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for student, day in (("ada", 4), ("bob", 2)):
        place = root / "submitted" / student / "ps1" / "timestamp.txt"
        place.write_text(f"2026-02-0{day} 04:05:06 UTC", encoding="utf-8")
    result = run(RunOptions(root, output=root / "results"), {}, lambda *_: None, read_nbgrader_course)
    grades = {grade.student.id: grade for grade in result.grades}
    assert grades.keys() == {"ada", "bob"}
    assert (grades["ada"].raw_score, grades["ada"].score, grades["bob"].score) == (6.5, 0.0, 1.5)
