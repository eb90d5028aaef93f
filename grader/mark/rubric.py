"""What a judgement is worth: a task's points are shared equally among its checks, each all or nothing."""

from __future__ import annotations

from grader.mark.late import lateness
from grader.records import (
    Assignment,
    CheckResult,
    Grade,
    Judgement,
    Status,
    Submission,
    Task,
    TaskGrade,
    TaskResult,
    Verdict,
)


def mark(submission: Submission, judgement: Judgement, assignment: Assignment) -> Grade:
    """Turn a judgement into points, late penalty included; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    earned = sum(task.score for task in tasks)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "")
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
    )


def _task(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def _share(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0
