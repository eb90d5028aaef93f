"""A teacher's marks on their way to grades: who is meant in marks.csv, and what nbgrader's gradebook says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from grader.collect.collect import ROSTER
from grader.collect.marks import FILE, read_marks_table
from grader.collect.names import as_meant, composed
from grader.collect.roster import read_roster
from grader.errors import CourseError
from grader.mark.points import Marks
from grader.records.course import Course
from grader.records.marks import Mark
from grader.records.run import RunOptions
from grader.records.submission import Submission
from grader.report.gradebook.marks import read_marks
from grader.report.gradebook.master import Master
from grader.run.state import StateStore

Key = tuple[str, str]  # assignment and student


def teacher_marks(
    options: RunOptions,
    course: Course,
    submissions: Iterable[Submission],
    store: StateStore,
    masters: Mapping[str, Master],
) -> dict[Key, Marks]:
    """Collect a person's marks by assignment and student.

    Raises
    ------
    CourseError
        marks.csv cannot be read, or a line of it names nobody of the class; nothing was graded.
    """
    gradebook = _gradebook(options, course, store, masters)
    lines = read_marks_table(course.root, course.assignments)
    known = _class(course, submissions, store) if lines else frozenset()
    table = _by_student(course.root / FILE, lines, known, bool(options.students))
    return {key: Marks(tuple(table.get(key, ())), gradebook.get(key, {})) for key in {**table, **gradebook}}


def _gradebook(
    options: RunOptions, course: Course, store: StateStore, masters: Mapping[str, Master]
) -> dict[Key, dict[str, float]]:
    """Return the points that the gradebook says, or without one what the last run that read one saw in it."""
    if options.gradebook:
        return read_marks(options.gradebook, course.root, course.assignments, masters)
    kept = store.grades([assignment.name for assignment in course.assignments], holding='"marks": [[')
    return {(grade.assignment, grade.student.id): dict(grade.marks) for grade in kept}


def _class(course: Course, submissions: Iterable[Submission], store: StateStore) -> frozenset[str]:
    roster = course.root / ROSTER
    known = {submission.student.id for submission in submissions} | set(store.students())
    if roster.exists():
        listed = read_roster(roster, course.team_column)
        known |= {person.student.id for person in (*listed.people, *listed.left)}
    return frozenset(known)


def _by_student(path: Path, lines: Sequence[Mark], known: frozenset[str], partial: bool) -> dict[Key, list[Mark]]:
    """Find whom each line means; a run of some students knows no more of a class without a roster."""
    ways = defaultdict(set)
    for student in known:
        ways[as_meant(student)].add(student)
    found: defaultdict[Key, list[Mark]] = defaultdict(list)
    for line in lines:
        meant = {line.student} & known or {composed(line.student)} & known or ways[as_meant(line.student)]
        if len(meant) > 1:
            names = " or ".join(sorted(meant))
            raise CourseError(f"{path}, line {line.line}: {line.student!r} may be {names}; write the id in full")
        if not meant and not partial:
            place = f"{path}, line {line.line}"
            raise CourseError(
                f"{place}: nobody in the class has the id {line.student!r}; correct it, or delete the line"
            )
        for student in meant:
            found[line.assignment, student].append(line)
    for twice in _decided_twice(path, found):
        raise CourseError(twice)
    return found


def _decided_twice(path: Path, found: Mapping[Key, Sequence[Mark]]) -> Iterator[str]:
    for (_, student), lines in found.items():
        seen: dict[str, int] = {}
        for line in lines:
            if line.decides and line.task in seen:
                yield f"{path}: lines {seen[line.task]} and {line.line} decide the same for {student}; delete one"
            if line.decides:
                seen[line.task] = line.line
