"""Texts of students are shown, whatever they hold."""

from __future__ import annotations

import hashlib
import json
from inspect import isfunction

import pytest

from grader.report import sanitize
from grader.report.sanitize import (
    csv_cell,
    fenced_line,
    file_name,
    log_json,
    log_line,
    log_xml,
    markdown_text,
    one_line,
    same_line,
    svg_text,
    visible,
    workflow_output,
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


@pytest.mark.parametrize("character", "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
def test_whatever_ends_a_line_is_one_blank_in_a_name(character):
    assert same_line(f"a{character}b") == "a b"


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
def test_each_sign_that_turns_the_direction_is_shown_by_its_code(code):
    assert visible(f"a{chr(code)}b") == same_line(f"a{chr(code)}b") == f"a[U+{code:04X}]b"


@pytest.mark.parametrize("character", ["\x00", "\x85", "\ud800", "\ue000", "\u0378"])
def test_what_has_no_sign_of_its_own_gets_one(character):
    assert visible(f"{character}b\n") == "\ufffdb\n"


def test_a_text_that_holds_both_ends_of_a_line_keeps_its_lines():
    assert visible("a\x00\r\n\tb\rc\n") == "a\ufffd\n\tb\nc\n"


def test_of_a_line_that_begins_as_a_command_only_the_beginning_is_broken():
    assert log_line(" ::error::x ::y") == " : :error::x ::y"
    assert log_line("x::error::") == "x::error::"


def test_commands_in_the_middle_of_a_line_are_broken_and_the_rest_stays():
    assert fenced_line("a ##[b] ##vso[c] #[d] vso[e]") == "a ## [b] ##vso [c] #[d] vso[e]"
    assert workflow_output("::a b::c\n##[d ##vso[e") == ": :a b: :c ## [d ##vso [e"


def test_a_document_in_a_log_is_spelled_as_its_reader_reads_it():
    assert log_json('["##[a", "#[", "##"]') == '["##\\u005ba", "#[", "##"]'
    assert log_xml("<a>##[a #[</a>") == "<a>##&#91;a #[</a>"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1", "'=1"),
        ("\t@x", "' '@x"),
        ("a;=1", "a;'=1"),
        ("a\n-1;+2", "a '-1;'+2"),
        ("-1\n=2", "'-1 '=2"),
        ("1-1", "1-1"),
    ],
)
def test_a_cell_is_as_it_was_but_for_apostrophes_and_lines(text, cell):
    assert csv_cell(text) == cell


def test_markdown_shows_a_text_as_it_is():
    assert markdown_text("\\ ` * _ [ ] # | ~ : ! $ a") == r"\\ \` \* \_ \[ \] \# \| \~ \: \! \$ a"
    assert markdown_text("a & <b>\n@ann www.x.org") == "a &amp; &lt;b&gt; @\u2060ann www\u2060.x.org"


def test_a_text_in_a_drawing_is_escaped_on_one_line():
    assert svg_text("a <b> & \"c\"\n'd'") == "a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ann.lee x", "ann.lee x"),
        ("", "%"),
        (".", "%2E"),
        (" a ", "%20a "),
        ('a/b\\c%d:e*f?g"h<i>j|k', "a%2Fb%5Cc%25d%3Ae%2Af%3Fg%22h%3Ci%3Ej%7Ck"),
        ("a\nb", "a%0Ab"),
        ("\u2028", "%E2%80%A8"),
        ("\ud800", "%ED%A0%80"),
        ("zo\u00eb", "zo\u00eb"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 180 + "%%" + hashlib.sha256(b"x" * 201).hexdigest()[:16]),
        ("\u00eb" * 101, "\u00eb" * 90 + "%%" + hashlib.sha256("\u00eb".encode() * 101).hexdigest()[:16]),
        (
            "x" + "\u00eb" * 101,
            "x" + "\u00eb" * 89 + "%%" + hashlib.sha256(b"x" + "\u00eb".encode() * 101).hexdigest()[:16],
        ),
        ("\ud800" * 50, "%ED%A0%80" * 20 + "%%" + hashlib.sha256(b"\xed\xa0\x80" * 50).hexdigest()[:16]),
    ],
)
def test_a_name_is_a_file_name_by_its_bytes(name, written):
    assert file_name(name) == written


@pytest.mark.parametrize("longest", ["a" * 200, "\u00e9" * 100, "-" * 200])
def test_a_name_is_cut_where_it_has_more_bytes_than_fit(longest):
    assert file_name(longest) == longest
    assert len(file_name(f"{longest}a").encode()) <= 200
    assert file_name(f"{longest}a") != f"{longest}a"
