"""A grade for GitHub Actions: summary, notices and a log that obeys nobody."""

from __future__ import annotations

import json

import pytest

from grader.records.grade import TaskGrade
from grader.records.judgement import CheckResult, Source, Verdict
from grader.report.formats import github
from grader.report.formats.github import CUT, MOST_BYTES, PUBLIC, fenced, notices, summary
from grader.report.markdown import markdown


def test_a_summary_is_the_markdown_and_says_where_it_is_no_mark(sample):
    feedback, assignment = sample.feedback(), sample.assignment()
    assert summary(feedback, assignment) == markdown(feedback, assignment)
    assert summary(feedback, assignment, public=True) == f"{markdown(feedback, assignment)}\n{PUBLIC}"
    assert PUBLIC.startswith("These are the public checks. The marks come from your teacher's own checks")


@pytest.mark.parametrize("spare", [0, -1])
def test_a_summary_that_is_too_long_ends_with_a_whole_line_and_says_so(sample, monkeypatch, spare):
    whole = summary(sample.feedback(), sample.assignment())
    monkeypatch.setattr(github, "MOST_BYTES", len(whole.encode()) + spare)
    shown = summary(sample.feedback(), sample.assignment())
    if spare == 0:
        assert shown == whole
        return
    kept = shown.removesuffix(CUT)
    more = whole.removeprefix(f"{kept}\n").partition("\n")[0]  # a line that does not fit
    assert kept != shown
    assert len(shown.encode()) < len(whole.encode()) <= len(f"{kept}\n{more}{CUT}".encode())


def open_task(name, verdict=Verdict.FAILED, advice="", message="", source=None):
    checks = ()
    if message:
        from_check = [Verdict.PASSED, verdict]
        checks = tuple(_check(name, each, message) for each in from_check)
    return TaskGrade(name, verdict, 0.0, 2.0, advice=advice, checks=checks, source=source or Source())


def _check(name, verdict, message):
    return CheckResult(name, f"test_{name}", f"A title, {verdict}", verdict, message)


def test_at_most_ten_tasks_that_are_not_right_have_a_notice(sample):
    kinds = (Verdict.PASSED, Verdict.FAILED, Verdict.ERROR, Verdict.MISSING, Verdict.CARRIED)
    tasks = tuple(open_task(f"t{number}", kinds[number % 5]) for number in range(20))
    shown = notices(sample.feedback(tasks=tasks), "a b.ipynb", "")
    titles = [text.partition("title=")[2].partition("::")[0] for text in shown]
    assert titles == [f"t{number}" for number in range(20) if kinds[number % 5] in kinds[1:4]][:10]
    assert len(titles) == 10


def test_a_notice_says_the_task_and_its_advice_or_the_first_check_that_failed(sample):
    tasks = (open_task("delta", advice="Look,\nhere: 100%.", message="x"), open_task("gradient", message="It is off"))
    one, two = notices(sample.feedback(tasks=tasks), "a,b.ipynb", "")
    head = "::notice file=a%2Cb.ipynb,line=1,title="
    assert one == f"{head}delta::delta: not right yet, 1 of 2 checks passed, 0 of 2 points. Look, here: 100%25."
    assert two.startswith(f"{head}gradient::gradient: not right yet")
    assert two.endswith("0 of 2 points. A title, failed: It is off")
    (long,) = notices(sample.feedback(tasks=(open_task("delta", advice="y" * 700),)), "a", "")
    assert len(long.rpartition("::")[2]) == 600


