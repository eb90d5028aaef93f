"""Texts of students are shown, whatever they hold."""

from __future__ import annotations

import json
from inspect import isfunction

import pytest

from grader.report import sanitize
from grader.report.sanitize import (
    csv_cell,
    log_json,
    log_line,
    log_xml,
    one_line,
    same_line,
    visible,
    workflow_property,
    workflow_value,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://x\x1b\\link", "link"),
        ("nul\x00 bell\x07 esc\x1b", "nul\ufffd bell\ufffd esc"),
        ("half \ud83d", "half \ufffd"),
        ("δ θ 😀", "δ θ 😀"),
        ("a\u202eb", "a[U+202E]b"),
    ],
)
def test_what_a_terminal_or_a_page_would_obey_is_taken_out(text, shown):
    assert visible(text) == shown
    visible(text).encode()


def test_a_line_is_one_line():
    assert one_line("  a\n\n b\u2028c\t\x0bd ") == "a b c \ufffdd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("  ::error::x", "  : :error::x"),
        ("ann\n::error::x", "ann ::error::x"),
        ("a ##[error]x", "a ## [error]x"),
        ("\x1b[2Jgone\r\u202e", "\ufffd[2Jgone [U+202E]"),
        ("  two  blanks", "  two  blanks"),
    ],
)
def test_a_name_in_a_log_is_one_line_and_no_command(text, shown):
    assert log_line(text) == shown


def test_two_names_stay_two_on_one_line():
    assert len({same_line(name) for name in ("ann", "ann\n", "ann\x1b[0m", "ann\x00")}) == 4


def test_a_formula_begins_a_cell_or_stands_behind_what_may_end_one():
    assert [csv_cell(text) for text in ("a=1", "", "=", "-", "'=x", "a; b", "5;6")] == [
        *("a=1", "", "'=", "'-", "'=x", "a; b", "5;6")
    ]


@pytest.mark.parametrize("sign", ["\uff1d", "\uff0b", "\uff0d", "\uff20", "\t=", "\r=", "\n=", " =", "\x0b+"])
def test_the_beginning_of_a_formula_gets_an_apostrophe(sign):
    assert csv_cell(f"{sign}1+1").startswith("'")


@pytest.mark.parametrize("end", [";", "; ", ";\t", "\t", "\n", "\r\n", "\x0b", "\u2028", ';"'])
@pytest.mark.parametrize("sign", "=+-@\uff1d")
def test_a_formula_behind_a_semicolon_a_tab_or_a_line_break_gets_an_apostrophe(end, sign):
    shown = csv_cell(f"note{end}{sign}cmd")
    assert f"'{sign}cmd" in shown
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("100% ::x\n", "100%25 ::x"), ("50%, done", "50%25, done")],
)
def test_the_message_of_a_workflow_command_is_one_line(text, shown):
    assert workflow_value(text) == shown


def test_a_property_of_a_workflow_command_cannot_begin_another():
    assert workflow_property("a.ipynb,line=1::x%") == "a.ipynb%2Cline=1%3A%3Ax%25"


def test_a_document_in_a_log_reads_the_same_without_a_command():
    assert json.loads(log_json('{"a": "##[error]"}')) == {"a": "##[error]"}
    assert "##[" not in log_json('{"a": "##[error]"}') + log_xml("<a>##[error]</a>")


def test_the_table_of_sanitizers_names_every_function():
    functions = {name for name, value in vars(sanitize).items() if isfunction(value) and not name.startswith("_")}
    assert {name for name in functions if name not in (sanitize.__doc__ or "")} == set()


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
def test_no_sign_that_turns_the_direction_of_a_text_is_passed_on(sign):
    assert sign not in visible(f"a{sign}b")
    assert sign not in one_line(f"a{sign}b")
