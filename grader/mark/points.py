"""Points: a task's points are shared equally among its checks, each all or nothing; a person's marks come before.

a shared mistake   pays once (shared.py)
of a task          marks.csv, else nbgrader's gradebook, else the checks; then lateness
of the whole       marks.csv; final: no lateness
excused            the task, or the whole assignment, is neither in the score nor in the maximum
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.mark.late import lateness
from grader.mark.rounding import cents, rounded
from grader.mark.shared import count_once
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.marks import Mark
from grader.records.submission import Status, Submission

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Marks:
    """A person's marks for one submission: lines of marks.csv, and points of the gradebook by task or question."""

    table: tuple[Mark, ...] = ()
    gradebook: Mapping[str, float] | None = None

    def points(self, name: str) -> float | None:
        """Return the points of a task or question; None where nobody gave any."""
        given = next((mark.points for mark in self.table if mark.task == name and mark.points is not None), None)
        return (self.gradebook or {}).get(name) if given is None else given

    def excused(self, name: str) -> bool:
        """Whether a task or question, or "" for the whole assignment, is excused."""
        return any(mark.excused and mark.task == name for mark in self.table)


NO_MARKS = Marks()
EXCUSED = "excused"


def mark(submission: Submission, judgement: Judgement, assignment: Assignment, marks: Marks = NO_MARKS) -> Grade:
    """Turn a judgement and a person's marks into points, rounded once, when all is added up."""
    results = {result.task: result for result in judgement.tasks}
    judged = count_once([_task(task, results.get(task.name)) for task in assignment.tasks], results)
    tasks = tuple(_marked(task, marks) for task in judged)
    questions = _questions(assignment, marks)
    earned = sum(task.score for task in tasks if not task.excused) + sum(points for _, points in questions)
    counting = without_excused(assignment, {mark.task for mark in marks.table if mark.excused})
    late = lateness(counting, submission.student.id, submission.timestamp, earned)
    base = Grade(
        student=submission.student,
        assignment=assignment.name,
        status=judgement.status,
        tasks=tasks,
        raw_score=earned,
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=counting.points,
        due=late.due,
        timestamp=submission.timestamp,
        answers=judgement.answers,
        remarks=judgement.remarks,
        missing_packages=judgement.missing_packages,
        ran_nothing=judgement.ran_nothing,
        overwritten=judgement.overwritten,
        syntax_errors=judgement.syntax_errors,
        late=late.words if judgement.status is Status.GRADED else "",
        questions=questions,
    )
    broken = [note for task in judged if marks.points(task.task) is None for note in _broken(task)]
    notes = (*submission.notes, *judgement.notes, *broken, *_mark_notes(marks), _waiting(judgement, assignment, marks))
    return rounded(_with_marks(base, notes, assignment, marks))


def _reasons(base: Grade, marks: Marks) -> Iterator[str]:
    """Say for the log what decided about points besides the checks."""
    yield from (
        f"{task.task} costs nothing: {task.paid_by} pays for the same mistake" for task in base.tasks if task.paid_by
    )
    yield from _mark_notes(marks)
    yield from (f"the gradebook gives {name} {points:g}" for name, points in sorted((marks.gradebook or {}).items()))
    if base.late:
        yield base.late


def _with_marks(base: Grade, notes: Iterable[str], assignment: Assignment, marks: Marks) -> Grade:
    """Put what a person decided on the whole assignment over what was earned, and say so."""
    for why in _reasons(base, marks):
        LOG.info("%s, %s: %s", base.student.id, assignment.name, why)
    told = replace(
        base,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        marks=tuple(sorted((marks.gradebook or {}).items())),
        decisions=tuple(_decisions(assignment, marks)),
        comments=tuple((each.task, each.comment) for each in marks.table if each.comment),
        decided=tuple(_decided(marks)),
    )
    if marks.excused(""):
        return replace(told, status=Status.EXCUSED, raw_score=0.0, penalty=0.0, score=0.0, max_score=0.0, late="")
    final = marks.points("")
    return told if final is None else replace(told, raw_score=final, penalty=0.0, score=final, late="")


