"""What a judgement is worth: a task's points are shared equally among its checks, each all or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from grader.mark.late import lateness
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Submission


from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, MutantDict
mutants_x_mark__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x_mark__mutmut)
def mark(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_orig(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_1(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = None
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_2(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = None
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
    )


def x_mark__mutmut_3(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(None)
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
    )


def x_mark__mutmut_4(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(None, results.get(task.name)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_5(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, None) for task in assignment.tasks)
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
    )


def x_mark__mutmut_6(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(results.get(task.name)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_7(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, ) for task in assignment.tasks)
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
    )


def x_mark__mutmut_8(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(None)) for task in assignment.tasks)
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
    )


def x_mark__mutmut_9(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = None
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
    )


def x_mark__mutmut_10(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple(None)
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
    )


def x_mark__mutmut_11(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks and {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
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
    )


def x_mark__mutmut_12(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name not in (marks or {}))
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
    )


def x_mark__mutmut_13(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks and {}))
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
    )


def x_mark__mutmut_14(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = None
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
    )


def x_mark__mutmut_15(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) - sum(points for _, points in given)
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
    )


def x_mark__mutmut_16(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(None) + sum(points for _, points in given)
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
    )


def x_mark__mutmut_17(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(None)
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
    )


def x_mark__mutmut_18(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = None
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
    )


def x_mark__mutmut_19(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(None, submission.student.id, submission.timestamp, earned)
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
    )


def x_mark__mutmut_20(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, None, submission.timestamp, earned)
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
    )


def x_mark__mutmut_21(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, None, earned)
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
    )


def x_mark__mutmut_22(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, None)
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
    )


def x_mark__mutmut_23(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(submission.student.id, submission.timestamp, earned)
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
    )


def x_mark__mutmut_24(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.timestamp, earned)
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
    )


def x_mark__mutmut_25(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, earned)
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
    )


def x_mark__mutmut_26(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, )
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
    )


def x_mark__mutmut_27(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = None
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
    )


def x_mark__mutmut_28(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is not Status.GRADED
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
    )


def x_mark__mutmut_29(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = None
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
    )


def x_mark__mutmut_30(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if (graded) and False else "", _waiting(judgement, assignment, given))
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
    )


def x_mark__mutmut_31(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if (graded) or True else "", _waiting(judgement, assignment, given))
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
    )


def x_mark__mutmut_32(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "XXXX", _waiting(judgement, assignment, given))
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
    )


def x_mark__mutmut_33(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(None, assignment, given))
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
    )


def x_mark__mutmut_34(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, None, given))
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
    )


def x_mark__mutmut_35(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, None))
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
    )


def x_mark__mutmut_36(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(assignment, given))
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
    )


def x_mark__mutmut_37(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, given))
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
    )


def x_mark__mutmut_38(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, ))
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
    )


def x_mark__mutmut_39(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=None,
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
    )


def x_mark__mutmut_40(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=None,
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
    )


def x_mark__mutmut_41(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=assignment.name,
        status=None,
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
    )


def x_mark__mutmut_42(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=assignment.name,
        status=judgement.status,
        tasks=None,
        raw_score=earned,
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_43(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        raw_score=None,
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_44(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        penalty=None,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_45(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        score=None,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_46(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        max_score=None,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_47(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        due=None,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_48(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        timestamp=None,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_49(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        note=None,
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_50(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        answers=None,
        marks=given,
    )


def x_mark__mutmut_51(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        marks=None,
    )


def x_mark__mutmut_52(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
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
    )


def x_mark__mutmut_53(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
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
    )


def x_mark__mutmut_54(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=assignment.name,
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
    )


def x_mark__mutmut_55(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
    given = tuple((each.name, (marks or {})[each.name]) for each in assignment.questions if each.name in (marks or {}))
    earned = sum(task.score for task in tasks) + sum(points for _, points in given)
    late = lateness(assignment, submission.student.id, submission.timestamp, earned)
    graded = judgement.status is Status.GRADED
    notes = (*submission.notes, *judgement.notes, late.words if graded else "", _waiting(judgement, assignment, given))
    return Grade(
        student=submission.student,
        assignment=assignment.name,
        status=judgement.status,
        raw_score=earned,
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_56(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        penalty=late.penalty,
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_57(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        score=earned - late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_58(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_59(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_60(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_61(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_62(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_63(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        marks=given,
    )


def x_mark__mutmut_64(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        )


def x_mark__mutmut_65(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        score=earned + late.penalty,
        max_score=assignment.points,
        due=late.due,
        timestamp=submission.timestamp,
        note="; ".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_66(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        note="; ".join(None),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_67(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        note="XX; XX".join(dict.fromkeys(note for note in notes if note)),
        answers=judgement.answers,
        marks=given,
    )


def x_mark__mutmut_68(
    submission: Submission, judgement: Judgement, assignment: Assignment, marks: Mapping[str, float] | None = None
) -> Grade:
    """Turn a judgement, and a person's `marks` for answers in words, into points; nothing is rounded here."""
    results = {result.task: result for result in judgement.tasks}
    tasks = tuple(_task(task, results.get(task.name)) for task in assignment.tasks)
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
        note="; ".join(dict.fromkeys(None)),
        answers=judgement.answers,
        marks=given,
    )

