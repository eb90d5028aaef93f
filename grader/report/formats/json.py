"""Feedback as JSON, for programs of your own: what scores.csv, tasks.csv and checks.csv say, in one object."""

from __future__ import annotations

import json

from grader.records.feedback import Feedback
from grader.report.sanitize import one_line

SCHEMA = "deltagrade/grade/v1"


def json_document(feedback: Feedback) -> str:
    """Write the feedback as one JSON object."""
    who = feedback.student
    tasks = [
        {
            "task": task.task,
            "verdict": task.verdict,
            "score": task.score,
            "max_score": task.max_score,
            "misconception": task.misconception,
            "advice": one_line(task.advice),
            "checks": [
                {"check": c.check, "title": one_line(c.title), "verdict": c.verdict, "message": one_line(c.message)}
                for c in task.checks
            ],
        }
        for task in feedback.tasks
    ]
    result = {
        "schema": SCHEMA,
        "student": one_line(who.id),
        "assignment": feedback.assignment,
        "status": feedback.status,
        "raw_score": feedback.raw_score,
        "penalty": feedback.penalty,
        "score": feedback.score,
        "max_score": feedback.max_score,
        "note": one_line(" ".join(feedback.remarks)),
        "tasks": tasks,
    }
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"
