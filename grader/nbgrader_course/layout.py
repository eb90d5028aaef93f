"""nbgrader's own layout, for assignments of several notebooks: submitted/<student>/<assignment>/<notebook>.ipynb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.collect import timestamps, tree
from grader.collect.layouts.detect import read_place
from grader.collect.layouts.request import LayoutRequest
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.nbgrader_course.config import NbgraderConfig
from grader.nbgrader_course.files import NOTEBOOKS, files_of
from grader.nbgrader_course.gradebook import student_ids
from grader.nbgrader_course.source import Assignments, SourceNotebook
from grader.records.submission import Status


def read_submissions(config: NbgraderConfig, known: Assignments, folder: Path, request: LayoutRequest) -> LayoutResult:
    """Read what every student submitted; any other layout is found out, as for every course."""
    students = tree.folders(folder) if folder.is_dir() else []
    students = [path for path in students if path.name not in config.excluded_students]
    if not config.creates_students:
        known_ids = student_ids(config.root)
        students = [path for path in students if path.name in known_ids]
    if not any((student / name).is_dir() for student in students for name in known):
        return read_place(folder, request)
    found = [
        _submission(student, known[assignment.name], assignment.name, config)
        for student in students
        for assignment in request.assignments
    ]
    return LayoutResult(tuple(found))


def _submission(
    student: Path, notebooks: tuple[SourceNotebook, ...], assignment: str, config: NbgraderConfig
) -> RawSubmission:
    who, place = tree.printable(student.name), student / assignment
    there = [place / f"{notebook.name}.ipynb" for notebook in notebooks]
    there = [path for path in there if path.is_file()]
    if not there:
        notes = tuple(_nothing(place, notebooks))
        return RawSubmission(by_id(who), assignment, f"{who}/{assignment}", notes=notes)
    when, remarks = timestamps.beside(place)
    along = [path for path in files_of(place, (*config.ignored, NOTEBOOKS)) if path.name != "timestamp.txt"]
    return RawSubmission(
        who=by_id(who),
        assignment=assignment,
        place=f"{who}/{assignment}",
        path=there[0],
        companions=(*there[1:], *along),
        timestamp=when,
        status=Status.GRADED,
        notes=tuple(remarks),
    )


def _nothing(place: Path, notebooks: tuple[SourceNotebook, ...]) -> Iterator[str]:
    if place.is_dir():
        yield f"there is no {', '.join(f'{notebook.name}.ipynb' for notebook in notebooks)} in {place.name}"
