"""A row of state.db as records: its walls, a grade that can be read or is as good as none, and what changed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest

from grader.records.execution import Protection
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Judgement, Verdict
from grader.records.submission import Status, Student
from grader.run import state_table
from grader.run.state_table import StoredResult, read_grade, walls
from grader.serialize import to_json

GRADE = Grade(
    Student("ann", "Ann", 'Lee "status": "missing"'),
    "one",
    Status.GRADED,
    (TaskGrade("f", Verdict.PASSED, 4.0, 4.0),),
    *(4.0, 0.0, 4.0, 4.0),
    note='wrote "status": "missing"',
)
NOTHING = replace(GRADE, status=Status.MISSING, tasks=(), raw_score=0.0, score=0.0)


def test_a_result_that_needed_no_process_has_its_records_as_json_and_no_walls() -> None:
    found = StoredResult.of("print", Judgement(Status.MISSING), NOTHING)
    assert (found.assignment, found.student, found.fingerprint) == ("one", "ann", "print")
    assert json.loads(found.judgement)["status"] == "missing"
    assert read_grade(found.grade, {}) == NOTHING
    assert walls(found) == ("", "", "", "")


def test_walls_are_named_with_the_machine_that_had_them() -> None:
    protection = Protection("6.1", ("landlock", "seccomp"), (("network", "is open"), ("user", "the same")))
    row = StoredResult("one", "ann", "", "", "", host="lab7", protection=protection)
    assert walls(row) == ("landlock seccomp", "lab7", "6.1", "network user")
    assert walls(replace(row, protection=None)) == ("", "lab7", "", "")


def test_a_grade_comes_back_as_it_was() -> None:
    nothing: dict[str, Grade] = {}
    assert read_grade(to_json(GRADE), nothing) == GRADE
    assert nothing == {}


@pytest.mark.parametrize("text", [None, "", "{}", "not JSON", '{"student": {"id": "ann"}, "status": "missing"}'])
def test_what_another_engine_wrote_is_as_good_as_none(text: str | None) -> None:
    assert read_grade(text, {}) is None


def test_who_submitted_nothing_is_read_once_for_all_with_each_ones_own_name() -> None:
    nothing: dict[str, Grade] = {}
    bob = replace(NOTHING, student=Student("bob", "Bob", email="b@x.org"))
    assert read_grade(to_json(NOTHING), nothing) == NOTHING
    assert read_grade(to_json(bob), nothing) == bob
    assert len(nothing) == 1


def test_who_has_another_due_date_is_read_apart() -> None:
    nothing: dict[str, Grade] = {}
    excepted = replace(NOTHING, student=Student("bob"), late="extension")
    assert read_grade(to_json(NOTHING), nothing) == NOTHING
    assert read_grade(to_json(excepted), nothing) == excepted


def test_what_changed_is_found_also_where_there_was_nothing_before() -> None:
    with sqlite3.connect(":memory:") as store:
        store.execute(state_table.TABLE)
        store.execute(state_table.EARLIER)

        def save(student: str, grade: str) -> None:
            store.execute(state_table.KEEP, ("one", student, grade))
            values = ("one", student, f"print of {grade}", grade)
            store.execute(
                "insert or replace into grades (assignment, student, fingerprint, grade) values (?, ?, ?, ?)", values
            )

        store.executemany(
            "insert into grades (assignment, student, fingerprint, grade) values ('one', ?, 'old', '1')",
            [("ann",), ("bob",), ("dee",)],
        )
        for student, grade in (("ann", "2"), ("bob", "1"), ("cy", "3"), ("dee", "4"), ("dee", "1"), ("ann", "5")):
            save(student, grade)
        assert sorted(store.execute(state_table.CHANGED), key=lambda row: row[4]) == [
            ("1", "5", "old", "print of 5", "ann", "one"),
            (None, "3", None, "print of 3", "cy", "one"),
        ]
    store.close()


def test_columns_that_were_added_stand_in_the_table() -> None:
    with sqlite3.connect(":memory:") as store:
        store.execute(state_table.TABLE)
        names = {row[1] for row in store.execute("pragma table_info(grades)")}
    store.close()
    assert set(state_table.ADDED) <= names
    assert set(state_table.TIMINGS) - {"student_id"} <= names
