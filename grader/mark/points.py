"""Points: a task's points are shared equally among its checks, each all or nothing; a shared mistake pays once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.mark.late import lateness
from grader.mark.shared import count_once
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Submission


def mark(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = count_once([_task(task, results.get(task.name)) for task in assignment.tasks], results)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=assignment.name,
        status=judgement.status,
        tasks=tasks,
        raw_score=earned,
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
        remarks=judgement.remarks,
        missing_packages=judgement.missing_packages,
        ran_nothing=judgement.ran_nothing,
        overwritten=judgement.overwritten,
    )


def _waiting(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


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


def _share(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0
