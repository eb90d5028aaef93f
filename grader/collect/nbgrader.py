"""nbgrader's layout: submitted/<student>/<assignment>/<assignment>.ipynb, with an optional timestamp.txt.

Found and graded with a note as well, where there is no doubt: an assignment's folder in another spelling, one
folder too deep, or a notebook that lies in the student's own folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.collect import companions, timestamps, tree
from grader.collect.choose import KINDS, Choice, Wanted, bears, choose
from grader.collect.handin import Found, HandIn, by_id
from grader.errors import CourseError
from grader.records import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.records import Assignment, Course

DEPTH = 3


def read(folder: Path, course: Course, assignments: Sequence[Assignment]) -> Found:
    """Find every student's hand-in for every assignment asked for."""
    inside = tree.entries(folder)
    students = [path for path in inside if not tree.is_regular(path)]
    _refuse_upside_down(folder, students, course)
    hand_ins = tuple(_hand_in(path, course, assignment.name) for path in students for assignment in assignments)
    strays = [path for path in inside if tree.is_regular(path) and path.suffix.lower() in KINDS]
    notes = tuple(
        f"{tree.shown(path.name)} lies beside the students' folders: not graded; "
        f"put it into <student_id>/{assignments[0].name}/"
        for path in strays
    )
    return Found(hand_ins, notes)


def _hand_in(student: Path, course: Course, assignment: str) -> HandIn:
    who = tree.shown(student.name)
    try:
        if not tree.is_folder(student):
            note = f"{who}: not a folder (a link, perhaps), so not followed"
            return HandIn(by_id(who), assignment, who, status=Status.UNREADABLE, notes=(note,))
        return _look(student, who, course, assignment)
    except OSError as error:
        note = f"{who} cannot be read: {error.strerror}"
        return HandIn(by_id(who), assignment, who, status=Status.UNREADABLE, notes=(note,))


def _look(student: Path, who: str, course: Course, assignment: str) -> HandIn:
    wanted = Wanted(assignment, tuple(each.name for each in course.assignments), student)
    place, choice = _choice(wanted)
    when, remarks = timestamps.beside(student / assignment)
    if when is None and place != student / assignment:
        when, remarks = timestamps.beside(place)
    along: tuple[Path, ...] = ()
    left: list[str] = []
    if choice.path is not None:
        depth = 0 if choice.path.parent == student else DEPTH
        along, left = companions.beside(choice.path, course.limits, depth)
    notes = (*choice.notes, *left, *remarks)
    place_name = f"{who}/{assignment}"
    return HandIn(by_id(who), assignment, place_name, choice.path, along, when, choice.status, notes)


def _choice(wanted: Wanted) -> tuple[Path, Choice]:
    """Look where the hand-in should be, then where students put it instead."""
    student = wanted.root
    folders = [path for path in tree.entries(student) if tree.is_folder(path)]
    right = [path for path in folders if path.name == wanted.assignment]
    alike = [path for path in folders if path not in right and bears(path.name, wanted.assignment, wanted.names)]
    first = None
    for place in (*right, *alike):
        choice = choose(tree.files(place, DEPTH - 1), wanted)
        if choice.status is not Status.MISSING:
            return place, _remark(choice, wanted)
        first = first or choice
    others = [path for path in folders if not any(bears(path.name, name, wanted.names) for name in wanted.names)]
    choice = choose(_elsewhere(others, wanted), wanted)
    if choice.status is Status.MISSING and first is not None and first.notes:
        return student, first
    return student, _remark(choice, wanted)


def _elsewhere(folders: list[Path], wanted: Wanted) -> list[Path]:
    """Files outside the assignment's folder that can only be meant for it."""
    loose = [
        *tree.files(wanted.root, 0),
        *(path for place in folders for path in tree.files(place, DEPTH - 1)),
    ]
    if len(wanted.names) == 1:
        return [path for path in loose if path.name != "timestamp.txt"]
    return [path for path in loose if bears(path.stem, wanted.assignment, wanted.names)]


def _remark(choice: Choice, wanted: Wanted) -> Choice:
    if choice.path is None or choice.path.parent == wanted.root / wanted.assignment:
        return choice
    where = tree.relative(choice.path.parent, wanted.root.parent)
    note = f"found in {where}, not in {tree.shown(wanted.root.name)}/{wanted.assignment}"
    return Choice(choice.path, choice.status, (*choice.notes, note))


def _refuse_upside_down(folder: Path, students: list[Path], course: Course) -> None:
    names = {assignment.name for assignment in course.assignments}
    if students and all(path.name in names for path in students):
        listed = ", ".join(path.name for path in students)
        raise CourseError(
            f"{folder}: its folders ({listed}) are named after assignments, where students are expected "
            "(<student_id>/<assignment>/<assignment>.ipynb); "
            f"grade one of them with --submissions {folder / students[0].name}"
        )
