"""grader check: the public checks on one file.

0  every task is right, or enough points      1  something is not      2  wrong use or set-up
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import click

from grader.cli.options import FILE, FOLDER, FORMATS, Command


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
    gc.disable()  # what is imported stays: looking through it for what could go takes a tenth of a check
    from grader.checks.file import check as check_file  # noqa: PLC0415  numpy and pytest: only when needed

    if form is None:
        checked = check_file(file, course, assignment)
        from grader.report.redact import redact  # noqa: PLC0415  imported while the student's process started
        from grader.report.terminal import check_lines  # noqa: PLC0415

        lines = check_lines(redact(checked.grade, checked.assignment), checked.assignment)
    else:
        from grader.checks.lookup import checklist  # noqa: PLC0415
        from grader.report.formats.emit import Format, emit, emit_placeholder  # noqa: PLC0415
        from grader.report.redact import redact  # noqa: PLC0415

        emit_placeholder(Format(form), checklist(file, course, assignment).assignment, os.environ)
        checked = check_file(file, course, assignment)
        feedback = redact(checked.grade, checked.assignment)
        lines = emit(Format(form), feedback, checked.assignment, file, os.environ)
    for text in lines:
        click.echo(text)
    enough = pass_at is not None and 100 * checked.grade.score >= pass_at * checked.grade.max_score > 0
    raise SystemExit(0 if checked.passed or enough else 1)
