"""Feedback pages, given back through an LMS or nbgrader.

form       file                                                     upload
moodle     results/export/backprop-feedback-moodle.zip              Upload multiple feedback files in a zip
canvas     results/export/backprop-feedback-canvas.zip              Upload Submissions
zip        results/export/backprop-feedback.zip                     by hand: <student_id>/<assignment>.html
nbgrader   feedback/<student_id>/<assignment>/<assignment>.html     nbgrader release_feedback
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.errors import CourseError
from grader.export.download_names import names_for
from grader.export.people import class_of
from grader.export.request import ExportFiles, GradebookRequest, names_of
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.report.html.page import page
from grader.report.redact import redact
from grader.report.sanitize import file_name

FORMS = ("moodle", "canvas", "zip", "nbgrader")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same pages are the same bytes, whenever they are written


def make(form: str, request: GradebookRequest, download: Path) -> ExportFiles:
    """Write the pages of one assignment in the form that a system takes.

    Raises
    ------
    CourseError
        The file names of the graded download are not known.
    """
    handed_in = [grade for grade in request.grades if grade.status is not Status.MISSING]
    name = request.assignment.name
    if form == "nbgrader":
        folders = {_folder(grade.student.id) for grade in handed_in}
        pages = {f"{_folder(each.student.id)}/{name}/{name}.html": _page(each, request) for each in handed_in}
        return ExportFiles(pages, (f"then: nbgrader release_feedback {name}",) if folders else ())
    if form == "zip":
        named = {each.student.id: f"{file_name(each.student.id)}/{file_name(name)}.html" for each in request.grades}
        return ExportFiles({"": _zip(request.grades, named, request)})
    known = names_for(form, download, class_of(request), name)
    return ExportFiles({"": _zip(handed_in, known, request)}, _left_out(handed_in, known, download))


def output_name(form: str, assignment: str) -> str:
    """Return the file's name below results/export/."""
    return f"{assignment}-feedback.zip" if form == "zip" else f"{assignment}-feedback-{form}.zip"


def _page(grade: Grade, request: GradebookRequest) -> bytes:
    return page(redact(grade, request.assignment), request.assignment).encode()


def _zip(grades: list[Grade] | tuple[Grade, ...], names: Mapping[str, str], request: GradebookRequest) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for grade in grades:
            if grade.student.id in names:
                info = zipfile.ZipInfo(names[grade.student.id], LONG_AGO)
                archive.writestr(info, _page(grade, request), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _folder(student: str) -> str:
    """Return an id as nbgrader's folder, which bears the id itself."""
    if student in {"", ".", ".."} or {"/", "\\", "\0"} & set(student):
        raise CourseError(f"{student!r} cannot name a folder of nbgrader's: give the student another id in roster.csv")
    return student


def _left_out(grades: list[Grade], names: Mapping[str, str], download: Path) -> tuple[str, ...]:
    missing = [grade for grade in grades if grade.student.id not in names]
    return (f"no file of theirs in {download.name}, so no page for: {names_of(missing)}",) if missing else ()
