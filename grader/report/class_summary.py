"""What a class did in one assignment, counted: the numbers behind the class page.

scores      a histogram, mean and median of the graded
tasks       students by verdict
checks      students that passed, and how much better these do on the rest of the assignment
mistakes    students by named mistake, and the points that it cost the class
answers     equal answers that no mistake explains
people      who needs a person, was late, is excused, or has nothing right
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean, median

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student

BINS = 10
LEAST_GROUP = 2  # students with an equal answer
RIGHT = (Verdict.PASSED, Verdict.CARRIED)
SUBMITTED = (Status.GRADED, Status.UNREADABLE, Status.NEEDS_PERSON)


@dataclass(frozen=True, slots=True)
class MistakeTitle:
    """A mistake in words, and the lesson's section to read again."""

    title: str
    section: str = ""


@dataclass(slots=True)
class CheckCount:
    """One hidden check: how many passed, and the shares that passing and failing students have of the other tasks."""

    task: str
    title: str
    passed: list[float] = field(default_factory=list)
    failed: list[float] = field(default_factory=list)

    @property
    def gap(self) -> float | None:
        """How much better those who passed do on the rest, as a share; None where nobody passed or nobody failed."""
        return fmean(self.passed) - fmean(self.failed) if self.passed and self.failed else None


@dataclass(slots=True)
class Group:
    """Students with the same mistake or the same answer, and the points that it cost them."""

    task: str
    code: str
    title: str
    section: str = ""
    students: list[Student] = field(default_factory=list)
    points: float = 0.0


@dataclass(slots=True)
class ClassSummary:
    """One assignment of a class, added up grade by grade."""

    assignment: Assignment
    titles: Mapping[tuple[str, str, str], MistakeTitle]
    statuses: Counter[Status] = field(default_factory=Counter)
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    verdicts: dict[str, Counter[Verdict]] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckCount] = field(default_factory=dict)
    mistakes: dict[tuple[str, str], Group] = field(default_factory=dict)
    answers: dict[tuple[str, str], Group] = field(default_factory=dict)
    needs_person: list[Grade] = field(default_factory=list)
    late: list[Grade] = field(default_factory=list)
    nothing_right: list[Student] = field(default_factory=list)

    def add(self, grade: Grade) -> None:
        """Count one student's grade."""
        self.statuses[grade.status] += 1
        if grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON):
            self.needs_person.append(_light(grade))
        if grade.status is not Status.GRADED:
            return
        self.scores.append(grade.score)
        self.shares.append(grade.score / grade.max_score if grade.max_score else 0.0)
        if grade.late:
            self.late.append(_light(grade))
        if grade.tasks and not any(task.verdict in RIGHT for task in grade.tasks):
            self.nothing_right.append(grade.student)
        for task in grade.tasks:
            self.verdicts.setdefault(task.task, Counter())[task.verdict] += 1
            self._add_checks(grade, task)
            self._add_mistake(grade.student, task)

    @property
    def histogram(self) -> list[int]:
        """How many of the graded have each tenth of the points; all the points are in the last."""
        bins = Counter(min(BINS - 1, int(share * BINS + 1e-9)) for share in self.shares)
        return [bins[place] for place in range(BINS)]

    @property
    def lowest_bin(self) -> int:
        """The lowest tenth that anybody has."""
        return next((place for place, count in enumerate(self.histogram) if count), 0)

    @property
    def seen_verdicts(self) -> list[Verdict]:
        """The verdicts that occur, `passed` always."""
        return [each for each in Verdict if each is Verdict.PASSED or any(c[each] for c in self.verdicts.values())]

    @property
    def mean(self) -> float:
        """The mean score of the graded."""
        return fmean(self.scores) if self.scores else 0.0

    @property
    def median(self) -> float:
        """The median score of the graded."""
        return median(self.scores) if self.scores else 0.0

    @property
    def commonest(self) -> list[Group]:
        """The mistakes, those of most students first."""
        return sorted(self.mistakes.values(), key=lambda each: (-len(each.students), each.task, each.code))

    @property
    def dearest(self) -> list[Group]:
        """The mistakes that cost the class points, most first."""
        costly = (each for each in self.mistakes.values() if each.points > 0)
        return sorted(costly, key=lambda each: (-each.points, each.task, each.code))

    @property
    def unexplained(self) -> list[Group]:
        """Equal answers of several students that no mistake explains, the commonest first."""
        several = (each for each in self.answers.values() if len(each.students) >= LEAST_GROUP)
        return sorted(several, key=lambda each: (-len(each.students), each.task, each.title))

    def _add_checks(self, grade: Grade, task: TaskGrade) -> None:
        most, score = grade.max_score - task.max_score, grade.raw_score - task.score
        rest = max(0.0, score / most) if most > 0 else 0.0
        for check in task.checks:
            count = self.checks.setdefault((task.task, check.check), CheckCount(task.task, check.title))
            (count.passed if check.verdict in RIGHT else count.failed).append(rest)

    def _add_mistake(self, student: Student, task: TaskGrade) -> None:
        lost = 0.0 if task.excused else max(0.0, task.max_score - task.score)
        if task.misconception:
            found = self.titles.get((self.assignment.name, task.task, task.misconception), MistakeTitle(""))
            group = Group(task.task, task.misconception, found.title, found.section)
            group = self.mistakes.setdefault((task.task, task.misconception), group)
        elif task.verdict is Verdict.FAILED:
            message = next((check.message for check in task.checks if check.verdict is Verdict.FAILED), "")
            group = self.answers.setdefault((task.task, message), Group(task.task, "", message))
        else:
            return
        group.students.append(student)
        group.points += lost


def summarize(
    assignments: Iterable[Assignment],
    grades: Iterable[Grade],
    titles: Mapping[tuple[str, str, str], MistakeTitle],
) -> dict[str, ClassSummary]:
    """Add up the grades of a class, by assignment; those that nobody has handed in are left out."""
    summaries = {assignment.name: ClassSummary(assignment, titles) for assignment in assignments}
    for grade in grades:
        if grade.assignment in summaries:
            summaries[grade.assignment].add(grade)
    return {name: each for name, each in summaries.items() if any(each.statuses[status] for status in SUBMITTED)}


def missing_twice(grades: Iterable[Grade], assignments: Iterable[str]) -> list[tuple[Student, int]]:
    """Name the students who submitted nothing to at least two of these assignments, most first."""
    names = frozenset(assignments)
    missing: defaultdict[str, int] = defaultdict(int)
    students: dict[str, Student] = {}
    for grade in grades:
        if grade.status is Status.MISSING and grade.assignment in names:
            missing[grade.student.id] += 1
            students[grade.student.id] = grade.student
    twice = sorted((-count, who) for who, count in missing.items() if count >= 2)
    return [(students[who], -count) for count, who in twice]


def _light(grade: Grade) -> Grade:
    """Return a grade without its tasks: a class of ten thousand fits into memory."""
    return Grade(
        student=grade.student,
        assignment=grade.assignment,
        status=grade.status,
        tasks=(),
        raw_score=grade.raw_score,
        penalty=grade.penalty,
        score=grade.score,
        max_score=grade.max_score,
        due=grade.due,
        note=grade.full_note,
        late=grade.late,
        slip_days=grade.slip_days,
    )
