"""Results that look like a fault of the course or of this machine, or that a person should see: one line for each.

always           a hidden test that broke over right answers; a package that is not here and that functions need;
                 submissions of which nothing ran
of 5 or more     a task that nobody passed; a check that fails for more than half with one exception
for information  hidden tests that broke over wrong answers; packages that are not here and cost nothing; functions that
                 a later cell overwrites; cells with a syntax error
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from grader.judge.verdicts import GUARD
from grader.mark.points import waiting_points
from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status
from grader.report.words import full_name

ENOUGH: Final = 5  # graded submissions, before what all of them share says something about the course
MAX_NAMED: Final = 3  # students
PACKAGES: Final = "install it here and add it to [limits] packages in course.toml"


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the screen; `fault` where the run should not count as well."""

    text: str
    fault: bool = True


def attention(assignment: Assignment, grades: Sequence[Grade]) -> Iterator[Line]:
    """Name what a person should look at in the results of one assignment."""
    graded = [grade for grade in grades if grade.status is Status.GRADED]
    yield from _broken(assignment, graded)
    yield from _packages(assignment, graded)
    idle = [full_name(grade.student) for grade in graded if grade.ran_nothing]
    if idle:
        yield Line(f"{assignment.name}: no statement of the file ran for {_named(idle)}: look at what they submitted")
    if len(graded) >= ENOUGH:
        yield from _tasks(assignment, graded)
        yield from _checks(assignment, graded)
    yield from _stumbled(assignment, graded)
    yield from _overwritten(assignment, graded)
    yield from _no_python(assignment, graded)


def _broken(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    found: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for grade in graded:
        for task in grade.tasks:
            for check, points in waiting_points(task):
                found[check.path or f"{check.check} of {task.task}"].append(
                    (full_name(grade.student), check.message, points)
                )
    for path, broken in sorted(found.items()):
        students, (reason, *_) = [student for student, _, _ in broken], [message for _, message, _ in broken]
        points = sum(points for *_, points in broken)
        yield Line(
            f"{assignment.name}: {path} broke for {_named(students)}: {reason}. "
            f"{points:.2f} points wait: correct the test, then grade again"
        )


def _packages(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    importing = Counter(package.name for grade in graded for package in grade.missing_packages)
    needing = Counter(package.name for grade in graded for package in grade.missing_packages if package.needed)
    for name, count in sorted(importing.items()):
        begin = f"{assignment.name}: {count} of {len(graded)} import {name}, which is not here"
        if needing[name]:
            yield Line(f"{begin}, and functions of {needing[name]} need it: {PACKAGES}, then grade again")
        else:
            yield Line(f"{begin}; no function needs it: [limits] packages", fault=False)


def _tasks(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    for number, task in enumerate(assignment.tasks):
        found = [grade.tasks[number] for grade in graded]
        if any(map(_was_judged, found)) and not any(map(_did_well, found)):
            yield Line(
                f"{assignment.name}: nobody of {len(graded)} passed {task.name}: look at its hidden test and its text"
            )


def _was_judged(task: TaskGrade) -> bool:
    """Tell whether a test said anything about a task: one that is marked by hand waits for a person."""
    return bool(task.checks) or task.verdict is not Verdict.MISSING


def _did_well(task: TaskGrade) -> bool:
    """Tell whether a task was passed; one without checks, a test cell of nbgrader's, may earn a part of its points."""
    return task.verdict in (Verdict.PASSED, Verdict.CARRIED) or (not task.checks and task.score > 0)


def _checks(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    raised = Counter(
        (task.task, check.check, check.fault)
        for grade in graded
        for task in grade.tasks
        for check in task.checks
        if check.fault and check.verdict is Verdict.FAILED
    )
    for (task, check, name), count in sorted(raised.items()):
        if count > len(graded) / 2:
            yield Line(
                f"{assignment.name}: {check} of {task} ends in {name} for {count} of {len(graded)}: "
                "look at what it asks, and at the packages that are installed here"
            )


def _stumbled(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for grade in graded:
        for task in grade.tasks:
            for check in task.checks:
                if check.stumbled and check.verdict is Verdict.FAILED:
                    found[check.path].setdefault(full_name(grade.student), check.stumbled)
    for path, students in sorted(found.items()):
        yield Line(
            f"{assignment.name}: {path} broke over the wrong answer of {_named([*students])}: "
            f"{next(iter(students.values()))}",
            fault=False,
        )
    if found:
        yield Line(f"{assignment.name}: {GUARD}", fault=False)


def _overwritten(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    found = [f"{task} of {full_name(grade.student)} in {cell}" for grade in graded for task, cell in grade.overwritten]
    if found:
        yield Line(f"{assignment.name}: a later cell overwrites a function: {_named(found)}", fault=False)


def _no_python(assignment: Assignment, graded: Sequence[Grade]) -> Iterator[Line]:
    found = [f"{full_name(grade.student)} ({_named(grade.syntax_errors)})" for grade in graded if grade.syntax_errors]
    if found:
        yield Line(f"{assignment.name}: a syntax error, so that its cell did not run: {_named(found)}", fault=False)


def _named(names: Sequence[str]) -> str:
    more = len(names) - MAX_NAMED
    return f"{', '.join(names[:MAX_NAMED])}{f' and {more} more' if more > 0 else ''}"
