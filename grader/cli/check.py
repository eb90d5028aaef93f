"""grader check: the public checks on one file.

0  every task is right, or enough points      1  something is not      2  wrong use or set-up
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import FILE, FOLDER, FORMATS, Command
from grader.errors import CourseError

if TYPE_CHECKING:
    from grader.execute.launch import Launched


@click.command(cls=Command)
@click.argument("file", type=FILE, metavar="NOTEBOOK_OR_PY")
@click.option("--assignment", metavar="NAME", help="The assignment, where neither name nor place of the file says it.")
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, for a file that lies outside.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Say it in the form that a CI system or autograder reads."
)
@click.option("--pass-at", type=click.FloatRange(0, 100), metavar="PERCENT", help="Enough points for exit status 0.")
def check(file: Path, assignment: str | None, course: Path, form: str | None, pass_at: float | None) -> None:
    """Run the public checks on one notebook or module.

    For students and CI: the checks know no answer.

    \b
    Examples:
      grader check backprop.ipynb
      grader check backprop.ipynb --format github --pass-at 60
    """
    if course != Path() and not (course / "course.toml").is_file():
        raise CourseError(f"{course} is no course: name with --course one that holds course.toml and tests/public/")
    gc.disable()  # what is imported stays: looking through it for what could go takes a tenth of a check
    from grader.execute.launch import early  # noqa: PLC0415

    with early() as process:  # it starts while the rest is imported
        passed, points, most = _checked(file, course, assignment, form, process)
    enough = pass_at is not None and 100 * points >= pass_at * most > 0
    raise SystemExit(0 if passed or enough else 1)


def _checked(
    file: Path, course: Path, assignment: str | None, form: str | None, process: Launched | None
) -> tuple[bool, float, float]:
    """Check a file and say what was found; return whether all is right, the points, and the points there are."""
    from grader.checks.file import check as check_file  # noqa: PLC0415  numpy and pytest: only when needed

    if form is None:
        checked = check_file(file, course, assignment, process)
        from grader.report.redact import redact  # noqa: PLC0415  imported while the student's process started
        from grader.report.terminal import check_lines  # noqa: PLC0415

        lines = check_lines(redact(checked.grade, checked.assignment), checked.assignment)
    else:
        from grader.checks.lookup import checklist  # noqa: PLC0415
        from grader.report.formats.emit import Format, emit, emit_placeholder  # noqa: PLC0415
        from grader.report.redact import redact  # noqa: PLC0415

        emit_placeholder(Format(form), checklist(file, course, assignment).assignment, os.environ)
        checked = check_file(file, course, assignment, process)
        feedback = redact(checked.grade, checked.assignment)
        lines = emit(Format(form), feedback, checked.assignment, file, os.environ)
    for text in lines:
        click.echo(text)
    return checked.passed, checked.grade.score, checked.grade.max_score
