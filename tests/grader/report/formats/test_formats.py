"""Each outside format, read by a reader of its own: a schema, a parser, or the documented rules of who reads it.

golden/ holds what the sample grade of sample.py is in each form, checked by hand against the formats' specifications.
"""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from grader.errors import CourseError
from grader.records.judgement import Source, Verdict
from grader.report.formats.classroom import broken, classroom
from grader.report.formats.classroom50 import classroom50
from grader.report.formats.github import MOST_BYTES, fenced, notices, summary
from grader.report.formats.gradescope import gradescope
from grader.report.formats.json import json_document
from grader.report.formats.junit import junit
from grader.report.formats.shares import shares

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
CONTEXT = {
    "CLASSROOM": "networks-2026",
    "ASSIGNMENT": "backprop",
    "SUBMISSION_TAG": "submit/3",
    "OWNER": "ann",
    "COMMIT_URL": "https://example.org/ann/backprop/commit/1",
    "RELEASE_URL": "https://example.org/ann/backprop/releases/3",
    "REVIEW_URL": "https://example.org/ann/backprop/pull/1",
}
WHOLE = {"type": "integer", "minimum": 0}
RESULT_V1 = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release"),
        *("review", "datetime", "score", "max-score", "tests"),
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        "assignment_type": {"enum": ["individual", "group"]},
        "submission": {"type": "string", "pattern": "^submit/"},
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": WHOLE,
        "max-score": WHOLE,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {"passed": {"type": "boolean"}, "score": WHOLE, "max-score": WHOLE},
            },
        },
    }
    | {name: {"type": "string"} for name in ("classroom", "assignment", "owner", "commit", "release", "review")},
}
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
TEXT_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["score", "tests"],
    "properties": {
        "score": {"type": "number"},
        "output": {"type": "string"},
        "output_format": TEXT_FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "tests": {
            "items": {
                "additionalProperties": False,
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "name": {"type": "string"},
                    "status": {"enum": ["passed", "failed"]},
                    "visibility": {"const": "visible"},
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": TEXT_FORMAT,
                    "name_format": TEXT_FORMAT,
                },
            }
        },
    },
}


def reported(*results):
    """Follow the reporter's algorithm: (table, points, most, exit status), in the arithmetic of its language."""
    table = points = most = 0
    failed = False
    for coded in results:
        result = json.loads(base64.b64decode(coded))
        assert result["max_score"] > 0
        passed = [test for test in result["tests"] if test["status"] == "pass"]
        table += len(passed) / len(result["tests"]) * result["max_score"]
        score = 0
        for test in result["tests"]:
            assert type(test["score"]) in {int, float}
            assert test["line_no"] == 0
            assert not test["test_code"]
            score += test["score"]
        points += score
        most += result["max_score"]
        failed = failed or result["status"] in {"fail", "error"}
    return round(table, 2), points, most, int(failed)


@pytest.fixture
def grade(sample):
    return sample.feedback()


@pytest.fixture
def assignment(sample):
    return sample.assignment()


def scored(grade, score, most):
    """Return the grade with another total, its tasks' points in proportion."""
    tasks = tuple(replace(task, max_score=most / 5, score=score / 5) for task in grade.tasks)
    return replace(grade, tasks=tasks, score=score, raw_score=score, max_score=most)


def written(form, grade, assignment):
    return {
        "classroom.json": lambda: json.dumps(json.loads(base64.b64decode(classroom(grade, assignment))), indent=1),
        "classroom50.json": lambda: classroom50(grade, CONTEXT, NOW),
        "github.md": lambda: summary(grade, assignment, public=True),
        "gradescope.json": lambda: gradescope(grade, assignment),
        "junit.xml": lambda: junit(grade, assignment),
        "grade.json": lambda: json_document(grade),
    }[form]()


FORMS = ("classroom.json", "classroom50.json", "github.md", "gradescope.json", "junit.xml", "grade.json")


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_grade_is_the_golden_file(form, grade, assignment):
    assert written(form, grade, assignment) == (GOLDEN / form).read_text(encoding="utf-8")


def cases():
    tenths = [(n / 10, 10) for n in range(101)]
    return [
        *tenths,
        (3.33, 10),
        (6.67, 10),
        (0.01, 10),
        (9.99, 10),
        (5.55, 7.5),
        (0.3, 3),
        (0.33, 1),
        (33.5, 50),
    ]


def test_the_reporter_counts_our_points_in_its_table_and_in_its_sum(grade, assignment):
    for score, most in cases():
        coded = classroom(scored(grade, score, most), assignment)
        table, points, of, failed = reported(coded)
        assert (points, of) == (score, most)
        assert table == pytest.approx(score, abs=0.0051)
        assert failed == (score < most)
        assert len(base64.b64decode(coded)) < 90_000


def test_names_for_the_reporter_can_be_no_command(grade, assignment):
    name = "x\n::notice title=Autograding complete::Points 10/10"
    tasks = (replace(grade.tasks[0], task=name), *grade.tasks[1:])
    result = json.loads(base64.b64decode(classroom(replace(grade, tasks=tasks), assignment)))
    assert len(result["tests"]) >= len(tasks)
    for test in result["tests"]:
        assert "\n" not in test["name"]
        assert "::" not in test["name"]


def test_our_own_crash_is_a_whole_result_with_zeros(assignment):
    table, points, most, failed = reported(broken(assignment, "::error::killed\n::notice::x"))
    assert (table, points, most, failed) == (0, 0, 10, 1)
    assert b"::" not in base64.b64decode(broken(assignment, "::error::killed"))


