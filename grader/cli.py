"""argv in, exit status out; the only module that prints.

0  all well      1  graded, and some submissions need somebody      2  the teacher must mend something first
130  stopped with Ctrl-C: what was graded is kept
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import __version__
from grader.errors import CourseError
from grader.records import Assignment, Grade, Status, Verdict

if TYPE_CHECKING:
    from rich.console import Console

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
PLAIN_STEPS = 10  # lines of progress where there is no terminal

for _threads in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_threads}_NUM_THREADS", "1")  # before numpy: a process with threads must not fork


class Commands(click.Group):
    """Turns our own errors into a sentence and exit status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            click.echo(f"grader: {error}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Mark notebooks on backpropagation."""


@main.command()
@click.argument("assignments", nargs=-1)
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, with course.toml; default: here.")
@click.option("--submissions", type=FOLDER, help="Where the submissions are; default: what course.toml says.")
@click.option("--output", type=FOLDER, help="Where the tables go; default: results/ in the course's folder.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="Processes at once; default: one per core."
)
@click.option("--student", "students", multiple=True, metavar="ID", help="Grade this student only; may be repeated.")
@click.option("--fresh", is_flag=True, help="Grade again what has not changed.")
@click.option("--gradebook", type=FILE, help="Write into this gradebook of nbgrader's too, such as gradebook.db.")
def run(
    assignments: tuple[str, ...],
    course: Path,
    submissions: Path | None,
    output: Path | None,
    jobs: int,
    students: tuple[str, ...],
    fresh: bool,
    gradebook: Path | None,
) -> None:
    """Grade submissions and write the tables.

    \b
    Example:
      grader run backprop --submissions submitted --output results
    """
    from rich.console import Console  # noqa: PLC0415

    from grader import pipeline  # noqa: PLC0415  numpy and pytest cost half a second: only when needed
    from grader.changes import summary  # noqa: PLC0415
    from grader.report.protection import protection_line  # noqa: PLC0415

    order = pipeline.Order(
        course, assignments, submissions, output or course / "results", jobs, frozenset(students), fresh, gradebook
    )
    console = Console()
    with _Bar(console) as bar:
        outcome = pipeline.run(order, os.environ, bar.step)
    chosen = [a for a in outcome.course.assignments if not assignments or a.name in assignments]
    for assignment in chosen:
        _show(console, assignment, [grade for grade in outcome.grades if grade.assignment == assignment.name])
    for text in summary(outcome.changes):
        console.print(text, markup=False, highlight=False)
    for note in outcome.notes:
        console.print(f"note: {note}", markup=False, highlight=False, soft_wrap=True)
    if outcome.protection is not None:
        console.print(protection_line(outcome.protection), markup=False, highlight=False, soft_wrap=True)
    if outcome.reused:
        console.print(f"{outcome.reused} unchanged since the last run, not graded again (--fresh grades them all)")
    tables = "scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv"
    written = f"written: {order.output}/{tables}, and a page for each in feedback/"
    console.print(written, markup=False, highlight=False)
    raise SystemExit(_status(console, outcome))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="NOTEBOOK_OR_PY")
@click.option("--assignment", metavar="NAME", help="The assignment, where neither name nor place of the file says it.")
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, for a file that lies outside.")
def check(file: Path, assignment: str | None, course: Path) -> None:
    """Run the public checks on one notebook or module; they know no answer.

    \b
    Example:
      grader check backprop.ipynb
    """
    from grader.checks.file import check as check_file  # noqa: PLC0415  numpy and pytest: only when needed
    from grader.report.terminal import check_lines  # noqa: PLC0415

    checked = check_file(file, course, assignment)
    for text in check_lines(checked.grade, checked.assignment):
        click.echo(text)
    raise SystemExit(0 if checked.passed else 1)


