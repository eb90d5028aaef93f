"""grader export: results as a gradebook imports them."""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader.cli.options import COURSE, FOLDER, TeacherCommand
from grader.report.sanitize import log_line

ANY = click.Path(path_type=Path)
FORMATS = (
    *("canvas", "moodle", "moodle-worksheet", "blackboard", "brightspace", "sakai", "powerschool", "teams"),
    *("gradescope", "csv", "parquet", "xlsx", "feedback"),
)


@click.command(cls=TeacherCommand, results="results")
@click.argument("format", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("assignment", default="")
@click.argument("of_feedback", default="", metavar="")
@click.option("--fill", type=ANY, help="The gradebook file that you downloaded, to be filled in.")
@click.option("--submissions", type=ANY, help="The graded download, whose file names `feedback` needs.")
@click.option("--branch", default="", metavar="NAME", help="On GitHub: a commit on this branch instead of an issue.")
@click.option("--send", is_flag=True, help="On GitHub: carry out what the run without it has planned.")
@click.option("--output", type=ANY, help="Where the file goes; default: results/export/.")
@COURSE
@click.option("--results", type=FOLDER, help="Where `grader run` wrote; default: results/ in the course's folder.")
@click.option("--column", default="", metavar="NAME", help="What the LMS calls the assignment; default: its title.")
@click.option("--out-of", type=click.FloatRange(0, min_open=True), help="Scale the points to this maximum.")
@click.option("--decimal-comma", is_flag=True, help="Write 8,50 for 8.50.")
@click.option("--zeros", is_flag=True, help="Give students who submitted nothing a 0 (default: leave blank).")
@click.option("--replace", is_flag=True, help="Write over other grades and comments in the file; each is named.")
@click.option("--anonymous", is_flag=True, help="Pseudonyms for names (csv, parquet, xlsx).")
@click.option("--overwrite", is_flag=True, help="Write over an output that is there already.")
def export(
    format: str,  # noqa: A002  its name on the command line
    assignment: str,
    of_feedback: str,
    fill: Path | None,
    submissions: Path | None,
    branch: str,
    send: bool,
    output: Path | None,
    course: Path,
    results: Path | None,
    column: str,
    out_of: float | None,
    decimal_comma: bool,
    zeros: bool,
    replace: bool,
    anonymous: bool,
    overwrite: bool,
) -> None:
    """Write the results as a gradebook imports them.

    FORMAT: canvas, moodle, moodle-worksheet, blackboard, brightspace, sakai, powerschool, teams, gradescope,
    csv, parquet or xlsx.

    feedback FORM: the students' pages, given back; FORM: moodle, canvas, zip, nbgrader, or github: into each student's
    private repository, named by STUDENT_REPOSITORY, with the token in FEEDBACK_TOKEN. Without --send it only plans.

    \b
    Examples:
      grader export canvas backprop --fill grades.csv --column "Backprop 1"
      grader export feedback moodle backprop --submissions download.zip
      grader export feedback github backprop
    """
    from grader.cli.any_course import course_of_cells  # noqa: PLC0415  nbgrader: only when needed
    from grader.export.export import ExportOptions  # noqa: PLC0415  numpy: only when needed
    from grader.export.export import export as write  # noqa: PLC0415
    from grader.export.request import FormatOptions  # noqa: PLC0415

    format_options = FormatOptions(column, out_of, decimal_comma, zeros, replace=replace)
    place = results or course / "results"
    form, name = (assignment, of_feedback) if format == "feedback" else ("", assignment)
    if of_feedback and not form:
        raise click.UsageError(f"one assignment at a time; what is {of_feedback!r}?")
    options = ExportOptions(
        format, course, place, name, fill, output, format_options, anonymous, overwrite, form, submissions, branch, send
    )
    written = write(options, os.environ, course_of_cells(course, name, os.environ))
    for note in written.notes:
        click.echo(log_line(f"note: {note}"))
    click.echo(f"written: {written.path}")
    raise SystemExit(int(written.incomplete))
