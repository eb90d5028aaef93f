"""What did not run is told to the teacher and, in other words, to the student."""

from __future__ import annotations

import pytest

from grader.execute.words import not_a_function, spent, student_remarks, syntax_errors, teacher_notes
from grader.records.execution import Failure, Function, NotRun, Report

from .conftest import Open

FAILED = Failure("cell 3", 2, "ZeroDivisionError: division by zero")


@pytest.mark.parametrize(
    ("report", "teacher", "student"),
    [
        (
            Report(failures=(FAILED,), failed=1),
            "cell 3, line 2: ZeroDivisionError: division by zero",
            (
                "A statement of your file failed, and what it defines, if anything, is missing: ZeroDivisionError: "
                "division by zero (in cell 3, at line 2)."
            ),
        ),
        (
            Report(failures=(Failure("line 7", 8, "NameError: x"),), failed=1),
            "line 8: NameError: x",
            "A statement of your file failed, and what it defines, if anything, is missing: NameError: x (in line 8).",
        ),
        (
            Report(not_run=(NotRun("cell 1", "!ls"), NotRun("cell 2", "%cd .."))),
            "not run while grading: `!ls` (cell 1), `%cd ..` (cell 2)",
            "The grader leaves these lines of your file out, and runs the rest: `!ls` (cell 1), `%cd ..` (cell 2)",
        ),
        (
            Report(failures=tuple(Failure("cell 1", n, "NameError: sns", "seaborn") for n in range(1, 6)), failed=5),
            (
                "seaborn is not installed here: 5 statements failed for it (cell 1, line 1; cell 1, line 2; cell 1, "
                "line 3; ...)"
            ),
            (
                "Your file imports seaborn, which the grader does not have: what uses it did not run (cell 1, line 1; "
                "cell 1, line 2; cell 1, line 3; ...)."
            ),
        ),
        (
            Report(overwritten={"f": "cell 4"}),
            "f is a function until cell 4 puts something else there",
            "`f` was your function until cell 4 gave that name to something else: use another name there.",
        ),
        (Report(notes=("cells share an id",)), "cells share an id", None),
    ],
)
def test_each_kind_of_failure_has_words_for_both(report: Report, teacher: str, student: str | None) -> None:
    assert teacher_notes(report) == (teacher,)
    assert student_remarks(report) == (() if student is None else (student,))


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (
            Failure("cell 2", 2, "SyntaxError: '(' was never closed", unread=True),
            ["cell 2, line 2: SyntaxError: '(' was never closed"],
        ),
        (Failure("cell 2", 0, "ValueError: null bytes", unread=True), ["cell 2: ValueError: null bytes"]),
        (Failure("cell 2", 2, "SyntaxError: of a text that was executed"), []),
        (Failure("cell 2", 2, "SyntaxError: x", "pandas", unread=True), []),
    ],
)
def test_cells_that_are_no_python_are_told_once_with_their_place(failure: Failure, told: list[str]) -> None:
    assert list(syntax_errors(Report(failures=(failure,), failed=1))) == told


def test_of_many_failures_the_first_are_told_and_the_rest_counted() -> None:
    report = Report(failures=tuple(Failure("cell 3", n, f"NameError: x{n}") for n in range(1, 101)), failed=5000)
    assert teacher_notes(report)[-1] == "4980 more statements failed"
    assert len(teacher_notes(report)) == 21
    assert student_remarks(report)[-1] == "4995 more statements of your file failed."
    assert len(student_remarks(report)) == 6


def test_statements_that_failed_alike_are_told_to_the_student_in_one_sentence() -> None:
    endless = tuple(Failure(f"cell {n}", 0, "it was still running when its time was up") for n in (25, 45, 47, 59))
    report = Report(failures=(endless[0], FAILED, *endless[1:]), failed=7)
    endless_ones, single, rest = student_remarks(report)
    assert endless_ones == (
        "4 statements of your file failed, and what they define, if anything, is missing: it was still running when "
        "its time was up (in cell 25; cell 45; cell 47; ...)."
    )
    assert single.startswith(
        "A statement of your file failed, and what it defines, if anything, is missing: ZeroDivision"
    )
    assert rest == "2 more statements of your file failed."


def test_the_place_of_a_syntax_error_is_said_once(opened: Open) -> None:
    with opened("if True\n    pass") as ran:
        (told,) = student_remarks(ran.report)
    assert told.endswith("is missing: SyntaxError: expected ':' (in cell 1, at line 1).")


def test_of_many_commands_the_first_are_told_and_the_rest_counted() -> None:
    (note,) = teacher_notes(Report(not_run=tuple(NotRun("cell 1", f"!{n}") for n in range(8))))
    assert note.endswith("`!4` (cell 1) and 3 more")


def test_time_that_a_cell_took_is_told_with_the_cell() -> None:
    endless = Failure("cell 25", 0, "it was still running when its time was up")
    assert spent(Report(failures=(FAILED,))) == "The time for the whole submission was used up."
    assert spent(Report(failures=(FAILED, endless))) == (
        "The time for the whole submission was used up. Part of it went into cell 25, which was still running when its "
        "time was up: begin there."
    )


def test_a_name_that_was_never_a_function_is_told_its_type() -> None:
    functions = {"f": Function(callable=False, kind="int", source="", cell="", line=0)}
    assert "its type is int" in not_a_function("f", Report(functions))
