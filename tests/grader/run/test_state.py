"""A state.db of another version is graded again or left out with a sentence, never misread."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest

from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Status, Student
from grader.run.state import BATCH_RESULTS, BATCH_SECONDS, StateStore
from grader.run.state_table import StoredResult
from grader.serialize import from_json


def result(student):
    grade = Grade(Student(student), "sums", Status.GRADED, (), 1.0, 0.0, 1.0, 2.0)
    return StoredResult.of("f" * 8, Judgement(Status.GRADED), grade)


def changed(folder, column, **fields):
    """Write other fields into ann's row, as another version would have."""
    with sqlite3.connect(folder / "state.db") as database:
        (text,) = database.execute(f"select {column} from grades where student = 'ann'").fetchone()
        text = json.dumps({**json.loads(text), **fields})
        database.execute(f"update grades set {column} = ? where student = 'ann'", (text,))
    database.close()


def test_a_judgement_of_another_version_is_made_again_with_a_sentence(tmp_path):
    with StateStore(tmp_path) as store:
        store.save(result("ann"))
        assert store.judgement("sums", "ann", "f" * 8)
    changed(tmp_path, "judgement", status="well", walls=3)
    with StateStore(tmp_path) as store:
        assert store.judgement("sums", "ann", "f" * 8) is None
        assert [note.partition(": ")[2] for note in store.other_version_notes()] == [
            "1 result of another version of the grader, graded again"
        ]


def test_a_grade_of_another_version_is_left_out_with_a_sentence(tmp_path):
    with StateStore(tmp_path) as store:
        store.save(result("ann"))
        store.save(result("bo"))
    changed(tmp_path, "grade", score="1.0")
    with StateStore(tmp_path) as store:
        assert [grade.student.id for grade in store.grades(["sums"])] == ["bo"]
        (note,) = store.other_version_notes()
    assert note.endswith("1 result of another version of the grader, left out of the tables: grader run sums")


def test_a_grade_that_an_earlier_version_wrote_with_fewer_fields_is_read(tmp_path):
    with StateStore(tmp_path) as store:
        store.save(result("ann"))
    with sqlite3.connect(tmp_path / "state.db") as database:
        (text,) = database.execute("select grade from grades").fetchone()
        fields = {key: value for key, value in json.loads(text).items() if key not in ("remarks", "marks")}
        database.execute("update grades set grade = ?", (json.dumps(fields),))
    database.close()
    with StateStore(tmp_path) as store:
        assert [grade.score for grade in store.grades(["sums"])] == [1.0]
        assert not list(store.other_version_notes())


def test_a_result_stands_only_while_it_was_made_and_marked_with_the_same(tmp_path):
    with StateStore(tmp_path) as store:
        store.save(replace(result("ann"), marked="m"))
        assert store.stands("sums", "ann", "f" * 8, "m")
        assert not store.stands("sums", "ann", "f" * 8, "other")
        assert not store.stands("sums", "ann", "g" * 8, "m")
        assert not store.stands("sums", "bob", "f" * 8, "m")
        assert not store.update_marks(
            from_json(Grade, result("ann").grade)
        )  # nothing changes but what it was marked with
        assert not store.stands("sums", "ann", "f" * 8, "m")


def test_a_grade_that_is_written_anew_is_read_anew(tmp_path):
    with StateStore(tmp_path) as store:
        store.save(result("ann"))
        (first,) = store.grades(["sums"])
        store.update_marks(replace(first, score=0.5))
        (second,) = store.grades(["sums"])
        store.save(result("ann"))
        (third,) = store.grades(["sums"])
    assert [grade.score for grade in (first, second, third)] == [1.0, 0.5, 1.0]


def written(folder):
    """Count the results that another process would find."""
    with sqlite3.connect(folder / "state.db") as database:
        (count,) = database.execute("select count(*) from grades").fetchone()
    database.close()
    return count


def test_results_are_written_in_batches_of_which_a_killed_run_loses_one(tmp_path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    seen = []
    with StateStore(tmp_path) as store, store.gradually():
        for number in range(BATCH_RESULTS + 1):
            store.save(result(f"s{number}"))
            seen.append(written(tmp_path))
        now[0] += BATCH_SECONDS
        store.save(result("late"))
        seen.append(written(tmp_path))
    assert seen == [0] * (BATCH_RESULTS - 1) + [BATCH_RESULTS, BATCH_RESULTS, BATCH_RESULTS + 2]


def test_what_an_interrupted_batch_holds_is_written(tmp_path):
    def stopped(store):
        with store.gradually():
            store.save(result("ann"))
            raise KeyboardInterrupt

    with StateStore(tmp_path) as store, pytest.raises(KeyboardInterrupt):
        stopped(store)
    assert written(tmp_path) == 1


def test_ctrl_c_between_two_batches_is_ctrl_c(tmp_path):
    def stopped(store):
        with store.gradually():
            store.save(result("ann"))
            store._database.execute("commit")
            raise KeyboardInterrupt

    with StateStore(tmp_path) as store, pytest.raises(KeyboardInterrupt):
        stopped(store)
    assert written(tmp_path) == 1


def test_grades_of_nothing_submitted_are_read_as_they_were_written_each_with_its_student(tmp_path):
    people = [Student("ann"), Student("b}o", 'says "}, "', "assignment"), Student("cem", email="c@x.org")]
    late = {"cem": "another note"}
    grades = [
        Grade(each, "sums", Status.MISSING, (), 0.0, 0.0, 0.0, 2.0, note=late.get(each.id, "")) for each in people
    ]
    with StateStore(tmp_path) as store:
        for grade in grades:
            store.save(StoredResult.of("", Judgement(Status.MISSING), grade))
        assert list(store.grades(["sums"])) == grades
    with StateStore(tmp_path) as store:
        assert list(store.grades(["sums"])) == grades


def test_whoever_keeps_the_grades_of_a_store_that_is_closed_hears_of_no_closed_database(tmp_path):
    with StateStore(tmp_path) as store:
        for student in ("ann", "bob"):
            store.save(result(student))
        kept = store.grades(["sums"])
        assert next(kept).student.id == "ann"
    kept.close()  # as an exception's traceback does, when it is gone
