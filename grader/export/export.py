"""Results to the file that a gradebook imports.

format              made from               written to
canvas              --fill FILE             results/export/backprop-canvas.csv
moodle-worksheet    --fill FILE             results/export/backprop-moodle-worksheet.csv
blackboard          --fill FILE             results/export/backprop-blackboard.csv (as it came: UTF-16, tabs)
moodle              the results alone       results/export/backprop-moodle.csv
sakai, teams        --fill FILE             results/export/backprop-sakai.csv, backprop-teams.csv
powerschool         --fill FILE             results/export/backprop-powerschool.csv
brightspace         either                  results/export/backprop-brightspace.csv
gradescope          the results alone       results/export/backprop-gradescope/<student_id>/results.json
feedback            pages                   see feedback.py, github/
csv, parquet, xlsx  the results alone       results/export/backprop.csv, .parquet, .xlsx
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.collect import roster
from grader.course.config import choose, read_course
from grader.course.secret import read_secret
from grader.errors import CourseError
from grader.export import (
    blackboard,
    brightspace,
    canvas,
    feedback,
    fresh,
    gradescope,
    powerschool,
    sakai,
    teams,
    workbook,
    worksheet,
)
from grader.export.github import give
from grader.export.request import ExportFiles, FormatOptions, GradebookRequest, scale
from grader.export.sheet import Sheet, expect_closed, read_sheet
from grader.files import write_bytes
from grader.records.course import Assignment, Course
from grader.records.grade import Grade
from grader.run.state import StateStore

LOG = logging.getLogger(__name__)
FILLED: Mapping[str, Callable[[GradebookRequest, Sheet], ExportFiles]] = {
    "canvas": canvas.make,
    "moodle-worksheet": worksheet.make,
    "blackboard": blackboard.make,
    "brightspace": brightspace.make,
    "sakai": sakai.make,
    "powerschool": powerschool.make,
    "teams": teams.make,
}
FRESH: Mapping[str, Callable[[GradebookRequest], ExportFiles]] = {
    "moodle": fresh.moodle,
    "brightspace": brightspace.fresh,
    "gradescope": gradescope.make,
    "csv": fresh.plain_csv,
    "parquet": workbook.parquet,
    "xlsx": workbook.xlsx,
}
FEEDBACK, GITHUB = "feedback", "github"
PLAIN = ("csv", "parquet", "xlsx")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a teacher asked for."""

    format: str
    root: Path = Path()
    results: Path = Path("results")
    assignment: str = ""
    fill: Path | None = None
    output: Path | None = None
    format_options: FormatOptions = field(default_factory=FormatOptions)
    anonymous: bool = False
    overwrite: bool = False
    feedback: str = ""  # the form in which pages are given back, where the format is `feedback`
    submissions: Path | None = None  # the graded download, whose names the LMS wants back
    branch: str = ""  # on GitHub: a commit on this branch, not an issue
    send: bool = False  # on GitHub: carry out the plan that the run before made


@dataclass(frozen=True, slots=True)
class ExportResult:
    """Where it went, and what to tell."""

    path: Path
    notes: tuple[str, ...]
    incomplete: bool = False  # some of what was asked for could not be done


def export(options: ExportOptions, environment: Mapping[str, str], course: Course | None = None) -> ExportResult:
    """Write the results of one assignment in the format asked for.

    `course` is given where its tasks are those of another grader, which course.toml does not name.

    Raises
    ------
    CourseError
        Nothing was graded, the file to fill in does not fit, or the output cannot be written; nothing was changed.
    """
    _expect_fit(options)
    course = course or read_course(options.root)
    assignment = _assignment(course, options.assignment)
    request = _request(options, course, assignment, environment)
    if options.format == FEEDBACK:
        return _give_back(options, request, course, environment)
    target = options.output or options.results / "export" / _name(options.format, assignment)
    _expect_free(options, target)
    source = f"{options.fill}, filled in" if options.fill else "the results alone"
    LOG.info("%s: %s, from %s, %s", assignment.name, options.format, source, scale(request))
    made = FILLED[options.format](request, read_sheet(options.fill)) if options.fill else FRESH[options.format](request)
    _write(target, made.files)
    return ExportResult(target, made.notes)


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = target / name if name else target
        write_bytes(path, data)
        LOG.info("%s: written", path)


def _give_back(
    options: ExportOptions, request: GradebookRequest, course: Course, environment: Mapping[str, str]
) -> ExportResult:
    """Write the feedback pages in the form of an LMS or of nbgrader, or into repositories on GitHub."""
    if options.feedback == GITHUB:
        return _give_back_on_github(options, request, course, environment)
    made = feedback.make(options.feedback, request, options.submissions or course.submissions)
    if options.feedback == "nbgrader":
        target = options.output or course.root / "feedback"
        others = [name for name, data in made.files.items() if _differs(target / name, data)]
        if others and not options.overwrite:
            raise CourseError(f"{target} holds other pages already, such as {others[0]}: --overwrite, or --output DIR")
    else:
        name = feedback.output_name(options.feedback, request.assignment.name)
        target = options.output or options.results / "export" / name
        _expect_free(options, target)
    _write(target, made.files)
    return ExportResult(target, made.notes)


