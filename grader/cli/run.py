"""grader run: grade, write results/, and show what became of every assignment.

0  graded      1  graded, and some submissions are unreadable, need a person or are nobody's of the class
130  stopped with Ctrl-C
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import COURSE, FILE, FOLDER, FORMATS, TeacherCommand

if TYPE_CHECKING:
    from grader.cli.console import Screen
    from grader.records.course import Assignment
    from grader.records.run import RunOptions, RunResult
    from grader.run.judging import ReadJudging

NEW_OBJECTS = 50_000  # between two searches for unreachable ones; with the usual 700 they take a tenth of the time
STOPPED = 130  # as a shell counts a program that Ctrl-C ended
OF_A_CLASS = [name for name in FORMATS if name != "classroom50"]  # whose runner checks one student


@click.command(cls=TeacherCommand, results="output", writes_results=True)
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
@click.option("--any", "any_course", is_flag=True, help="Grade any nbgrader or Otter course by its own tests.")
@click.option("--fresh", is_flag=True, help="Regrade everything: no result of an earlier run is reused.")
@click.option("--gradebook", type=FILE, help="Write into this gradebook of nbgrader's too, such as gradebook.db.")
@click.option("--trace", default="", metavar="STUDENT", help="Write down what led to this student's verdicts, too.")
@click.option("--dask", metavar="ADDRESS", help="Grade on the workers of this Dask scheduler, such as tls://host:8786.")
@click.option("--trust-network", is_flag=True, help="Send answers and work to other machines without TLS.")
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
    trace: str,
    dask: str | None,
    trust_network: bool,
    form: str | None,
) -> None:
    """Grade submissions and write the tables.

    \b
    Example:
      grader run backprop --submissions submitted --output results
    """
    gc.set_threshold(NEW_OBJECTS)
    from grader.cli.console import Screen  # noqa: PLC0415  rich costs a tenth of what `grader check` may take
    from grader.records.run import DaskOptions, RunOptions  # noqa: PLC0415  every command imports this module
    from grader.run import pipeline  # noqa: PLC0415  numpy and pytest cost half a second: only when needed
    from grader.run.faults import costing  # noqa: PLC0415

    options = RunOptions(
        course,
        assignments,
        submissions,
        output or course / "results",
        jobs,
        frozenset(students),
        fresh,
        gradebook,
        trace,
        DaskOptions(dask, trust_network) if dask else None,
    )
    with Screen() as screen:
        result = pipeline.run(options, os.environ, screen.step, _reader(any_course), screen.begin)
    with costing(f"what was graded is kept, and the tables in {options.output} are written"):
        _show(screen, options, result)
        emitted = _emit(screen, options, result, form) if form is not None else True
        status = _status(screen, result)
    raise SystemExit(status if emitted else max(status, 1))


def _reader(any_course: bool) -> ReadJudging:
    """Choose how the course is judged: by its hidden tests, or by those of its notebooks."""
    if any_course:
        from grader.cli.any_course import read_any_course  # noqa: PLC0415

        return read_any_course
    from grader.run.hidden_tests import read_hidden_tests  # noqa: PLC0415

    return read_hidden_tests


def _show(screen: Screen, options: RunOptions, result: RunResult) -> None:
    """Show each assignment, what changed since the last run, and what to know about this one."""
    from grader.run.attention import attention  # noqa: PLC0415

    for assignment in _asked(options, result):
        grades = [grade for grade in result.grades if grade.assignment == assignment.name]
        screen.show(assignment, grades, result.titles, result.unknown)
        for line in attention(assignment, grades):
            screen.say(line.text if line.fault else f"note: {line.text}")
    for text in (*_changed_and_noted(options, result), *_graded_how(result)):
        screen.say(text)
    _tell(screen, options, result.faults)
    tables = (
        f"scores.csv, tasks.csv, checks.csv, {'totals.csv, ' if result.course.total else ''}changes.csv, timings.csv"
    )
    but = ", but for what is named above" if result.faults else ""
    screen.say(f"written: {options.output}/{tables}, class.html, and a page for each in feedback/{but}")
    if options.gradebook and not result.stopped:
        screen.say(f"written: {options.gradebook}, {_counted(result)}; their notebooks are in autograded/")


def _counted(result: RunResult) -> str:
    """Say how many results a gradebook was given."""
    number = len(result.grades)
    return f"{number} result{'s' * (number != 1)}"


def _changed_and_noted(options: RunOptions, result: RunResult) -> Iterator[str]:
    from grader.course.placeholders import placeholder_notes  # noqa: PLC0415
    from grader.run.changes import summary_lines  # noqa: PLC0415

    yield from summary_lines(result.changes)
    if result.unclaimed:
        yield result.unclaimed
    yield from (f"note: {note}" for note in result.notes)
    for assignment in _asked(options, result):
        yield from (f"note: {note}" for note in placeholder_notes(result.course, assignment))


def _graded_how(result: RunResult) -> Iterator[str]:
    from grader.report.protection import protection_line  # noqa: PLC0415

    if result.protection is not None:
        yield protection_line(result.protection)
    if result.reused:
        yield f"{result.reused} unchanged since the last run, not graded again (--fresh grades them all)"
    if result.ungraded:
        yield f"{result.ungraded} not graded yet"
    yield from (f"written: {path}, for the teacher alone: it holds hidden values" for path in result.traces)


def _emit(screen: Screen, options: RunOptions, result: RunResult, form: str) -> bool:
    """Write every grade in the form that another system reads; tell whether that was done for everybody."""
    from grader.report.formats.emit import Format, write_each  # noqa: PLC0415
    from grader.report.redact import redact  # noqa: PLC0415
    from grader.run.faults import Faults  # noqa: PLC0415

    chosen, faults, folder = _asked(options, result), Faults(options.output), options.output / form
    known = {assignment.name: assignment for assignment in chosen}
    for grade in result.grades:
        if grade.assignment in known:
            with faults.border(f"{grade.student.id}, {grade.assignment}", f"left out of {folder}"):
                feedback = redact(grade, known[grade.assignment])
                write_each(Format(form), [feedback], chosen, options.output, os.environ)
    screen.say(f"written: {folder}/<student>/<assignment>, one file for each grade")
    _tell(screen, options, faults.told)
    return not faults.told


def _tell(screen: Screen, options: RunOptions, faults: Iterable[str]) -> None:
    """Name each fault of this program."""
    from grader.run.faults import ENGINE_LOG  # noqa: PLC0415

    for fault in faults:
        screen.say(f"a fault of this program: {fault}; its traceback is in {options.output / ENGINE_LOG}")


def _asked(options: RunOptions, result: RunResult) -> list[Assignment]:
    names = options.assignments
    return [assignment for assignment in result.course.assignments if not names or assignment.name in names]


def _status(screen: Screen, result: RunResult) -> int:
    if result.lost:
        screen.say(f"{result.lost}. What was graded is kept; `grader run` again goes on with the rest.")
        return 1
    if result.stopped:
        screen.say("Stopped. What was graded is kept; `grader run` again goes on with the rest.")
        return STOPPED
    from grader.records.submission import Status  # noqa: PLC0415

    needs = bool(result.faults) or any(
        grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON) for grade in result.grades
    )
    return int(needs or bool(result.unclaimed) or _looks_wrong(result))


def _looks_wrong(result: RunResult) -> bool:
    from grader.run.attention import attention  # noqa: PLC0415

    return any(
        line.fault
        for assignment in result.course.assignments
        for line in attention(assignment, [grade for grade in result.grades if grade.assignment == assignment.name])
    )
