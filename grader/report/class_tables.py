"""Grades -> three tables of pandas -> what the class page shows.

grades   a row for each student               status, score, share
tasks    a row for each task of the graded    verdict, points lost, mistake, a sum of the answers, share of the rest
checks   a row for each hidden check of them  right, share of the rest
The rest is what the student has of the assignment's other points: by it a check tells strong from weak students.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report.anonymous_code import anonymous
from grader.report.class_summary import CheckCount, ClassSummary, Group, MistakeTitle, Named, Remark
from grader.report.odd_marks import odd_in_itself, strong_students_odd_task

BINS = 10
LEAST_GROUP = 2  # students with an equal answer
RIGHT = (Verdict.PASSED, Verdict.CARRIED)
SUBMITTED = (Status.GRADED, Status.UNREADABLE, Status.NEEDS_PERSON)
GRADES = ("student", "status", "score", "share")
TASKS = ("student", "task", "verdict", "lost", "mistake", "answers", "told", "source", "rest")
CHECKS = ("task", "check", "title", "right", "rest")


@dataclass(frozen=True, slots=True)
class ClassTables:
    """The tables of one assignment, and what is told of single students."""

    grades: pd.DataFrame
    tasks: pd.DataFrame
    checks: pd.DataFrame
    needs_person: tuple[Remark, ...]
    late: tuple[Remark, ...]
    odd: tuple[Remark, ...]


def summarize(
    assignment: Assignment, grades: Iterable[Grade], titles: Mapping[Named, MistakeTitle]
) -> ClassSummary | None:
    """Add up the grades of a class in one assignment; None where nobody has submitted anything."""
    tables = read_grades(grades)
    statuses = {Status(str(name)): int(count) for name, count in tables.grades.status.value_counts().items()}
    if not any(status in statuses for status in SUBMITTED):
        return None
    graded = tables.grades[tables.grades.status == Status.GRADED]
    tenths = (graded.share * BINS + 1e-9).astype(int).clip(upper=BINS - 1).value_counts()
    counts = pd.crosstab(tables.tasks.task, tables.tasks.verdict)
    return ClassSummary(
        assignment=assignment,
        statuses=statuses,
        graded=len(graded),
        mean=float(graded.score.mean()) if len(graded) else 0.0,
        median=float(graded.score.median()) if len(graded) else 0.0,
        histogram=tuple(int(tenths.get(place, 0)) for place in range(BINS)),
        verdicts={task: counts.loc[task].to_dict() for task in tables.tasks.task.unique()},
        checks=tuple(_checks(tables.checks)),
        commonest=_by_size(_mistakes(tables.tasks, assignment.name, titles)),
        unexplained=_by_size(_unexplained(tables.tasks)),
        needs_person=tables.needs_person,
        late=tables.late,
        nothing_right=tuple(_nothing_right(tables.tasks)),
        missing=tuple(tables.grades.student[tables.grades.status == Status.MISSING]),
        odd=(*tables.odd, *strong_students_odd_task(tables.tasks, assignment.name)),
    )


def read_grades(grades: Iterable[Grade]) -> ClassTables:
    """Put grades into tables, one after the other: a grade's texts are not kept longer than it."""
    rows: dict[str, list[tuple[Any, ...]]] = {"grades": [], "tasks": [], "checks": []}
    needs_person, late, odd = [], [], []
    for grade in grades:
        share = grade.score / grade.max_score if grade.max_score else 0.0
        rows["grades"].append((grade.student, grade.status, grade.score, share))
        if grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON):
            needs_person.append(Remark(grade.student, grade.assignment, grade.full_note, grade.status))
        if grade.status is not Status.GRADED:
            continue
        if grade.late:
            late.append(Remark(grade.student, grade.assignment, grade.late))
        odd += [Remark(grade.student, grade.assignment, text) for text in odd_in_itself(grade)]
        for task in grade.tasks:
            rest = _rest(grade, task)
            rows["tasks"].append(_task_row(grade.student, task, rest))
            rows["checks"] += [(task.task, c.check, c.title, c.verdict in RIGHT, rest) for c in task.checks]
    return ClassTables(
        pd.DataFrame(rows["grades"], columns=GRADES),
        pd.DataFrame(rows["tasks"], columns=TASKS),
        pd.DataFrame(rows["checks"], columns=CHECKS),
        tuple(needs_person),
        tuple(late),
        tuple(odd),
    )


def missing_twice(grades: Iterable[Grade], assignments: Iterable[str]) -> list[tuple[Student, int]]:
    """Name the students who submitted nothing to at least two of these assignments, most first."""
    names = frozenset(assignments)
    counts = Counter(each.student for each in grades if each.status is Status.MISSING and each.assignment in names)
    return sorted(((who, n) for who, n in counts.items() if n > 1), key=lambda pair: (-pair[1], pair[0].id))


def _rest(grade: Grade, task: TaskGrade) -> float:
    most = grade.max_score - task.max_score
    return max(0.0, (grade.raw_score - task.score) / most) if most > 0 else 0.0


def _task_row(student: Student, task: TaskGrade, rest: float) -> tuple[Any, ...]:
    """Make a row; of a failed task without a name, what was told and the function as it is written."""
    lost = 0.0 if task.excused else max(0.0, task.max_score - task.score)
    if task.misconception or task.verdict is not Verdict.FAILED:
        return student, task.task, task.verdict, lost, task.misconception, "", "", "", rest
    told = next((check.message for check in task.checks if check.verdict is Verdict.FAILED), "")
    return student, task.task, task.verdict, lost, "", task.answers or told, told, task.source.text, rest


def _checks(checks: pd.DataFrame) -> Iterator[CheckCount]:
    if checks.empty:
        return
    by_check = checks.groupby(["task", "check"], sort=False)
    counts = by_check.agg(title=("title", "first"), passed=("right", "sum"), all=("right", "size"))
    means = checks.pivot_table("rest", ["task", "check"], "right", "mean").reindex(columns=[False, True])
    for (task, check), title, passed, every in counts.itertuples(name=None):
        gap = means.loc[(task, check), True] - means.loc[(task, check), False]
        yield CheckCount(task, title, int(passed), int(every - passed), None if pd.isna(gap) else float(gap))


def _mistakes(tasks: pd.DataFrame, assignment: str, titles: Mapping[Named, MistakeTitle]) -> Iterator[Group]:
    for key, rows in tasks[tasks.mistake != ""].groupby(["task", "mistake"]):
        task, code = map(str, key)
        found = titles.get((assignment, task, code), MistakeTitle(""))
        yield Group(task, code, found.title, tuple(rows.student), float(rows.lost.sum()), found.section)


def _unexplained(tasks: pd.DataFrame) -> Iterator[Group]:
    """Group what is wrong and has no name by what it answers, as `grader mistakes` does."""
    for key, rows in tasks[tasks.answers != ""].groupby(["task", "answers"]):
        task = str(key[0])
        if len(rows) >= LEAST_GROUP:
            told = rows.told.value_counts().index[0]
            example = min(map(anonymous, rows.source), key=lambda code: (not code, len(code), code))
            yield Group(task, "", told, tuple(rows.student), float(rows.lost.sum()), example=example)


def _by_size(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (-len(group.students), group.task, group.code, group.title)))


def _nothing_right(tasks: pd.DataFrame) -> Iterable[Student]:
    right = tasks.verdict.isin(RIGHT).groupby(tasks.student, sort=False).any()
    return right.index[~right.to_numpy(dtype=bool)]
