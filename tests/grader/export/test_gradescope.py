"""Results for Gradescope: one file for each student who has a number."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.errors import CourseError
from grader.export.gradescope import make
from grader.records.submission import Status

from .small import ASSIGNMENT, grade, request


def test_everybody_with_a_number_gets_a_file():
    made = make(request(grade("ann"), grade("bob", status=Status.MISSING), grade("cy", 10.0)))
    assert list(made.files) == ["ann/results.json", "cy/results.json"]
    assert made.notes == ("left as they are, missing: Bob Lee (bob); --zeros gives them a zero",)
    assert json.loads(made.files["ann/results.json"])["score"] == 8.5


def test_points_are_scaled_to_the_maximum():
    assert json.loads(make(request(out_of=100.0)).files["ann/results.json"])["score"] == 85.0


def test_json_has_no_decimal_comma():
    with pytest.raises(CourseError, match="gradescope reads JSON, whose numbers have a point"):
        make(request(comma=True))


def test_an_id_is_made_a_file_name():
    (name,) = make(request(grade("a/../b"))).files
    assert name.count("/") == 1


def test_an_assignment_of_bonus_tasks_alone_keeps_its_points():
    bonus = tuple(replace(task, bonus=True) for task in ASSIGNMENT.tasks)
    given = replace(request(), assignment=replace(ASSIGNMENT, tasks=bonus))
    assert json.loads(make(given).files["ann/results.json"])["score"] == 8.5
