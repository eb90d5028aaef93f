"""A result is marked, and its page written, in the process that graded it; the main process only saves the row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.mark.points import Marks, mark
from grader.records.course import Assignment, Task
from grader.records.grade import Grade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.marks import Mark
from grader.records.submission import Status, Student, Submission
from grader.run.grading_worker import GradingResult
from grader.run.marker import Marker
from grader.serialize import from_json, to_json

SUMS = Assignment("sums", "Sums", tasks=(Task("half", 2.0),))
ANN = Submission(Student("ann"), "sums", Path("sums.ipynb"))
CHECK = CheckResult("half", "test_half", "It halves", Verdict.PASSED)
RIGHT = GradingResult(Judgement(Status.GRADED, (TaskResult("half", Verdict.PASSED, (CHECK,)),)), seconds=0.5)


def page(folder: Path) -> Path:
    return folder / "feedback" / "ann" / "sums.html"


def test_a_finished_result_has_its_row_and_its_page_and_nothing_twice(tmp_path):
    done = Marker(tmp_path, {}).finish(ANN, RIGHT, SUMS)
    assert from_json(Grade, done.row.grade).score == 2.0
    assert from_json(Judgement, done.row.judgement) == RIGHT.judgement
    assert done.judgement == Judgement(Status.GRADED)  # what the row holds need not be sent once more
    assert done.seconds == 0.5
    assert "It halves" in page(tmp_path).read_text(encoding="utf-8")


def test_a_row_that_is_there_is_taken_and_nothing_is_marked_or_written_again(tmp_path, monkeypatch):
    marker = Marker(tmp_path, {})
    done = marker.finish(ANN, RIGHT, SUMS)
    monkeypatch.setattr("grader.run.marker.mark", lambda *_: pytest.fail("marked again"))
    page(tmp_path).unlink()
    assert marker.finish(ANN, done, SUMS) is done
    assert not page(tmp_path).exists()


def broken(*_):
    raise ZeroDivisionError("planted")


def test_who_cannot_be_marked_has_a_row_without_points_that_needs_a_person_and_names_the_fault(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.run.marker.mark", broken)
    done = Marker(tmp_path, {}).finish(replace(ANN, notes=("handed in twice",)), RIGHT, SUMS)
    grade = from_json(Grade, done.row.grade)
    assert (grade.status, grade.score, grade.max_score) == (Status.NEEDS_PERSON, 0.0, 2.0)
    assert [(task.task, task.verdict, task.max_score) for task in grade.tasks] == [("half", Verdict.MISSING, 2.0)]
    first, note = grade.note.split("; ", 1)
    assert first == "handed in twice"
    assert note.startswith("could not be marked: a fault of the grader, not the student's (ZeroDivisionError: planted)")
    (fault,) = done.faults
    assert (fault.cost, fault.said) == ("could not be marked", "ZeroDivisionError: planted")
    assert "in broken" in fault.traceback
    assert from_json(Judgement, done.row.judgement) == RIGHT.judgement
    assert page(tmp_path).is_file()


def test_a_teachers_own_marks_count_where_only_the_judgement_cannot_be_marked(tmp_path, monkeypatch):
    def picky(submission, judgement, assignment, marks):
        return broken() if judgement.tasks else mark(submission, judgement, assignment, marks)

    monkeypatch.setattr("grader.run.marker.mark", picky)
    marker = Marker(tmp_path, {("sums", "ann"): Marks((Mark("ann", "sums", "", 1.5),))})
    grade = from_json(Grade, marker.finish(ANN, RIGHT, SUMS).row.grade)
    assert (grade.score, grade.status) == (1.5, Status.NEEDS_PERSON)
    assert "could not be marked" in grade.note


@pytest.mark.parametrize("error", [ZeroDivisionError("planted"), FileNotFoundError(2, "No such file", "/planted")])
def test_a_page_that_this_program_fails_at_is_missing_and_named_and_the_marks_stand(tmp_path, monkeypatch, error):
    def failing(*_):
        raise error

    marker = Marker(tmp_path, {})
    marker.finish(ANN, RIGHT, SUMS)
    monkeypatch.setattr("grader.run.marker.redact", failing)
    done = marker.finish(ANN, RIGHT, SUMS)
    assert from_json(Grade, done.row.grade).score == 2.0
    assert [fault.cost for fault in done.faults] == ["the feedback page is missing"]
    assert not page(tmp_path).exists()  # nor is there one of an earlier run


def test_of_those_who_submitted_nothing_a_fault_costs_one_row_too(tmp_path, monkeypatch):
    marker = Marker(tmp_path, {})
    monkeypatch.setattr(
        "grader.run.marker.mark", lambda s, *more: broken() if s.student.id == "ann" else mark(s, *more)
    )
    found = {}
    for student in ("ann", "bob"):
        nothing = Submission(Student(student), "sums", None, Status.MISSING)
        done = marker.finish(nothing, GradingResult(Judgement(Status.MISSING)), SUMS)
        found[student] = from_json(Grade, done.row.grade).status, len(done.faults)
    assert found == {"ann": (Status.NEEDS_PERSON, 1), "bob": (Status.MISSING, 0)}


def test_a_page_that_cannot_be_written_stops_the_run(tmp_path):
    (tmp_path / "feedback").write_text("a file in the place of the folder", encoding="utf-8")
    with pytest.raises(CourseError, match="cannot be written"):
        Marker(tmp_path, {}).finish(ANN, RIGHT, SUMS)


def test_the_rows_of_nothing_submitted_differ_in_the_student_alone_and_in_when_it_is_due(tmp_path):
    later = datetime(2026, 3, 2, tzinfo=UTC)
    course = replace(SUMS, due=datetime(2026, 3, 1, tzinfo=UTC), extensions=(("cem", later),))
    marker = Marker(tmp_path, {})
    people = [Student("ann"), Student("b}o", 'says "}, "', "assignment"), Student("cem")]
    for student in people:
        nothing = Submission(student, "sums", None, Status.MISSING)
        row = marker.finish(nothing, GradingResult(Judgement(Status.MISSING)), course).row
        assert row.grade == to_json(marker.mark(nothing, Judgement(Status.MISSING), course)[0])
        assert from_json(Grade, row.grade).due == (later if student.id == "cem" else course.due)


def test_who_has_nothing_submitted_any_more_has_no_page(tmp_path):
    marker = Marker(tmp_path, {})
    marker.finish(ANN, RIGHT, SUMS)
    marker.finish(replace(ANN, path=None, status=Status.MISSING), GradingResult(Judgement(Status.MISSING)), SUMS)
    assert not page(tmp_path).exists()
