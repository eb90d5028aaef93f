"""A record comes back from JSON as it was, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.records.judgement import CheckResult, Judgement, Picture, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission
from grader.serialize import NotThisRecord, from_json, json_fields, json_object, to_json


@dataclass(frozen=True)
class Plain:
    a: bool
    b: str
    c: int
    d: float = 0.5


RECORDS = pytest.mark.parametrize(
    "record",
    [
        Judgement(
            Status.GRADED,
            (TaskResult("f", Verdict.FAILED, (CheckResult("f", "c", "T", Verdict.PASSED),), "H01"),),
            answers=(("q", "half \ud800"),),
        ),
        Submission(Student("ann"), "backprop", Path("a.ipynb"), (Path("b"),), datetime(2026, 1, 2, tzinfo=UTC)),
        Picture("delta", (((1.0, -2.0),),), ()),
        Plain(True, "x", 3, 2),
    ],
)


@RECORDS
def test_a_record_put_together_from_its_fields_is_the_same_text(record):
    assert json_object(json_fields(record)) == to_json(record)


@RECORDS
def test_a_record_comes_back_as_it_was(record):
    assert from_json(type(record), to_json(record)) == record


def test_half_a_character_comes_back_too():
    assert from_json(Plain, to_json(Plain(True, "\ud800", 1))).b == "\ud800"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a":"false","b":7,"c":2.9}', "Plain.a: bool is wanted, there is 'false'"),
        ('{"a":true,"b":7,"c":2}', "Plain.b: str is wanted, there is 7"),
        ('{"a":true,"b":"x","c":2.9}', "Plain.c: int is wanted, there is 2.9"),
        ('{"a":true,"b":"x","c":true}', "Plain.c: int is wanted, there is True"),
        ('{"a":true,"b":"x","c":2,"d":"1"}', "Plain.d: float is wanted"),
        ('{"a":true,"b":"x","c":2,"d":false}', "Plain.d: float is wanted"),
        ('{"a":1,"b":"x","c":2}', "Plain.a"),
        ('{"a":true,"b":"x"}', "'c' is missing"),
        ('{"a":true,"b":"x","c":2,"e":1}', "'e' is unknown"),
        ('{"a":true,"b":"x","c":2,"d":1,"e":1}', "'e' is unknown"),
        ('["a"]', "an object is wanted"),
        ("{", "no JSON"),
    ],
)
def test_no_value_is_made_to_fit(text, place):
    with pytest.raises(NotThisRecord, match=place):
        from_json(Plain, text)


@pytest.mark.parametrize(
    "text",
    [
        '{"status": "well", "tasks": []}',
        '{"status": "graded", "tasks": {}}',
        '{"status": "graded", "answers": [["a"]]}',
        '{"status": null}',
    ],
)
def test_a_value_that_an_enumeration_or_a_list_does_not_have_is_refused(text):
    with pytest.raises(NotThisRecord):
        from_json(Judgement, text)


def test_a_time_that_is_none_is_refused():
    with pytest.raises(NotThisRecord, match=r"Submission\.timestamp: 'noon' is no datetime"):
        from_json(Submission, '{"student": {"id": "a"}, "assignment": "b", "path": null, "timestamp": "noon"}')


def test_equal_flat_records_are_one_record_and_a_wrong_type_is_still_refused():
    check = CheckResult("f", "test_f", "It halves", Verdict.PASSED)
    text = to_json(check)
    assert from_json(CheckResult, text) is from_json(CheckResult, text)
    assert from_json(CheckResult, text) == check
    with pytest.raises(NotThisRecord, match="counts"):
        from_json(CheckResult, text.replace("true", "1"))  # which Python holds to be equal to true
    with pytest.raises(NotThisRecord, match="message"):
        from_json(CheckResult, text.replace('"message": ""', '"message": []'))
    with pytest.raises(NotThisRecord, match="massage"):
        from_json(CheckResult, text.replace('"message": ""', '"massage": ""'))


def test_equal_lists_of_flat_records_are_one_list():
    text = to_json(TaskResult("f", Verdict.PASSED, (CheckResult("f", "test_f", "It halves", Verdict.PASSED),)))
    assert from_json(TaskResult, text).checks is from_json(TaskResult, text.replace('"f"', '"f"  ', 1)).checks


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"title"', '"name"', r"Judgement\.tasks\[0\]\.checks\[0\]: 'name' is unknown"),
        ('"counts": true', '"counts": 1', r"Judgement\.tasks\[0\]\.checks\[0\]\.counts: bool is wanted, there is 1"),
        ('"line": 0', '"line": 0.0', r"Judgement\.tasks\[0\]\.source\.line: int is wanted, there is 0.0"),
        ('"points": null', '"points": "2"', r"Judgement\.tasks\[0\]\.points: float is wanted, there is '2'"),
    ],
)
def test_a_fault_deep_in_a_record_is_named_by_its_place(old, new, place):
    check = CheckResult("f", "test_f", "It halves", Verdict.PASSED)
    text = to_json(Judgement(Status.GRADED, (TaskResult("f", Verdict.PASSED, (check,)),)))
    assert old in text
    with pytest.raises(NotThisRecord, match=place):
        from_json(Judgement, text.replace(old, new))


def test_a_field_that_is_not_there_takes_its_default_however_deep():
    check = CheckResult("f", "test_f", "It halves", Verdict.PASSED)
    whole = Judgement(Status.GRADED, (TaskResult("f", Verdict.PASSED, (check,)),))
    text = to_json(whole).replace(', "fault": ""', "").replace(', "shared_mistake": ""', "")
    assert '"fault"' not in text
    assert '"shared_mistake"' not in text
    assert from_json(Judgement, text) == whole


def test_a_whole_number_of_points_is_read_as_a_float():
    points = from_json(TaskResult, '{"task": "f", "verdict": "passed", "checks": [], "points": 2}').points
    assert points == 2
    assert type(points) is float