@pytest.mark.parametrize(
    ("source", "content", "line"),
    [
        ("def delta(x):\n    return x", "import x\ndef delta(x):\n    return 1\n\ndef delta(x):\n    pass", 5),
        ("# mine\n@jit\ndef delta(x):", "def delta(x):\n", 1),
        ('def delta(x="\u03b4"):', json.dumps({"source": ["a", 'def delta(x="\u03b4"):\n']}, indent=1), 4),
        (
            'def delta(x="\u03b4"):',
            json.dumps({"source": ["a", 'def delta(x="\u03b4"):\n']}, indent=1, ensure_ascii=False),
            4,
        ),
        ("def other(x):", "def other(x):\n", 1),
        ("def delta(x):", "a\nb\n", 1),
        ("", "a\ndef delta(x)", 1),
    ],
)
def test_a_notice_stands_on_the_last_line_where_the_function_begins(sample, source, content, line):
    (shown,) = notices(sample.feedback(tasks=(open_task("delta", source=Source(source)),)), "a.py", content)
    assert f",line={line}," in shown


def test_a_log_between_fences_obeys_nobody():
    lines = ["::error::x", "say T0KEN\nagain", "::T0KEN::", "a ::T0KEN:: b", "plain\ttab"]
    assert list(fenced(lines, "T0KEN")) == [
        "::stop-commands::T0KEN",
        "::error::x",
        "say T0KEN again",
        "plain\ttab",
        "::T0KEN::",
    ]


def test_a_summary_is_cut_below_one_mebibyte_of_bytes_also_within_a_letter(sample, monkeypatch):
    assert MOST_BYTES == 2**20 - 1024
    whole = summary(sample.feedback(), sample.assignment())
    text = "\u03b4" * 40 + "\n" + "x" * 9
    monkeypatch.setattr(github, "markdown", lambda *_: text)
    for most in range(len(CUT) + 20, len(CUT) + 90):
        monkeypatch.setattr(github, "MOST_BYTES", most)
        shown = summary(sample.feedback(), sample.assignment())
        assert shown == ("\u03b4" * 40 if most - len(CUT) > 80 else "") + CUT if most < 90 else text
    assert whole


@pytest.mark.parametrize("most", range(900, 905))
def test_a_line_that_just_fits_is_kept_and_one_that_does_not_is_left_out(sample, monkeypatch, most):
    text = "".join(f"{number}\n" for number in range(1000, 1200))
    monkeypatch.setattr(github, "markdown", lambda *_: text)
    monkeypatch.setattr(github, "MOST_BYTES", most)
    kept = (most - len(CUT)) // 5  # whole lines with their ends
    assert summary(sample.feedback(), sample.assignment()) == text[: 5 * kept - 1] + CUT


def test_a_notice_tells_the_first_check_that_is_not_right_where_all_are_wrong(sample):
    checks = tuple(_check("delta", Verdict.FAILED, message) for message in ("first", "second"))
    (shown,) = notices(sample.feedback(tasks=(TaskGrade("delta", Verdict.FAILED, 0.0, 2.0, checks=checks),)), "a", "")
    assert shown.endswith("A title, failed: first")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('def delta(x="\u03b4"):', 1),
        ('other\ndef delta(x="\u03b4"):', 2),
        ('z\n"X' + json.dumps('def delta(x="\u03b4"):')[1:-1] + 'Y"', 2),
        ('z\n"X' + json.dumps('def delta(x="\u03b4"):', ensure_ascii=False)[1:-1] + 'Y"', 2),
        ('z\n"X' + json.dumps('def delta(x="\u03b4")')[1:-1], 1),
        ('z\n"X' + json.dumps('ef delta(x="\u03b4"):')[1:-1], 1),
        ('z\n"X' + json.dumps('ef delta(x="\u03b4"):', ensure_ascii=False)[1:-1], 1),
        ('z\n"X' + json.dumps('def delta(x="\u03b4")', ensure_ascii=False)[1:-1], 1),
    ],
)
def test_a_functions_first_line_is_found_whole_in_every_spelling_of_json(sample, content, line):
    source = Source('def delta(x="\u03b4"):\n    return x')
    (shown,) = notices(sample.feedback(tasks=(open_task("delta", source=source),)), "a.ipynb", content)
    assert f",line={line}," in shown
