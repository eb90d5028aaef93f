"""Gradescope's results.json: every test is visible, or the total would be hidden too."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.report.formats.gradescope import gradescope
from grader.report.redact import redact

from ..sample import assignment, grade


def results(scale=1.0):
    return json.loads(gradescope(redact(grade(), assignment()), assignment(), scale))


def test_every_test_and_the_total_are_visible_and_what_was_printed_is_not():
    made = results()
    assert {test["visibility"] for test in made["tests"]} == {"visible"}
    assert (made["visibility"], made["stdout_visibility"]) == ("visible", "hidden")


def test_tests_are_numbered_in_the_order_of_the_course_with_their_points():
    tests = results()["tests"]
    assert [test["number"] for test in tests] == ["1", "2", "3", "4", "5"]
    assert [test["name"] for test in tests] == ["sigmoid", "forward", "hidden_delta", "delta", "gradient"]
    assert [test["score"] for test in tests] == [2.0, 0.0, 1.0, 2.0, 0.0]
    assert [test["status"] for test in tests] == ["passed", "failed", "failed", "passed", "failed"]


def test_a_test_says_what_is_wrong_and_what_to_do():
    hidden = results()["tests"][2]
    assert "Each entry still has to be multiplied by how steep the sigmoid is there." in hidden["output"]
    assert "Nothing changed" not in hidden["output"]
    assert hidden["output_format"] == hidden["name_format"] == "text"


@pytest.mark.parametrize("scale", [2.0, 1 / 3])
def test_points_are_scaled(scale):
    made, plain = results(scale), results()
    assert made["score"] == round(plain["score"] * scale, 2)
    assert [test["max_score"] for test in made["tests"]] == [round(2 * scale, 2)] * 5
    assert made["tests"][2]["score"] == round(scale, 2)


def test_points_that_are_not_scaled_are_those_of_the_grade_to_the_last_digit():
    given = replace(grade(), tasks=(replace(grade().tasks[0], score=2 / 3), *grade().tasks[1:]))
    made = json.loads(gradescope(redact(given, assignment()), assignment()))
    assert made["tests"][0]["score"] == 2 / 3
