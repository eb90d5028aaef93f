"""nbgrader's layout: submitted/<student>/<assignment>/<assignment>.ipynb, with an optional timestamp.txt.

Found and graded with a note as well, where there is no doubt: an assignment's folder in another spelling, one
folder too deep, or a notebook in the student's own folder. Microsoft Teams keeps work in this layout too, under full
names: `Submitted files/<name>/<assignment>/Version 2/`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.choose import KINDS, Choice, FileQuery, inside, listed, own_files
from grader.collect.layouts.student_folder import DEPTH, guarded, or_traces, query_for, unreadable, with_companions
from grader.collect.names import has_name
from grader.collect.packed import find_file
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.errors import CourseError
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

VERSION = re.compile(r"Version (\d{1,6})")


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether there are folders."""
    del folder
    return any(path.is_dir() and not path.is_symlink() for path in inside)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find every student's submission for every assignment asked for."""
    there = tree.entries(folder)
    students = [path for path in there if not tree.is_regular(path)]
    _refuse_upside_down(folder, students, request)
    queries = {each.name: query_for(request, each.name, folder) for each in request.assignments}
    found = tuple(_submission(path, queries[each.name], request) for path in students for each in request.assignments)
    strays = [path for path in there if path.suffix.lower() in KINDS and tree.is_regular(path)]
    notes = tuple(
        f"{tree.printable(path.name)} lies beside the students' folders: not graded; "
        f"put it into <student_id>/{request.assignments[0].name}/"
        for path in strays
    )
    return LayoutResult(found, notes)


def _submission(student: Path, query: FileQuery, request: LayoutRequest) -> RawSubmission:
    name = tree.printable(student.name)
    if not tree.is_folder(student):
        reason = f"{name}: not a folder (a link, perhaps), so not followed"
        return unreadable(by_id(name), query.assignment, name, reason)
    query = query.below(student)
    return guarded(by_id(name), query.assignment, name, lambda: _look(query, name, request))


def _look(query: FileQuery, name: str, request: LayoutRequest) -> RawSubmission:
    student, assignment = query.root, query.assignment
    place, choice = _choice(query)
    choice = or_traces(choice, student, query, query.names if len(query.names) > 1 else ())
    when, remarks = timestamps.beside(student / assignment)
    if when is None:
        when, remarks = timestamps.beside(place)
    found = RawSubmission(by_id(name), assignment, f"{name}/{assignment}", timestamp=when, notes=remarks)
    depth = 0 if choice.path is not None and choice.path.parent == student else DEPTH
    return with_companions(found, choice, depth, request)


def _choice(query: FileQuery) -> tuple[Path, Choice]:
    """Look where the submission should be, then where students put it instead."""
    student = query.root
    folders = tree.folders(student)
    right = [path for path in folders if path.name == query.assignment]
    alike = [path for path in folders if has_name(path.name, query.assignment, query.names)]
    first = None
    for whole in (*right, *alike):
        place, note = _last_version(whole)
        choice = find_file(inside(place, DEPTH - 1, query), query)
        if choice.status is not Status.MISSING:
            return place, _remark(replace(choice, notes=(*note, *choice.notes)), query)
        first = first or choice
    others = [path for path in folders if not any(has_name(path.name, name, query.names) for name in query.names)]
    choice = find_file(_elsewhere(others, query), query)
    if choice.status is not Status.MISSING:
        return student, _remark(choice, query)
    if len(others) == len(folders):
        choice = _nameless(others, query)
    return student, first if first is not None and first.notes else choice


def _last_version(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Step into the last of the folders `Version 1`, `Version 2`, ... that Microsoft Teams keeps."""
    inside = tree.entries(folder)
    numbers = {int(match[1]): path for path in inside if (match := VERSION.fullmatch(path.name))}
    if not numbers or len(numbers) < len(inside):
        return folder, ()
    note = (f"the last of {len(numbers)} versions counts",) if len(numbers) > 1 else ()
    return numbers[max(numbers)], note


def _elsewhere(folders: list[Path], query: FileQuery) -> list[Path]:
    """List the files outside the assignment's folder that can only be meant for it."""
    loose = _loose(folders, query)
    if len(query.names) == 1:
        return loose
    return [path for path in loose if has_name(path.stem, query.assignment, query.names)]


def _nameless(folders: list[Path], query: FileQuery) -> Choice:
    """Ask a person about what lies in a student's folder where nothing says which assignment it is for."""
    loose = own_files(_loose(folders, query), query)
    if not loose or any(has_name(path.stem, name, query.names) for path in loose for name in query.names):
        return Choice(None, Status.MISSING)
    remedy = f"if it is for this one, put it into {query.assignment}/"
    note = f"{listed(loose, query.root)}: nothing says for which assignment; {remedy}"
    return Choice(None, Status.NEEDS_PERSON, (note,))


def _loose(folders: list[Path], query: FileQuery) -> list[Path]:
    places = (path for place in folders for path in inside(place, DEPTH - 1, query))
    return [*inside(query.root, 0, query), *places]


def _remark(choice: Choice, query: FileQuery) -> Choice:
    student = query.root
    if choice.path is None or student not in choice.path.parents or choice.path.parent == student / query.assignment:
        return choice
    where = tree.relative(choice.path.parent, student.parent)
    note = f"found in {where}, not in {tree.printable(student.name)}/{query.assignment}"
    return Choice(choice.path, choice.status, (*choice.notes, note))


def _refuse_upside_down(folder: Path, students: list[Path], request: LayoutRequest) -> None:
    names = {assignment.name for assignment in request.course.assignments}
    if students and all(path.name in names for path in students):
        folders = ", ".join(path.name for path in students)
        raise CourseError(
            f"{request.place}: its folders ({folders}) are named after assignments, where students are expected "
            f"(<student_id>/<assignment>/<assignment>.ipynb); {_right_way_up(folder, students, request)}"
        )


def _right_way_up(folder: Path, assignments: list[Path], request: LayoutRequest) -> str:
    """Say how to grade a folder of assignments: it is one student's, or each of them holds all students'."""
    one_student = any(path.stem == each.name for each in assignments for path in tree.files(each, 0))
    place, first = request.place, assignments[0].name
    if place.is_file():  # an archive, unpacked
        return "unpack it into a folder named after the student" if one_student else f"unpack it and grade {first}"
    if not one_student:
        return f"grade one of them with --submissions {place / first}"
    above = place.parent if place.name else folder.parent
    return f"if this is the folder of one student, grade it with --submissions {above} --student {folder.name}"
