"""A grade as Classroom 50's result.json, in whole points."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.errors import CourseError
from grader.records.grade import TaskGrade
from grader.records.judgement import Verdict
from grader.report.formats.classroom50 import NEEDED, classroom50

CONTEXT = {name: name.lower() for name in (*NEEDED, "OWNER")}
NOW = datetime(2026, 3, 2, 1, 30, 5, tzinfo=timezone(timedelta(hours=2)))


def result(sample, scores, context=CONTEXT, of=2.0):
    tasks = tuple(TaskGrade(f"t{n}", Verdict.FAILED, score, of) for n, score in enumerate(scores))
    feedback = sample.feedback(tasks=tasks, score=sum(scores), max_score=of * len(scores))
    return json.loads(classroom50(feedback, context, NOW))


def test_it_is_what_the_schema_says(sample):
    assert result(sample, [2.0, 0.5]) == {
        "schema": "classroom50/result/v1",
        "classroom": "classroom",
        "assignment": "assignment",
        "assignment_type": "individual",
        "owner": "owner",
        "submission": "submission_tag",
        "commit": "commit_url",
        "release": "release_url",
        "review": "review_url",
        "datetime": "2026-03-01T23:30:05Z",
        "score": 5,
        "max-score": 8,
        "tests": [
            {"test-name": "t0", "passed": True, "score": 4, "max-score": 4},
            {"test-name": "t1", "passed": False, "score": 1, "max-score": 4},
        ],
    }


@pytest.mark.parametrize(
    ("scores", "of", "score", "most"),
    [
        ([1.0, 2.0], 2.0, 3, 4),
        ([0.25], 1.0, 1, 4),
        ([0.2], 1.0, 1, 5),
        ([0.1], 1.0, 1, 10),
        ([0.05], 1.0, 1, 20),
        ([0.04], 1.0, 1, 25),
        ([0.02], 1.0, 1, 50),
        ([0.01], 1.0, 1, 100),
        ([1 / 3], 1.0, 33, 100),
        ([99.5], 500.0, 199, 1000),
        ([99.25], 500.0, 198, 1000),
        ([1999.4], 2000.0, 1999, 2000),
        ([0.5], 2.5, 1, 5),
        ([1e-6], 1.0, 0, 100),
    ],
)
def test_points_are_made_whole_by_the_smallest_scale_that_will_do(sample, scores, of, score, most):
    shown = result(sample, scores, of=of)
    assert (shown["score"], shown["max-score"]) == (score, most)


def test_a_group_and_a_user_are_taken_from_the_environment(sample):
    shown = result(sample, [1.0], {**CONTEXT, "OWNER": "", "USERNAME": "ann", "ASSIGNMENT_TYPE": "group"})
    assert (shown["owner"], shown["assignment_type"]) == ("ann", "group")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ({"OWNER"}, "OWNER not set"),
        ({"CLASSROOM", "REVIEW_URL"}, "CLASSROOM, REVIEW_URL not set"),
        ({"CLASSROOM", "OWNER"}, "CLASSROOM not set"),
    ],
)
def test_another_environment_is_refused_by_what_is_missing(sample, left, words):
    with pytest.raises(CourseError) as caught:
        result(sample, [1.0], {name: text for name, text in CONTEXT.items() if name not in left})
    assert str(caught.value) == f"{words}: --format classroom50 is for Classroom 50's own runner, which sets them"


def test_it_ends_with_a_line_and_keeps_letters(sample):
    context = {**CONTEXT, "CLASSROOM": "\u03b4"}
    text = classroom50(sample.feedback(), context, NOW.astimezone(UTC))
    assert text.startswith('{\n  "schema"')
    assert text.endswith("}\n")
    assert "\u03b4" in text


@pytest.mark.parametrize(("of", "most"), [([0.5, 1.0], 3), ([1.0, 0.5], 3), ([10.01], 500), ([10.0], 10)])
def test_the_maximum_of_every_task_is_made_whole(sample, of, most):
    tasks = tuple(TaskGrade(f"t{n}", Verdict.FAILED, 0.0, points) for n, points in enumerate(of))
    shown = json.loads(classroom50(sample.feedback(tasks=tasks, score=0.0, max_score=sum(of)), CONTEXT, NOW))
    assert shown["max-score"] == most
