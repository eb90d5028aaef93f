"""A grade as Gradescope's results.json: one test per task, all visible (a hidden one would hide the total too)."""

from __future__ import annotations

import json

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.report import words
from grader.report.terminal import lines
from grader.report.text import line

RIGHT = (Verdict.PASSED, Verdict.CARRIED)


def gradescope(grade: Grade, assignment: Assignment) -> str:
    """Write results.json."""
    told = words.told(grade, assignment)
    result = {
        "score": round(grade.score, 2),
        "output": lines(grade, assignment)[-1],
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(task, number) for number, task in enumerate(told.tasks, start=1)],
    }
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"


def _test(task: TaskGrade, number: int) -> dict[str, object]:
    said = [words.verdict(task), words.advice(task)]
    said += [
        f"{words.check_verdict(check)}: {line(check.title)}{f': {line(check.message)}' if check.message else ''}"
        for check in task.checks
        if check.verdict not in RIGHT
    ]
    return {
        "name": task.task,
        "name_format": "text",
        "number": str(number),
        "score": round(task.score, 2),
        "max_score": round(task.max_score, 2),
        "status": "passed" if task.verdict in RIGHT else "failed",
        "visibility": "visible",
        "output": "\n".join(text for text in said if text),
        "output_format": "text",
    }
