"""Texts of students are shown, whatever they hold."""

from __future__ import annotations

import pytest

from grader.report.text import clean, flat, line, said


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
    assert clean(text) == shown
    clean(text).encode()


def test_a_line_is_one_line():
    assert line("  a\n\n b\u2028c\t\x0bd ") == "a b c \ufffdd"


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
    assert said(text) == shown


def test_two_names_stay_two_on_one_line():
    assert len({flat(name) for name in ("ann", "ann\n", "ann\x1b[0m", "ann\x00")}) == 4
