"""What a class did in one assignment, added up: what the class page shows. class_tables.py adds it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.records.course import Assignment
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student

Named = tuple[str, str, str]  # assignment, task and code


@dataclass(frozen=True, slots=True)
class MistakeTitle:
    """A mistake in words, and the lesson's section to read again."""

    title: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of one graded student.

    `rest` is the share of the assignment's other points that the student has. Of a failed task that no mistake
    explains, `answers` sums up the answers, `told` is what the student was told, and `source` the function.
    """

    student: Student
    task: str
    verdict: Verdict
    lost: float
    rest: float
    mistake: str = ""
    answers: str = ""
    told: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckCount:
    """One hidden check: how many passed and failed it.

    `gap` is how much more of the assignment's other points those have who passed, as a share; None where nobody passed
    or nobody failed.
    """

    task: str
    title: str
    passed: int
    failed: int
    gap: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """Students with the same mistake, or with equal answers that no mistake explains, and the points it cost them.

    `title` says what the mistake is, or what most were told of the answer; `example` is the shortest such function.
    """

    task: str
    code: str
    title: str
    students: tuple[Student, ...]
    points: float
    section: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One student in one assignment, and what a teacher should know of it."""

    student: Student
    assignment: str
    text: str
    status: Status = Status.GRADED


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """One assignment of a class.

    Attributes
    ----------
    histogram
        How many of the graded have each tenth of the points; all the points are in the last.
    verdicts
        How many students have each verdict, by task.
    commonest
        The mistakes, those of most students first.
    unexplained
        Equal answers of several students that no mistake explains, the commonest first.
    odd
        Marks that a person should look at.
    """

    assignment: Assignment
    statuses: Mapping[Status, int]
    graded: int
    mean: float
    median: float
    histogram: tuple[int, ...]
    verdicts: Mapping[str, Mapping[Verdict, int]]
    checks: tuple[CheckCount, ...]
    commonest: tuple[Group, ...]
    unexplained: tuple[Group, ...]
    needs_person: tuple[Remark, ...]
    late: tuple[Remark, ...]
    nothing_right: tuple[Student, ...]
    missing: tuple[Student, ...]
    odd: tuple[Remark, ...]

    @property
    def lowest_bin(self) -> int:
        """The lowest tenth that anybody has."""
        return next((place for place, count in enumerate(self.histogram) if count), 0)

    @property
    def seen_verdicts(self) -> list[Verdict]:
        """The verdicts that occur, `passed` always."""
        seen = {verdict for counts in self.verdicts.values() for verdict, count in counts.items() if count}
        return [verdict for verdict in Verdict if verdict in seen or verdict is Verdict.PASSED]

    @property
    def dearest(self) -> list[Group]:
        """The mistakes that cost the class points, most first."""
        costly = (group for group in self.commonest if group.points > 0)
        return sorted(costly, key=lambda group: (-group.points, group.task, group.code))
