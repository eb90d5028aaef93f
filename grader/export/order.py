"""What a teacher asked to export, and what a format made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.collect.roster import Person
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.report import words
from grader.report.redact import redact
from grader.report.tables import points


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the file shall look."""

    column: str = ""  # what the LMS calls the assignment, where it is not its title
    out_of: float | None = None  # the LMS's maximum, where it is another: points are scaled to it
    comma: bool = False  # a decimal comma
    zeros: bool = False  # a zero for who handed in nothing, in the place of nothing at all
    anonymous: str = ""  # the key of the pseudonyms; empty for names


@dataclass(frozen=True, slots=True)
class Job:
    """One assignment's grades on their way into one file."""

    assignment: Assignment
    grades: tuple[Grade, ...]
    people: tuple[Person, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def title(self) -> str:
        """The name of the assignment in the LMS."""
        return self.wishes.column or self.assignment.title

    @property
    def maximum(self) -> float:
        """The points that a perfect submission has in the file."""
        return self.assignment.points if self.wishes.out_of is None else self.wishes.out_of

    def number(self, score: float) -> str:
        """Write points for the file: scaled, two decimals, in the locale asked for."""
        text = points(score * self.maximum / self.assignment.points if self.assignment.points else score)
        return text.replace(".", ",") if self.wishes.comma else text

    def counts(self, grade: Grade) -> bool:
        """Tell whether a grade is a number to hand on; who needs a person has none yet."""
        return grade.status is Status.GRADED or (self.wishes.zeros and grade.status is Status.MISSING)


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their name below the output (one file: an empty name), and what to tell."""

    files: dict[str, bytes]
    notes: tuple[str, ...] = field(default=())


def comment(grade: Grade, assignment: Assignment) -> str:
    """Say a result in one line, for a feedback column that the student reads."""
    feedback = redact(grade, assignment)
    tasks = ", ".join(f"{task.task} {points(task.score)}/{points(task.max_score)}" for task in feedback.tasks)
    return " ".join(text for text in (f"{tasks}.", words.late(feedback), *feedback.remarks) if text)


def left_out(job: Job) -> tuple[str, ...]:
    """Name those who have no number to hand on, and why."""
    notes = []
    for status in (Status.MISSING, Status.UNREADABLE, Status.NEEDS_PERSON):
        names = [grade.student.id for grade in job.grades if grade.status is status and not job.counts(grade)]
        if names:
            remedy = "; --zeros gives them a zero" if status is Status.MISSING else ""
            notes.append(f"left as they are, {status.replace('_', ' ')}: {', '.join(names)}{remedy}")
    return tuple(notes)
