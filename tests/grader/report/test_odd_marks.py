"""Which marks a person should look at, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.records.course import Assignment, Task
from grader.records.execution import MissingPackage
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import TaskRow
from grader.report.class_tables import summarize
from grader.report.odd_marks import odd_in_itself, strong_students_odd_task, unlike_oneself

TASKS = ("f", "g", "h", "i", "j", "k")
ASSIGNMENT = Assignment("a", "A", tuple(Task(name, 1.0) for name in TASKS))
ANN = Student("ann")


def grade(wrong=(), who=ANN, verdict=Verdict.FAILED, code="", **more):
    tasks = tuple(
        TaskGrade(name, verdict if name in wrong else Verdict.PASSED, float(name not in wrong), 1.0, code)
        for name in TASKS
    )
    score = 6.0 - len(wrong)
    return Grade(who, "a", Status.GRADED, tasks, score, more.pop("penalty", 0.0), score, 6.0, **more)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (grade(ran_nothing=True), "no statement of the file ran"),
        (grade(missing_packages=(MissingPackage("torch", True),)), "needs what is not installed here: torch"),
        (
            grade(missing_packages=tuple(MissingPackage(name, True) for name in "hgfedcba")),
            "needs what is not installed here: a, b, c, d, e, f, g, h",
        ),
        (grade(overwritten=(("f", "cell 7"),)), "f is overwritten by a later cell, cell 7"),
        (grade(("f",), verdict=Verdict.ERROR), "f waits for a hidden test that broke"),
        (grade(("k",), verdict=Verdict.ERROR), "k waits for a hidden test that broke"),
        (grade(penalty=3.0), "lateness took 3 of 6 points"),
    ],
)
def test_what_is_odd_in_itself_is_named(one, words):
    assert list(odd_in_itself(one)) == [words]


def test_a_persons_lower_points_for_right_work_are_named():
    tasks = (TaskGrade("f", Verdict.PASSED, 0.25, 1.0), TaskGrade("g", Verdict.FAILED, 0.5, 1.0))
    marked = Grade(ANN, "a", Status.GRADED, tasks, 0.75, 0.0, 0.75, 2.0, decided=("f=0.25", "g=0.5"))
    assert list(odd_in_itself(marked)) == ["f is right and was given 0.25 of 1"]


def test_only_points_that_a_person_gave_below_the_maximum_count_as_lower_points():
    whole = TaskGrade("f", Verdict.PASSED, 1.0, 1.0)
    less, excused = replace(whole, score=0.25), replace(whole, score=0.0, excused=True)
    cases = (
        (less, ("g=1", "f=0.25")),
        (less, ()),
        (less, ("f=excused",)),
        (less, ("=3",)),
        (whole, ("f=1",)),
        (excused, ("f=0.25",)),
    )
    found = [
        list(odd_in_itself(Grade(ANN, "a", Status.GRADED, (task,), 1.0, 0.0, 1.0, 1.0, decided=decided)))
        for task, decided in cases
    ]
    assert found == [["f is right and was given 0.25 of 1"], [], [], [], [], []]


@pytest.mark.parametrize(
    ("penalty", "raw", "words"),
    [(0.5, 1.0, ["lateness took 0.5 of 1 points"]), (4.0, 10.0, []), (1.9, 3.0, ["lateness took 1.9 of 3 points"])],
)
def test_lateness_is_odd_from_half_of_the_points_on(penalty, raw, words):
    late = Grade(ANN, "a", Status.GRADED, (), raw, penalty, raw - penalty, 10.0)
    assert list(odd_in_itself(late)) == words


def test_plain_work_is_not_odd():
    for one in (grade(), grade(TASKS), grade(missing_packages=(MissingPackage("tqdm", False),)), grade(penalty=1.0)):
        assert list(odd_in_itself(one)) == []


def rows(*verdicts, rest=1.0):
    """Return a task's row for each verdict, of students who have `rest` of the other points."""
    return [
        TaskRow(Student(f"s{number}"), "f", verdict, lost=1.0, rest=rest) for number, verdict in enumerate(verdicts)
    ]


def test_a_strong_student_without_a_task_that_nearly_everybody_has_is_named_unless_a_mistake_says_why():
    others = [grade(who=Student(f"u{n}")) for n in range(9)]
    assert [each.text for each in summarize(ASSIGNMENT, [*others, grade(("f",))], {}).odd] == [
        "f is not right, without a known mistake; of the other points 100% are there"
    ]
    missing = summarize(ASSIGNMENT, [*others, grade(("f",), verdict=Verdict.MISSING)], {}).odd
    assert [each.text for each in missing] == ["f is not written; of the other points 100% are there"]
    assert summarize(ASSIGNMENT, [*others, grade(("f",), code="F01")], {}).odd == ()
    assert summarize(ASSIGNMENT, [*others, grade(TASKS)], {}).odd == ()
    many = [grade(("f",), who=Student(f"v{n}")) for n in range(9)]
    assert summarize(ASSIGNMENT, [*others, *many], {}).odd == ()


@pytest.mark.parametrize(
    ("verdicts", "rest", "named"),
    [
        ("- +++++++ - -", 0.8, ["s0", "s8", "s9"]),
        ("++++ --- +++", 0.8, ["s4", "s5", "s6"]),
        ("- +++++++ - -", 0.75, []),
        ("- ++++++ - -", 1.0, []),
    ],
)
def test_strong_is_four_fifths_of_the_rest_and_nearly_everybody_seven_of_ten(verdicts, rest, named):
    kinds = {"+": Verdict.PASSED, "-": Verdict.FAILED}
    tasks = rows(*(kinds[each] for each in verdicts.replace(" ", "")), rest=rest)
    assert [each.student.id for each in strong_students_odd_task(tasks, "a")] == named


def test_an_assignment_far_below_all_others_of_a_student_is_named():
    shares = {
        Student("di"): {"b": 1.0, "c": 0.75, "a": 0.25},
        ANN: {"a": 0.2, "b": 0.9, "c": 0.8},
        Student("bo"): {"a": 0.2, "b": 0.9},
        Student("cy"): {"a": 0.4, "b": 0.9, "c": 0.8},
        Student("ed"): {"b": 0.9, "a": 0.1, "c": 0.8},
    }
    found = [(each.student.id, each.assignment, each.text) for each in unlike_oneself(shares)]
    assert found == [
        ("di", "a", "25% of the points, of every other assignment 75% or more"),
        ("ann", "a", "20% of the points, of every other assignment 80% or more"),
        ("ed", "a", "10% of the points, of every other assignment 80% or more"),
    ]
