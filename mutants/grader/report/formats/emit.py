"""One grade in the form that a CI system or another autograder reads, put where that system looks for it.

format       printed                                    written
github       notices, then the lines, fenced            $GITHUB_STEP_SUMMARY, where it is set
classroom    the lines, fenced                          result=... to $GITHUB_OUTPUT; printed where that is not set
classroom50, gradescope, junit, json                    the file's text is printed
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from grader.errors import CourseError
from grader.files import written
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.report.formats.classroom import broken, classroom
from grader.report.formats.classroom50 import classroom50
from grader.report.formats.github import fenced, notices, summary
from grader.report.formats.gradescope import gradescope
from grader.report.formats.json import as_json
from grader.report.formats.junit import junit
from grader.report.html.paths import safe
from grader.report.terminal import check_lines


class Format(StrEnum):
    """The forms a grade can take for others."""

    GITHUB = "github"
    CLASSROOM = "classroom"
    CLASSROOM50 = "classroom50"
    GRADESCOPE = "gradescope"
    JUNIT = "junit"
    JSON = "json"


SUFFIXES = {Format.GITHUB: "md", Format.CLASSROOM: "txt", Format.JUNIT: "xml"}


def delivered(form: Format, grade: Grade, assignment: Assignment, file: Path, context: Mapping[str, str]) -> list[str]:
    """Put the outcome of the public checks where `form` has it read; return the lines to print.

    Raises
    ------
    CourseError
        A file that the CI system names cannot be written, or its environment is incomplete.
    """
    said = list(fenced(check_lines(grade, assignment), secrets.token_hex(16)))
    if form is Format.GITHUB:
        _append(context.get("GITHUB_STEP_SUMMARY"), summary(grade, assignment, public=True))
        content = file.read_text(encoding="utf-8", errors="replace")
        return [*notices(grade, assignment, str(file), content), *said]
    if form is Format.CLASSROOM:
        return [*_result(classroom(grade, assignment), context), *said]
    return [_unobeyed(form, text_of(form, grade, assignment, context).rstrip("\n"))]


def announce(form: Format | None, assignment: Assignment, context: Mapping[str, str]) -> None:
    """Say at first that there is nothing yet: if the check is cut short, the reporter still finds a whole result."""
    if form is Format.CLASSROOM and context.get("GITHUB_OUTPUT"):
        list(_result(broken(assignment, "the check was cut short"), context))


def text_of(form: Format, grade: Grade, assignment: Assignment, context: Mapping[str, str]) -> str:
    """Return the text of one grade in a form."""
    match form:
        case Format.GITHUB:
            return summary(grade, assignment)
        case Format.CLASSROOM:
            return f"result={classroom(grade, assignment)}\n"
        case Format.CLASSROOM50:
            return classroom50(grade, context, datetime.now(UTC))
        case Format.GRADESCOPE:
            return gradescope(grade, assignment)
        case Format.JUNIT:
            return junit(grade, assignment)
        case Format.JSON:
            return as_json(grade, assignment)


def deliver_class(
    form: Format, grades: Iterable[Grade], assignments: Iterable[Assignment], output: Path, context: Mapping[str, str]
) -> Path:
    """Write every student's grade in a form, to `output`/<form>/<student>/<assignment>.<suffix>; return the folder.

    An id that is no name of a folder is written as for the feedback pages.
    """
    if form is Format.CLASSROOM50:
        raise CourseError("--format classroom50 is for `grader check` in Classroom 50's runner, one student at a time")
    known = {assignment.name: assignment for assignment in assignments}
    for grade in grades:
        if grade.assignment in known:
            name = f"{safe(grade.assignment)}.{SUFFIXES.get(form, 'json')}"
            path = output / form / safe(grade.student.id) / name
            with written(path) as file:
                file.write(text_of(form, grade, known[grade.assignment], context))
    return output / form


def _unobeyed(form: Format, text: str) -> str:
    """Spell the only workflow command that could stand within a line so that its readers read the same."""
    return text.replace("##[", "##&#91;" if form is Format.JUNIT else "##\\u005b")


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
