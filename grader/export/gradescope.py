"""Gradescope: <student_id>/results.json for each student, as `grader check --format gradescope` writes it."""

from __future__ import annotations

from grader.errors import CourseError
from grader.export.order import Job, Made, left_out
from grader.report.formats.gradescope import gradescope
from grader.report.redact import redact
from grader.report.sanitize import file_name


def make(job: Job) -> Made:
    """Write one file for everybody who has a number."""
    if job.wishes.comma:
        raise CourseError("gradescope reads JSON, whose numbers have a point: leave --decimal-comma out")
    scale = job.maximum / job.assignment.points if job.assignment.points else 1.0
    files = {
        f"{file_name(grade.student.id)}/results.json": gradescope(
            redact(grade, job.assignment), job.assignment, scale
        ).encode()
        for grade in job.grades
        if job.counts(grade)
    }
    return Made(files, left_out(job))
