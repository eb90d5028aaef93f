"""A grade as Markdown: a table that holds, and no text of a student's that does anything."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from grader.records.course import Tell, WordQuestion
from grader.records.judgement import Verdict
from grader.records.submission import Status
from grader.report.markdown import markdown
from grader.report.redact import redact
from grader.report.sanitize import markdown_text


def markdown_of(grade, assignment):
    return markdown(redact(grade, assignment), assignment)


def test_every_task_is_a_row_with_its_verdict_and_points(sample):
    text = markdown_of(sample.grade(), sample.assignment())
    assert "| hidden\\_delta | ✗ not right yet, 1 of 2 checks passed | 1 of 2 |" in text
    assert "**4.5 of 10 points.**" in text
    assert "Advice: Each entry still has to be multiplied" in text


def test_no_line_is_a_workflow_command_whatever_a_student_wrote(sample):
    attacks = ["::error::x", "\n::set-output name=a::b", "x\r::stop-commands::t", "##[error]x", "\u2028::warning::w"]
    for attack in attacks:
        grade = sample.grade(note=attack, tasks=nasty(sample, attack))
        rows = markdown_of(grade, sample.assignment(Tell.ALL)).splitlines()
        assert len(rows) > 5
        for row in rows:
            assert "::" not in row
            assert "##[" not in row


def nasty(sample, text):
    check = sample.check("delta", "failed", text, text)
    task = sample.tasks()[3]
    return (sample.replace(task, task=text, advice=text, checks=(check,), verdict=sample.Verdict.FAILED),)


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "[a](http://b)",
        "![a](b)",
        "a | b",
        "`c`",
        "**d**",
        "_e_",
        "# f",
        "~~g~~",
        "&amp;",
        "<!-- x",
        "$x$",
        "\\|",
    ],
)
def test_a_text_is_shown_as_it_is(text):
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(f"| a |\n| - |\n| {markdown_text(text)} |\n")
    cell = re.search(r"<td>(.*)</td>", shown).group(1)
    assert cell == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_a_name_with_an_at_sign_mentions_nobody():
    assert "@everyone" not in markdown_text("@everyone")


def test_the_table_keeps_three_columns_whatever_a_task_is_called(sample):
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(
        markdown_of(sample.grade(tasks=nasty(sample, "a | b\n| c")), sample.assignment(Tell.ALL))
    )
    assert rendered.count("<td") == 3
    assert "<script" not in rendered


def test_a_verdict_only_task_shows_no_message_no_advice_and_no_figure(sample):
    text = markdown_of(sample.grade(), sample.assignment(Tell.VERDICT))
    assert "0.4136" not in text
    assert "Advice" not in text
    assert "- failed: Right on a network of five layers\n" in text


def test_nothing_handed_in_is_said(sample):
    text = markdown_of(sample.grade(status=Status.MISSING, tasks=()), sample.assignment())
    assert "Nothing was handed in." in text
    assert "Hand in backprop.ipynb." in text


def lines_of(sample, **more):
    grade, assignment = sample.grade(**more), sample.assignment()
    return markdown(redact(grade, assignment), assignment).splitlines()


def test_every_task_has_a_row_and_every_open_one_a_heading(sample):
    told = lines_of(sample)
    rows = [line.split("|")[1].strip() for line in told if line.startswith("| ") and "---" not in line]
    assert rows == ["Task", "sigmoid", "forward", "hidden\\_delta", "delta", "gradient"]
    headings = [line.split(":")[0] for line in told if line.startswith("### ")]
    assert headings == ["### forward", "### hidden\\_delta", "### gradient"]


def test_it_ends_with_a_line_break_and_begins_with_the_title(sample):
    grade, assignment = sample.grade(), sample.assignment()
    text = markdown(redact(grade, assignment), assignment)
    assert text.endswith("\n")
    assert text.splitlines()[0] == "## Feedback: Where do the deltas come from?"


def test_every_comment_has_its_line(sample):
    told = lines_of(sample, comments=(("", "One"), ("first", "Two"), ("last", "Three")))
    found = [line for line in told if line.startswith("Your teacher")]
    assert found == ["Your teacher: One", "Your teacher on first: Two", "Your teacher on last: Three"]


def test_a_right_task_has_a_heading_only_with_advice_or_a_comment(sample):
    right = sample.tasks()[0]
    for more, comments in (({"advice": "Only its form."}, ()), ({}, (("sigmoid", "Nice"),))):
        told = lines_of(sample, tasks=(replace(right, **more), *sample.tasks()[1:]), comments=comments)
        assert "### sigmoid: right" in told
    assert "### sigmoid: right" not in lines_of(sample)


def test_every_failed_check_is_a_line(sample):
    checks = tuple(sample.check("gradient", Verdict.FAILED, name) for name in ("one", "two"))
    told = lines_of(sample, tasks=(*sample.tasks()[:4], replace(sample.tasks()[4], checks=checks)))
    assert [line.rpartition(": ")[2] for line in told if line.startswith("- failed")][-2:] == ["one", "two"]


def test_every_answer_in_words_that_earns_points_has_its_mark(sample):
    questions = tuple(WordQuestion(name, 2.0) for name in ("q1", "q2", "q3"))
    assignment = sample.assignment(questions=questions)
    grade = sample.grade(answers=(("q1", "a"), ("free", "b"), ("q3", "c")), questions=(("q3", 1.5),))
    told = markdown(redact(grade, assignment), assignment).splitlines()
    assert "q1: Waits to be marked, 2 possible." in told
    assert "q3: 1.5 of 2 points" in told
    assert not any(line.startswith("free") for line in told)


def test_the_total_ends_its_line_and_every_remark_follows(sample):
    text = markdown_of(sample.grade(remarks=("Read as UTF-8", "A cell is cut off")), sample.assignment())
    assert "**4.5 of 10 points.**" in text.splitlines()
    assert "Read as UTF-8" in text.splitlines()
    assert "A cell is cut off" in text.splitlines()
    assert any(line.startswith("Handed in ") for line in text.splitlines())