def _give_back_on_github(
    options: ExportOptions, request: GradebookRequest, course: Course, environment: Mapping[str, str]
) -> ExportResult:
    """Plan what goes into whose repository; with --send carry out that plan, if it is still the same."""
    if not (course.root / "roster.csv").is_file():
        raise CourseError("roster.csv is missing: it says whose repository is whose, in its column github_username")
    target = options.output or options.results / "export" / f"{request.assignment.name}-feedback-{GITHUB}"
    where = give.destination(environment, request.assignment, options.branch)
    place, roster_rows = environment.get("STUDENT_REPOSITORY", ""), roster.rows_by_id(course.root / "roster.csv")
    steps = give.plan(request, place, roster_rows, where)
    planned = give.as_table(steps)
    if not options.send:
        _write(target, {**give.pages(steps), give.PLAN: planned})
        then = "nothing was written on GitHub: look at plan.csv and the pages, then say it again with --send"
        return ExportResult(target, (*give.lines(steps), then))
    if not (target / give.PLAN).is_file() or (target / give.PLAN).read_bytes() != planned:
        raise CourseError(
            f"{target / give.PLAN} is not what would be done now: make it without --send, look at it, then say --send"
        )
    done = give.carry_out(steps, where)
    _write(target, {give.SENT: give.as_table(done)})
    return ExportResult(target / give.SENT, tuple(give.lines(done)), any(map(give.was_left_out, done)))


def _differs(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() != data


def _expect_fit(options: ExportOptions) -> None:
    forms = (*feedback.FORMS, GITHUB)
    if options.format == FEEDBACK and options.feedback not in forms:
        raise CourseError(f"say in which form: grader export feedback {'|'.join(forms)} ASSIGNMENT")
    if (options.send or options.branch) and options.feedback != GITHUB:
        raise CourseError("--send and --branch go with grader export feedback github")
    if options.format in FILLED and options.format not in FRESH and options.fill is None:
        raise CourseError(
            f"{options.format} wants its own file back, filled in: download the gradebook and name it with --fill FILE"
        )
    if options.format not in FILLED and options.fill is not None:
        raise CourseError(f"{options.format} is written from the results alone: leave --fill out")
    if options.anonymous and options.format not in PLAIN:
        raise CourseError(f"{options.format} needs names; --anonymous goes with {', '.join(PLAIN)}")


def _assignment(course: Course, name: str) -> Assignment:
    (first, *others) = choose(course, (name,) if name else ())
    if others:
        names = ", ".join(each.name for each in (first, *others))
        raise CourseError(f"a gradebook file holds one assignment; say which of {names}")
    return first


def _request(
    options: ExportOptions, course: Course, assignment: Assignment, environment: Mapping[str, str]
) -> GradebookRequest:
    if not (options.results / "state.db").is_file():
        raise CourseError(f"{options.results} holds no results: run `grader run` first, or name another with --results")
    with StateStore(options.results) as store:
        grades = tuple(store.grades([assignment.name]))
        if store.left_out:
            raise CourseError("; ".join(store.other_version_notes()))
    if not grades:
        raise CourseError(f"{options.results} holds no result of '{assignment.name}': grader run {assignment.name}")
    _expect_same(assignment, grades, options.results)
    path = course.root / "roster.csv"
    people = roster.people(path) if path.exists() else ()
    key = read_secret(course.root, environment) if options.anonymous else ""
    if options.anonymous and not key:
        raise CourseError(
            "--anonymous needs a secret, or anybody could try names on the pseudonyms: put one into .grader-secret"
        )
    return GradebookRequest(assignment, grades, people, replace(options.format_options, anonymous=key))


def _expect_same(assignment: Assignment, grades: tuple[Grade, ...], results: Path) -> None:
    """Refuse results of other points or tasks than course.toml has now."""
    tasks = [(task.name, task.points) for task in assignment.tasks]
    for grade in grades:
        theirs = [(task.task, task.max_score) for task in grade.tasks]
        if theirs != tasks or (not grade.decided and abs(grade.max_score - assignment.points) > 1e-9):
            raise CourseError(
                f"course.toml has other tasks or points for '{assignment.name}' than {results}: "
                f"grader run {assignment.name}"
            )


def _name(format: str, assignment: Assignment) -> str:  # noqa: A002  the word of the command line
    if format in PLAIN:
        return f"{assignment.name}.{format}"
    return f"{assignment.name}-{format}" + ("" if format == "gradescope" else ".csv")


def _expect_free(options: ExportOptions, target: Path) -> None:
    if options.fill is not None and target.exists() and options.fill.exists() and target.samefile(options.fill):
        raise CourseError(f"{target} is the file that you downloaded: name another with --output, so that it stays")
    expect_closed(target)
    if target.exists() and not options.overwrite:
        raise CourseError(f"{target} is there already: name another with --output, or say --overwrite")
