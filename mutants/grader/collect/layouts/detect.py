"""Which layout a place has: the first that fits.

a zip file             unpacked with suspicion (archive.py), then looked at as a folder
Gradescope             submission_metadata.yml
Canvas                 every notebook named <name>_<id>_<id>_<own name>
Moodle                 everything named ..._assignsubmission_...
nbgrader's exchange    every folder named <student>+<assignment>+<time>
repositories           gh classroom, Classroom 50, or most folders have a .git
nbgrader               folders
flat                   notebooks
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.collect import tree, zips
from grader.collect.choose import KINDS
from grader.collect.layouts import canvas, exchange, flat, gradescope, moodle, nbgrader, repositories
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.collect.layouts.repositories import Due
    from grader.collect.raw import LayoutResult
    from grader.records.course import Assignment, Course

Read = Callable[["Path", "Course", "Sequence[Assignment]", "Path", "Mapping[Path, str]"], "LayoutResult"]
LMS: tuple[tuple[Callable[[Path, Sequence[Path]], bool], Read], ...] = (
    (gradescope.fits, gradescope.read),
    (canvas.fits, canvas.read),
    (moodle.fits, moodle.read),
)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, a folder that is ours to write into, and who may hand in until when."""

    course: Course
    assignments: Sequence[Assignment]
    scratch: Path
    due: Due


def find(place: Path, search: Search) -> LayoutResult:
    """Read the hand-ins of a folder or zip file, in whatever layout."""
    if place.is_dir():
        return _in_folder(place, search, {})
    if place.suffix.lower() != ".zip":
        raise CourseError(f"{place}: neither a folder nor a zip file; name the folder with the submissions")
    into = search.scratch / "unpacked" / place.stem
    into.mkdir(parents=True)
    refused = zips.extract(place, into, search.course.limits)
    found = _in_folder(_inner(into), search, refused.by_path)
    return replace(found, notes=(*refused.notes, *found.notes))


def _in_folder(folder: Path, search: Search, refused: Mapping[Path, str]) -> LayoutResult:
    inside = tree.entries(folder)
    course, assignments = search.course, search.assignments
    stage = search.scratch / "staged"
    for fits, read in LMS:
        if fits(folder, inside):
            stage.mkdir()
            return read(folder, course, assignments, stage, refused)
    if exchange.fits(inside):
        return exchange.read(folder, course, assignments, refused)
    if repositories.fits(folder, inside):
        return repositories.read(folder, course, assignments, stage, refused, search.due)
    if any(tree.is_folder(path) for path in inside):
        return nbgrader.read(folder, course, assignments, refused)
    if any(path.suffix.lower() in KINDS for path in (*inside, *refused)):
        return flat.read(folder, course, assignments, refused)
    raise CourseError(
        f"{folder.name}: neither students' folders nor notebooks in it; put submissions there as "
        "<student_id>/<assignment>/<assignment>.ipynb"
    )


def _inner(folder: Path) -> Path:
    """Step into the one folder that a zip of a folder holds, unless it is a student's."""
    inside = tree.entries(folder)
    if len(inside) == 1 and tree.is_folder(inside[0]):
        deeper = tree.entries(inside[0])
        if any(tree.is_folder(path) for path in deeper) or gradescope.fits(inside[0], deeper):
            return inside[0]
    return folder
