"""nbgrader's layout: submitted/<student>/<assignment>/<assignment>.ipynb, with an optional timestamp.txt.

LayoutResult and graded with a note as well, where there is no doubt: an assignment's folder in another spelling, one
folder too deep, or a notebook that lies in the student's own folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.collect import companions, timestamps, tree
from grader.collect.choose import KINDS, Choice, FileQuery, choose, has_name, inside, listed, own_files, query_for
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.errors import CourseError, of_the_machine
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.records.course import Assignment, Course

DEPTH = 3


def read(folder: Path, course: Course, assignments: Sequence[Assignment], refused: Mapping[Path, str]) -> LayoutResult:
    """Find every student's hand-in for every assignment asked for; `refused` files stayed in a zip."""
    there = tree.entries(folder)
    students = [path for path in there if not tree.is_regular(path)]
    _refuse_upside_down(folder, students, course)
    wanted = (query_for(course, each.name, path, refused) for path in students for each in assignments)
    submissions = tuple(_hand_in(each, course) for each in wanted)
    strays = [path for path in there if tree.is_regular(path) and path.suffix.lower() in KINDS]
    notes = tuple(
        f"{tree.printable(path.name)} lies beside the students' folders: not graded; "
        f"put it into <student_id>/{assignments[0].name}/"
        for path in strays
    )
    return LayoutResult(submissions, notes)


def _hand_in(wanted: FileQuery, course: Course) -> RawSubmission:
    who, assignment = tree.printable(wanted.root.name), wanted.assignment
    try:
        if not tree.is_folder(wanted.root):
            note = f"{who}: not a folder (a link, perhaps), so not followed"
            return RawSubmission(by_id(who), assignment, who, status=Status.UNREADABLE, notes=(note,))
        return _look(wanted, who, course)
    except OSError as error:
        if of_the_machine(error):
            raise
        note = f"{who} cannot be read: {error.strerror}"
        return RawSubmission(by_id(who), assignment, who, status=Status.UNREADABLE, notes=(note,))


def _look(wanted: FileQuery, who: str, course: Course) -> RawSubmission:
    student, assignment = wanted.root, wanted.assignment
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
    return RawSubmission(by_id(who), assignment, place_name, choice.path, along, when, choice.status, notes)


def _choice(wanted: FileQuery) -> tuple[Path, Choice]:
    """Look where the hand-in should be, then where students put it instead."""
    student = wanted.root
    folders = [path for path in tree.entries(student) if tree.is_folder(path)]
    right = [path for path in folders if path.name == wanted.assignment]
    alike = [path for path in folders if path not in right and has_name(path.name, wanted.assignment, wanted.names)]
    first = None
    for place in (*right, *alike):
        choice = choose(inside(place, DEPTH - 1, wanted), wanted)
        if choice.status is not Status.MISSING:
            return place, _remark(choice, wanted)
        first = first or choice
    others = [path for path in folders if not any(has_name(path.name, name, wanted.names) for name in wanted.names)]
    choice = choose(_elsewhere(others, wanted), wanted)
    if choice.status is not Status.MISSING:
        return student, _remark(choice, wanted)
    if first is None and len(others) == len(folders):
        choice = _nameless(others, wanted)
    return student, first if first is not None and first.notes else choice


def _elsewhere(folders: list[Path], wanted: FileQuery) -> list[Path]:
    """Files outside the assignment's folder that can only be meant for it."""
    loose = _loose(folders, wanted)
    if len(wanted.names) == 1:
        return loose
    return [path for path in loose if has_name(path.stem, wanted.assignment, wanted.names)]


def _nameless(folders: list[Path], wanted: FileQuery) -> Choice:
    """Ask a person about what lies in a student's folder where nothing says which assignment it is for."""
    loose = own_files(_loose(folders, wanted), wanted)
    if not loose or any(has_name(path.stem, name, wanted.names) for path in loose for name in wanted.names):
        return Choice(None, Status.MISSING)
    remedy = f"if it is for this one, put it into {wanted.assignment}/"
    note = f"{listed(loose, wanted.root)}: nothing says for which assignment; {remedy}"
    return Choice(None, Status.NEEDS_PERSON, (note,))


def _loose(folders: list[Path], wanted: FileQuery) -> list[Path]:
    places = (path for place in folders for path in inside(place, DEPTH - 1, wanted))
    return [*inside(wanted.root, 0, wanted), *places]


def _remark(choice: Choice, wanted: FileQuery) -> Choice:
    if choice.path is None or choice.path.parent == wanted.root / wanted.assignment:
        return choice
    where = tree.relative(choice.path.parent, wanted.root.parent)
    note = f"found in {where}, not in {tree.printable(wanted.root.name)}/{wanted.assignment}"
    return Choice(choice.path, choice.status, (*choice.notes, note))


def _refuse_upside_down(folder: Path, students: list[Path], course: Course) -> None:
    names = {assignment.name for assignment in course.assignments}
    if students and all(path.name in names for path in students):
        listed = ", ".join(path.name for path in students)
        raise CourseError(
            f"{folder}: its folders ({listed}) are named after assignments, where students are expected "
            f"(<student_id>/<assignment>/<assignment>.ipynb); {_right_way_up(folder, students)}"
        )


def _right_way_up(folder: Path, assignments: list[Path]) -> str:
    """Say how to grade a folder of assignments: it is one student's, or each of them holds all students'."""
    if not any(path.stem == each.name for each in assignments for path in tree.files(each, 0)):
        return f"grade one of them with --submissions {assignments[0]}"
    one = folder.resolve()
    above = folder.parent if folder.name else one.parent
    return f"if this is the folder of one student, grade it with --submissions {above} --student {one.name}"
