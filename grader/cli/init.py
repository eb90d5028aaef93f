"""grader init: a new course that is green at once.

0  written      2  the folder holds a course already, or a task cannot be one; nothing was written
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from grader.cli.options import FOLDER, TeacherCommand


@click.command(cls=TeacherCommand)
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--assignment", metavar="NAME", help="Its name; default in a new course: first-steps.")
@click.option(
    "--task",
    "tasks",
    multiple=True,
    metavar='"f(x, y)"',
    help="A function or a class, such as Stack; may be repeated.",
)
def init(folder: Path, assignment: str | None, tasks: tuple[str, ...]) -> None:
    """Make a course that is green at once, or add to one.

    In a course that is there, `--assignment` adds the assignment and changes nothing else.

    \b
    Example:
      grader init my-course --assignment root-finding --task "bisection(f, a, b, tol)"
    """
    from grader.course.config import choose, read_course  # noqa: PLC0415  nbgrader and numpy: only when needed
    from grader.init.course import add_assignment, write_course  # noqa: PLC0415
    from grader.release.assignment import release  # noqa: PLC0415

    wanted = tasks or ("double(x)", "area(width, height)")
    write = add_assignment if assignment and (folder / "course.toml").exists() else write_course
    name = assignment or "first-steps"
    files = write(folder, name, wanted)
    course = read_course(folder)
    released = release(course, choose(course, (name,))[0], os.environ)
    click.echo(f"{folder}: {len(files) + len(released.files)} files.")
    click.echo("Every task is a placeholder that works: write yours in its place.")
    click.echo("Next:")
    click.echo(f"  cd {shlex.quote(str(folder))}")
    for command in ("verify", "run --submissions examples/submitted", "release"):
        click.echo(f"  grader {command}")
