"""Grades -> rows -> what the class page shows; each grade is looked at once, and its texts are not kept longer.

scores   of each graded student               score, share
tasks    a row for each task of the graded    verdict, points lost, mistake, a sum of the answers, share of the rest
checks   a row for each hidden check of them  how many are right, and how much of the rest those have
The rest is what the student has of the assignment's other points: by it a check tells strong from weak students.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import fmean, median

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.anonymous_code import anonymous
from grader.report.class_summary import CheckCount, ClassSummary, Group, MistakeTitle, Named, Remark, TaskRow
from grader.report.odd_marks import RIGHT, odd_in_itself, strong_students_odd_task

BINS = 10
LEAST_GROUP = 2  # students with an equal answer
SUBMITTED = (Status.GRADED, Status.UNREADABLE, Status.NEEDS_PERSON)
Key = tuple[str, str]  # the task, and the code of a mistake or the sum of the answers


@dataclass(slots=True)
class CheckSums:
    """One hidden check: how many are right and wrong, and the sum of the rest that those have."""

    title: str
    right: int = 0
    wrong: int = 0
    rest_of_right: float = 0.0
    rest_of_wrong: float = 0.0

    def add(self, *, right: bool, rest: float) -> None:
        """Add one student."""
        if right:
            self.right, self.rest_of_right = self.right + 1, self.rest_of_right + rest
        else:
            self.wrong, self.rest_of_wrong = self.wrong + 1, self.rest_of_wrong + rest

    def count(self, task: str) -> CheckCount:
        """Return what is shown of it."""
        known = self.right and self.wrong
        gap = self.rest_of_right / self.right - self.rest_of_wrong / self.wrong if known else None
        return CheckCount(task, self.title, self.right, self.wrong, gap)


@dataclass(slots=True)
class ClassTables:
    """The rows of one assignment, and what is told of single students."""

    statuses: Counter[Status] = field(default_factory=Counter)
    scores: list[tuple[float, float]] = field(default_factory=list)
    tasks: list[TaskRow] = field(default_factory=list)
    checks: dict[tuple[str, str], CheckSums] = field(default_factory=dict)
    missing: list[Student] = field(default_factory=list)
    needs_person: list[Remark] = field(default_factory=list)
    late: list[Remark] = field(default_factory=list)
    odd: list[Remark] = field(default_factory=list)


def summarize(
    assignment: Assignment, grades: Iterable[Grade], titles: Mapping[Named, MistakeTitle]
) -> ClassSummary | None:
    """Add up the grades of a class in one assignment; None where nobody has submitted anything."""
    tables = read_grades(grades)
    if not any(status in tables.statuses for status in SUBMITTED):
        return None
    scores = [score for score, _ in tables.scores]
    tenths = Counter(min(int(share * BINS + 1e-9), BINS - 1) for _, share in tables.scores)
    return ClassSummary(
        assignment=assignment,
        statuses=dict(tables.statuses),
        graded=len(scores),
        mean=fmean(scores) if scores else 0.0,
        median=median(scores) if scores else 0.0,
        histogram=tuple(tenths[place] for place in range(BINS)),
        verdicts=_verdicts(tables.tasks),
        checks=tuple(sums.count(task) for (task, _), sums in tables.checks.items()),
        commonest=_by_size(_mistakes(tables.tasks, assignment.name, titles)),
        unexplained=_by_size(_unexplained(tables.tasks)),
        needs_person=tuple(tables.needs_person),
        late=tuple(tables.late),
        nothing_right=tuple(_nothing_right(tables.tasks)),
        missing=tuple(tables.missing),
        odd=(*tables.odd, *strong_students_odd_task(tables.tasks, assignment.name)),
    )


def read_grades(grades: Iterable[Grade]) -> ClassTables:
    """Put grades into tables, one after the other."""
    tables = ClassTables()
    for grade in grades:
        tables.statuses[grade.status] += 1
        if grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON):
            tables.needs_person.append(Remark(grade.student, grade.assignment, grade.full_note, grade.status))
        elif grade.status is Status.MISSING:
            tables.missing.append(grade.student)
        elif grade.status is Status.GRADED:
            _add(tables, grade)
    return tables


def missing_twice(grades: Iterable[Grade], assignments: Iterable[str]) -> list[tuple[Student, int]]:
    """Name the students who submitted nothing to at least two of these assignments, most first."""
    names = frozenset(assignments)
    counts = Counter(each.student for each in grades if each.status is Status.MISSING and each.assignment in names)
    return sorted(((who, n) for who, n in counts.items() if n > 1), key=lambda pair: (-pair[1], pair[0].id))


def _add(tables: ClassTables, grade: Grade) -> None:
    """Add a graded submission."""
    tables.scores.append((grade.score, grade.score / grade.max_score if grade.max_score else 0.0))
    if grade.late:
        tables.late.append(Remark(grade.student, grade.assignment, grade.late))
    tables.odd += [Remark(grade.student, grade.assignment, text) for text in odd_in_itself(grade)]
    for task in grade.tasks:
        rest = _rest(grade, task)
        tables.tasks.append(_task_row(grade.student, task, rest))
        for check in task.checks:
            key = task.task, check.check
            sums = tables.checks.get(key) or tables.checks.setdefault(key, CheckSums(check.title))
            sums.add(right=check.verdict in RIGHT, rest=rest)


def _rest(grade: Grade, task: TaskGrade) -> float:
    most = grade.max_score - task.max_score
    return max(0.0, (grade.raw_score - task.score) / most) if most > 0 else 0.0


def _task_row(student: Student, task: TaskGrade, rest: float) -> TaskRow:
    """Make a row; of a failed task without a name, what was told and the function as it is written."""
    lost = 0.0 if task.excused else max(0.0, task.max_score - task.score)
    if task.misconception or task.verdict is not Verdict.FAILED:
        return TaskRow(student, task.task, task.verdict, lost, rest, task.misconception)
    told = next((check.message for check in task.checks if check.verdict is Verdict.FAILED), "")
    return TaskRow(student, task.task, task.verdict, lost, rest, "", task.answers or told, told, task.source.text)


def _verdicts(tasks: Iterable[TaskRow]) -> dict[str, dict[Verdict, int]]:
    """Count the verdicts of each task; of each that the assignment has, if only 0."""
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for row in tasks:
        counts[row.task][row.verdict] += 1
    found = sorted({verdict for count in counts.values() for verdict in count})
    return {task: {verdict: count[verdict] for verdict in found} for task, count in counts.items()}


def _mistakes(tasks: Iterable[TaskRow], assignment: str, titles: Mapping[Named, MistakeTitle]) -> Iterator[Group]:
    for (task, code), rows in _grouped(((row.task, row.mistake), row) for row in tasks if row.mistake):
        found = titles.get((assignment, task, code), MistakeTitle(""))
        yield Group(task, code, found.title, tuple(row.student for row in rows), _lost(rows), found.section)


def _unexplained(tasks: Iterable[TaskRow]) -> Iterator[Group]:
    """Group what is wrong and has no name by what it answers, as `grader mistakes` does."""
    for (task, _), rows in _grouped(((row.task, row.answers), row) for row in tasks if row.answers):
        if len(rows) >= LEAST_GROUP:
            ((told, _),) = Counter(row.told for row in rows).most_common(1)
            example = min((anonymous(row.source) for row in rows), key=lambda code: (not code, len(code), code))
            yield Group(task, "", told, tuple(row.student for row in rows), _lost(rows), example=example)


def _grouped(rows: Iterable[tuple[Key, TaskRow]]) -> list[tuple[Key, list[TaskRow]]]:
    """Return the rows of each key, in the order of the keys."""
    groups: dict[Key, list[TaskRow]] = defaultdict(list)
    for key, row in rows:
        groups[key].append(row)
    return [(key, groups[key]) for key in sorted(groups)]


def _lost(rows: Iterable[TaskRow]) -> float:
    return sum(row.lost for row in rows)


def _by_size(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (-len(group.students), group.task, group.code, group.title)))


def _nothing_right(tasks: Iterable[TaskRow]) -> Iterator[Student]:
    right: dict[Student, bool] = {}
    for row in tasks:
        right[row.student] = right.get(row.student, False) or row.verdict in RIGHT
    return (student for student, any_right in right.items() if not any_right)
