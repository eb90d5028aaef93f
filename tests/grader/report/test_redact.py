"""What students may not see of a grade has no way into a file that they read."""

from __future__ import annotations

import ast
import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from grader.export.gradescope import make
from grader.export.request import GradebookRequest, comment
from grader.records.course import Tell
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.grade import Grade
from grader.records.judgement import Verdict
from grader.report.redact import redact

GRADER = Path(__file__).parents[3] / "grader"
KNOWN = "0.731 is none of [0.5, 0.25]"
STUDENTS_READ = ("markdown.py", "terminal.py", "words.py", "html/page.py", "html/paths.py", "formats/*.py")


def broken(sample, **more):
    """Return a grade with a hidden check that broke while it held expected values."""
    check = sample.check("delta", Verdict.ERROR, f"it broke: ValueError: {KNOWN}")
    task = replace(sample.tasks()[3], verdict=Verdict.ERROR, checks=(check,), advice="")
    return sample.grade(tasks=(task,), **more)


@pytest.mark.parametrize("tell", [Tell.ADVICE, Tell.VERDICT])
def test_the_message_of_a_broken_check_is_for_the_teacher(sample, tell):
    assert redact(broken(sample), sample.assignment(tell)).tasks[0].checks[0].message == ""


@pytest.mark.parametrize("tell", list(Tell))
def test_what_a_test_raised_over_a_wrong_answer_and_where_is_for_the_teacher(sample, tell):
    check = replace(sample.check("delta", Verdict.FAILED, "No."), path="tests/hidden/a/test_f.py:7", stumbled=KNOWN)
    grade = sample.grade(tasks=(replace(sample.tasks()[3], verdict=Verdict.FAILED, checks=(check,)),))
    (told,) = redact(grade, sample.assignment(tell)).tasks[0].checks
    assert (told.path, told.stumbled) == ("", "")


def test_gradescope_and_the_comment_column_hold_no_expected_value_and_no_note(sample):
    grade = broken(sample, note="looks copied from bo")
    request = GradebookRequest(sample.assignment(), (grade,))
    (data,) = make(request).files.values()
    for text in (data.decode(), comment(grade, sample.assignment())):
        assert KNOWN not in text
        assert "copied" not in text
    assert "not judged" in json.loads(data)["tests"][0]["output"]


def test_feedback_has_no_place_for_the_teachers_note():
    assert "note" not in {field.name for field in fields(Feedback)}
    assert "note" in {field.name for field in fields(Grade)}


def test_feedback_is_made_by_the_redaction_alone():
    made = {
        path.relative_to(GRADER).as_posix()
        for path in GRADER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {Feedback.__name__, TaskFeedback.__name__}
    }
    assert made == {"report/redact.py"}


@pytest.mark.parametrize("pattern", STUDENTS_READ)
def test_what_students_read_is_written_from_feedback(pattern):
    paths = list((GRADER / "report").glob(pattern))
    assert paths
    for path in paths:
        assert "records.grade" not in path.read_text(encoding="utf-8"), path


def test_what_is_no_secret_reaches_the_student_as_it_is(sample):
    """Every field that both have, with a value that is not its default."""
    task = replace(sample.tasks()[3], misconception="D01", advice="Try it.", paid_by="sigmoid", excused=True)
    grade = sample.grade(tasks=(task,), questions=(("why", 1.5),), slip_days=(1, 2))
    told = redact(grade, sample.assignment(Tell.ALL))
    for feedback, known in ((told, grade), (told.tasks[0], task)):
        here = {field.name for field in fields(feedback)} & {field.name for field in fields(known)}
        shared = sorted(here - {"tasks", "decisions", "comments"})
        assert len(shared) > 8
        assert [getattr(feedback, name) for name in shared] == [getattr(known, name) for name in shared]
        assert all(getattr(known, name) not in ((), "", None, False) for name in shared)
