"""A result is marked, and its page written, in the process that graded it; the main process only saves the row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.course import Assignment, Task
from grader.records.grade import Grade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
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
    assert marker.row(ANN, done, SUMS) is done.row
    assert not page(tmp_path).exists()


def test_what_cannot_be_marked_comes_back_and_the_main_process_meets_the_same_fault(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("grader.run.marker.mark", broken)
    marker = Marker(tmp_path, {})
    assert marker.finish(ANN, RIGHT, SUMS) is RIGHT
    with pytest.raises(ZeroDivisionError):
        marker.row(ANN, RIGHT, SUMS)


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
        row = marker.row(nothing, GradingResult(Judgement(Status.MISSING)), course)
        assert row.grade == to_json(marker.mark(nothing, Judgement(Status.MISSING), course))
        assert from_json(Grade, row.grade).due == (later if student.id == "cem" else course.due)


def test_who_has_nothing_submitted_any_more_has_no_page(tmp_path):
    marker = Marker(tmp_path, {})
    marker.row(ANN, RIGHT, SUMS)
    marker.row(replace(ANN, path=None, status=Status.MISSING), GradingResult(Judgement(Status.MISSING)), SUMS)
    assert not page(tmp_path).exists()
