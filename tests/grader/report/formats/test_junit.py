"""A grade as JUnit XML: a suite with its counts, a case for each check."""

from __future__ import annotations

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
    assert (
        junit(sample.feedback(tasks=tasks), sample.assignment())
        == """<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="7" failures="2" errors="1">
  <testsuite name="backprop" hostname="ann" tests="7" failures="2" errors="1" skipped="2">
    <properties>
      <property name="status" value="graded" />
      <property name="score" value="4.5" />
      <property name="max_score" value="10" />
    </properties>
    <testcase classname="backprop.t" name="passed \u03b4" />
    <testcase classname="backprop.t" name="failed \u03b4">
      <failure message="It is &lt;off&gt;." />
    </testcase>
    <testcase classname="backprop.t" name="error \u03b4">
      <error message="not judged" />
    </testcase>
    <testcase classname="backprop.t" name="carried \u03b4" />
    <testcase classname="backprop.t" name="missing \u03b4">
      <skipped message="not written yet" />
    </testcase>
    <testcase classname="backprop.t" name="failed \u03b4">
      <failure message="It is &lt;off&gt;." />
    </testcase>
    <testcase classname="backprop.none" name="none">
      <skipped message="not written yet" />
    </testcase>
  </testsuite>
</testsuites>
"""
    )
