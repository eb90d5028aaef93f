"""A grade as JUnit XML: a suite with its counts, a case for each check; golden/junit.xml has the text itself."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from grader.records.grade import TaskGrade
from grader.records.judgement import Verdict
from grader.report.formats.junit import junit


def task(name, *checks, verdict=Verdict.FAILED):
    return TaskGrade(name, verdict, 1.0, 2.0, checks=checks)


def test_every_check_is_a_case_and_the_counts_add_up(sample):
    passed, carried, failed, error, missing = (
        sample.check("t", verdict, "It is <off>." if verdict is Verdict.FAILED else "", f"{verdict}\n\u03b4")
        for verdict in (Verdict.PASSED, Verdict.CARRIED, Verdict.FAILED, Verdict.ERROR, Verdict.MISSING)
    )
    tasks = (task("sigmoid", passed, failed, error), task("delta", carried, missing, failed))
    tasks += (task("none", verdict=Verdict.MISSING),)
    suites = ET.fromstring(junit(sample.feedback(tasks=tasks), sample.assignment()))
    (suite,) = suites
    assert suites.attrib == {"tests": "7", "failures": "2", "errors": "1"}
    assert suite.attrib == {"name": "backprop", "hostname": "ann", "skipped": "2", **suites.attrib}
    off, unwritten = {"failure": "It is <off>."}, {"skipped": "not written yet"}
    assert [
        (case.get("classname"), case.get("name"), {child.tag: child.get("message") for child in case})
        for case in suite.iter("testcase")
    ] == [
        ("backprop.t", "passed \u03b4", {}),
        ("backprop.t", "failed \u03b4", off),
        ("backprop.t", "error \u03b4", {"error": "not judged"}),
        ("backprop.t", "carried \u03b4", {}),
        ("backprop.t", "missing \u03b4", unwritten),
        ("backprop.t", "failed \u03b4", off),
        ("backprop.none", "none", unwritten),
    ]


def test_a_check_that_fails_first_is_counted_and_failures_are_not_what_was_skipped(sample):
    failed, missing = (sample.check("t", verdict) for verdict in (Verdict.FAILED, Verdict.MISSING))
    suites = ET.fromstring(junit(sample.feedback(tasks=(task("t", failed, failed, missing),)), sample.assignment()))
    assert suites.attrib == {"tests": "3", "failures": "2", "errors": "0"}


def test_the_text_is_indented_under_its_declaration_and_holds_status_score_and_maximum(sample):
    lines = junit(sample.feedback(tasks=(), score=4.5, max_score=10.0), sample.assignment()).split("\n")
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert [line for line in lines if "property " in line] == [
        '      <property name="status" value="graded" />',
        '      <property name="score" value="4.5" />',
        '      <property name="max_score" value="10" />',
    ]
    assert lines[-2:] == ["</testsuites>", ""]
