"""Folders of repositories: gh classroom, Classroom 50, or clones made by hand.

backprop-submissions/backprop-<login>/                                  gh classroom clone student-repos
ml26-backprop_submissions_2026_03_02_T_20_15_00/ml26-backprop-<login>/  gh teacher download, with a scores.csv
anything/<student id or login>/.git                                     clones made by hand

Of a clone one commit counts (git.py); a folder without .git is graded as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from grader.collect import git, timestamps, tree
from grader.collect.csv_table import read_csv
from grader.collect.git import CommitQuery
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder, unreadable
from grader.collect.names import has_name
from grader.collect.raw import Identity, IdKind, LayoutResult, RawSubmission, by_id
from grader.errors import CourseError, SubmissionError
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from grader.collect.layouts.request import LayoutRequest
    from grader.records.course import Assignment

    Times = Mapping[str, datetime | None]

CLASSROOM = re.compile(r"(?P<slug>.+)-submissions")
CLASSROOM_50 = re.compile(r"(?P<slug>.+)_submissions_\d{4}_\d\d_\d\d_T_\d\d_\d\d_\d\d")
SCORES = "scores.csv"
NOT_REACHED = "not-reached.txt"  # written by the teacher's pull.py in the place of a clone
MAX_REASON_BYTES = 500
WORK = (".ipynb", ".py", ".zip")


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether it is a folder of repositories."""
    folders = [path for path in inside if tree.is_folder(path)]
    if not folders:
        return False
    slug = _slug(folder)
    named = bool(slug) and all(path.name.startswith(f"{slug}-") for path in folders)
    return named or sum(git.is_clone(path) or _is_not_reached(path) for path in folders) * 2 > len(folders)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per repository."""
    slug, times = _slug(folder), _times(folder / SCORES)
    assignment = request.only_assignment(slug or tree.printable(folder.name))
    is_work = _work_test(assignment, request)
    repositories = tree.folders(folder)
    found = []
    for path in repositories:
        who = _who(path, slug, times)
        if _is_not_reached(path):
            found.append(_not_reached(path, who, assignment.name))
        elif git.is_clone(path):
            query = CommitQuery(assignment.tag, request.due(who, assignment), is_work)
            found.append(_submission(path, who, query, assignment.name, request))
        else:
            place = StudentFolder(path, who, times.get(who.shown.casefold()), (), request.refused, repository=True)
            found.append(read_student_folder(place, assignment.name, request))
    return LayoutResult(tuple(found))


def _submission(
    path: Path, who: Identity, query: CommitQuery, assignment: str, request: LayoutRequest
) -> RawSubmission:
    stage = Path(mkdtemp(prefix="commit-", dir=request.scratch))
    try:
        commit = git.check_out(path, query, stage, request.course.limits)
    except SubmissionError as error:
        return unreadable(who, assignment, who.shown, f"{tree.printable(path.name)}: {error}")
    place = StudentFolder(stage, who, commit.when, commit.notes, commit.refused, repository=True)
    found = read_student_folder(place, assignment, request)
    if found.status is not Status.MISSING:
        return found
    if commit.elsewhere:
        note = f"{commit.elsewhere}: a person must decide whether it counts"
        return replace(found, status=Status.NEEDS_PERSON, notes=(note, *found.notes))
    return replace(found, notes=(f"no work for {assignment!r} in the repository", *found.notes))


def _work_test(assignment: Assignment, request: LayoutRequest) -> Callable[[str, str], bool]:
    """Tell work from what every student got: a notebook, or a module with the assignment's name."""
    names = [each.name for each in request.course.assignments]
    released = (request.course.root / "assignments" / assignment.name).glob("*.ipynb")
    given = {_blob_name(path.read_bytes(), algorithm) for path in released for algorithm in ("sha1", "sha256")}

    def is_work(path: str, blob: str) -> bool:
        name = PurePosixPath(path)
        named = has_name(name.stem, assignment.name, names)
        return blob not in given and (name.suffix.lower() == ".ipynb" or (named and name.suffix.lower() in WORK))

    return is_work


def _blob_name(data: bytes, algorithm: str) -> str:
    """Return what git calls a file with these contents."""
    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _is_not_reached(folder: Path) -> bool:
    try:
        return (folder / NOT_REACHED).is_file() and not git.is_clone(folder)
    except PermissionError:  # whoever reads the folder says so
        return False


def _not_reached(path: Path, who: Identity, assignment: str) -> RawSubmission:
    with tree.opened(path / NOT_REACHED) as file:
        reason = " ".join(file.read(MAX_REASON_BYTES).decode("utf-8", "replace").split())
    note = f"the repository could not be reached: {reason}"
    return RawSubmission(who, assignment, who.shown, status=Status.NEEDS_PERSON, notes=(note,))


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
    (_, head), *rows = read_csv(path).rows or ((1, ()),)
    if not {"username", "datetime"} <= {*head}:
        raise CourseError(f"{path}: no columns 'username' and 'datetime', as Classroom 50 writes")
    for _, cells in rows:
        row = dict(zip(head, cells, strict=False))
        login, when = row.get("username", "").casefold(), _time(row.get("datetime"))
        earlier = times.get(login)
        times[login] = when if earlier is None or (when is not None and when > earlier) else earlier
    return times


def _time(text: str | None) -> datetime | None:
    """Read the time of one attempt; one that makes no sense is not known."""
    try:
        return timestamps.parse(text or "")
    except ValueError:
        return None
