"""Texts of students are shown, whatever they hold."""

from __future__ import annotations

import pytest

from grader.report.text import clean, line


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
