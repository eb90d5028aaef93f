"""A fault of this program is named and written down; what it costs is left out, or ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.judgement import fault_of
from grader.run.faults import Faults, costing, log_fault


def test_what_fails_behind_a_border_is_told_and_logged_and_the_next_goes_on(tmp_path: Path) -> None:
    faults, done = Faults(tmp_path / "results"), []
    for student in ("ann", "bob", "cem"):
        with faults.border(student, "not settled"):
            done.append({"ann": 1, "cem": 3}[student])
    assert done == [1, 3]
    assert faults.told == ["bob: not settled (KeyError: 'bob')"]
    log = (tmp_path / "results" / "engine.log").read_text(encoding="utf-8")
    assert " UTC  bob: not settled (KeyError: 'bob')\nTraceback (most recent call last):\n" in log
    assert log.endswith("KeyError: 'bob'\n\n")


@pytest.mark.parametrize("error", [CourseError("correct that"), KeyboardInterrupt()])
def test_what_the_teacher_must_correct_and_ctrl_c_pass_a_border(tmp_path: Path, error: BaseException) -> None:
    faults = Faults(tmp_path)
    with pytest.raises(type(error)), faults.border("ann", "not settled"):
        raise error
    assert (faults.told, list(tmp_path.iterdir())) == ([], [])


def test_an_error_that_ends_the_run_says_what_it_costs_the_nearest_first() -> None:
    with pytest.raises(KeyError) as caught, costing("the tables"), costing("one row"):
        raise KeyError("x")
    assert caught.value.__notes__ == ["one row", "the tables"]


def test_an_error_that_a_teacher_can_mend_need_not_say_it() -> None:
    with pytest.raises(OSError, match="x") as caught, costing("the tables", but=(CourseError, OSError)):
        raise OSError("x")
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("x"), "KeyError: 'x'"),
        (CourseError("x"), "CourseError: x"),
        (ValueError("two\n  lines"), "ValueError: two lines"),
        (SyntaxError("no", ("a.py", 1, 1, "x")), "SyntaxError: no"),
        (ValueError("x" * 999), "ValueError: " + "x" * 288),
        (KeyError(10**5000), "KeyError: <exception str() failed>"),
    ],
)
def test_a_fault_is_said_in_one_short_line(error: Exception, said: str) -> None:
    error.add_note("what it costs")
    assert fault_of(error, "").said == said


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "engine.log").mkdir()
    with pytest.raises(CourseError, match=r"engine\.log cannot be written: Is a directory"):
        log_fault(tmp_path, "what", "Traceback")
