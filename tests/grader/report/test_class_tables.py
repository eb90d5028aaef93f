"""Grades added up by tables: what is counted, and what a class without this or that gives."""

from __future__ import annotations

from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Source, Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import MistakeTitle
from grader.report.class_tables import summarize

ASSIGNMENT = Assignment("a", "A", (Task("f", 2.0), Task("g", 2.0)))
TITLES = {("a", "f", "F01"): MistakeTitle("a slip", "3. A section")}


def failed(name, answers, told="differs", source="def f(x):\n    # mine\n    return x", **more):
    code, excused = more.get("code", ""), more.get("excused", False)
    check = CheckResult("f", "test_f", "It is right", Verdict.FAILED, told)
    first = TaskGrade(
        *("f", Verdict.FAILED, 0.5, 2.0, code),
        checks=(check,),
        source=Source(source),
        answers=answers,
        excused=excused,
    )
    return Grade(
        Student(name), "a", Status.GRADED, (first, TaskGrade("g", Verdict.PASSED, 2.0, 2.0)), 2.5, 0.0, 2.5, 4.0
    )


def test_unexplained_answers_are_grouped_by_what_they_compute_with_the_shortest_example():
    grades = [
        failed("ann", "same", "one thing", "def f(x):\n    return x + x - x"),
        failed("bo", "same", "another"),
        failed("cy", "same", "another", "def f("),
        failed("di", "other"),
    ]
    (group,) = summarize(ASSIGNMENT, grades, {}).unexplained
    assert [student.id for student in group.students] == ["ann", "bo", "cy"]
    assert (group.title, group.example, group.points) == ("another", "def f(x):\n    return x", 4.5)


def test_a_mistake_is_counted_with_its_title_its_section_and_the_points_that_it_cost():
    grades = [failed("ann", "", code="F01"), failed("bo", "", code="F01"), failed("cy", "", code="F01", excused=True)]
    summary = summarize(ASSIGNMENT, grades, TITLES)
    (group,) = summary.dearest
    assert (group.title, group.section, len(group.students), group.points) == ("a slip", "3. A section", 3, 3.0)
    assert summary.unexplained == ()


def test_a_class_of_which_nobody_was_graded_has_no_numbers_and_one_without_work_no_summary():
    missing = Grade(Student("ann"), "a", Status.MISSING, (), 0.0, 0.0, 0.0, 4.0)
    unread = Grade(Student("bo"), "a", Status.UNREADABLE, (), 0.0, 0.0, 0.0, 4.0, note="empty")
    assert summarize(ASSIGNMENT, [missing], {}) is None
    summary = summarize(ASSIGNMENT, [missing, unread], {})
    assert (summary.graded, summary.mean, summary.verdicts, summary.checks) == (0, 0.0, {}, ())
    assert [(each.student.id, each.text) for each in summary.needs_person] == [("bo", "empty")]
    assert summary.statuses == {Status.MISSING: 1, Status.UNREADABLE: 1}
