"""grader verify: do course.toml, solutions, hidden tests and catalogue agree?

0  they agree      1  they do not, each fault in a sentence      2  some cannot be tried, each reason in a sentence
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import COURSE, TeacherCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from grader.records.course import Assignment, Course
    from grader.verify.verify import VerifyResult


@click.command(cls=TeacherCommand)
@click.argument("assignments", nargs=-1)
@COURSE
def verify(assignments: tuple[str, ...], course: Path) -> None:
    """Check that solutions, hidden tests and mistakes agree.

    \b
    Example:
      grader verify backprop
    """
    from rich.console import Console  # noqa: PLC0415  numpy, pytest and rich: only when needed

    from grader.course.config import choose, read_course  # noqa: PLC0415
    from grader.errors import CourseError  # noqa: PLC0415
    from grader.verify.table import lines, table  # noqa: PLC0415
    from grader.verify.wrong_functions import total  # noqa: PLC0415

    console = Console()
    read = read_course(course)
    found, untried = [], list[str]()
    for assignment in choose(read, assignments):
        try:
            found.append(_verified(read, assignment, console))
        except CourseError as error:
            untried.append(str(error))
            continue
        for line in lines(found[-1]):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        for note in _notes(read, assignment):
            console.print(f"{assignment.name}: note: {note}", markup=False, highlight=False, soft_wrap=True)
    if found:
        console.print(table(found))
    if untried:
        raise CourseError("\n".join(untried))
    if len(found) > 1 and (note := total([one.wrong for one in found]).note()):
        console.print(f"{note[0].upper()}{note[1:]}.", highlight=False)
    raise SystemExit(int(any(one.faults for one in found)))


def _verified(course: Course, assignment: Assignment, console: Console) -> VerifyResult:
    """Try one assignment, and say meanwhile what is tried."""
    from grader.cli.steps import steps  # noqa: PLC0415
    from grader.course.secret import read_secret  # noqa: PLC0415
    from grader.verify.verify import verify as tried  # noqa: PLC0415

    with steps(console, assignment.name) as tell:
        return tried(course, assignment, read_secret(course.root, os.environ), tell)


def _notes(course: Course, assignment: Assignment) -> Iterator[str]:
    """Yield what a teacher may not have meant."""
    from grader.course.notes import course_notes  # noqa: PLC0415
    from grader.course.placeholders import placeholder_notes  # noqa: PLC0415
    from grader.execute.data_files import unreleased  # noqa: PLC0415

    yield from placeholder_notes(course, assignment)
    yield from course_notes(course, assignment)
    yield from unreleased(*(course.root / folder / assignment.name for folder in ("solutions", "assignments")))
