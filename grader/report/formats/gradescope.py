"""A grade as Gradescope's results.json: one test per task, all visible (a hidden one would hide the total too)."""

from __future__ import annotations

import json

from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import Verdict
from grader.report import words
from grader.report.sanitize import one_line
from grader.report.terminal import lines

RIGHT = (Verdict.PASSED, Verdict.CARRIED)


def gradescope(feedback: Feedback, assignment: Assignment, scale: float = 1.0) -> str:
    """Write results.json; points are multiplied by `scale`.

    The score itself is written too: with a late penalty it is less than the sum of the tests.
    """
    result = {
        "score": _points(feedback.score, scale),
        "output": lines(feedback, assignment)[-1],
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(task, number, scale) for number, task in enumerate(feedback.tasks, start=1)],
    }
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"


def _test(task: TaskFeedback, number: int, scale: float) -> dict[str, object]:
    said = [words.verdict(task), words.advice(task)]
    said += [
        one_line(f"{words.check_verdict(check)}: {check.title}{f': {check.message}' if check.message else ''}")
        for check in task.checks
        if check.verdict not in RIGHT
    ]
    return {
        "name": task.task,
        "name_format": "text",
        "number": str(number),
        "score": _points(task.score, scale),
        "max_score": _points(task.max_score, scale),
        "status": "passed" if task.verdict in RIGHT else "failed",
        "visibility": "visible",
        "output": "\n".join(text for text in said if text),
        "output_format": "text",
    }


def _points(points: float, scale: float) -> float:
    return points if scale == 1 else round(points * scale, 2)
