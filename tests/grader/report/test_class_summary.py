"""What a class did, added up: which tenth, which verdicts, which mistakes cost most."""

from __future__ import annotations

import pytest

from grader.records.course import Assignment, Task
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import ClassSummary, Group, MistakeTitle, Remark

NOTHING = dict.fromkeys(("checks", "unexplained", "needs_person", "late", "nothing_right", "missing", "odd"), ())


def summary(histogram=(), verdicts=None, commonest=()):
    assignment = Assignment("a", "A", (Task("f", 1.0),))
    return ClassSummary(assignment, {}, 0, 0.0, 0.0, histogram, verdicts or {}, commonest=commonest, **NOTHING)


@pytest.mark.parametrize(
    ("histogram", "lowest"), [((0, 0, 2, 1), 2), ((1, 0), 0), ((0, 0), 0), ((), 0), ((0, 3), 1), ((1, 2), 0)]
)
def test_the_lowest_tenth_is_the_first_that_anybody_has(histogram, lowest):
    assert summary(histogram).lowest_bin == lowest


def test_verdicts_that_occur_come_in_their_order_and_passed_always():
    counts = {"f": {Verdict.MISSING: 1, Verdict.ERROR: 0}, "g": {Verdict.CARRIED: 2}}
    assert summary(verdicts=counts).seen_verdicts == [
        v for v in Verdict if v in {Verdict.PASSED, Verdict.CARRIED, Verdict.MISSING}
    ]
    assert summary(verdicts={"f": {Verdict.PASSED: 0}}).seen_verdicts == [Verdict.PASSED]


def test_mistakes_that_cost_points_come_by_points_then_by_task_and_code():
    groups = [
        Group(task, code, "", (), points)
        for task, code, points in (("g", "B", 1.0), ("g", "A", 1.0), ("f", "C", 1.0), ("f", "D", 2.5), ("f", "E", 0.0))
    ]
    dearest = summary(commonest=tuple(groups)).dearest
    assert [(group.task, group.code) for group in dearest] == [("f", "D"), ("f", "C"), ("g", "A"), ("g", "B")]


def test_what_is_not_said_is_empty():
    assert MistakeTitle("t").section == ""
    assert (Group("f", "A", "t", (), 0.0).section, Group("f", "A", "t", (), 0.0).example) == ("", "")
    assert Remark(Student("ann"), "a", "text").status is Status.GRADED
