"""Gradescope: one results.json per student, as its autograder writes it; <student_id>/results.json.

{"score": 8.5, "tests": [{"name", "score", "max_score", "status", "output", "visibility"}], "visibility", ...}
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from grader.errors import CourseError
from grader.export.order import Job, Made, left_out
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.report.html.paths import safe

WORTH = (Verdict.PASSED, Verdict.CARRIED)


def make(job: Job) -> Made:
    """Write one file for everybody who has a number."""
    if job.wishes.comma:
        raise CourseError("gradescope reads JSON, whose numbers have a point: leave --decimal-comma out")
    files = {
        f"{safe(grade.student.id)}/results.json": _text(grade, job).encode()
        for grade in job.grades
        if job.counts(grade)
    }
    return Made(files, left_out(job))


def _text(grade: Grade, job: Job) -> str:
    """Write the score itself too: it holds against the sum of the tests, since a penalty is in it."""
    results = {
        "score": float(job.number(grade.score)),
        "output": grade.note,
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": list(_tests(grade, job)),
    }
    return json.dumps(results, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _tests(grade: Grade, job: Job) -> Iterator[dict[str, object]]:
    for number, task in enumerate(grade.tasks, start=1):
        yield {
            "number": str(number),
            "name": task.task,
            "score": float(job.number(task.score)),
            "max_score": float(job.number(task.max_score)),
            "status": "passed" if task.verdict in WORTH else "failed",
            "output": _output(task),
            "visibility": "visible",
        }


def _output(task: TaskGrade) -> str:
    messages = [check.message for check in task.checks if check.message]
    return "\n".join(dict.fromkeys([*messages, *([task.advice] if task.advice else [])]))
