"""grader release: what students get, and whole repositories for them and for the teacher.

0  released      1  released, and the answer key does not pass a check, so that no student can; it is named
2  something is missing, or an answer would have left; it is named
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import COURSE, FILE, FOLDER, TeacherCommand
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.records.course import Assignment, Course
    from grader.release.lite import LiteOptions
    from grader.release.repository import RepositoryResult

FOUND = "no marked answer, hidden test or secret was found in them"


@click.command(cls=TeacherCommand)
@click.argument("assignments", nargs=-1)
@COURSE
@click.option("--repo", type=FOLDER, help="Make the students' template repository of one assignment in this folder.")
@click.option("--teacher", type=FOLDER, help="Make the teacher's private repository in this folder.")
@click.option("--classroom50", type=FOLDER, help="Make the autograder for Classroom 50 in this folder.")
@click.option("--gradescope", type=FILE, help="Make the autograder for Gradescope, a zip.")
@click.option(
    "--binary",
    multiple=True,
    metavar="FILE",
    help="A file that may go although it cannot be looked into; may be repeated.",
)
@click.option("--lite", type=FOLDER, help="Make a site in this folder that runs the notebooks in a browser.")
@click.option("--pyodide", type=FOLDER, help="With --lite: a copy of Pyodide; default: from its usual network.")
@click.option(
    "--pass-at",
    type=click.FloatRange(0, 100),
    default=100.0,
    metavar="PERCENT",
    help="Share of the points with which the students' workflow is content; default: all.",
)
def release(
    assignments: tuple[str, ...],
    course: Path,
    repo: Path | None,
    teacher: Path | None,
    classroom50: Path | None,
    gradescope: Path | None,
    binary: tuple[str, ...],
    lite: Path | None,
    pyodide: Path | None,
    pass_at: float,
) -> None:
    """Make what students receive; refuse to let an answer leave.

    assignments/<name>/ is made from the source notebook in solutions/.

    \b
    Examples:
      grader release backprop
      grader release backprop --repo ../backprop-template --teacher ../backprop-grading
      grader release --lite ../site
    """
    from grader.course.config import choose, read_course  # noqa: PLC0415

    read = read_course(course)
    chosen = choose(read, assignments)
    if lite is not None:
        from grader.release.lite import LiteOptions  # noqa: PLC0415

        _lite(read, chosen, LiteOptions(lite, pyodide, frozenset(binary)))
    elif not (repo or teacher or classroom50 or gradescope):
        for assignment in chosen:
            _assignment(read, assignment, frozenset(binary))
    elif len(chosen) != 1:
        raise CourseError("a repository is for one assignment: grader release NAME --repo DIR")
    else:
        _repositories(read, chosen[0], repo, teacher, pass_at, frozenset(binary))
        _autograders(read, chosen[0], classroom50, gradescope)
    failing = sum(_key_fails(read, assignment) for assignment in chosen)
    raise SystemExit(int(failing > 0))


def _assignment(course: Course, assignment: Assignment, allowed: frozenset[str]) -> None:
    from grader.course.notes import course_notes  # noqa: PLC0415
    from grader.course.placeholders import placeholder_notes  # noqa: PLC0415
    from grader.release.assignment import release as release_one  # noqa: PLC0415
    from grader.release.shown import shown_answers  # noqa: PLC0415

    with _said(assignment.name, f"making {course.root / 'assignments' / assignment.name}"):
        released = release_one(course, assignment, os.environ, allowed)
    click.echo(f"{assignment.name}: {len(released.files)} files in {released.folder}; {FOUND}")
    shown = shown_answers(course.root / "solutions" / assignment.name / f"{assignment.name}.ipynb")
    for note in (*shown, *placeholder_notes(course, assignment), *course_notes(course, assignment)):
        click.echo(f"  note: {note}")
    for path in released.gone:
        click.echo(f"  gone, since nothing makes it any more: {path}")


def _key_fails(course: Course, assignment: Assignment) -> bool:
    """Say which checks the answer key does not pass; what was released stays, for it may be right all the same."""
    from grader.course.secret import read_secret  # noqa: PLC0415
    from grader.verify.set_up import key_faults  # noqa: PLC0415

    with _said(assignment.name, "trying the checks on the answer key"):
        faults = key_faults(course, assignment, read_secret(course.root, os.environ))
    for fault in faults:
        click.echo(f"{assignment.name}: {fault}")
    if faults:
        click.echo(
            f"{assignment.name}: released all the same; nobody can pass these checks until the answer key and they "
            f"agree: repair them, then `grader release {assignment.name}`"
        )
    return bool(faults)


def _lite(course: Course, assignments: Sequence[Assignment], options: LiteOptions) -> None:
    from grader.release.lite import lite  # noqa: PLC0415

    with _said("for browsers", f"making {options.folder}, a minute or more"):
        made = lite(course, assignments, options, os.environ)
    click.echo(f"for browsers: {made.notebooks} notebooks, {made.megabytes:.0f} MB in {made.folder}")
    click.echo(f"  put it on any web server with https, or try it here: python -m http.server -d {made.folder}")


def _repositories(
    course: Course,
    assignment: Assignment,
    repo: Path | None,
    teacher: Path | None,
    pass_at: float,
    allowed: frozenset[str],
) -> None:
    from grader.release import repository  # noqa: PLC0415

    if repo is not None:
        with _said(assignment.name, f"making {repo}"):
            placed = repository.student(course, assignment, repo, os.environ, pass_at, allowed)
        _tell("for students", placed)
    if teacher is not None:
        _tell("for the teacher, to be kept private", repository.teacher(course, assignment, teacher))


def _autograders(course: Course, assignment: Assignment, classroom50: Path | None, gradescope: Path | None) -> None:
    from grader.release import autograder  # noqa: PLC0415

    if classroom50 is not None:
        with _said(assignment.name, f"making {classroom50}"):
            placed = autograder.classroom50(course, assignment, classroom50, os.environ)
        _tell("for Classroom 50", placed)
    if gradescope is not None:
        with _said(assignment.name, f"making {gradescope}"):
            autograder.gradescope(course, assignment, gradescope, os.environ)
        click.echo(f"for Gradescope: {gradescope}")


@contextmanager
def _said(name: str, step: str) -> Iterator[None]:
    """Say what is made, while it is made: that takes seconds."""
    from rich.console import Console  # noqa: PLC0415  a tenth of what `grader check` may take

    from grader.cli.steps import steps  # noqa: PLC0415

    with steps(Console(), name) as tell:
        tell(step)
        yield


def _tell(what: str, placed: RepositoryResult) -> None:
    click.echo(f"{what}: {len(placed.files)} files in {placed.folder}")
    for name in placed.gone:
        click.echo(f"  gone, since nothing makes it any more: {name}")
