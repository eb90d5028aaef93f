"""A teacher's last word and the rules of the course in whole runs: tables, pages, changes.csv, exports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.export.export import ExportOptions, export
from grader.records.course import Course, Total
from grader.records.grade import Grade
from grader.records.run import RunOptions
from grader.records.submission import Status, Student
from grader.records.total import StudentTotal
from grader.run.pipeline import run
from grader.run.policies import Policies, _dropped, _notes, _told

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT, HALF_RIGHT = notebook(HALF, QUARTER), notebook(HALF)
HEADER = "student_id,assignment,task,points,comment\n"
MORE = """
[assignments.thirds]
[assignments.thirds.tasks]
half = { points = 4 }
"""
ROSTER = "id,first_name,last_name,email\nann,Ann,Lee,ann@x.org\nbo,Bo,Doe,bo@x.org\ncy,Cy,Roe,cy@x.org\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A class of three: ann is right, bo half right, cy handed in nothing."""
    root = write_course(tmp_path)
    (root / "roster.csv").write_text(ROSTER)
    hand_in(root, "ann", RIGHT)
    hand_in(root, "bo", HALF_RIGHT)
    return root


def graded(root: Path, marks: str = "", **more):
    if marks:
        (root / "marks.csv").write_text(HEADER + marks, encoding="utf-8")
    return run(RunOptions(root, output=root / "results", **more), {}, lambda *_: None)


def rows(root: Path, table: str) -> list[dict[str, str]]:
    with (root / "results" / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scores(root: Path) -> dict[str, tuple[str, ...]]:
    return {
        row["student_id"]: (row["raw_score"], row["score"], row["max_score"], row["status"])
        for row in rows(root, "scores.csv")
    }


def page(root: Path, student: str) -> str:
    return (root / "results/feedback" / student / "halves.html").read_text(encoding="utf-8")


def test_the_last_word_is_in_the_tables_on_the_page_and_in_the_changes(course):
    graded(course)
    result = graded(course, "bo,halves,quarter,1.5,See **my** `note` <script>x</script>\ncy,halves,,excused,\n")
    assert result.reused == 2
    assert scores(course) == {
        "ann": ("3.00", "3.00", "3.00", "graded"),
        "bo": ("2.50", "2.50", "3.00", "graded"),
        "cy": ("", "", "", "excused"),
    }
    assert [row["verdict"] for row in rows(course, "tasks.csv") if row["student_id"] == "bo"] == ["passed", "missing"]
    changes = {(row["student_id"], row["task"]): row["why"] for row in rows(course, "changes.csv")}
    assert changes == {("bo", "quarter"): "marks", ("bo", ""): "marks", ("cy", ""): "marks"}
    text = page(course, "bo")
    assert "See <strong>my</strong> <code>note</code> &lt;script&gt;x&lt;/script&gt;" in text
    assert "Your teacher gave you 1.5 of 2 points for quarter." in text
    assert "You are excused from this assignment." in page(course, "cy")


def test_a_mark_outlives_every_run_and_goes_with_its_line(course):
    graded(course, "bo,halves,,3,\n")
    graded(course, fresh=True)
    assert scores(course)["bo"] == ("3.00", "3.00", "3.00", "graded")
    (course / "marks.csv").unlink()
    graded(course)
    assert scores(course)["bo"] == ("1.00", "1.00", "3.00", "graded")


def test_a_mark_for_a_missing_submission_changes_the_score_alone(course):
    graded(course, "cy,halves,,2,\n")
    assert scores(course)["cy"] == ("2.00", "2.00", "3.00", "missing")


def test_an_id_is_meant_as_people_write_it(course):
    (course / "roster.csv").write_text("id\nann\nbo\n007\n")
    graded(course, "BO ,halves,quarter,2,\n7,halves,,1,\n")
    assert scores(course)["bo"][1] == "3.00"
    assert scores(course)["007"][1] == "1.00"


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ("eve,halves,,1,\n", "line 2: nobody in the class has the id 'eve'"),
        ("bo,halves,,1,\nBO,halves,,2,\n", "lines 2 and 3 decide the same for bo"),
    ],
)
def test_a_line_that_decides_nothing_stops_the_run(course, marks, words):
    with pytest.raises(CourseError, match=words):
        graded(course, marks)


def test_an_export_writes_the_lms_own_mark_for_the_excused(course):
    graded(course, "bo,halves,,excused,\ncy,halves,,2,\n")
    sheet = course / "canvas.csv"
    sheet.write_text(
        "Student,ID,SIS Login ID,Section,halves (1)\n    Points Possible,,,,3\n"
        '"Lee, Ann",1,ann,A,\n"Doe, Bo",2,bo,A,\n"Roe, Cy",3,cy,A,\n'
    )
    done = export(ExportOptions("canvas", course, course / "results", fill=sheet), {})
    assert done.path.read_text().splitlines()[2:] == [
        '"Lee, Ann",1,ann,A,3.00',
        '"Doe, Bo",2,bo,A,EX',
        '"Roe, Cy",3,cy,A,2.00',
    ]
    table = export(ExportOptions("csv", course, course / "results"), {}).path.read_text().splitlines()
    assert table[2].startswith("bo,Doe,Bo,bo@x.org,,halves,excused,,,,,")


