"""Gradescope: <student_id>/results.json for each student, as `grader check --format gradescope` writes it."""

from __future__ import annotations

from grader.errors import CourseError
from grader.export.request import ExportFiles, GradebookRequest, left_out
from grader.report.formats.gradescope import gradescope
from grader.report.redact import redact
from grader.report.sanitize import file_name


def make(request: GradebookRequest) -> ExportFiles:
    """Write one file for everybody who has a number."""
    if request.options.comma:
        raise CourseError("gradescope reads JSON, whose numbers have a point: leave --decimal-comma out")
    scale = request.maximum / request.assignment.points if request.assignment.points else 1.0
    files = {
        f"{file_name(grade.student.id)}/results.json": gradescope(
            redact(grade, request.assignment), request.assignment, scale
        ).encode()
        for grade in request.grades
        if request.counts(grade)
    }
    return ExportFiles(files, left_out(request))
