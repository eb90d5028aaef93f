"""Feedback as one JSON object."""

from __future__ import annotations

import json

from grader.records.grade import TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Student
from grader.report.formats.json import json_document


def test_it_says_what_the_tables_say(sample):
    check = sample.check("f", Verdict.FAILED, "It is\n\u202eoff.", "One\ntitle \u03b4")
    task = TaskGrade("hidden_delta", Verdict.FAILED, 0.5, 2.0, "H01", "Look\nhere.", (check,))
    text = json_document(sample.feedback(student=Student("a\nb"), tasks=(task,), remarks=("one", "two\nthree")))
    assert text.startswith('{\n  "schema": "deltagrade/grade/v1",\n  "student": "a b",')
    assert text.endswith("}\n")
    assert "\u03b4" in text
    assert json.loads(text) == {
        "schema": "deltagrade/grade/v1",
        "student": "a b",
        "assignment": "backprop",
        "status": "graded",
        "raw_score": 5.0,
        "penalty": 0.5,
        "score": 4.5,
        "max_score": 10.0,
        "note": "one two three",
        "tasks": [
            {
                "task": "hidden_delta",
                "verdict": "failed",
                "score": 0.5,
                "max_score": 2.0,
                "misconception": "H01",
                "advice": "Look here.",
                "checks": [
                    {
                        "check": "test_f",
                        "title": "One title \u03b4",
                        "verdict": "failed",
                        "message": "It is [U+202E]off.",
                    }
                ],
            }
        ],
    }
