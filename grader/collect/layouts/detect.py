"""Which layout a place has: the first that fits.

a zip file             unpacked with suspicion (archive.py), then looked at as a folder
nbgrader's exchange    every folder named <student>+<assignment>+<time>; some, where everybody may write
Gradescope             submission_metadata.yml
Blackboard             everything named <title>_<user>_attempt_<time>_...
Brightspace            everything named <number>-<number> - <name> - <time>
Sakai                  every folder or file named <Last, First>(<user>)..., as Sakai does
Canvas                 every notebook named <name>_<id>_<id>_<own name>
Moodle                 everything named ..._assignsubmission_...
repositories           gh classroom, Classroom 50, or most folders have a .git
nbgrader               folders; Microsoft Teams' too, named after students, in "Submitted files"
Google Classroom       every notebook named <name> - <own name>
flat                   notebooks
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.collect import tree, zips
from grader.collect.layouts import (
    blackboard,
    brightspace,
    canvas,
    exchange,
    flat,
    gradescope,
    moodle,
    named_files,
    nbgrader,
    repositories,
    sakai,
)
from grader.errors import CourseError

if TYPE_CHECKING:
    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import LayoutResult

LOG = logging.getLogger(__name__)
TEAMS = "Submitted files"  # beside "Working files", in the SharePoint library "Student Work" of a class
Fits = Callable[[Path, Sequence[Path]], bool]
Read = Callable[[Path, "LayoutRequest"], "LayoutResult"]
LAYOUTS: tuple[tuple[Fits, Read], ...] = (
    (exchange.fits, exchange.read),
    (gradescope.fits, gradescope.read),
    (blackboard.fits, blackboard.read),
    (brightspace.fits, brightspace.read),
    (sakai.fits, sakai.read),
    (canvas.fits, canvas.read),
    (moodle.fits, moodle.read),
    (repositories.fits, repositories.read),
    (nbgrader.fits, nbgrader.read),
    (named_files.fits, named_files.read),
    (flat.fits, flat.read),
)

DOWNLOADS = (gradescope.fits, blackboard.fits, brightspace.fits, sakai.fits, canvas.fits, moodle.fits)


def read_place(place: Path, request: LayoutRequest) -> LayoutResult:
    """Read the submissions of a folder or zip file, in whatever layout."""
    if place.is_dir():
        return _read_folder(place, request)
    if place.suffix.lower() != ".zip":
        raise CourseError(f"{place}: neither a folder nor a zip file; name the folder with the submissions")
    into = request.scratch / "unpacked" / place.stem
    into.mkdir(parents=True)
    refused = zips.extract(place, into, request.course.limits)
    found = _read_folder(_inner(into), replace(request, refused=refused.by_path))
    return replace(found, notes=(*refused.notes, *found.notes))


def _read_folder(folder: Path, request: LayoutRequest) -> LayoutResult:
    stage = request.scratch / "staged"
    stage.mkdir()
    inside = request.listing(folder)
    if TEAMS in {path.name for path in inside}:
        folder = folder / TEAMS
        inside = request.listing(folder)
    others: list[str] = []
    for fits, read in LAYOUTS:
        if fits(folder, inside):
            why = f"the first layout that fits; not {', '.join(others)}" if others else "the first layout of all"
            LOG.info("%s: read as %s, %s", request.place, _name(read), why)
            return read(folder, replace(request, scratch=stage))
        others.append(_name(read))
    raise CourseError(
        f"{request.place.name}: neither students' folders nor notebooks in it; put submissions there as "
        "<student_id>/<assignment>/<assignment>.ipynb"
    )


def _name(read: Read) -> str:
    return read.__module__.rpartition(".")[2].replace("_", " ")


def _inner(folder: Path) -> Path:
    """Step into the one folder that a zip of a folder holds, unless it is a student's."""
    inside = tree.entries(folder)
    if len(inside) == 1 and tree.is_folder(inside[0]):
        deeper = tree.entries(inside[0])
        if any(tree.is_folder(path) for path in deeper) or any(fits(inside[0], deeper) for fits in DOWNLOADS):
            return inside[0]
    return folder
