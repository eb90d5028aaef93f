"""A grade as a runner's result: what the reporter's table shows and what its points add up to are the grade."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from grader.records.grade import TaskGrade
from grader.records.judgement import Verdict
from grader.report.formats.classroom import _worth, broken, classroom


def read(text):
    return json.loads(base64.b64decode(text))


def result(sample, scores, of=2.0, score=None):
    tasks = tuple(TaskGrade(f"task{n}", Verdict.FAILED, each, of) for n, each in enumerate(scores))
    whole = sum(scores) if score is None else score
    feedback = sample.feedback(tasks=tasks, score=whole, max_score=of * len(scores))
    return read(classroom(feedback, sample.assignment()))


@pytest.mark.parametrize(
    ("scores", "of", "score"),
    [
        ([2.0, 2.0], 2.0, None),
        ([0.0, 0.0], 2.0, None),
        ([1.5, 2.0, 2.0, 1.0], 2.5, None),
        ([1 / 3, 2.0], 2.0, None),
        ([0.01, 0.0], 2.0, None),
        ([1.99, 2.0], 2.0, None),
        ([0.1, 0.2, 0.3], 1.0, None),
        ([2.0, 2.0], 2.0, 3.35),
        ([0.7, 0.1], 1.0, 0.77),
        ([33.33], 100.0, None),
        ([0.07], 0.5, None),
    ],
)
def test_the_table_and_the_points_both_say_the_grade(sample, scores, of, score):
    shown, whole, most = result(sample, scores, of, score), sum(scores) if score is None else score, of * len(scores)
    passed = sum(test["status"] == "pass" for test in shown["tests"])
    assert f"{passed / len(shown['tests']) * most:.2f}" == f"{whole:.2f}"
    total = 0.0
    for test in shown["tests"]:
        total += test["score"]
    assert total == whole
    assert all(test["score"] >= 0 for test in shown["tests"])
    assert (shown["max_score"], shown["version"]) == (most, 1)
    assert (shown["status"] == "pass") == (whole == most) == (passed == len(shown["tests"]))
    assert len(shown["tests"]) <= 800


def test_tests_are_named_by_task_and_number_and_cut_from_the_front(sample):
    shown = result(sample, [1.5, 2.0])
    names = [test["name"] for test in shown["tests"]]
    each = len(names) // 2
    assert names == [f"task{task} {number} of {each}" for task in (0, 1) for number in range(1, each + 1)]
    assert shown["tests"][0] == {
        "name": f"task0 1 of {each}",
        "status": "pass",
        "score": shown["tests"][0]["score"],
        "message": None,
        "test_code": "",
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }
    long = sample.feedback(tasks=(TaskGrade("x" * 50, Verdict.PASSED, 1.0, 1.0),), score=1.0, max_score=1.0)
    assert [test["name"] for test in read(classroom(long, sample.assignment()))["tests"]] == ["x" * 33 + " 1 of 1"]


@pytest.mark.parametrize(
    ("scores", "of", "count", "passed"),
    [
        ([1.0, 2.0], 2.0, 4, 3),
        ([6.5], 10.0, 20, 13),
        ([1.0, 1.0, 1.0], 1.0, 3, 3),
        ([1 / 3, 0.0], 1.0, 6, 1),
        ([5.0], 1000.0, 400, 2),
        ([10.0], 1000.0, 400, 4),
        ([10.0], 8000.0, 800, 1),  # a share that needs as many as there may be
        ([10.0], 8010.0, 800, 1),  # and one that needs one more
        ([3.33], 10.0, 12, 4),
        ([33.25], 100.0, 400, 133),  # though 126 of 379 look the same
        ([33.375], 100.0, 800, 267),
        ([0.0041], 1.0, 122, 1),  # not nothing
        ([0.9959], 1.0, 122, 121),  # and not all
        ([0.5, 0.5, 0.5, 0.0], 0.5, 4, 3),
        ([1 / 29 * 0.3 - 0.005], 0.3, 30, 1),  # 1 of 29 is half a hundredth more, and looks like another grade
        ([0.01], 20.0, 800, 1),  # nearer to nothing than one of the most tests
        ([19.99], 20.0, 800, 799),
        ([99.99], 100.0, 800, 799),
        ([2.0], 8000.0, 800, 1),
        ([1.999], 2.0, 800, 799),
    ],
)
def test_a_grade_is_cut_into_as_few_tests_as_will_do(sample, scores, of, count, passed):
    tests = result(sample, scores, of)["tests"]
    assert (len(tests), sum(test["status"] == "pass" for test in tests)) == (count, passed)


def test_more_points_than_the_maximum_are_all_tests_passed_and_count_in_the_sum(sample):
    shown = result(sample, [2.0, 3.0], 2.0)
    assert (shown["status"], [test["status"] for test in shown["tests"]]) == ("pass", ["pass"] * 4)
    assert (sum(test["score"] for test in shown["tests"]), shown["max_score"]) == (5, 4)


def test_without_tasks_the_assignment_is_the_test(sample):
    bare = sample.feedback(tasks=(), score=1.0, max_score=2.0)
    tests = read(classroom(bare, sample.assignment()))["tests"]
    assert [(test["name"], test["status"], test["score"]) for test in tests] == [
        ("backprop 1 of 2", "pass", 1),
        ("backprop 2 of 2", "fail", 0),
    ]


def test_without_points_and_where_we_broke_every_task_is_an_error_with_the_reason(sample):
    none = read(classroom(sample.feedback(score=0.0, max_score=0.0), sample.assignment()))
    assert {test["message"] for test in none["tests"]} == {"there are no points to be had"}
    shown = read(broken(sample.assignment(), "::error::x " + "y" * 300))
    assert (shown["status"], shown["max_score"]) == ("error", 10)
    assert [(test["name"], test["status"], test["score"]) for test in shown["tests"]] == [
        (task.name, "error", 0) for task in sample.assignment().tasks
    ]
    assert shown["tests"][0]["message"] == (": :error: :x " + "y" * 300)[:200]
    empty = read(broken(replace(sample.assignment(), tasks=()), "x"))
    assert (empty["max_score"], [test["name"] for test in empty["tests"]]) == (1, ["backprop"])


def test_numbers_are_whole_where_they_are_and_nothing_is_spent_on_blanks(sample):
    text = base64.b64decode(classroom(sample.feedback(max_score=10.5), sample.assignment())).decode()
    assert text.startswith('{"version":1,"status":"fail","max_score":10.5,"tests":[{"name":"sigmoid 1 of ')


@pytest.mark.parametrize(
    ("points", "passed", "worth"),
    [
        (3.0, 3, [1.0, 1.0, 1.0]),
        (1.0, 3, [1.0 - 0.66, 0.33, 0.33]),
        (2.0, 1, [2.0]),
        (0.05, 8, [*[0.0] * 7, 0.05]),  # a hundredth each would be more than there is
        (0.02, 3, [0.0, 0.01, 0.01]),
        (0.026, 2, [0.0, 0.026]),  # 0.01 and 0.016 add up to another number in its last bit
        (0.0, 0, []),
    ],
)
def test_what_was_earned_is_spread_evenly_in_hundredths(points, passed, worth):
    assert _worth(points, passed) == worth


def test_a_name_in_any_script_takes_no_more_letters_than_it_has(sample):
    named = sample.feedback(tasks=(TaskGrade("größe", Verdict.PASSED, 1.0, 1.0),), score=1.0, max_score=1.0)
    assert '"name":"größe 1 of 1"' in base64.b64decode(classroom(named, sample.assignment())).decode()
