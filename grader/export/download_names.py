"""Whose each file of a graded download is: an LMS takes feedback back under the names that it gave out.

moodle    Jane Doe_12_assignsubmission_file_/...       ->  Jane Doe_12_assignsubmission_file_backprop.html
canvas    doejane_4321_98765_backprop.ipynb            ->  doejane_4321_98765_backprop.html
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from grader.collect.layouts import canvas, moodle
from grader.collect.match import find_match, index
from grader.collect.raw import Identity, IdKind
from grader.collect.roster import Person
from grader.errors import CourseError

Names = dict[str, str]  # the name that the LMS wants, by student


def names_for(form: str, place: Path, people: Iterable[Person], assignment: str) -> Names:
    """Find the name of each student's feedback file.

    Raises
    ------
    CourseError
        Nothing in the download is named as the LMS names it, or nobody in it is in the class.
    """
    known = index(people)
    found: Names = {}
    read = READERS[form]
    seen = False
    for who, name in (pair for entry in _entries(place) for pair in read(entry, assignment)):
        seen = True
        students = {person.student.id for person in find_match(who, known, (assignment,)).people}
        if len(students) == 1:
            found.setdefault(students.pop(), name)
    if not found:
        problem = "nobody in it is in the class" if seen else f"no file in it is named as {form.title()} names them"
        raise CourseError(
            f"{place}: {problem}, so the names that {form.title()} wants are not known: name the graded download, as "
            "it came, with --submissions"
        )
    return found


def _entries(place: Path) -> Iterator[PurePosixPath]:
    """Yield the files and folders of a folder or zip by their path within it."""
    if place.is_dir():
        yield from (PurePosixPath(path.relative_to(place).as_posix()) for path in sorted(place.rglob("*")))
        return
    try:
        with zipfile.ZipFile(place) as archive:
            yield from (PurePosixPath(name) for name in sorted(archive.namelist()))
    except (OSError, zipfile.BadZipFile) as error:
        raise CourseError(f"{place} is no folder and no zip ({error}); name the download with --submissions") from error


def _moodle(entry: PurePosixPath, assignment: str) -> Iterator[tuple[Identity, str]]:
    for part in entry.parts:
        mark = moodle.MARK.search(part)
        if mark is not None and mark["kind"] == "file":
            name, number = part[: mark.start()], mark["number"]
            ids = ((IdKind.NAME, name), *((IdKind.NAME, name.partition("-")[2]),) * ("-" in name))
            yield Identity(name, ids), f"{name}_{number}_assignsubmission_file_{assignment}.html"


def _canvas(entry: PurePosixPath, assignment: str) -> Iterator[tuple[Identity, str]]:
    del assignment
    readings = canvas.readings_of(entry.name)
    if len(readings) == 1 and readings[0].file:
        yield canvas.identity_of(readings[0]), f"{entry.stem}.html"


READERS: Mapping[str, Callable[[PurePosixPath, str], Iterator[tuple[Identity, str]]]] = {
    "moodle": _moodle,
    "canvas": _canvas,
}
