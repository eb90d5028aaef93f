"""One student's feedback in the form that a CI system or another autograder reads, put where that system looks for it.

format       printed                                    written
github       notices, then the lines, fenced            $GITHUB_STEP_SUMMARY, where it is set
classroom    the lines, fenced                          result=... to $GITHUB_OUTPUT; printed where that is not set
classroom50, gradescope, junit, json                    the file's text is printed
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from grader.errors import CourseError
from grader.files import written
from grader.records.course import Assignment
from grader.records.feedback import Feedback
from grader.report.formats.classroom import broken, classroom
from grader.report.formats.classroom50 import classroom50
from grader.report.formats.github import fenced, notices, summary
from grader.report.formats.gradescope import gradescope
from grader.report.formats.json import json_document
from grader.report.formats.junit import junit
from grader.report.sanitize import file_name, log_json, log_xml
from grader.report.terminal import check_lines

LOG = logging.getLogger(__name__)


class Format(StrEnum):
    """The forms that other systems read."""

    GITHUB = "github"
    CLASSROOM = "classroom"
    CLASSROOM50 = "classroom50"
    GRADESCOPE = "gradescope"
    JUNIT = "junit"
    JSON = "json"


SUFFIXES = {Format.GITHUB: "md", Format.CLASSROOM: "txt", Format.JUNIT: "xml"}


def emit(form: Format, feedback: Feedback, assignment: Assignment, file: Path, context: Mapping[str, str]) -> list[str]:
    """Write the outcome of the public checks where the system of `form` reads it; return the lines to print.

    Raises
    ------
    CourseError
        A file that the CI system names cannot be written, or its environment is incomplete.
    """
    log = list(fenced(check_lines(feedback, assignment), secrets.token_hex(16)))
    if form is Format.GITHUB:
        _append(context.get("GITHUB_STEP_SUMMARY"), summary(feedback, assignment, public=True))
        content = file.read_text(encoding="utf-8", errors="replace")
        return [*notices(feedback, str(file), content), *log]
    if form is Format.CLASSROOM:
        return [*_result(classroom(feedback, assignment), context), *log]
    text = document(form, feedback, assignment, context).rstrip("\n")
    return [log_xml(text) if form is Format.JUNIT else log_json(text)]


def emit_placeholder(form: Format | None, assignment: Assignment, context: Mapping[str, str]) -> None:
    """Write a failed result first: if the check is cut short, the reporter still finds a complete one."""
    if form is Format.CLASSROOM and context.get("GITHUB_OUTPUT"):
        list(_result(broken(assignment, "the check was cut short"), context))


def document(form: Format, feedback: Feedback, assignment: Assignment, context: Mapping[str, str]) -> str:
    """Return one student's feedback in a form."""
    match form:
        case Format.GITHUB:
            return summary(feedback, assignment)
        case Format.CLASSROOM:
            return f"result={classroom(feedback, assignment)}\n"
        case Format.CLASSROOM50:
            return classroom50(feedback, context, datetime.now(UTC))
        case Format.GRADESCOPE:
            return gradescope(feedback, assignment)
        case Format.JUNIT:
            return junit(feedback, assignment)
        case Format.JSON:
            return json_document(feedback)


def write_each(
    form: Format,
    feedback: Iterable[Feedback],
    assignments: Iterable[Assignment],
    output: Path,
    context: Mapping[str, str],
) -> Path:
    """Write every student's feedback in a form, to `output`/<form>/<student>/<assignment>.<suffix>; return the folder.

    An id that is no name of a folder is written as for the feedback pages.
    """
    if form is Format.CLASSROOM50:
        raise CourseError("--format classroom50 is for `grader check` in Classroom 50's runner, one student at a time")
    known = {assignment.name: assignment for assignment in assignments}
    for one in feedback:
        if one.assignment in known:
            name = f"{file_name(one.assignment)}.{SUFFIXES.get(form, 'json')}"
            path = output / form / file_name(one.student.id) / name
            with written(path) as file:
                file.write(document(form, one, known[one.assignment], context))
            LOG.info("%s, %s: written as %s: %s", one.student.id, one.assignment, form, path)
    return output / form


def _result(value: str, context: Mapping[str, str]) -> Iterator[str]:
    if context.get("GITHUB_OUTPUT"):
        _append(context["GITHUB_OUTPUT"], f"result={value}\n")
    else:
        yield f"result={value}"


def _append(name: str | None, text: str) -> None:
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise CourseError(f"{name} cannot be written: {error.strerror or error}") from error
