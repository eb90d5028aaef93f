"""What looks like a fault of the course or the machine is named with its remedy, and the run does not end well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.records.course import Assignment, Task
from grader.records.execution import MissingPackage
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Verdict
from grader.records.submission import Status, Student
from grader.run.attention import Line, attention

ASSIGNMENT = Assignment("a1", "One", (Task("f", 1.0), Task("g", 1.0)))


def graded(number: int, f: Verdict = Verdict.PASSED, g: Verdict = Verdict.PASSED, **of_check: str) -> Grade:
    """Return a grade with these verdicts; `of_check` are fields of the one check of `g`."""
    check = CheckResult("g", "test_g", "g works", g, **of_check)
    tasks = (TaskGrade("f", f, 1.0, 1.0), TaskGrade("g", g, 1.0, 1.0, checks=(check,)))
    return Grade(Student(f"s{number}"), "a1", Status.GRADED, tasks, 2.0, 0.0, 2.0, 2.0)


def without_points(grade: Grade) -> Grade:
    """Return the grade with 0 points for `f`."""
    first, *others = grade.tasks
    return replace(grade, tasks=(replace(first, score=0.0), *others))


def lines(*grades: Grade) -> list[Line]:
    """Return what is said of these grades."""
    return list(attention(ASSIGNMENT, grades))


def test_a_class_that_does_well_needs_no_line() -> None:
    assert lines(*map(graded, range(9))) == []


def test_a_package_that_functions_need_is_named_with_how_many_need_it() -> None:
    needing = replace(graded(1), missing_packages=(MissingPackage("seaborn", needed=True),))
    importing = replace(graded(2), missing_packages=(MissingPackage("seaborn", needed=False),))
    (line,) = lines(needing, importing, graded(3))
    assert line.fault
    assert line.text.startswith("a1: 2 of 3 import seaborn, which is not here, and functions of 1 need it: install")
    assert "[limits] packages" in line.text


def test_a_package_that_cost_nothing_is_a_note() -> None:
    (line,) = lines(replace(graded(1), missing_packages=(MissingPackage("seaborn", needed=False),)), graded(2))
    assert line == Line(
        "a1: 1 of 2 import seaborn, which is not here; no function needs it: [limits] packages", fault=False
    )


def test_cells_with_a_syntax_error_are_named_with_whose_they_are() -> None:
    own = ("cell 2, line 2: SyntaxError: '(' was never closed",)
    (line,) = lines(replace(graded(1), syntax_errors=own), graded(2))
    words = "a1: a syntax error, so that its cell did not run: s1 (cell 2, line 2: SyntaxError: '(' was never closed)"
    assert line == Line(words, fault=False)


def test_of_many_syntax_errors_three_students_and_three_cells_are_named() -> None:
    cells = tuple(f"cell {number}" for number in range(5))
    (line,) = lines(*(replace(graded(number), syntax_errors=cells) for number in range(6)))
    one = "(cell 0, cell 1, cell 2 and 2 more)"
    assert line.text.endswith(f"did not run: s0 {one}, s1 {one}, s2 {one} and 3 more")


def test_submissions_of_which_nothing_ran_are_named() -> None:
    (line,) = lines(*(replace(graded(n), ran_nothing=True) for n in range(5)), graded(9))
    assert line == Line(
        "a1: no statement of the file ran for s0, s1, s2 and 2 more: look at what they submitted", fault=True
    )


@pytest.mark.parametrize(("count", "told"), [(4, 0), (5, 1)])
def test_a_task_that_nobody_passed_is_named_where_enough_were_graded(count: int, told: int) -> None:
    found = lines(*(without_points(graded(n, f=Verdict.FAILED)) for n in range(count)))
    assert [line.text for line in found] == [
        "a1: nobody of 5 passed f: look at its hidden test and its text",
    ] * told


def test_right_work_on_an_earlier_mistake_is_no_task_that_nobody_passed() -> None:
    assert lines(*(graded(n, f=Verdict.CARRIED) for n in range(5))) == []


@pytest.mark.parametrize(("failing", "told"), [(3, 0), (4, 1)])
def test_a_check_that_ends_in_one_exception_for_more_than_half_is_named(failing: int, told: int) -> None:
    failed = [graded(n, g=Verdict.FAILED, fault="TypeError") for n in range(failing)]
    other = graded(7, g=Verdict.FAILED, fault="ValueError")
    found = lines(*failed, *map(graded, range(10, 16 - failing)), other)
    assert [line.text.partition(":")[2] for line in found] == [
        " test_g of g ends in TypeError for 4 of 7: look at what it asks, and at the packages that are installed here"
    ] * told


def test_half_of_a_class_is_not_more_than_half() -> None:
    failed = [graded(n, g=Verdict.FAILED, fault="TypeError") for n in range(3)]
    assert lines(*failed, *map(graded, range(3, 6))) == []


def test_a_hidden_test_that_broke_is_named_with_its_line_and_the_points_that_wait() -> None:
    path, said = "tests/hidden/a1/test_g.py:12", "The check itself failed: KeyError: 'x'"
    broken = [graded(n, g=Verdict.ERROR, path=path, message=said) for n in range(2)]
    (line,) = lines(*broken, graded(5))
    assert line == Line(
        f"a1: {path} broke for s0, s1: {said}. 2.00 points wait: correct the test, then grade again", fault=True
    )


def test_a_hidden_test_that_broke_over_wrong_answers_is_named_with_its_line_and_costs_no_exit_status() -> None:
    path, said = "tests/hidden/a1/test_g.py:12", "TypeError: 'NoneType' object is not subscriptable"
    failed = [graded(n, g=Verdict.FAILED, path=path, stumbled=said) for n in range(2)]
    carried = graded(3, g=Verdict.CARRIED, path=path, stumbled=said)
    line, guard = lines(*failed, carried, graded(5))
    assert line == Line(f"a1: {path} broke over the wrong answer of s0, s1: {said}", fault=False)
    assert not guard.fault
    assert guard.text.startswith("a1: a test that breaks over a wrong answer fails it")


def test_a_function_that_a_later_cell_overwrites_is_a_note() -> None:
    assert lines(replace(graded(1), overwritten=(("f", "cell 3"),))) == [
        Line("a1: a later cell overwrites a function: f of s1 in cell 3", fault=False)
    ]


def test_a_submission_that_is_not_graded_says_nothing_about_the_course() -> None:
    assert lines(*(replace(graded(n, f=Verdict.MISSING), status=Status.MISSING) for n in range(9))) == []


def test_a_task_that_is_marked_by_hand_waits_and_is_no_task_that_nobody_passed() -> None:
    assert lines(*(without_points(graded(n, f=Verdict.MISSING)) for n in range(9))) == []


def test_a_test_cell_that_gave_a_part_of_its_points_is_no_task_that_nobody_passed() -> None:
    assert lines(*(graded(n, f=Verdict.FAILED) for n in range(9))) == []