def test_an_excused_task_is_scaled_to_the_full_maximum_in_exports(course):
    graded(course, "bo,halves,quarter,excused,\n")
    assert scores(course)["bo"] == ("1.00", "1.00", "1.00", "graded")
    done = export(ExportOptions("moodle", course, course / "results"), {})
    assert "bo@x.org,bo,3.00," in done.path.read_text()


def late_course(root: Path) -> None:
    text = (root / "course.toml").read_text()
    text = text.replace('title = "Halves"', 'title = "Halves"\nslip_days = 3')
    text = text.replace(
        "[assignments.halves.tasks]", "[assignments.halves]\ndue = 2026-03-02T12:00:00Z\n\n[assignments.halves.tasks]"
    )
    (root / "course.toml").write_text(text + "\n[assignments.halves.late]\nper_day = 0.1\n")
    hand_in(root, "ann", "2026-03-03 13:00:00 UTC", "timestamp.txt")
    hand_in(root, "bo", "2026-03-08 13:00:00 UTC", "timestamp.txt")


def test_slip_days_are_spent_told_and_the_same_in_the_next_run(course):
    late_course(course)
    for _ in range(2):
        graded(course)
        found = {row["student_id"]: row for row in rows(course, "scores.csv")}
        assert found["ann"]["late_submission_penalty"] == "0.00"
        assert "2 slip days spent, 1 left" in found["ann"]["note"]
        assert found["bo"]["late_submission_penalty"] == "1.00"  # seven begun days, three slipped, all that was earned
        assert "2 of 3 slip days used, 2 of them for this assignment." in page(course, "ann")
    assert rows(course, "changes.csv") == []


def test_a_total_leaves_out_what_nobody_handed_in_and_names_who_is_below(course):
    (course / "course.toml").write_text((course / "course.toml").read_text() + MORE + "\n[total]\nminimum = 0.5\n")
    for kind in ("solutions", "tests/hidden"):
        (course / kind / "thirds").mkdir(parents=True)
    for name in ("solutions/{}/reference.py", "tests/hidden/{}/test_half.py"):
        (course / name.format("thirds")).write_text((course / name.format("halves")).read_text())
    result = graded(course)
    table = {row["student_id"]: row for row in rows(course, "totals.csv")}
    assert list(table["ann"]) == [
        "student_id",
        "last_name",
        "first_name",
        "email",
        "halves",
        "thirds",
        "total",
        "max_total",
        "note",
    ]
    assert (table["ann"]["total"], table["ann"]["max_total"], table["ann"]["thirds"]) == ("3.00", "3.00", "")
    assert (table["bo"]["total"], table["cy"]["total"]) == ("1.00", "0.00")
    assert "below 50% of the total: Bo Doe (bo), Cy Roe (cy)" in result.notes
    assert "totals.csv leaves out what nobody has handed in: thirds" in result.notes
    assert "Your total so far: 1 of 3 points." in page(course, "bo")
    graded(course, "ann,thirds,,4,\n")
    table = {row["student_id"]: row for row in rows(course, "totals.csv")}
    assert (table["ann"]["total"], table["ann"]["max_total"]) == ("7.00", "7.00")
    assert (table["bo"]["total"], table["bo"]["max_total"]) == ("1.00", "7.00")


def test_without_a_total_there_is_no_table(course):
    graded(course)
    assert not (course / "results/totals.csv").exists()


def test_every_slip_day_of_the_course_is_told_with_those_of_this_assignment():
    first, second, third = (
        Grade(Student("ann"), name, Status.GRADED, (), 0.0, 0.0, 0.0, 4.0, slip_days=(days, 5))
        for name, days in (("a", 2), ("b", 1), ("c", 0))
    )
    rules = Policies(Course(Path(), "C", Path(), (), slip_days=5))
    told = [next(_told(rules, grade, (first, second, third), None)) for grade in (first, third)]
    assert told == ["3 of 5 slip days used, 2 of them for this assignment.", "3 of 5 slip days used."]


def test_what_was_dropped_is_told_among_those_that_count():
    found = StudentTotal(Student("ann"), (("a", 1.0), ("b", None), ("c", 2.0)), 2.0, 4.0, ("a",))
    assert _dropped(Total(drop_lowest=1), found) == "Your lowest of 2 was dropped: a."
    assert _dropped(Total(best=1), found) == "Your best 1 of 2 count; a does not."


@pytest.mark.parametrize(("number", "more"), [(20, ""), (21, " and 1 more")])
def test_twenty_who_are_below_are_named_and_the_rest_counted(number, more):
    totals = [StudentTotal(Student(f"s{n:02}"), (), 0.0, 4.0, below=True) for n in range(number)]
    (note,) = _notes(Total(minimum=0.5), totals, ())
    assert note == f"below 50% of the total: {', '.join(f's{n:02}' for n in range(20))}{more}"
