"""marks.csv: what a teacher decides by hand. It outlives every run.

student_id,assignment,task,points,comment
ann,backprop,hidden_delta,1.5,Right in the discussion.     points of a task, before lateness
ann,backprop,question_first_trick,2,                       points of a question in words
bo,backprop,,8,                                            final points of the whole assignment
cy,backprop,,excused,Ill in March.                         it does not count; of a task: that one does not
di,backprop,,,Well drawn.                                  a comment alone, in Markdown

A spreadsheet's form is read too: a byte order mark, semicolons or tabs, a decimal comma.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.collect.csv_table import read_csv
from grader.collect.names import folded, unarmoured
from grader.errors import CourseError
from grader.records.course import Assignment
from grader.records.marks import Mark

FILE = "marks.csv"
COLUMNS = ("student_id", "assignment", "task", "points", "comment")
NEEDED = COLUMNS[:2]
EXCUSED = "excused"


def read_marks_table(root: Path, assignments: Sequence[Assignment]) -> tuple[Mark, ...]:
    """Read the marks of a course; none where there is no marks.csv.

    Raises
    ------
    CourseError
        A line names no assignment or task of the course, or no points that it can give; the message names the line.
    """
    path = root / FILE
    if not path.exists():
        return ()
    rows = read_csv(path).rows
    header = [folded(title) for title in rows[0][1]] if rows else []
    for column in NEEDED if rows else ():
        if header.count(column) != 1:
            raise CourseError(
                f"{path} has {_count(header.count(column))} '{column}'; its first line is {','.join(COLUMNS)}"
            )
    known = {assignment.name: assignment for assignment in assignments}
    return tuple(_mark(f"{path}, line {line}", line, _named(header, cells), known) for line, cells in rows[1:])


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by column; what a spreadsheet wraps to keep the zeros of a number is unwrapped."""
    texts = {title: unarmoured(cell).strip() for title, cell in zip(header, cells, strict=False)}
    return {column: texts.get(column, "") for column in COLUMNS}


def _count(number: int) -> str:
    return "no column" if not number else "several columns"


def _mark(place: str, line: int, row: Mapping[str, str], known: Mapping[str, Assignment]) -> Mark:
    student, name, task = row["student_id"], row["assignment"], row["task"]
    if not student:
        raise CourseError(f"{place}: there is no student_id")
    if name not in known:
        raise CourseError(f"{place}: no assignment '{name}'; there is {', '.join(known)}")
    most = _most(place, known[name], task)
    text = row["points"].casefold()
    points = None if text in {"", EXCUSED} else _points(place, row["points"], most, task or name)
    if not text and not row["comment"]:
        raise CourseError(f"{place}: there are neither points nor a comment; write a number, 'excused' or a comment")
    return Mark(student, name, task, points, text == EXCUSED, row["comment"], line)


def _most(place: str, assignment: Assignment, task: str) -> float:
    """Return the most points that a task, a question or the whole assignment can earn."""
    worth = {task.name: task.points for task in assignment.tasks}
    worth |= {question.name: question.points for question in assignment.questions}
    if not task:
        return assignment.most
    if task not in worth:
        raise CourseError(f"{place}: '{assignment.name}' has no task or question '{task}'; it has {', '.join(worth)}")
    return worth[task]


def _points(place: str, text: str, most: float, what: str) -> float:
    try:
        points = float(text.replace(",", "."))
    except ValueError as error:
        raise CourseError(f"{place}: points is {text!r}; write a number, 'excused', or nothing") from error
    if not math.isfinite(points) or points < 0 or points > most + 1e-9:
        raise CourseError(f"{place}: {text} points for {what}, which has {most:g}; give 0 to {most:g}")
    return points