@main.command()
@click.argument("assignments", nargs=-1)
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder, with course.toml; default: here.")
def release(assignments: tuple[str, ...], course: Path) -> None:
    """Make what students get, assignments/<name>/, from the answer key; refuse to let an answer leave.

    \b
    Example:
      grader release backprop
    """
    from grader.course import choose, read_course  # noqa: PLC0415
    from grader.release.assignment import release as release_one  # noqa: PLC0415

    read = read_course(course)
    for assignment in choose(read, assignments):
        released = release_one(read, assignment, os.environ)
        click.echo(f"{assignment.name}: {len(released.files)} files in {released.folder}; no answer is among them")
        for path in released.gone:
            click.echo(f"  gone, since nothing makes it any more: {path}")


@main.command()
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder: its [limits] hold; default: here.")
def protect(course: Path) -> None:
    """Attack every layer of protection on this machine, now, and say which holds.

    \b
    Example:
      grader protect
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from grader import protect as walls  # noqa: PLC0415  numpy: only when needed
    from grader.report.protection import layer_rows  # noqa: PLC0415

    limits = walls.limits_of(course)
    layers = walls.attacked(limits)
    table = Table("layer", "", "how it was tried", "what its lack exposes")
    for row in layer_rows(layers):
        table.add_row(*row)
    Console().print(table)
    walls.require(layers, limits.accept)
    click.echo("A class can be graded here: `grader run` would start.")


def _status(console: Console, outcome: Any) -> int:
    if outcome.stopped:
        console.print("Stopped. What was graded is kept; `grader run` again goes on with the rest.")
        return 130
    return int(any(grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON) for grade in outcome.grades))


def _show(console: Console, assignment: Assignment, grades: list[Grade]) -> None:
    """Print one assignment: how many, the mean, each task, and who needs a person."""
    from rich.table import Table  # noqa: PLC0415  a tenth of what `grader check` may take

    counts = Counter(grade.status for grade in grades)
    graded = [grade for grade in grades if grade.status is Status.GRADED]
    mean = sum(grade.score for grade in graded) / len(graded) if graded else 0.0
    told = ", ".join(f"{counts[status]} {status.replace('_', ' ')}" for status in Status if counts[status])
    title = f"{assignment.name}: {told or 'nobody'}; mean {mean:.2f} of {assignment.points:.2f}"
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("task")
    for verdict in Verdict:
        table.add_column(verdict, justify="right")
    table.add_column("most common mistake")
    for number, task in enumerate(assignment.tasks):
        verdicts = Counter(grade.tasks[number].verdict for grade in graded)
        mistakes = Counter(grade.tasks[number].misconception for grade in graded if grade.tasks[number].misconception)
        common = ", ".join(f"{code} ({count})" for code, count in mistakes.most_common(2))
        table.add_row(task.name, *(str(verdicts[verdict] or "") for verdict in Verdict), common)
    console.print(table)
    for grade in grades:
        if grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON):
            text = f"{grade.student.id}: {grade.status.replace('_', ' ')}: {grade.note}"
            console.print(text, markup=False, highlight=False, soft_wrap=True)  # no line begins with their words


class _Bar:
    """Progress: a bar with the time left on a terminal, a line now and then elsewhere."""

    def __init__(self, console: Console) -> None:
        from rich.progress import (  # noqa: PLC0415  as above
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self.console = console
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Progress(*columns, console=console, transient=True)
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> _Bar:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.console.is_terminal:
            self.bar.stop()

    def step(self, done: int, total: int, name: str) -> None:
        """Say that `done` of `total` submissions of assignment `name` are graded."""
        if not self.console.is_terminal:
            if done == total or done % max(1, total // PLAIN_STEPS) == 0:
                self.console.print(f"{name}: {done} of {total} graded", highlight=False)
            return
        if name not in self.tasks:
            self.tasks[name] = self.bar.add_task(name, total=total)
        self.bar.update(self.tasks[name], completed=done)


if __name__ == "__main__":
    main()