mutants_x_mark__mutmut['_mutmut_orig'] = x_mark__mutmut_orig # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_1'] = x_mark__mutmut_1 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_2'] = x_mark__mutmut_2 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_3'] = x_mark__mutmut_3 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_4'] = x_mark__mutmut_4 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_5'] = x_mark__mutmut_5 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_6'] = x_mark__mutmut_6 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_7'] = x_mark__mutmut_7 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_8'] = x_mark__mutmut_8 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_9'] = x_mark__mutmut_9 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_10'] = x_mark__mutmut_10 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_11'] = x_mark__mutmut_11 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_12'] = x_mark__mutmut_12 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_13'] = x_mark__mutmut_13 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_14'] = x_mark__mutmut_14 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_15'] = x_mark__mutmut_15 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_16'] = x_mark__mutmut_16 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_17'] = x_mark__mutmut_17 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_18'] = x_mark__mutmut_18 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_19'] = x_mark__mutmut_19 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_20'] = x_mark__mutmut_20 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_21'] = x_mark__mutmut_21 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_22'] = x_mark__mutmut_22 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_23'] = x_mark__mutmut_23 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_24'] = x_mark__mutmut_24 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_25'] = x_mark__mutmut_25 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_26'] = x_mark__mutmut_26 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_27'] = x_mark__mutmut_27 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_28'] = x_mark__mutmut_28 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_29'] = x_mark__mutmut_29 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_30'] = x_mark__mutmut_30 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_31'] = x_mark__mutmut_31 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_32'] = x_mark__mutmut_32 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_33'] = x_mark__mutmut_33 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_34'] = x_mark__mutmut_34 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_35'] = x_mark__mutmut_35 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_36'] = x_mark__mutmut_36 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_37'] = x_mark__mutmut_37 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_38'] = x_mark__mutmut_38 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_39'] = x_mark__mutmut_39 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_40'] = x_mark__mutmut_40 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_41'] = x_mark__mutmut_41 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_42'] = x_mark__mutmut_42 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_43'] = x_mark__mutmut_43 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_44'] = x_mark__mutmut_44 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_45'] = x_mark__mutmut_45 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_46'] = x_mark__mutmut_46 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_47'] = x_mark__mutmut_47 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_48'] = x_mark__mutmut_48 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_49'] = x_mark__mutmut_49 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_50'] = x_mark__mutmut_50 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_51'] = x_mark__mutmut_51 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_52'] = x_mark__mutmut_52 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_53'] = x_mark__mutmut_53 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_54'] = x_mark__mutmut_54 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_55'] = x_mark__mutmut_55 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_56'] = x_mark__mutmut_56 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_57'] = x_mark__mutmut_57 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_58'] = x_mark__mutmut_58 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_59'] = x_mark__mutmut_59 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_60'] = x_mark__mutmut_60 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_61'] = x_mark__mutmut_61 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_62'] = x_mark__mutmut_62 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_63'] = x_mark__mutmut_63 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_64'] = x_mark__mutmut_64 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_65'] = x_mark__mutmut_65 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_66'] = x_mark__mutmut_66 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_67'] = x_mark__mutmut_67 # type: ignore # mutmut generated
mutants_x_mark__mutmut['x_mark__mutmut_68'] = x_mark__mutmut_68 # type: ignore # mutmut generated
mutants_x__waiting__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__waiting__mutmut)
def _waiting(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_orig(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_1(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = None
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_2(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() + dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_3(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(None).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_4(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(None).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_5(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = None
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_6(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(None)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_7(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name not in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_8(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if number:
        return ""
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_9(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return "XXXX"
    return "1 answer in words waits to be marked" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_10(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if (number == 1) and False else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_11(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if (number == 1) or True else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_12(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "XX1 answer in words waits to be markedXX" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_13(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 ANSWER IN WORDS WAITS TO BE MARKED" if number == 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_14(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number != 1 else f"{number} answers in words wait to be marked"


def x__waiting__mutmut_15(judgement: Judgement, assignment: Assignment, given: tuple[tuple[str, float], ...]) -> str:
    """Say how many answers in words could still earn points."""
    unmarked = dict(judgement.answers).keys() - dict(given).keys()
    number = sum(question.name in unmarked for question in assignment.questions if question.points)
    if not number:
        return ""
    return "1 answer in words waits to be marked" if number == 2 else f"{number} answers in words wait to be marked"

mutants_x__waiting__mutmut['_mutmut_orig'] = x__waiting__mutmut_orig # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_1'] = x__waiting__mutmut_1 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_2'] = x__waiting__mutmut_2 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_3'] = x__waiting__mutmut_3 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_4'] = x__waiting__mutmut_4 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_5'] = x__waiting__mutmut_5 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_6'] = x__waiting__mutmut_6 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_7'] = x__waiting__mutmut_7 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_8'] = x__waiting__mutmut_8 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_9'] = x__waiting__mutmut_9 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_10'] = x__waiting__mutmut_10 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_11'] = x__waiting__mutmut_11 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_12'] = x__waiting__mutmut_12 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_13'] = x__waiting__mutmut_13 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_14'] = x__waiting__mutmut_14 # type: ignore # mutmut generated
mutants_x__waiting__mutmut['x__waiting__mutmut_15'] = x__waiting__mutmut_15 # type: ignore # mutmut generated
mutants_x__task__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__task__mutmut)
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


def x__task__mutmut_orig(task: Task, result: TaskResult | None) -> TaskGrade:
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


def x__task__mutmut_1(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is not None:
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


def x__task__mutmut_2(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(None, Verdict.MISSING, 0.0, task.points)
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


def x__task__mutmut_3(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, None, 0.0, task.points)
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


def x__task__mutmut_4(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, None, task.points)
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


def x__task__mutmut_5(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, None)
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


def x__task__mutmut_6(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(Verdict.MISSING, 0.0, task.points)
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


def x__task__mutmut_7(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, 0.0, task.points)
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


def x__task__mutmut_8(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, task.points)
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


def x__task__mutmut_9(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, )
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


def x__task__mutmut_10(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 1.0, task.points)
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


def x__task__mutmut_11(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = None
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


def x__task__mutmut_12(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(None, task) for check in result.checks]
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


def x__task__mutmut_13(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, None) for check in result.checks]
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


def x__task__mutmut_14(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(task) for check in result.checks]
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


def x__task__mutmut_15(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, ) for check in result.checks]
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


def x__task__mutmut_16(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=None,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_17(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=None,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_18(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=None,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_19(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=None,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_20(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=None,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_21(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=None,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_22(task: Task, result: TaskResult | None) -> TaskGrade:
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
        checks=None,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_23(task: Task, result: TaskResult | None) -> TaskGrade:
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
        source=None,
        picture=result.picture,
    )


def x__task__mutmut_24(task: Task, result: TaskResult | None) -> TaskGrade:
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
        picture=None,
    )


def x__task__mutmut_25(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_26(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_27(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_28(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_29(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_30(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_31(task: Task, result: TaskResult | None) -> TaskGrade:
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
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_32(task: Task, result: TaskResult | None) -> TaskGrade:
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
        picture=result.picture,
    )


def x__task__mutmut_33(task: Task, result: TaskResult | None) -> TaskGrade:
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
        )


def x__task__mutmut_34(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if (worth) and False else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_35(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if (worth) or True else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_36(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) * len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_37(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points / sum(worth) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_38(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(None) / len(worth) if worth else 0.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )


def x__task__mutmut_39(task: Task, result: TaskResult | None) -> TaskGrade:
    if result is None:
        return TaskGrade(task.name, Verdict.MISSING, 0.0, task.points)
    worth = [_share(check, task) for check in result.checks]
    return TaskGrade(
        task=task.name,
        verdict=result.verdict,
        score=task.points * sum(worth) / len(worth) if worth else 1.0,
        max_score=task.points,
        misconception=result.misconception,
        advice=result.advice,
        checks=result.checks,
        source=result.source,
        picture=result.picture,
    )

mutants_x__task__mutmut['_mutmut_orig'] = x__task__mutmut_orig # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_1'] = x__task__mutmut_1 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_2'] = x__task__mutmut_2 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_3'] = x__task__mutmut_3 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_4'] = x__task__mutmut_4 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_5'] = x__task__mutmut_5 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_6'] = x__task__mutmut_6 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_7'] = x__task__mutmut_7 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_8'] = x__task__mutmut_8 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_9'] = x__task__mutmut_9 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_10'] = x__task__mutmut_10 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_11'] = x__task__mutmut_11 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_12'] = x__task__mutmut_12 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_13'] = x__task__mutmut_13 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_14'] = x__task__mutmut_14 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_15'] = x__task__mutmut_15 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_16'] = x__task__mutmut_16 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_17'] = x__task__mutmut_17 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_18'] = x__task__mutmut_18 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_19'] = x__task__mutmut_19 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_20'] = x__task__mutmut_20 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_21'] = x__task__mutmut_21 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_22'] = x__task__mutmut_22 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_23'] = x__task__mutmut_23 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_24'] = x__task__mutmut_24 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_25'] = x__task__mutmut_25 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_26'] = x__task__mutmut_26 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_27'] = x__task__mutmut_27 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_28'] = x__task__mutmut_28 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_29'] = x__task__mutmut_29 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_30'] = x__task__mutmut_30 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_31'] = x__task__mutmut_31 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_32'] = x__task__mutmut_32 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_33'] = x__task__mutmut_33 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_34'] = x__task__mutmut_34 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_35'] = x__task__mutmut_35 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_36'] = x__task__mutmut_36 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_37'] = x__task__mutmut_37 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_38'] = x__task__mutmut_38 # type: ignore # mutmut generated
mutants_x__task__mutmut['x__task__mutmut_39'] = x__task__mutmut_39 # type: ignore # mutmut generated
mutants_x__share__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__share__mutmut)
def _share(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0


def x__share__mutmut_orig(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0


def x__share__mutmut_1(check: CheckResult, task: Task) -> float:
    if check.verdict is not Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 0.0


def x__share__mutmut_2(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if (check.verdict is Verdict.PASSED) and False else 0.0


def x__share__mutmut_3(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if (check.verdict is Verdict.PASSED) or True else 0.0


def x__share__mutmut_4(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 2.0 if check.verdict is Verdict.PASSED else 0.0


def x__share__mutmut_5(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is not Verdict.PASSED else 0.0


def x__share__mutmut_6(check: CheckResult, task: Task) -> float:
    if check.verdict is Verdict.CARRIED:
        return task.carry
    return 1.0 if check.verdict is Verdict.PASSED else 1.0

mutants_x__share__mutmut['_mutmut_orig'] = x__share__mutmut_orig # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_1'] = x__share__mutmut_1 # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_2'] = x__share__mutmut_2 # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_3'] = x__share__mutmut_3 # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_4'] = x__share__mutmut_4 # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_5'] = x__share__mutmut_5 # type: ignore # mutmut generated
mutants_x__share__mutmut['x__share__mutmut_6'] = x__share__mutmut_6 # type: ignore # mutmut generated
