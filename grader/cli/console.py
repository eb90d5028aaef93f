"""What a run looks like on the terminal: progress while it lasts, a table per assignment when it is done.

Where there is no terminal, progress is plain lines: how many there are to grade, on stderr, then one for every tenth,
and one when none was printed for some seconds. Nothing is folded: a log can be searched.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from grader.cli.steps import SECONDS
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.sanitize import log_line
from grader.run.recorder import NOT_YET

PLAIN_STEPS = 10  # lines of progress where there is no terminal, and one when none was printed for SECONDS
TIED = 2  # of the mistakes that share the first place, so many are named
NEEDS = (Status.UNREADABLE, Status.NEEDS_PERSON)
Titles = Mapping[tuple[str, str, str], str]  # by assignment, task and code


class LastingConsole(Console):
    """A console that goes on without its reader: `grader run | head` grades the whole class, too."""

    def on_broken_pipe(self) -> None:
        """Print nothing more; rich would end the program."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Screen:
    """A console, with the progress of the run on it while the `with` lasts."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.console = LastingConsole()
        self.clock, self.due = clock, 0.0
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Progress(*columns, console=self.console, transient=True)
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> Screen:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.console.is_terminal:
            self.bar.stop()

    def begin(self, total: int, name: str) -> None:
        """Say that `total` submissions of assignment `name` will be graded."""
        if self.console.is_terminal:
            self.tasks[name] = self.bar.add_task(name, total=total)
            return
        click.echo(log_line(f"{name}: {total} to grade"), err=True)
        self.due = self.clock() + SECONDS

    def step(self, done: int, total: int, name: str) -> None:
        """Say that `done` of `total` submissions of assignment `name` are graded."""
        if not self.console.is_terminal:
            self._plain_step(done, total, name)
            return
        self.bar.update(self.tasks[name], completed=done)

    def _plain_step(self, done: int, total: int, name: str) -> None:
        now = self.clock()
        if done == total or done % -(-total // PLAIN_STEPS) == 0 or now >= self.due:
            self.say(f"{name}: {done} of {total} graded")
            self.due = now + SECONDS

    def say(self, text: str) -> None:
        """Print one line, unfolded, whatever signs are in it; none is obeyed by a terminal or a CI system."""
        self.console.print(log_line(text), markup=False, highlight=False, soft_wrap=True)

    def show(
        self, assignment: Assignment, grades: Sequence[Grade], titles: Titles, unknown: Set[str] = frozenset()
    ) -> None:
        """Print one assignment: how many, the mean, each task with its commonest mistake, and who needs a person."""
        graded = [grade for grade in grades if grade.status is Status.GRADED]
        self.say(_headline(assignment, grades, graded, unknown))
        if graded:
            self.console.print(_tasks(assignment, graded))
        for line in _mistakes(assignment, graded, titles):
            self.say(line)
        for grade in grades:
            if grade.status in NEEDS and NOT_YET not in grade.note:
                self.say(f"{_name(grade.student)}: {grade.status.replace('_', ' ')}: {grade.note}")


def _name(student: Student) -> str:
    """Name a student with the id, each blank kept: another name must not look the same."""
    name = f"{student.first_name} {student.last_name}".strip()
    return f"{name} ({student.id})" if name else student.id


def _headline(
    assignment: Assignment, grades: Sequence[Grade], graded: Sequence[Grade], unknown: Set[str] = frozenset()
) -> str:
    """Count the rows; the mean is that of the class, without work of those whom roster.csv does not have."""
    counts = Counter(grade.status for grade in grades)
    told = ", ".join(f"{counts[status]} {status.replace('_', ' ')}" for status in Status if counts[status])
    own = [grade for grade in graded if grade.student.id not in unknown]
    mean = sum(grade.score for grade in own) / len(own) if own else 0.0
    others = f", without {len(graded) - len(own)} not in roster.csv" if len(own) < len(graded) else ""
    return f"{assignment.name}: {told or 'nobody'}; mean {mean:.2f} of {assignment.points:.2f}{others}"


def _tasks(assignment: Assignment, graded: Sequence[Grade]) -> Table:
    """One row per task: how many passed, how many did not, and in which way."""
    verdicts = [Counter(grade.tasks[number].verdict for grade in graded) for number in range(len(assignment.tasks))]
    shown = [verdict for verdict in Verdict if verdict is Verdict.PASSED or any(row[verdict] for row in verdicts)]
    table = Table("task", *(Column(verdict, justify="right") for verdict in shown))
    for task, row in zip(assignment.tasks, verdicts, strict=True):
        table.add_row(task.name, *(str(row[verdict] or "") for verdict in shown))
    return table


def _mistakes(assignment: Assignment, graded: Sequence[Grade], titles: Titles) -> Iterator[str]:
    """For each task the mistake that was made most often, in words; of several the first two, and how many more."""
    for number, task in enumerate(assignment.tasks):
        found = Counter(grade.tasks[number].misconception for grade in graded if grade.tasks[number].misconception)
        most = [code for code, count in found.items() if count == max(found.values())]
        if most:
            named = [(code, titles.get((assignment.name, task.name, code), "")) for code in sorted(most)[:TIED]]
            told = "; ".join(", ".join(filter(None, each)) for each in named)
            told += f"; and {len(most) - TIED} more" if len(most) > TIED else ""
            count = found[most[0]]
            often = "most often " if count > 1 else ""
            yield f"{task.name}: {often}{told} ({count} of {len(graded)}{' each' if len(most) > 1 else ''})"
