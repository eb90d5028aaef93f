"""grader mistakes: the class's wrong answers without a name, grouped by what they compute.

0  shown, or written      2  nothing has been graded, or the code is taken
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader.cli.options import COURSE, FOLDER, TeacherCommand


@click.command(cls=TeacherCommand, results="output")
@click.argument("assignments", nargs=-1)
@COURSE
@click.option(
    "--submissions", type=click.Path(path_type=Path), help="As for grader run; default: what course.toml says."
)
@click.option("--output", type=FOLDER, help="Where the tables are; default: results/ in the course's folder.")
@click.option("--add", "code", metavar="CODE", help="Write an entry to complete for the largest group, or for --group.")
@click.option("--group", "number", type=click.IntRange(1), help="Which group --add is about; default: 1.")
def mistakes(
    assignments: tuple[str, ...],
    course: Path,
    submissions: Path | None,
    output: Path | None,
    code: str | None,
    number: int | None,
) -> None:
    """Group the class's unexplained answers by what they compute.

    \b
    Example:
      grader mistakes backprop
      grader mistakes backprop --add H31 --group 2
    """
    from grader.course.config import choose, read_course  # noqa: PLC0415  numpy and pytest: only when needed
    from grader.course.secret import read_secret  # noqa: PLC0415
    from grader.errors import CourseError  # noqa: PLC0415
    from grader.mistakes.report import lines, look  # noqa: PLC0415

    if number and not code:
        raise click.UsageError("--group says which group --add CODE writes an entry for; name the code as well")
    read = read_course(course)
    chosen = choose(read, assignments)
    if code and len(chosen) != 1:
        raise CourseError("--add needs the name of one assignment: grader mistakes ASSIGNMENT --add CODE")
    secret = read_secret(read.root, os.environ)
    for assignment in chosen:
        found = look(read, assignment, secret, output or read.root / "results", submissions)
        for line in lines(found):
            click.echo(line)
        if code:
            click.echo(found.add(code, number or 1))
