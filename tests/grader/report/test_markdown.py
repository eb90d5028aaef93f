"""A grade as Markdown: a table that holds, and no text of a student's that does anything."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from grader.records.course import Tell
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
        for row in markdown_of(grade, sample.assignment(Tell.ALL)).splitlines():
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
