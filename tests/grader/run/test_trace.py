"""`--trace STUDENT` writes down what led to a verdict; nobody else's, and nothing without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.records.execution import Function, Report
from grader.records.submission import Student, Submission
from grader.run.trace import FIRST_LINE, MOST_CHARACTERS, Trace, text_of

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

WRONG = notebook("def half(x):\n    return x / 3\n", QUARTER, "1 / 0")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with one wrong and one right submission."""
    hand_in(write_course(tmp_path), "ann", WRONG)
    hand_in(tmp_path, "bob", notebook(HALF, QUARTER))
    return tmp_path


def traced(root: Path, *more: str) -> str:
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "1", *more])
    assert done.exit_code == 0, done.output
    return done.output


def test_everything_that_led_to_the_verdict_stands_in_the_order_in_which_it_happened(root: Path) -> None:
    told = traced(root, "--trace", "ann")
    path = root / "results" / "trace" / "ann" / "halves.txt"
    assert f"written: {path}, for the teacher alone" in told
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == FIRST_LINE == "For the teacher alone: this file holds hidden values and expected answers."
    words = [
        *("STUDENT ann, ASSIGNMENT halves", "went wrong    cell 3, line 1: ZeroDivisionError", "defined       half in"),
        *(
            "half(array([",
            "reply         array([",
            "expected      array([",
            "CHECKS",
            "failed        half, test_by_hand",
            "verdict       half: failed",
        ),
        *("half                 0.00 of 1.00", "in all"),
    ]
    places = [next(number for number, line in enumerate(lines) if word in line) for word in words]
    assert places == sorted(places)


def test_nobody_elses_work_is_written_down_and_nothing_without_being_asked(root: Path) -> None:
    traced(root)
    assert not (root / "results" / "trace").exists()
    traced(root, "--trace", "ann")  # graded again for it, though unchanged
    assert [path.name for path in (root / "results" / "trace").iterdir()] == ["ann"]


def test_a_student_who_is_not_there_is_named(root: Path) -> None:
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--trace", "zed"])
    assert done.exit_code == 2
    assert "--trace: no student 'zed' in this run" in done.output


def test_a_value_can_be_typed_in_again_and_a_long_one_is_cut() -> None:
    assert text_of(np.array([0.1, 1 / 3])) == "array([0.1 , 0.3333333333333333])"
    assert len(text_of("x" * 10 * MOST_CHARACTERS)) < MOST_CHARACTERS + 50


def test_a_class_of_which_nobody_tells_the_cell_is_named_without_one():
    trace = Trace(Submission(Student("ann"), "text", None))
    trace.cells(
        Report({"Tally": Function(True, "type", "", "", 0), "count": Function(True, "function", "", "cell 3", 1)})
    )
    assert [line for line in trace.lines if line.startswith("defined")] == [
        "defined       Tally",
        "defined       count in cell 3, line 1",
    ]


def test_the_teacher_alone_reads_which_line_of_a_hidden_test_broke_over_a_wrong_answer(root: Path) -> None:
    with (root / "tests/hidden/halves/test_half.py").open("a", encoding="utf-8") as file:
        file.write('\n\ndef test_first(student):\n    """It halves 8"""\n    assert student.half(8) + 0 == 4\n')
    hand_in(root, "cem", notebook("def half(x):\n    x / 2\n"))
    told = traced(root, "--trace", "cem")
    line = len((root / "tests/hidden/halves/test_half.py").read_text(encoding="utf-8").splitlines())
    place = f"tests/hidden/halves/test_half.py:{line}"
    said = "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"
    assert f"note: halves: {place} broke over the wrong answer of cem: {said}" in told
    for name in ("checks.csv", "trace/cem/halves.txt"):
        assert f"[{place} broke on this answer: {said}]" in (root / "results" / name).read_text(encoding="utf-8")
    (page,) = (root / "results/feedback/cem").rglob("*.html")
    assert "The check cannot go on with your answer, which is None." in page.read_text(encoding="utf-8")
    assert "test_half.py" not in page.read_text(encoding="utf-8")