def without_excused(assignment: Assignment, names: Collection[str]) -> Assignment:
    """Return an assignment without the tasks and questions of these names: its maximum is what can be earned."""
    tasks = tuple(task for task in assignment.tasks if task.name not in names)
    return replace(assignment, tasks=tasks, questions=tuple(q for q in assignment.questions if q.name not in names))


def _marked(task: TaskGrade, marks: Marks) -> TaskGrade:
    given = marks.points(task.task)
    excused = marks.excused(task.task) or marks.excused("")
    return replace(task, score=task.score if given is None else given, excused=excused)


def _task(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=_earned(task, result),
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
        answers=result.answers,
    )


def _earned(task: Task, result: TaskResult) -> float:
    if result.points is not None:
        return result.points
    worth = [_share(check, task) for check in result.checks if check.counts]
    return task.points * sum(worth) / len(worth) if worth else 0.0


def waiting_points(task: TaskGrade) -> Iterator[tuple[CheckResult, float]]:
    """Yield the checks that ended in an error of ours, each with the points that wait for it."""
    counting = [check for check in task.checks if check.counts]
    for check in counting:
        if check.verdict is Verdict.ERROR:
            yield check, task.max_score / len(counting)


def _broken(task: TaskGrade) -> Iterator[str]:
    """Say for the teacher which points wait for a hidden test of ours that broke."""
    for check, points in waiting_points(task):
        yield f"{cents(points):.2f} points wait for {check.path or check.check}, which broke: {check.message}"


def _share(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0


def _questions(assignment: Assignment, marks: Marks) -> tuple[tuple[str, float], ...]:
    given = ((each.name, marks.points(each.name)) for each in assignment.questions if not marks.excused(each.name))
    return tuple((name, points) for name, points in given if points is not None)


def _waiting(judgement: Judgement, assignment: Assignment, marks: Marks) -> str:
    """Say how many answers in words could still earn points."""
    if marks.points("") is not None or marks.excused(""):
        return ""
    answered = dict(judgement.answers)
    waiting = (each for each in assignment.questions if each.points and each.name in answered)
    number = sum(marks.points(each.name) is None and not marks.excused(each.name) for each in waiting)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def _mark_notes(marks: Marks) -> Iterator[str]:
    """Say for the teacher what marks.csv decides, and where the gradebook says otherwise."""
    for each in marks.table:
        if not each.decides:
            continue
        what = each.task or "the whole"
        other = (marks.gradebook or {}).get(each.task)
        if each.excused:
            yield f"marks.csv: {what} is excused"
        elif other is not None and each.points != other:
            yield f"marks.csv gives {what} {each.points:g}, the gradebook {other:g}: marks.csv counts"
        else:
            yield f"marks.csv: {what} gets {each.points:g}"


def _decisions(assignment: Assignment, marks: Marks) -> Iterator[str]:
    """Say for the student what a person decided."""
    if marks.excused(""):
        yield "Your teacher excused you from this assignment: it does not count."
        return
    final = marks.points("")
    if final is not None:
        yield f"Your teacher set your points for this assignment: {final:g}. They are final."
    for name in (*(task.name for task in assignment.tasks), *(question.name for question in assignment.questions)):
        if marks.excused(name):
            yield f"Your teacher excused you from {name}: it counts neither for nor against you."
    for task in assignment.tasks if final is None else ():
        points = marks.points(task.name)
        if points is not None and not marks.excused(task.name):
            yield f"Your teacher gave you {points:g} of {task.points:g} points for {task.name}."


def _decided(marks: Marks) -> Sequence[str]:
    """Return each mark that counts as one text, in an order of its own."""
    table = {each.task: EXCUSED if each.excused else repr(each.points) for each in marks.table if each.decides}
    every = {name: repr(points) for name, points in (marks.gradebook or {}).items()} | table
    return sorted(f"{name}={value}" for name, value in every.items())
