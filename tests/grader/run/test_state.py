"""A state.db of another version is graded again or left out with a sentence, never misread."""

from __future__ import annotations

import json
import sqlite3

from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Status, Student
from grader.run.state import StateStore, StoredResult


def result(student):
    grade = Grade(Student(student), "sums", Status.GRADED, (), 1.0, 0.0, 1.0, 2.0)
    return StoredResult("f" * 8, Judgement(Status.GRADED), grade)


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