def test_classroom_50_takes_the_result(grade):
    result = json.loads(classroom50(grade, CONTEXT, NOW))
    jsonschema.validate(result, RESULT_V1)
    assert sum(test["score"] for test in result["tests"]) == result["score"]
    assert sum(test["max-score"] for test in result["tests"]) == result["max-score"]
    assert [test["test-name"] for test in result["tests"]] == [task.task for task in grade.tasks]
    assert not [test for test in result["tests"] if test["score"] > test["max-score"]]


def test_points_for_classroom_50_are_whole_and_keep_their_share(grade):
    for score, most in cases():
        result = json.loads(classroom50(scored(grade, score, most), CONTEXT, NOW))
        jsonschema.validate(result, RESULT_V1)
        assert sum(test["score"] for test in result["tests"]) == result["score"] <= result["max-score"] <= 1000
        assert result["score"] / result["max-score"] == pytest.approx(round(score, 2) / most)
    eight_and_a_half = json.loads(classroom50(scored(grade, 8.5, 10), CONTEXT, NOW))
    assert (eight_and_a_half["score"], eight_and_a_half["max-score"]) == (17, 20)


def test_outside_classroom_50_its_format_says_what_is_missing(grade):
    with pytest.raises(CourseError, match="SUBMISSION_TAG not set"):
        classroom50(grade, {key: text for key, text in CONTEXT.items() if key != "SUBMISSION_TAG"}, NOW)


def test_gradescope_takes_the_results_and_shows_the_total(grade, assignment):
    result = json.loads(gradescope(grade, assignment))
    jsonschema.validate(result, GRADESCOPE)
    assert result["score"] == grade.score
    assert sum(test["max_score"] for test in result["tests"]) == grade.max_score


def test_junit_counts_what_it_holds(grade, assignment):
    root = ET.fromstring(junit(grade, assignment))
    (suite,) = root.findall("testsuite")
    counted = {kind: len(suite.findall(f"testcase/{kind}")) for kind in ("failure", "error", "skipped")}
    assert int(suite.get("tests")) == len(suite.findall("testcase")) == sum(len(task.checks) for task in grade.tasks)
    assert {kind: int(suite.get(f"{kind}s" if kind != "skipped" else kind)) for kind in counted} == counted
    assert counted["failure"] == 2


def test_json_holds_the_grade(grade, assignment):
    told = json.loads(json_document(grade))
    assert (told["student"], told["score"], told["max_score"]) == ("ann", 4.5, 10.0)
    assert [(task["task"], task["verdict"]) for task in told["tasks"]] == [
        (task.task, task.verdict) for task in grade.tasks
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_a_task_may_not_tell_is_in_no_format(form, sample):
    hidden = sample.assignment(sample.Tell.VERDICT)
    assert "0.1034" not in written(form, sample.feedback(hidden), hidden)
    assert "0.1034" in "".join(written(form, sample.feedback(), sample.assignment()) for form in FORMS)


# --- GitHub Actions


def obeyed(lines):
    """Read a log as the runner does: the workflow commands that it would obey."""
    token, commands = "", []
    for text in "\n".join(lines).splitlines():
        told = text.lstrip()
        if token:
            token = "" if told.strip() == f"::{token}::" else token
        elif told.startswith("::stop-commands::"):
            token = told.removeprefix("::stop-commands::").strip()
        elif re.match(r"::[\w-]+( [^:]*)?::", told) or "##[" in told:
            commands.append(told)
    return commands


def test_nothing_that_a_student_wrote_is_obeyed(grade):
    attack = ["::error::no", "  ::set-output name=x::y", "::abc::", "::notice::Points 10/10", "##[error]no"]
    assert obeyed(attack)
    assert obeyed(fenced(attack, "abc")) == []
    tasks = tuple(replace(task, advice="x\n::error file=a::b\r::warning::c") for task in grade.tasks)
    for notice in notices(replace(grade, tasks=tasks), "a,b:c\n::error::.ipynb", ""):
        assert len(notice.splitlines()) == 1
        assert notice.startswith("::notice file=a%2Cb%3Ac ")


def test_a_notice_stands_on_the_line_of_the_function_that_counts(sample, grade):
    source = 'def hidden_delta(theta, delta, a):  # "θ"\n    return 1\n'
    hidden = replace(sample.tasks()[2], source=Source(source, "cell 9", 1))
    cells = [{"source": ["x = 1\n"]}, {"source": source.splitlines(keepends=True)}]
    for content in (json.dumps({"cells": cells}, indent=1), json.dumps({"cells": cells}, indent=1, ensure_ascii=False)):
        (notice,) = notices(replace(grade, tasks=(hidden,)), "backprop.ipynb", content)
        (number,) = re.findall(r"line=(\d+)", notice)
        assert "def hidden_delta(" in content.splitlines()[int(number) - 1]


def test_a_step_has_at_most_ten_notices(grade):
    many = replace(grade, tasks=(grade.tasks[2],) * 30)
    assert len(notices(many, "backprop.ipynb", "")) == 10
    assert not notices(replace(grade, tasks=(grade.tasks[0],)), "backprop.ipynb", "")


def test_a_summary_is_below_one_megabyte_and_says_what_is_left_out(grade, sample):
    checks = tuple(sample.check("gradient", Verdict.FAILED, "δ" * 1000) for _ in range(2000))
    text = summary(replace(grade, tasks=(replace(grade.tasks[4], checks=checks),)), sample.assignment())
    assert MOST_BYTES - 10_000 < len(text.encode()) < 2**20
    assert text.endswith("The rest is left out: GitHub shows no more than one megabyte.\n")


# --- whole numbers


def test_shares_are_whole_and_sum_exactly():
    assert shares(17, [1.5, 4, 3]) == [3, 8, 6]
    assert shares(1, [1, 1, 1]) == [1, 0, 0]
    assert shares(10, [9, 1], [6, 6]) == [6, 4]
    assert shares(0, [0, 0]) == [0, 0]
