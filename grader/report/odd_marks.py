"""Marks that a person should look at before they are handed out.

in itself          no statement of the file ran; a hidden test broke; a package is not here; a later cell overwrites a
                   function; a person took points from work that is right; lateness took half of the points
beside the class   a strong student fails a task that nearly everybody has, and no mistake explains it
beside oneself     an assignment far below the student's others
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from grader.records.grade import Grade
from grader.records.judgement import Verdict
from grader.report.class_summary import Remark
from grader.report.words import number

if TYPE_CHECKING:
    import pandas as pd

    from grader.records.submission import Student

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


def strong_students_odd_task(tasks: pd.DataFrame, assignment: str) -> Iterator[Remark]:
    """Name who has nearly all the rest, and not a task that nearly everybody has, without a mistake that says why."""
    right = tasks.verdict.isin(RIGHT)
    common = right.groupby(tasks.task).transform("mean") >= NEARLY_ALL if len(tasks) else right
    odd = tasks[~right & (tasks.verdict != Verdict.ERROR) & (tasks.mistake == "") & (tasks.rest >= STRONG) & common]
    for student, task, verdict, rest in odd[["student", "task", "verdict", "rest"]].itertuples(index=False, name=None):
        what = "not written" if verdict == Verdict.MISSING else "not right, without a known mistake"
        yield Remark(student, assignment, f"{task} is {what}; of the other points {round(100 * rest)}% are there")


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
