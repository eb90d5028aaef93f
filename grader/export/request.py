"""What a teacher asked to export, and what a format made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from grader.collect.roster import Person
from grader.mark.rounding import cents
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.report import words
from grader.report.redact import redact
from grader.report.sanitize import one_line
from grader.report.tables import points

REMEDIES = {
    Status.MISSING: "; --zeros gives them a zero",
    Status.UNREADABLE: "; give them points in marks.csv, or grade another file",
    Status.NEEDS_PERSON: "; scores.csv says why; decide, or give them points in marks.csv",
}


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """How the file shall look."""

    column: str = ""  # what the LMS calls the assignment, where it is not its title
    out_of: float | None = None  # the LMS's maximum, where it is another: points are scaled to it
    comma: bool = False  # a decimal comma
    zeros: bool = False  # a zero for students who submitted nothing; else their cells stay as they are
    anonymous: str = ""  # the key of the pseudonyms; empty for names
    replace: bool = False  # write over grades and comments that stand in the file


@dataclass(frozen=True, slots=True)
class GradebookRequest:
    """One assignment's grades on their way into one file."""

    assignment: Assignment
    grades: tuple[Grade, ...]
    people: tuple[Person, ...] = ()
    options: FormatOptions = field(default_factory=FormatOptions)

    @property
    def title(self) -> str:
        """The name of the assignment in the LMS."""
        return self.options.column or self.assignment.title

    def with_comma(self, wanted: bool) -> GradebookRequest:
        """Return the request with a decimal comma where that is how the file writes numbers."""
        return replace(self, options=replace(self.options, comma=True)) if wanted else self

    @property
    def maximum(self) -> float:
        """The points that a perfect submission has in the file."""
        return self.assignment.points if self.options.out_of is None else self.options.out_of

    def number(self, score: float, grade: Grade | None = None) -> str:
        """Write points for the file: scaled to its maximum, two decimals, in the locale asked for.

        `grade` is the whole that `score` is a part of: where a task is excused, its maximum is less than the
        assignment's, and its points are scaled to the full maximum.
        """
        of = grade.max_score if grade is not None else self.assignment.points
        text = points(cents(score * self.maximum / of if of else score))
        return text.replace(".", ",") if self.options.comma else text

    def counts(self, grade: Grade) -> bool:
        """Tell whether a grade is a number to hand on; who needs a person has none yet."""
        if grade.status is Status.EXCUSED:
            return False
        given = any(not text.endswith("=excused") for text in grade.decided)
        return grade.status is Status.GRADED or given or (self.options.zeros and grade.status is Status.MISSING)


@dataclass(frozen=True, slots=True)
class ExportFiles:
    """Files by their name below the output (one file: an empty name), and what to tell."""

    files: dict[str, bytes]
    notes: tuple[str, ...] = field(default=())


def scale(request: GradebookRequest) -> str:
    """Say for the log to what the points are scaled."""
    ours, theirs = request.assignment.points, request.maximum
    return f"points of {ours:g} as they are" if ours == theirs else f"points of {ours:g} scaled to {theirs:g}"


def comment(grade: Grade, assignment: Assignment) -> str:
    """Say a result in one line, for a feedback column that the student reads."""
    feedback = redact(grade, assignment)
    counted = (task for task in feedback.tasks if not task.excused)
    tasks = ", ".join(f"{task.task} {points(task.score)}/{points(task.max_score)}" for task in counted)
    on_tasks = (f"{task.task}: {task.comment}" for task in feedback.tasks if task.comment)
    remarks = (f"{name}: {text}" if name else text for name, text in feedback.comments)
    return one_line(" ".join((f"{tasks}.", *words.about(feedback), *on_tasks, *remarks)))


def left_out(request: GradebookRequest, *, excused_too: bool = False) -> tuple[str, ...]:
    """Name those who have no number to hand on, and why; the excused not where the file says `excused_too`."""
    notes = []
    for status in (Status.MISSING, Status.UNREADABLE, Status.NEEDS_PERSON, *(() if excused_too else (Status.EXCUSED,))):
        left = [each for each in request.grades if each.status is status and not request.counts(each)]
        if left:
            notes.append(f"left as they are, {status.replace('_', ' ')}: {names_of(left)}{REMEDIES.get(status, '')}")
    return tuple(notes)


def names_of(grades: Iterable[Grade]) -> str:
    """Name the students of grades."""
    return ", ".join(words.full_name(grade.student) for grade in grades)
