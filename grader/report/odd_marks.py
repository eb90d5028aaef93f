"""Marks that a person should look at before they are handed out.

in itself          no statement of the file ran; a hidden test broke; a package is not here; a later cell overwrites a
                   function; a person took points from work that is right; lateness took half of the points
beside the class   a strong student fails a task that nearly everybody has, and no mistake explains it
beside oneself     an assignment far below the student's others
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from grader.records.grade import Grade
from grader.records.judgement import Verdict
from grader.records.submission import Student
from grader.report.class_summary import Remark, TaskRow
from grader.report.words import number

STRONG = 0.8  # of the assignment's other points
NEARLY_ALL = 0.7  # of the graded
FAR_BELOW = 0.5  # of an assignment's points
LEAST_OTHERS = 2  # assignments to compare with
RIGHT = (Verdict.PASSED, Verdict.CARRIED)


def odd_in_itself(grade: Grade) -> Iterator[str]:
    """Say what is odd about one grade, whatever the class did."""
    if grade.ran_nothing:
        yield "no statement of the file ran"
    needed = sorted({package.name for package in grade.missing_packages if package.needed})
    if needed:
        yield f"needs what is not installed here: {', '.join(needed)}"
    for name, cell in grade.overwritten:
        yield f"{name} is overwritten by a later cell, {cell}"
    marked = {name for name, _, value in (text.partition("=") for text in grade.decided) if value != "excused"}
    for task in grade.tasks:
        if task.verdict is Verdict.ERROR:
            yield f"{task.task} waits for a hidden test that broke"
        if task.task in marked and task.verdict in RIGHT and task.score < task.max_score and not task.excused:
            yield f"{task.task} is right and was given {number(task.score)} of {number(task.max_score)}"
    if grade.penalty > 0 and grade.penalty >= grade.raw_score / 2:
        yield f"lateness took {number(grade.penalty)} of {number(grade.raw_score)} points"


def strong_students_odd_task(tasks: Sequence[TaskRow], assignment: str) -> Iterator[Remark]:
    """Name who has nearly all the rest, and not a task that nearly everybody has, without a mistake that says why."""
    every = Counter(row.task for row in tasks)
    right = Counter(row.task for row in tasks if row.verdict in RIGHT)
    for row in tasks:
        if row.verdict in (*RIGHT, Verdict.ERROR) or row.mistake or row.rest < STRONG:
            continue
        if right[row.task] / every[row.task] >= NEARLY_ALL:
            what = "not written" if row.verdict is Verdict.MISSING else "not right, without a known mistake"
            text = f"{row.task} is {what}; of the other points {round(100 * row.rest)}% are there"
            yield Remark(row.student, assignment, text)


def unlike_oneself(shares: Mapping[Student, Mapping[str, float]]) -> Iterator[Remark]:
    """Name who has in one assignment far less than in each of at least two others, by shares of the points."""
    for student, own in shares.items():
        for name, share in own.items():
            others = [other for each, other in own.items() if each != name]
            if len(others) >= LEAST_OTHERS and min(others) - share >= FAR_BELOW:
                least = round(100 * min(others))
                yield Remark(
                    student, name, f"{round(100 * share)}% of the points, of every other assignment {least}% or more"
                )
