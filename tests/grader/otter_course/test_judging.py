"""`grader run --any` on an Otter course: Otter's own scores, which a test with the real one keeps true."""

from __future__ import annotations

import pytest

from grader.cli.any_course import read_any_course
from grader.errors import CourseError
from grader.otter_course.judging import read_otter_course
from grader.records.run import RunOptions
from grader.records.submission import Status
from grader.run.pipeline import run

from . import courses

FULL = {"q1": 2, "q10": 1, "q2": 5, "q3": 1, "q4": 1, "q5": 3, "q6": 0.5, "q7": 3, "q8": 3, "q9": 1}
GOLDEN = {  # what differs from full marks; nobody has both y of q3 and q4
    "right": {},
    "wrong": {"q1": 1, "q2": 1, "q7": 2, "q8": 0},
    "prints": {"q1": 1},  # a doctest sees what is printed, unless it compares what is returned
    "raises": {"q2": 0, "q3": 0.5, "q5": 0},
    "stub": {"q1": 0, "q2": 0, "q3": 0, "q4": 0, "q5": 0, "q6": 0.25, "q7": 1, "q8": 0},
    "unchecked": {"q2": 0, "q3": 0.5, "q4": 4, "q5": 0, "q6": 0.25, "q9": 0, "q10": 0},
    "changed": {"q5": 0, "q7": 2, "q8": 0},  # q3 and q4 were checked before x was changed
    "ignored": {},
    "exits": {},
    "asks": {},
}
MOST = 22.5 + 1  # q4 has 4 points


def graded(root, *students, read=read_otter_course):
    options = RunOptions(root, ("lab",), output=root / "results", students=frozenset(students))
    result = run(options, {}, lambda *_: None, read)
    return {grade.student.id: grade for grade in result.grades}, result


def test_every_question_has_its_score(course):
    grades, _ = graded(course(), *GOLDEN)
    scores = {who: {task.task: task.score for task in grade.tasks if task.score} for who, grade in grades.items()}
    expected = {who: {name: worth for name, worth in {**FULL, **less}.items() if worth} for who, less in GOLDEN.items()}
    prints = expected.pop("prints")
    assert scores.pop("prints").keys() <= prints.keys()
    assert scores == expected
    assert {grade.max_score for grade in grades.values()} == {23.5}


def test_another_assignments_notebook_needs_a_person(course):
    grades, _ = graded(course(), "other")
    assert grades["other"].status is Status.NEEDS_PERSON
    assert "its metadata names lab2, and this is lab" in grades["other"].note


def test_a_case_that_fails_says_what_its_author_says(course):
    grades, _ = graded(course(), "stub")
    checks = {check.check: check.message for task in grades["stub"].tasks for check in task.checks}
    assert checks["q6 - 2"] == "z is 0.1"
    assert checks["q7 - 2"] == "x is 5"
    assert "Expected:" in checks["q1 - 1"]


def test_what_hidden_cases_expect_is_on_no_page(course):
    root = course(tests={"q1": courses.ok("q1", courses.case(">>> 'SECRET'\n1", hidden=True))})
    graded(root, "right")
    page = (root / "results" / "feedback" / "right" / "lab.html").read_text(encoding="utf-8")
    assert "q1" in page
    assert "SECRET" not in page


def test_a_test_that_ends_the_process_costs_its_own_question(course):
    tests = {"q1": courses.ok("q1", courses.case(">>> __import__('os')._exit(0)")), "q3": courses.TESTS["q3"]}
    grades, _ = graded(course(tests=tests), "right")
    assert {task.task: task.score for task in grades["right"].tasks} == {"q1": 0, "q3": 1}


def test_what_the_configuration_scales_is_said(course):
    _, result = graded(course(config={"points_possible": 100, "plugins": ["x"]}), "right")
    assert any("lab: otter_config.json sets points_possible = 100, plugins" in note for note in result.notes)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"config": {"grade_from_log": True}}, "sets grade_from_log"),
        ({"config": {"lang": "r"}}, "it is written in r"),
        ({"tests": {"q1": "OK_FORMAT = True\ntest = {'name': 'q1', 'suites': []}"}}, "q1.py cannot be read.*0 suites"),
        ({"tests": {"q1": "1 / 0"}}, "q1.py cannot be read, nor by Otter: ZeroDivisionError"),
        ({"tests": {"q1": "x = 1"}}, "q1.py cannot be read"),
        (
            {"tests": {"q1": courses.ok("q1", courses.case(">>> 1\n1"), points=[1, 2])}},
            "gives points that Otter refuses",
        ),
        ({"tests": {"q1": courses.ok("q1", courses.case(">>> 1\n1", points=3), points=2)}}, "more than the 2"),
    ],
)
def test_what_otter_would_not_grade_is_refused_by_name(course, changed, words):
    with pytest.raises(CourseError, match=words):
        graded(course(**changed), "right")


def test_which_grader_a_course_was_written_for_is_found_out(course):
    grades, _ = graded(course(), "right", read=read_any_course)
    assert grades["right"].score == 20.5


def test_unchanged_submissions_are_reused_and_a_changed_zip_file_is_not(course):
    root = course()
    graded(root, "right")
    assert graded(root, "right")[1].reused == 1
    courses.write_zip(root / courses.ZIP, {"q1": courses.TESTS["q1"]}, {})
    grades, result = graded(root, "right")
    assert (result.reused, grades["right"].score) == (0, 2)
