"""A long command says what it is at: one line that goes on a terminal, a few plain lines on stderr in a pipe."""

from __future__ import annotations

import threading
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from grader.cli.main import main
from grader.cli.steps import SECONDS, steps

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course


def test_a_pipe_gets_the_first_step_at_once_and_then_one_line_in_some_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = (tick * SECONDS / 4 for tick in count())
    with steps(Console(file=StringIO()), "halves", lambda: next(clock)) as tell:
        for number in range(10):
            tell(f"trying {number}")
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["halves: trying 0", "halves: trying 4", "halves: trying 8"]


def test_a_line_is_one_line_that_no_terminal_and_no_ci_system_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    with steps(Console(file=StringIO()), "halves") as tell:
        tell("trying \x1b[2J\n::error::")
    assert capsys.readouterr().err == "halves: trying \ufffd[2J ::error::\n"


def test_a_terminal_gets_one_line_that_goes_and_no_thread_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    written = StringIO()
    console = Console(file=written, force_terminal=True, force_interactive=True)
    before = threading.active_count()
    with steps(console, "halves") as tell:
        tell("trying [b]this[/b]")
        assert "halves: trying [b]this[/b]" in written.getvalue()
        assert threading.active_count() == before
    assert written.getvalue().endswith("\x1b[2K")  # erased
    assert capsys.readouterr() == ("", "")


def test_verify_says_on_stderr_what_it_tries_and_stdout_is_as_it_was(tmp_path: Path) -> None:
    write_course(tmp_path)
    done = CliRunner().invoke(main, ["verify", "--course", str(tmp_path)])
    assert done.stderr.splitlines()[0] == "halves: trying the public checks"
    assert "trying" not in done.stdout
    assert "Does the course agree with itself?" in done.stdout


def test_a_run_says_in_a_pipe_how_many_there_are_before_the_first_is_graded(tmp_path: Path) -> None:
    write_course(tmp_path)
    hand_in(tmp_path, "ann", notebook(HALF, QUARTER))
    done = CliRunner().invoke(main, ["run", "--course", str(tmp_path), "--jobs", "1"])
    assert done.stderr.splitlines()[0] == "halves: 1 to grade"
    assert done.stdout.splitlines()[0] == "halves: 1 of 1 graded"
