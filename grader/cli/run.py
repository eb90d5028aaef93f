"""grader run: grade, write results/, and show what became of every assignment.

0  graded      1  graded, and some submissions are unreadable, need a person or are nobody's of the class
130  stopped with Ctrl-C
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import COURSE, FILE, FOLDER, FORMATS, Command
from grader.records.submission import Status

if TYPE_CHECKING:
    from grader.cli.console import Screen
    from grader.records.course import Assignment
    from grader.run.pipeline import RunOptions, RunResult

STOPPED = 130  # as a shell counts a program that Ctrl-C ended
OF_A_CLASS = [name for name in FORMATS if name != "classroom50"]  # whose runner checks one student


@click.command(cls=Command)
@click.argument("assignments", nargs=-1)
@COURSE
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    help="The folder or zip file with the submissions; default: what course.toml says.",
)
@click.option("--output", type=FOLDER, help="Where the tables go; default: results/ in the course's folder.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="Processes at once; default: one per core."
)
@click.option("--student", "students", multiple=True, metavar="ID", help="Grade this student only; may be repeated.")
@click.option("--any", "any_course", is_flag=True, help="Grade any nbgrader course by its notebooks' own test cells.")
@click.option("--fresh", is_flag=True, help="Regrade everything: no result of an earlier run is reused.")
@click.option("--gradebook", type=FILE, help="Write into this gradebook of nbgrader's too, such as gradebook.db.")
@click.option(
    "--format",
    "form",
    type=click.Choice(OF_A_CLASS),
    help="Write each grade in this form too, in a folder of its name.",
)
def run(
    assignments: tuple[str, ...],
    course: Path,
    submissions: Path | None,
    output: Path | None,
    jobs: int,
    students: tuple[str, ...],
    any_course: bool,
    fresh: bool,
    gradebook: Path | None,
    form: str | None,
) -> None:
    """Grade submissions and write the tables.

    \b
    Example:
      grader run backprop --submissions submitted --output results
    """
    from grader.cli.console import Screen  # noqa: PLC0415  rich costs a tenth of what `grader check` may take
    from grader.run import pipeline  # noqa: PLC0415  numpy and pytest cost half a second: only when needed

    if any_course:
        from grader.cli.run_any import run_any  # noqa: PLC0415

        raise SystemExit(run_any(course, assignments, submissions, output, jobs, frozenset(students)))
    options = pipeline.RunOptions(
        course, assignments, submissions, output or course / "results", jobs, frozenset(students), fresh, gradebook
    )
    with Screen() as screen:
        result = pipeline.run(options, os.environ, screen.step)
    _show(screen, options, result)
    if form is not None:
        _emit(screen, options, result, form)
    raise SystemExit(_status(screen, result))


def _show(screen: Screen, options: RunOptions, result: RunResult) -> None:
    """Show each assignment, what changed since the last run, and what to know about this one."""
    from grader.report.protection import protection_line  # noqa: PLC0415
    from grader.run.changes import summary_lines  # noqa: PLC0415

    for assignment in _asked(options, result):
        grades = [grade for grade in result.grades if grade.assignment == assignment.name]
        screen.show(assignment, grades, result.titles)
    for text in summary_lines(result.changes):
        screen.say(text)
    if result.unclaimed:
        screen.say(result.unclaimed)
    for note in result.notes:
        screen.say(f"note: {note}")
    if result.protection is not None:
        screen.say(protection_line(result.protection))
    if result.reused:
        screen.say(f"{result.reused} unchanged since the last run, not graded again (--fresh grades them all)")
    tables = "scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv"
    screen.say(f"written: {options.output}/{tables}, and a page for each in feedback/")


def _emit(screen: Screen, options: RunOptions, result: RunResult, form: str) -> None:
    """Write every grade in the form that another system reads."""
    from grader.report.formats.emit import Format, write_each  # noqa: PLC0415
    from grader.report.redact import redact  # noqa: PLC0415

    chosen = _asked(options, result)
    known = {assignment.name: assignment for assignment in chosen}
    feedback = [redact(grade, known[grade.assignment]) for grade in result.grades if grade.assignment in known]
    folder = write_each(Format(form), feedback, chosen, options.output, os.environ)
    screen.say(f"written: {folder}/<student>/<assignment>, one file for each grade")


def _asked(options: RunOptions, result: RunResult) -> list[Assignment]:
    names = options.assignments
    return [assignment for assignment in result.course.assignments if not names or assignment.name in names]


def _status(screen: Screen, result: RunResult) -> int:
    if result.stopped:
        screen.say("Stopped. What was graded is kept; `grader run` again goes on with the rest.")
        return STOPPED
    needs = any(grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON) for grade in result.grades)
    return int(needs or bool(result.unclaimed))
