"""nbgrader's own API reads what was written: scores, comments, penalties, what is left open."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.gradebook import write
from grader.report.gradebook.database import opened

H01 = "Each entry still has to be multiplied by a (1 - a)."
QUESTIONS = {"question_first_trick", "question_output_delta", "question_hidden_delta"}


def test_scores_comments_and_open_questions_are_there(graded, enter, read):
    wrong = {"hidden_delta": (Verdict.FAILED, H01), "delta": (Verdict.CARRIED, ""), "gradient": (Verdict.MISSING, "")}
    answers = [("question_first_trick", "Only its own unit moves."), ("question_output_delta", "Sometimes.")]
    enter(graded("ann", wrong, answers))
    found = read("ann")
    scores = {"test_hidden_delta": 1.0, "test_delta": 2.0, "test_gradient": 0.0, "test_sigmoid": 1.0}
    assert {name: found["scores"][name] for name in scores} == scores
    assert found["score"] == 8.0
    assert found["comments"]["sigmoid"] is None
    assert found["comments"]["hidden_delta"] == f"Not right yet, 1 of 2 checks passed. {H01}"
    assert found["comments"]["delta"] == "Right on top of an earlier mistake"
    assert found["comments"]["gradient"] == "No response."
    assert found["open"] == {"question_first_trick", "question_output_delta"}


def test_a_question_without_an_answer_is_no_response(graded, enter, read):
    enter(graded("ann"))
    found = read("ann")
    assert found["open"] == set()
    assert found["automatic"]["question_first_trick"] == 0.0
    assert found["comments"]["question_first_trick"] == "No response."


def test_late_work_names_and_extensions_stand_there_as_in_our_tables(graded, enter, read, late):
    enter(graded("ann", when=late), graded("zoe", when=late))
    ann, zoe = read("ann"), read("zoe")
    assert (ann["score"], ann["penalty"], ann["late"]) == (10.0, 1.0, 23 * 3600)
    assert (zoe["penalty"], zoe["late"], zoe["name"]) == (0.0, 0, "Zoë")
    assert ann["email"] == "ann@example.org"


def test_a_second_run_changes_no_byte(graded, enter, root, late):
    pairs = graded("ann", {"delta": (Verdict.FAILED, H01)}, when=late), graded("ben", status=Status.UNREADABLE)
    enter(*pairs)
    before = everything(root)
    enter(*pairs)
    assert everything(root) == before


def test_what_lies_beside_the_notebook_comes_along(graded, enter, root):
    grade, submission = graded("ann")
    secret = submission.path.with_name("submission_secret.txt")
    secret.write_text("by which nbgrader finds the way back")
    enter((grade, replace(submission, companions=(secret,))))
    assert (root / "autograded" / "ann" / "backprop" / secret.name).read_bytes() == secret.read_bytes()


def below_and_beside(root):
    return {*root.rglob("*"), *root.parent.iterdir(), *Path("/").iterdir()}


@pytest.mark.parametrize("name", ["../../escaped", "/escaped", "a/b", "..", ".hidden", "a\\b", "x" * 256])
def test_an_id_that_names_no_folder_leaves_none_and_is_told(graded, enter, read, root, name):
    grade, submission = graded("ann")
    before = below_and_beside(root)
    notes = enter((replace(grade, student=Student(name)), submission))
    assert read(name)["score"] == 10
    assert below_and_beside(root) == before
    assert notes == [f"{name!r} cannot name a folder: graded, but formgrader cannot open the notebook"]


def test_the_teachers_scores_and_comments_stay(graded, enter, read, by_hand):
    wrong = {"hidden_delta": (Verdict.FAILED, H01)}
    answers = [("question_first_trick", "Only its own unit moves.")]
    enter(graded("ann", wrong, answers))
    by_hand("ann", "test_hidden_delta", score=1.5)
    by_hand("ann", "question_first_trick", score=0.0, comment="Well said.")
    by_hand("ann", "hidden_delta", comment="We talked about it.")
    enter(graded("ann", wrong, answers))
    found = read("ann")
    assert found["scores"]["test_hidden_delta"] == 1.5
    assert found["comments"]["question_first_trick"] == "Well said."
    assert found["comments"]["hidden_delta"] == "We talked about it."
    assert found["open"] == set()


def test_a_score_by_hand_is_open_again_when_the_work_below_it_changed(graded, enter, read, by_hand):
    enter(graded("ann", {"hidden_delta": (Verdict.FAILED, H01)}))
    by_hand("ann", "test_hidden_delta", score=1.5)
    enter(graded("ann"))
    found = read("ann")
    assert found["scores"]["test_hidden_delta"] == 1.5
    assert found["automatic"]["test_hidden_delta"] == 2.0
    assert found["open"] == {"test_hidden_delta"}


def test_a_marked_answer_is_open_again_when_it_was_written_anew(graded, enter, read, by_hand, released):
    enter(graded("ann", answers=[("question_first_trick", "One.")], notebook=answered(released, "One.")))
    by_hand("ann", "question_first_trick", score=0.0)
    assert read("ann")["open"] == set()
    enter(graded("ann", answers=[("question_first_trick", "Two.")], notebook=answered(released, "Two.")))
    assert read("ann")["open"] == {"question_first_trick"}


def test_what_cannot_be_read_is_open_and_opens_in_formgrader(graded, enter, read, root):
    enter(graded("ann", status=Status.UNREADABLE))
    found = read("ann")
    assert found["score"] == 0
    assert "test_sigmoid" in found["open"]
    assert found["comments"]["sigmoid"].startswith("What was handed in could not be read.")
    assert "Not graded" in (root / "autograded" / "ann" / "backprop" / "backprop.ipynb").read_text(encoding="utf-8")


def test_who_handed_in_nothing_has_no_submission_and_who_took_it_back_keeps_no_score(graded, enter, read, root):
    enter(graded("ann"), graded("ben", status=Status.MISSING))
    assert read("ann")["score"] == 10
    assert not (root / "autograded" / "ben").exists()
    with closing(sqlite3.connect(root / "gradebook.db")) as database:
        (students,) = database.execute("select count(*) from student").fetchone()
        (submissions,) = database.execute("select count(*) from submitted_assignment").fetchone()
    assert (students, submissions) == (2, 1)
    enter(graded("ann", status=Status.MISSING))
    assert read("ann")["score"] == 0


def test_a_crash_in_the_middle_of_a_student_leaves_that_student_as_before(graded, enter, read, monkeypatch):
    enter(graded("ben", {"delta": (Verdict.FAILED, H01)}))
    before = read("ben")
    advice = write._advice

    def breaks(task):
        if task.task == "gradient":
            raise MemoryError
        return advice(task)

    with monkeypatch.context() as broken:
        broken.setattr(write, "_advice", breaks)
        with pytest.raises(MemoryError):
            enter(graded("ben"))
    assert read("ben") == before
    enter(graded("ann"), graded("ben"))
    assert (read("ann")["score"], read("ben")["score"]) == (10, 10)


def test_without_nbgrader_the_remedy_is_named(graded, enter, without_nbgrader):
    with pytest.raises(CourseError, match=r"pip install '\.\[jupyter\]'"):
        enter(graded("ann"))


def test_points_that_differ_between_notebook_and_course_are_named(graded, enter, root):
    path = root / "solutions" / "backprop" / "backprop.ipynb"
    text = path.read_text(encoding="utf-8")
    mark = '"grade_id": "test_gradient",\n     "locked": true,\n     "points": '
    changed = text.replace(f"{mark}1", f"{mark}3")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(CourseError, match=r"cell test_gradient gives 3 points, course.toml 1"):
        enter(graded("ann"))


def test_a_place_where_no_file_can_be_made_is_named_in_words(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(CourseError, match=r"cannot be written: its folder is a file; .* name another place"),
        opened(tmp_path / "file" / "gradebook.db", tmp_path),
    ):
        pass


def test_a_file_that_is_no_gradebook_is_refused_and_kept(graded, enter, root):
    (root / "gradebook.db").write_text("not a database, but long enough to be looked at as one " * 20)
    with pytest.raises(CourseError, match=r"gradebook\.db cannot be opened as a gradebook"):
        enter(graded("ann"))
    assert (root / "gradebook.db").read_text().startswith("not a database")


def everything(root):
    """Return every byte of the gradebook and of autograded/."""
    files = [root / "gradebook.db", *sorted((root / "autograded").rglob("*.*"))]
    return {path: path.read_bytes() for path in files}


def answered(notebook, text):
    """Return the notebook with an answer to the first question."""
    cells = [cell | {"source": text} if cell["id"] == "question-first-trick" else cell for cell in notebook["cells"]]
    return notebook | {"cells": cells}


def test_a_notebook_nested_too_deep_to_be_shown_costs_its_own_page_and_no_score(graded, enter, read, root, released):
    grade, submission = graded("ann")
    deep = json.dumps({**released, "metadata": "@"}).replace('"@"', "[" * 100_000 + "]" * 100_000)
    submission.path.write_text(deep)
    enter((grade, submission))
    assert read("ann")["score"] == 10
    assert "nested too deep" in (root / "autograded/ann/backprop/backprop.ipynb").read_text()
