"""A grade as JUnit XML, which most CI systems show: one suite per assignment, one case per check."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.records.course import Assignment
from grader.records.feedback import Feedback
from grader.records.judgement import CheckResult, Verdict
from grader.report import words
from grader.report.sanitize import one_line

CHILDREN = {Verdict.FAILED: "failure", Verdict.ERROR: "error", Verdict.MISSING: "skipped"}


def junit(feedback: Feedback, assignment: Assignment) -> str:
    """Write one <testsuite> within <testsuites>."""
    checks = [check for task in feedback.tasks for check in _checks(task.task, task.verdict, task.checks)]
    counted = {child: sum(CHILDREN.get(c.verdict) == child for c in checks) for child in CHILDREN.values()}
    counts = {"tests": len(checks), "failures": counted["failure"], "errors": counted["error"]}
    root = Element("testsuites", {name: str(count) for name, count in counts.items()})
    suite = SubElement(root, "testsuite", name=assignment.name, hostname=one_line(feedback.student.id))
    suite.attrib |= root.attrib | {"skipped": str(counted["skipped"])}
    properties = SubElement(suite, "properties")
    for name, value in (("status", feedback.status), ("score", feedback.score), ("max_score", feedback.max_score)):
        SubElement(properties, "property", name=name, value=value if isinstance(value, str) else words.number(value))
    for check in checks:
        case = SubElement(suite, "testcase", classname=f"{assignment.name}.{check.task}", name=one_line(check.title))
        if child := CHILDREN.get(check.verdict):
            SubElement(case, child, message=one_line(check.message) or words.check_verdict(check))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _checks(task: str, verdict: Verdict, checks: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """Return a task's checks; one without any is one case."""
    return checks or (CheckResult(task, task, task, verdict),)
