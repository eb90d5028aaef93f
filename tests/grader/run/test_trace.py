"""`--trace STUDENT` writes down what led to a verdict; nobody else's, and nothing without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import Died
from grader.records.execution import Call, Function, Reply, Report
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student, Submission
from grader.run.trace import FIRST_LINE, MOST_CHARACTERS, Trace, text_of, write_trace

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


@pytest.mark.parametrize("spelling", ["ANN", " ann"])
def test_an_id_that_can_mean_one_student_alone_is_theirs(root: Path, spelling: str) -> None:
    told = traced(root, "--trace", spelling, "--student", spelling)
    assert (root / "results" / "trace" / "ann" / "halves.txt").is_file()
    assert f"note: --student {spelling!r}: it is ann" in told
    assert [path.name for path in (root / "results" / "feedback").iterdir()] == ["ann"]


def test_a_value_can_be_typed_in_again_and_a_long_one_is_cut() -> None:
    assert text_of(np.array([0.1, 1 / 3])) == "array([0.1 , 0.3333333333333333])"
    matrix = np.random.default_rng(0).standard_normal((20, 20))
    assert np.array_equal(eval(text_of([matrix]), {"array": np.array})[0], matrix)
    zeros = text_of(np.zeros((MOST_CHARACTERS, 2)))
    assert zeros.endswith(f" (not all of {2 * MOST_CHARACTERS} entries)")
    assert len(zeros) < MOST_CHARACTERS
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


def test_a_line_of_a_module_is_told_once_and_what_is_no_function_by_its_type() -> None:
    trace = Trace(Submission(Student("ann"), "text", None))
    trace.cells(Report({"count": Function(False, "int", "", "line 3", 4)}))
    (line,) = [line for line in trace.lines if line.startswith("defined")]
    assert line == "defined       count in line 4, which is no function; its type is int"


def test_a_call_that_is_put_again_is_marked_as_such_and_faults_say_all_that_is_known() -> None:
    trace = Trace(Submission(Student("ann"), "text", None))
    fault = Died("It ended.")
    fault.for_teacher = "exit status 3"
    first, other = Call("count", (1,)), Call("count", (1,))
    ask = trace.asking(lambda calls: [Reply(fault=fault) for _ in calls], ())
    ask([first, other])
    ask([first])
    told = [line for line in trace.lines if line.startswith(("call", "reply"))]
    reply = "reply         Died: It ended. [exit status 3]"
    assert told == [
        *("call 1        count(1)", reply, "call 2        count(1)", reply),
        *("call 3        count(1)   asked again, as call 1", reply),
    ]


def test_the_final_verdict_and_the_task_that_pays_are_told(tmp_path: Path) -> None:
    tasks = (
        TaskGrade("half", Verdict.CARRIED, 1.0, 1.0, "F07", paid_by="quarter"),
        TaskGrade("quarter", Verdict.FAILED, 0.0, 2.0, "F07"),
        TaskGrade("third", Verdict.PASSED, 1.0, 1.0, excused=True),
    )
    grade = Grade(Student("ann"), "halves", Status.GRADED, tasks, 1.0, 0.0, 1.0, 3.0)
    points = write_trace(tmp_path, grade, "").read_text(encoding="utf-8").splitlines()[3:6]
    assert points == [
        "half                 1.00 of 1.00, carried; mistake F07, paid for in quarter",
        "quarter              0.00 of 2.00, failed; mistake F07",
        "third                1.00 of 1.00, passed; excused",
    ]


def test_a_process_that_ends_and_the_next_one_stand_in_the_trace(root: Path) -> None:
    hand_in(root, "cem", notebook("import os\ndef half(x):\n    os._exit(3)\n", QUARTER))
    traced(root, "--trace", "cem")
    text = (root / "results/trace/cem/halves.txt").read_text(encoding="utf-8")
    assert "decision      the cells run again in a new process" in text
    assert "made no sense. [the process ended" in text


def test_who_submitted_nothing_has_a_trace_that_says_why(root: Path) -> None:
    (root / "roster.csv").write_text("id\nann\nbob\nghost\n", encoding="utf-8")
    for _ in range(2):  # also where nothing has changed
        told = traced(root, "--trace", "ghost")
        path = root / "results/trace/ghost/halves.txt"
        assert f"written: {path}" in told
        text = path.read_text(encoding="utf-8")
        assert f"looked in     {root / 'submitted'}" in text
        assert "half                 0.00 of 1.00, missing" in text
        assert "note                 nothing was submitted" in text
        path.unlink()


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
