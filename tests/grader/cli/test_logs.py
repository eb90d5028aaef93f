"""-v shows what our loggers decide, one harmless line each; -vv details and tracebacks; without them nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from grader.cli import logs
from grader.run.about import about

LOG = logging.getLogger("grader.somewhere")


@pytest.fixture(autouse=True)
def _quiet_afterwards() -> Iterator[None]:
    yield
    logs.show(0)


def say(level: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is on stderr at this level of -v."""
    logs.show(level)
    LOG.debug("a detail")
    LOG.info("::error::a\nb\x1b[2J")
    try:
        int("::error::c")
    except ValueError:
        LOG.info("failed", exc_info=True)
    return capsys.readouterr().err


def test_without_v_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert say(0, capsys) == ""


def test_without_v_nothing_is_left_of_an_earlier_v() -> None:
    logs.show(2)
    logs.show(0)
    assert not LOG.isEnabledFor(logging.DEBUG)


def test_v_says_one_line_for_each_record_which_nothing_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    assert say(1, capsys).splitlines() == ["grader.somewhere: ::error::a b\ufffd[2J", "grader.somewhere: failed"]


def test_vv_adds_details_and_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    lines = say(2, capsys).splitlines()
    assert lines[0] == "grader.somewhere: a detail"
    assert lines[3] == "Traceback (most recent call last):"
    assert lines[-1].startswith("ValueError: invalid literal")


def test_the_last_level_that_is_asked_for_counts(capsys: pytest.CaptureFixture[str]) -> None:
    logs.show(2)
    assert len(say(1, capsys).splitlines()) == 2


def test_v_keeps_to_itself_what_a_trace_has_a_logger_say_more(capsys: pytest.CaptureFixture[str]) -> None:
    logs.show(1)
    inner = logging.getLogger("grader.somewhere.inside")
    inner.setLevel(logging.DEBUG)
    inner.debug("a detail")
    inner.setLevel(logging.NOTSET)
    assert capsys.readouterr().err == ""


def test_a_line_names_whose_work_is_in_hand_once(capsys: pytest.CaptureFixture[str]) -> None:
    logs.show(1)
    with about("ann", "halves"):
        LOG.info("half: candidate F03 answers the same")
        LOG.info("ann, halves: graded")
    LOG.info("done")
    assert capsys.readouterr().err.splitlines() == [
        "grader.somewhere: ann, halves: half: candidate F03 answers the same",
        "grader.somewhere: ann, halves: graded",
        "grader.somewhere: done",
    ]
