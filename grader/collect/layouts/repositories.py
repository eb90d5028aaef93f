"""Folders of repositories: gh classroom, Classroom 50, or clones made by hand.

backprop-submissions/backprop-<login>/                                  gh classroom clone student-repos
ml26-backprop_submissions_2026_03_02_T_20_15_00/ml26-backprop-<login>/  gh teacher download, with a scores.csv
anything/<student id or login>/.git                                     clones made by hand

A clone is graded at the assignment's tag, or at the last commit up to the due date; where there is none, at the last.
A folder without .git is graded as it lies there.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from grader.collect import git, timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder, unreadable
from grader.collect.raw import Identity, IdKind, LayoutResult, by_id
from grader.errors import CourseError, SubmissionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission
    from grader.records.course import Assignment

    Times = Mapping[str, datetime | None]

CLASSROOM = re.compile(r"(?P<slug>.+)-submissions")
CLASSROOM_50 = re.compile(r"(?P<slug>.+)_submissions_\d{4}_\d\d_\d\d_T_\d\d_\d\d_\d\d")
SCORES = "scores.csv"


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether it is a folder of repositories."""
    folders = [path for path in inside if tree.is_folder(path)]
    if not folders:
        return False
    slug = _slug(folder)
    named = bool(slug) and all(path.name.startswith(f"{slug}-") for path in folders)
    return named or sum(git.is_clone(path) for path in folders) * 2 > len(folders)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per repository."""
    slug, times = _slug(folder), _times(folder / SCORES)
    assignment = request.only_assignment(slug or tree.printable(folder.name))
    repositories = [path for path in tree.entries(folder) if tree.is_folder(path)]
    found = (_submission(path, _who(path, slug, times), times, assignment, request) for path in repositories)
    return LayoutResult(tuple(found))


def _submission(
    path: Path, who: Identity, times: Times, assignment: Assignment, request: LayoutRequest
) -> RawSubmission:
    if not git.is_clone(path):
        when = times.get(who.shown.casefold())
        place = StudentFolder(path, who, when, (), request.refused, repository=True)
        return read_student_folder(place, assignment.name, request)
    stage = Path(mkdtemp(prefix="commit-", dir=request.scratch))
    try:
        taken = git.take(path, assignment.tag, request.due(who, assignment), stage, request.course.limits)
    except SubmissionError as error:
        return unreadable(who, assignment.name, who.shown, f"{tree.printable(path.name)}: {error}")
    place = StudentFolder(stage, who, taken.when, taken.notes, taken.refused, repository=True)
    return read_student_folder(place, assignment.name, request)


def _slug(folder: Path) -> str:
    match = CLASSROOM_50.fullmatch(folder.name) or CLASSROOM.fullmatch(folder.name)
    return match["slug"] if match else ""


def _who(path: Path, slug: str, times: Times) -> Identity:
    """Take the login from the name: what follows the slug, or the longest login of scores.csv that ends it."""
    name = tree.printable(path.name)
    ends = [login for login in times if name.casefold().endswith(f"-{login}")]
    if ends:
        login = max(ends, key=len)
    elif slug and name.startswith(f"{slug}-"):
        login = name.removeprefix(f"{slug}-")
    else:
        return by_id(name)
    return Identity(login, ((IdKind.LOGIN, login),))


def _times(path: Path) -> dict[str, datetime | None]:
    """Read who handed in when from the scores.csv of Classroom 50: a row per attempt, the last counts."""
    if not path.is_file() or path.is_symlink():
        return {}
    times: dict[str, datetime | None] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"username", "datetime"} <= set(rows.fieldnames or ()):
            raise CourseError(f"{path}: no columns 'username' and 'datetime', as Classroom 50 writes")
        for row in rows:
            login = row["username"].casefold()
            when = _time(row["datetime"])
            earlier = times.get(login)
            times[login] = when if earlier is None or (when is not None and when > earlier) else earlier
    return times


def _time(text: str | None) -> datetime | None:
    """Read the time of one attempt; one that makes no sense is not known."""
    try:
        return timestamps.parse(text or "")
    except ValueError:
        return None
