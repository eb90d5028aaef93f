"""A grade as JSON, for programs of your own: what scores.csv, tasks.csv and checks.csv say, in one object."""

from __future__ import annotations

import json

from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.report import words
from grader.report.text import line

SCHEMA = "deltagrade/grade/v1"


def as_json(grade: Grade, assignment: Assignment) -> str:
    """Write the grade as one JSON object: what the student may be told, points with two decimals."""
    told = words.told(grade, assignment)
    who = told.student
    tasks = [
        {
            "task": task.task,
            "verdict": task.verdict,
            "score": _points(task.score),
            "max_score": _points(task.max_score),
            "misconception": task.misconception,
            "advice": line(task.advice),
            "checks": [
                {"check": c.check, "title": line(c.title), "verdict": c.verdict, "message": line(c.message)}
                for c in task.checks
            ],
        }
        for task in told.tasks
    ]
    result = {
        "schema": SCHEMA,
        "student": line(who.id),
        "assignment": told.assignment,
        "status": told.status,
        "raw_score": _points(told.raw_score),
        "penalty": _points(told.penalty),
        "score": _points(told.score),
        "max_score": _points(told.max_score),
        "note": line(told.note),
        "tasks": tasks,
    }
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"


def _points(number: float) -> float:
    return round(number, 2) + 0.0
