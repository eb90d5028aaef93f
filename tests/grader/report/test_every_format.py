"""One list of nasty texts through every form in which a grade leaves: nobody's program obeys any of them.

The list is that of the drill (protect/file_attacks/tables.py). Each text stands at once as id, name, e-mail, task,
title, message, advice, answer, note and comment.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from grader.protect.file_attacks.tables import FORMULA, NASTY, TAG, Tags
from grader.records.course import Assignment, Course, Task, Tell
from grader.records.feedback import Feedback
from grader.records.grade import Grade
from grader.records.judgement import Source, Verdict
from grader.records.run import Change
from grader.records.total import StudentTotal
from grader.report.formats.emit import Format, document, write_each
from grader.report.formats.github import notices
from grader.report.html.page import page
from grader.report.redact import redact
from grader.report.tables import write_totals
from grader.run.changes import write_changes

from . import sample

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
TEXTS = pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)


def name_of(text: str) -> str:
    """Return a text as a teacher could name a task in course.toml."""
    return text if text.isprintable() else "delta"


def nasty_grade(text: str) -> Grade:
    check = sample.check("delta", Verdict.FAILED, text, text)
    task = replace(
        sample.tasks()[2],
        task=name_of(text),
        advice=text,
        misconception="H01",
        checks=(check,),
        source=Source(text, text, 1),
    )
    student = replace(sample.grade().student, id=text, first_name=text, last_name=text, email=text)
    return sample.grade(
        student=student, tasks=(task,), note=text, remarks=(text,), answers=((text, text),), comments=(("", text),)
    )


def nasty(text: str) -> tuple[Feedback, Assignment]:
    assignment = Assignment("backprop", name_of(text), (Task(name_of(text), 2.0, tell=Tell.ALL),))
    return redact(nasty_grade(text), assignment), assignment


def obeyed_lines(text: str) -> list[str]:
    """Return the lines that a CI log would obey."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line]


@TEXTS
def test_a_page_has_no_element_of_theirs(text):
    tags = Tags()
    tags.feed(page(*nasty(text)))
    assert tags.found == []


@TEXTS
def test_markdown_makes_no_element_link_or_mention_of_theirs(text):
    made = document(Format.GITHUB, *nasty(text), {})
    shown = GITHUB.render(made)
    assert f"<{TAG}" not in shown
    assert "javascript:" not in "".join(part.split('"')[0] for part in shown.split('href="')[1:])
    assert not re.search(r"www\.|https?://", made)  # what GitHub makes a link of without being asked
    assert "@everyone" not in made
    assert obeyed_lines(made) == []


@TEXTS
def test_a_notice_is_one_command_and_ours(text):
    feedback, _ = nasty(text)
    made = notices(feedback, "backprop.ipynb", "")
    assert made
    for line in made:
        assert len(line.splitlines()) == 1
        assert line.startswith("::notice file=backprop.ipynb,line=1,title=")
        assert obeyed_lines(line.removeprefix("::")) == []


@TEXTS
@pytest.mark.parametrize("form", [Format.GRADESCOPE, Format.JSON])
def test_json_is_one_document_that_can_be_encoded(text, form):
    made = document(form, *nasty(text), {})
    made.encode()
    assert isinstance(json.loads(made), dict)


@TEXTS
def test_junit_is_xml_with_the_same_elements_whatever_they_wrote(text):
    root = ET.fromstring(document(Format.JUNIT, *nasty(text), {}))
    kinds = {each.tag for each in root.iter()}
    assert kinds == {"testsuites", "testsuite", "properties", "property", "testcase", "failure"}


@TEXTS
def test_tables_of_changes_and_totals_hold_no_formula_and_no_row_of_theirs(tmp_path, text):
    write_changes(tmp_path / "changes.csv", [Change(text, text, text, 1.0, 2.0, "submission", "failed", "passed")])
    student = replace(sample.grade().student, id=text, first_name=text, last_name=text, email=text)
    course = Course(tmp_path, text, tmp_path, (Assignment(text, text, (Task("f", 1.0),)),))
    write_totals(tmp_path / "totals.csv", course, [StudentTotal(student, ((text, 1.0),), 1.0, 1.0)], [text])
    for name in ("changes.csv", "totals.csv"):
        rows = list(csv.reader(io.StringIO((tmp_path / name).read_text(encoding="utf-8"), newline="")))
        assert len(rows) == 2
        assert [cell for cell in (*rows[0], *rows[1]) if FORMULA.search(cell)] == []


@TEXTS
def test_a_file_of_theirs_stays_in_its_folder(tmp_path, text):
    feedback, assignment = nasty(text)
    folder = write_each(Format.JSON, [feedback], [assignment], tmp_path / "results", {})
    (made,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert made.resolve().is_relative_to(folder.resolve())
    assert len(made.relative_to(folder).parts) == 2
    assert isinstance(made, Path)
