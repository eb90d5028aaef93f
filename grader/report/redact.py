"""A grade without what students may not see: the only place where a Feedback is made.

tell        of a task's checks                                of the task
all         title, verdict, message                           misconception, advice, picture
advice      title, verdict, message (not of a broken check)   misconception, advice, picture
verdict     title, verdict                                    none

Of a task that course.toml does not have, the verdict is told. The teacher's note never gets through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from grader.records.course import Assignment, Tell
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Verdict


def redact(grade: Grade, assignment: Assignment) -> Feedback:
    """Keep of a grade what its student may read."""
    tell, comments = {task.name: task.tell for task in assignment.tasks}, dict(grade.comments)
    return Feedback(
        student=grade.student,
        assignment=grade.assignment,
        status=grade.status,
        tasks=tuple(_task(task, tell.get(task.task, Tell.VERDICT), comments) for task in grade.tasks),
        raw_score=grade.raw_score,
        penalty=grade.penalty,
        score=grade.score,
        max_score=grade.max_score,
        due=grade.due,
        timestamp=grade.timestamp,
        remarks=grade.remarks,
        answers=grade.answers,
        questions=grade.questions,
        decisions=(*grade.decisions, *grade.policies),
        comments=tuple((name, text) for name, text in grade.comments if name not in tell),
        slip_days=grade.slip_days,
    )


def _task(task: TaskGrade, tell: Tell, comments: Mapping[str, str]) -> TaskFeedback:
    silent = tell is Tell.VERDICT
    return TaskFeedback(
        task=task.task,
        verdict=task.verdict,
        score=task.score,
        max_score=task.max_score,
        misconception="" if silent else task.misconception,
        advice="" if silent else task.advice,
        checks=tuple(_check(check, tell) for check in task.checks),
        source=task.source,
        picture=None if silent else task.picture,
        paid_by=task.paid_by,
        excused=task.excused,
        comment=comments.get(task.task, ""),
    )


def _check(check: CheckResult, tell: Tell) -> CheckResult:
    # The message of a broken check is for the teacher: it may hold expected values.
    hidden = tell is Tell.VERDICT or (tell is Tell.ADVICE and check.verdict is Verdict.ERROR)
    return replace(check, message="" if hidden else check.message, path="", stumbled="")
