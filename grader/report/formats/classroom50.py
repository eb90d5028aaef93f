"""A grade as Classroom 50's result.json (schema classroom50/result/v1), whose points are whole numbers.

Points are scaled until they are whole, and shared out by the largest remainder: 8.5 of 10 is 17 of 20.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from grader.errors import CourseError
from grader.records.feedback import Feedback
from grader.report.formats.shares import shares

SCALES = (1, 2, 4, 5, 10, 20, 25, 50, 100)
MOST_POINTS = 1000
NEEDED = ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL", "REVIEW_URL")


def classroom50(feedback: Feedback, context: Mapping[str, str], now: datetime) -> str:
    """Write result.json; `context` is what Classroom 50 puts into the environment of an autograder.

    Raises
    ------
    CourseError
        The environment is not that of Classroom 50.
    """
    missing = [name for name in NEEDED if not context.get(name)]
    owner = context.get("OWNER") or context.get("USERNAME")
    if missing or not owner:
        names = ", ".join(missing or ["OWNER"])
        raise CourseError(f"{names} not set: --format classroom50 is for Classroom 50's own runner, which sets them")
    scale = _scale(feedback)
    of = [round(task.max_score * scale) for task in feedback.tasks]
    won = shares(round(feedback.score * scale), [task.score for task in feedback.tasks], of)
    tests = [
        {"test-name": task.task, "passed": score == most, "score": score, "max-score": most}
        for task, score, most in zip(feedback.tasks, won, of, strict=True)
    ]
    result = {
        "schema": "classroom50/result/v1",
        "classroom": context["CLASSROOM"],
        "assignment": context["ASSIGNMENT"],
        "assignment_type": context.get("ASSIGNMENT_TYPE") or "individual",
        "owner": owner,
        "submission": context["SUBMISSION_TAG"],
        "commit": context["COMMIT_URL"],
        "release": context["RELEASE_URL"],
        "review": context["REVIEW_URL"],
        "datetime": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "score": sum(won),
        "max-score": sum(of),
        "tests": tests,
    }
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"


def _scale(feedback: Feedback) -> int:
    """Return by how much points grow so that the score and every maximum are whole, or nearly if 1000 is not enough."""
    figures = (feedback.score, *(task.max_score for task in feedback.tasks))
    fit = [scale for scale in SCALES if scale * feedback.max_score <= MOST_POINTS] or [1]
    return next((s for s in fit if all(abs(f * s - round(f * s)) < 1e-6 for f in figures)), fit[-1])
