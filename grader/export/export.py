"""Results to the file that a gradebook imports.

format              made from               written to
canvas              --fill FILE             results/export/backprop-canvas.csv
moodle-worksheet    --fill FILE             results/export/backprop-moodle-worksheet.csv
blackboard          --fill FILE             results/export/backprop-blackboard.csv (as it came: UTF-16, tabs)
moodle              the results alone       results/export/backprop-moodle.csv
brightspace         the results alone       results/export/backprop-brightspace.csv
gradescope          the results alone       results/export/backprop-gradescope/<student_id>/results.json
csv, parquet, xlsx  the results alone       results/export/backprop.csv, .parquet, .xlsx
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.collect import roster
from grader.course.config import choose, read_course
from grader.course.secret import read_secret
from grader.errors import CourseError
from grader.export import blackboard, canvas, fresh, gradescope, workbook, worksheet
from grader.export.order import Job, Made, Wishes
from grader.export.sheet import Sheet, expect_closed, read_sheet
from grader.files import write_bytes
from grader.records.course import Assignment, Course
from grader.records.grade import Grade
from grader.run.state import StateStore

FILLED: Mapping[str, Callable[[Job, Sheet], Made]] = {
    "canvas": canvas.make,
    "moodle-worksheet": worksheet.make,
    "blackboard": blackboard.make,
}
FRESH: Mapping[str, Callable[[Job], Made]] = {
    "moodle": fresh.moodle,
    "brightspace": fresh.brightspace,
    "gradescope": gradescope.make,
    "csv": fresh.plain_csv,
    "parquet": workbook.parquet,
    "xlsx": workbook.xlsx,
}
PLAIN = ("csv", "parquet", "xlsx")


@dataclass(frozen=True, slots=True)
class Order:
    """What a teacher asked for."""

    format: str
    root: Path = Path()
    results: Path = Path("results")
    assignment: str = ""
    fill: Path | None = None
    output: Path | None = None
    wishes: Wishes = field(default_factory=Wishes)
    anonymous: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it went, and what to tell."""

    path: Path
    notes: tuple[str, ...]


def export(order: Order, environment: Mapping[str, str]) -> Exported:
    """Write the results of one assignment in the format asked for.

    Raises
    ------
    CourseError
        Nothing was graded, the file to fill in does not fit, or the output cannot be written; nothing was changed.
    """
    _expect_fit(order)
    course = read_course(order.root)
    assignment = _assignment(course, order.assignment)
    job = _job(order, course, assignment, environment)
    target = order.output or order.results / "export" / _name(order.format, assignment)
    _expect_room(order, target)
    made = FILLED[order.format](job, read_sheet(order.fill)) if order.fill else FRESH[order.format](job)
    for name, data in made.files.items():
        write_bytes(target / name if name else target, data)
    return Exported(target, made.notes)


def _expect_fit(order: Order) -> None:
    if order.format in FILLED and order.fill is None:
        raise CourseError(
            f"{order.format} wants its own file back, filled in: download the gradebook and name it with --fill FILE"
        )
    if order.format in FRESH and order.fill is not None:
        raise CourseError(f"{order.format} is written from the results alone: leave --fill out")
    if order.anonymous and order.format not in PLAIN:
        raise CourseError(f"{order.format} needs names; --anonymous goes with {', '.join(PLAIN)}")


def _assignment(course: Course, name: str) -> Assignment:
    (first, *others) = choose(course, (name,) if name else ())
    if others:
        names = ", ".join(each.name for each in (first, *others))
        raise CourseError(f"a gradebook file holds one assignment; say which of {names}")
    return first


def _job(order: Order, course: Course, assignment: Assignment, environment: Mapping[str, str]) -> Job:
    if not (order.results / "state.db").is_file():
        raise CourseError(f"{order.results} holds no results: run `grader run` first, or name another with --results")
    with StateStore(order.results) as store:
        grades = tuple(store.grades([assignment.name]))
        if store.left_out:
            raise CourseError("; ".join(store.other_version_notes()))
    if not grades:
        raise CourseError(f"{order.results} holds no result of '{assignment.name}': grader run {assignment.name}")
    _expect_same(assignment, grades, order.results)
    path = course.root / "roster.csv"
    people = roster.people(path) if path.exists() else ()
    key = read_secret(course.root, environment) if order.anonymous else ""
    if order.anonymous and not key:
        raise CourseError(
            "--anonymous needs a secret, or anybody could try names on the pseudonyms: put one into .grader-secret"
        )
    return Job(assignment, grades, people, replace(order.wishes, anonymous=key))


def _expect_same(assignment: Assignment, grades: tuple[Grade, ...], results: Path) -> None:
    """Refuse results of other points or tasks than course.toml has now."""
    tasks = [(task.name, task.points) for task in assignment.tasks]
    for grade in grades:
        theirs = [(task.task, task.max_score) for task in grade.tasks]
        if theirs != tasks or abs(grade.max_score - assignment.points) > 1e-9:
            raise CourseError(
                f"course.toml has other tasks or points for '{assignment.name}' than {results}: "
                f"grader run {assignment.name}"
            )


def _name(format: str, assignment: Assignment) -> str:  # noqa: A002  the word of the command line
    if format in PLAIN:
        return f"{assignment.name}.{format}"
    return f"{assignment.name}-{format}" + ("" if format == "gradescope" else ".csv")


def _expect_room(order: Order, target: Path) -> None:
    if order.fill is not None and target.exists() and order.fill.exists() and target.samefile(order.fill):
        raise CourseError(f"{target} is the file that you downloaded: name another with --output, so that it stays")
    expect_closed(target)
    if target.exists() and not order.overwrite:
        raise CourseError(f"{target} is there already: name another with --output, or say --overwrite")
