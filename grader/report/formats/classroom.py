"""A grade as the `result` of a runner, for classroom-resources/autograding-grading-reporter.

The reporter counts twice: its table shows (tests passed / tests) * max_score, its points are the sum of the tests'
scores. So the grade is cut into equal tests, as many as it takes for both to say the same, and the scores sum exactly:

    6.5 of 10, four tasks   ->   20 tests, 13 of them passed   ->   table 6.50/10, points 6.5/10

The points of a bonus above the maximum are in the sum alone: the table cannot show more than all tests.

A result is base64 of JSON under 90 KB: more does not fit into the reporter's environment.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from grader.records.course import Assignment
from grader.records.feedback import Feedback
from grader.report.formats.shares import shares
from grader.report.sanitize import workflow_output

MOST_TESTS = 800
SEEN = 0.005  # points: the table shows two decimals
MOST_LETTERS = 40


def classroom(feedback: Feedback, assignment: Assignment) -> str:
    """Return the value of the output `result` for a grade."""
    points, most = feedback.score, feedback.max_score
    if most <= 0:
        return broken(assignment, "there are no points to be had")
    names = [task.task for task in feedback.tasks] or [assignment.name]
    passed, count = _cut(min(points, most), most, max(len(names), min(int(most), MOST_TESTS // 2)))
    of = shares(count, [task.max_score for task in feedback.tasks] or [1.0])
    won = shares(passed, [task.score for task in feedback.tasks] or [1.0], of)
    worth = _worth(points, passed)
    tests = []
    for name, right, all_of_it in zip(names, won, of, strict=True):
        for number in range(all_of_it):
            score = worth.pop() if number < right else 0
            status = "pass" if number < right else "fail"
            tests.append(_test(f"{name} {number + 1} of {all_of_it}", status, score))
    return _coded("pass" if passed == count else "fail", most, tests)


def broken(assignment: Assignment, reason: str) -> str:
    """Return a whole `result` with zeros, for when we ourselves crash or run out of time."""
    names = [task.name for task in assignment.tasks] or [assignment.name]
    tests = [_test(name, "error", 0, workflow_output(reason)[:200]) for name in names]
    return _coded("error", assignment.points or 1, tests)


def _cut(points: float, most: float, fewest: int) -> tuple[int, int]:
    """Return the tests (passed, all), as few as will do, whose share of `most` looks like `points` in two decimals."""
    tries = ((round(points / most * count), count) for count in range(fewest, MOST_TESTS + 1))
    fit = [
        (abs(passed / count * most - points), count, passed)
        for passed, count in tries
        if (passed == count) == (points == most) and (passed == 0) == (points == 0)
    ]
    if not fit:  # nearer to nothing, or to all, than one of so many tests
        return (1 if points < most / 2 else MOST_TESTS - 1), MOST_TESTS
    exact = [choice for choice in fit if choice[0] < 1e-9] or [choice for choice in fit if choice[0] < SEEN]
    _, count, passed = min(exact, key=lambda choice: choice[1]) if exact else min(fit)
    return passed, count


def _worth(points: float, passed: int) -> list[float]:
    """Return what each passed test is worth, last first: added up in order they are `points` to the last bit."""
    each = [round(points / passed, 2)] * (passed - 1) if passed else []
    so_far = sum(each)
    last = points - so_far
    if passed and (last < 0 or so_far + last != points):
        return [0.0] * (passed - 1) + [points]
    return [last, *each] if passed else []


def _test(name: str, status: str, score: float, message: str | None = None) -> dict[str, Any]:
    whole = int(score) if float(score).is_integer() else score
    return {
        "name": workflow_output(name)[-MOST_LETTERS:],
        "status": status,
        "score": whole,
        "message": message,
        "test_code": "",
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }


def _coded(status: str, most: float, tests: Sequence[dict[str, Any]]) -> str:
    whole = int(most) if float(most).is_integer() else most
    result = {"version": 1, "status": status, "max_score": whole, "tests": tests}
    return base64.b64encode(json.dumps(result, separators=(",", ":"), ensure_ascii=False).encode()).decode()
