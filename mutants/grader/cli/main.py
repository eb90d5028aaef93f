"""argv in, exit status out; the only module that prints.

0  all well      1  graded, and some submissions need somebody      2  the teacher must mend something first
130  stopped with Ctrl-C: what was graded is kept
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import __version__
from grader.cli.export import export
from grader.cli.paths import FILE, FOLDER
from grader.cli.release import release
from grader.cli.verify import verify
from grader.errors import CourseError
from grader.records.submission import Status
from grader.report.text import said

if TYPE_CHECKING:
    from grader.cli.console import Screen

STOPPED = 130  # as a shell counts a program that Ctrl-C ended
FORMATS = click.Choice(["github", "classroom", "classroom50", "gradescope", "junit", "json"])
OF_A_CLASS = click.Choice([name for name in FORMATS.choices if name != "classroom50"])  # whose runner checks one

for _threads in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_threads}_NUM_THREADS", "1")  # before numpy: a process with threads must not fork


class Commands(click.Group):
    """Turns our own errors, and the machine's, into a sentence and exit status 2; Ctrl-C into 130."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise click.exceptions.Exit(STOPPED) from None
        except CourseError as error:
            told = str(error)
        except OSError as error:
            told = f"{error.filename or 'what was to be written'}: {error.strerror or error}; mend that, and run again"
        for text in f"grader: {told}".split("\n"):  # nbgrader says some things in several lines
            click.echo(said(text), err=True)
        raise click.exceptions.Exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Mark notebooks on backpropagation."""


@main.command()
@click.argument("assignments", nargs=-1)
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, with course.toml; default: here.")
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
@click.option("--any", "foreign", is_flag=True, help="Grade any nbgrader course by its notebooks' own test cells.")
@click.option("--fresh", is_flag=True, help="Grade again what has not changed.")
@click.option("--gradebook", type=FILE, help="Write into this gradebook of nbgrader's too, such as gradebook.db.")
@click.option("--format", "form", type=OF_A_CLASS, help="Write each grade in this form too, in a folder of its name.")
def run(
    assignments: tuple[str, ...],
    course: Path,
    submissions: Path | None,
    output: Path | None,
    jobs: int,
    students: tuple[str, ...],
    foreign: bool,
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
    from grader.report.protection import protection_line  # noqa: PLC0415
    from grader.run import pipeline  # noqa: PLC0415  numpy and pytest cost half a second: only when needed
    from grader.run.changes import summary_lines  # noqa: PLC0415

    if foreign:
        from grader.cli.run_any import run_any  # noqa: PLC0415

        raise SystemExit(run_any(course, assignments, submissions, output, jobs, frozenset(students)))
    options = pipeline.RunOptions(
        course, assignments, submissions, output or course / "results", jobs, frozenset(students), fresh, gradebook
    )
    with Screen() as screen:
        result = pipeline.run(options, os.environ, screen.step)
    chosen = [a for a in result.course.assignments if not assignments or a.name in assignments]
    for assignment in chosen:
        grades = [grade for grade in result.grades if grade.assignment == assignment.name]
        screen.show(assignment, grades, result.titles)
    for text in summary_lines(result.changes):
        screen.say(text)
    for note in result.notes:
        screen.say(f"note: {note}")
    if result.protection is not None:
        screen.say(protection_line(result.protection))
    if result.reused:
        screen.say(f"{result.reused} unchanged since the last run, not graded again (--fresh grades them all)")
    tables = "scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv"
    screen.say(f"written: {options.output}/{tables}, and a page for each in feedback/")
    if form is not None:
        from grader.report.formats import emit as deliver  # noqa: PLC0415

        folder = deliver.deliver_class(deliver.Format(form), result.grades, chosen, options.output, os.environ)
        screen.say(f"written: {folder}/<student>/<assignment>, one file for each grade")
    raise SystemExit(_status(screen, result))


@main.command()
@click.argument("file", type=FILE, metavar="NOTEBOOK_OR_PY")
@click.option("--assignment", metavar="NAME", help="The assignment, where neither name nor place of the file says it.")
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, for a file that lies outside.")
@click.option("--format", "form", type=FORMATS, help="Say it in the form that a CI system or another autograder reads.")
@click.option("--pass-at", type=click.FloatRange(0, 100), metavar="PERCENT", help="Enough points for exit status 0.")
def check(file: Path, assignment: str | None, course: Path, form: str | None, pass_at: float | None) -> None:
    """Run the public checks on one notebook or module; they know no answer.

    \b
    Examples:
      grader check backprop.ipynb
      grader check backprop.ipynb --format github --pass-at 60
    """
    from grader.checks.file import check as check_file  # noqa: PLC0415  numpy and pytest: only when needed
    from grader.report.terminal import check_lines  # noqa: PLC0415

    if form is None:
        checked = check_file(file, course, assignment)
        lines = check_lines(checked.grade, checked.assignment)
    else:
        from grader.checks.lookup import checklist  # noqa: PLC0415
        from grader.report.formats import emit as deliver  # noqa: PLC0415

        form = deliver.Format(form)
        deliver.announce(form, checklist(file, course, assignment).assignment, os.environ)
        checked = check_file(file, course, assignment)
        lines = deliver.delivered(form, checked.grade, checked.assignment, file, os.environ)
    for text in lines:
        click.echo(text)
    enough = pass_at is not None and 100 * checked.grade.score >= pass_at * checked.grade.max_score > 0
    raise SystemExit(0 if checked.passed or enough else 1)


@main.command()
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder: its [limits] hold; default: here.")
@click.option(
    "--drill", is_flag=True, help="Then hand in every attack of tests/grader/hostile, and say what got through."
)
def protect(course: Path, drill: bool) -> None:
    """Attack every layer of protection on this machine, now, and say which holds.

    \b
    Example:
      grader protect --drill
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from grader.protect import layers as walls  # noqa: PLC0415  numpy: only when needed
    from grader.report.protection import layer_rows  # noqa: PLC0415

    limits = walls.limits_of(course)
    layers = walls.attacked(limits)
    table = Table("layer", "", "how it was tried", "what its lack exposes")
    for row in layer_rows(layers):
        table.add_row(*row)
    Console().print(table)
    walls.require(layers, limits.accept)
    click.echo("A class can be graded here: `grader run` would start.")
    if drill:
        raise SystemExit(_drill(course))


def _drill(course: Path) -> int:
    """Hand in every attack; print each that gets through as it happens."""
    from grader.protect.corpus import besiege, corpus  # noqa: PLC0415
    from grader.report.protection import finding_line  # noqa: PLC0415

    attacks = corpus(course, Path(__file__).parents[2])
    click.echo(f"{len(attacks)} attacks, one after the other:")
    findings = besiege(
        attacks, lambda found: click.echo(finding_line(found.attack.path.name, found.attack.tries, found.through))
    )
    through = sum(bool(finding.through) for finding in findings)
    click.echo(f"{len(findings) - through} of {len(findings)} held off")
    return int(through > 0)


main.add_command(export)
main.add_command(release)
main.add_command(verify)


def _status(screen: Screen, result: Any) -> int:
    if result.stopped:
        screen.say("Stopped. What was graded is kept; `grader run` again goes on with the rest.")
        return STOPPED
    return int(any(grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON) for grade in result.grades))


if __name__ == "__main__":
    main()
