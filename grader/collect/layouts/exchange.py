"""nbgrader's exchange: a course's inbound folder, where every submission has a folder of its own.

ann+backprop+2026-03-01 10:00:00.123456 UTC             <student>+<assignment>+<time>
ann+backprop+2026-03-02 11:00:00.000000 UTC+x9hPq0Zr    and a random end in newer versions

Everybody may write there, so the name alone proves nothing: a folder that belongs to another account than the student's
needs a person. Folders of whoever runs the grader are copies, and an account that all share, and that is no student's,
proves nothing either. What else somebody puts there is named and passed over, so that nobody makes it another layout.
"""

from __future__ import annotations

import os
import pwd
import re
import stat
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.names import as_meant
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

NAME = re.compile(r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<when>\d{4}-\d\d-\d\d [^+]*(?:[+-]\d{4})?)(\+[^+]*)?")


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder is named as the exchange names them, or some where everybody may write."""
    folders = [path for path in inside if tree.is_folder(path)]
    named = [path for path, _ in _named(folders)]
    return bool(named) and (len(named) == len(folders) or bool(folder.stat().st_mode & stat.S_IWOTH))


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find every attempt at the assignments asked for, each with its time."""
    known = {assignment.name for assignment in request.course.assignments}
    inside = tree.folders(folder)
    others = sorted({match["assignment"] for _, match in _named(inside)} - known)
    notes = [f"{folder.name}: {', '.join(others)} not graded: course.toml does not have it"] if others else []
    asked = {assignment.name for assignment in request.assignments}
    theirs = [pair for pair in _named(inside) if pair[1]["assignment"] in asked]
    owners = {path: _owner(path) for path, _ in theirs}
    account = _shared_account(owners, {match["student"] for _, match in theirs}, request)
    if account:
        notes.append(f"{folder.name}: everything belongs to the account {account}: that names are true is not checked")
    found = (_attempt(path, match, request, "" if account else owners[path]) for path, match in theirs)
    return LayoutResult(tuple(found), (*notes, *_strays(folder, request)))


def _shared_account(owners: Mapping[Path, str], students: Collection[str], request: LayoutRequest) -> str:
    """Return the account by which all students submit, if there is one; one student's own account is none."""
    accounts = set(owners.values())
    if len(accounts) != 1 or len(students) < 2:
        return ""
    (account,) = accounts
    own = request.is_student(account) or as_meant(account) in map(as_meant, students)
    return "" if own else account


def _strays(folder: Path, request: LayoutRequest) -> Iterator[str]:
    """Name what lies there and is no submission of the exchange's."""
    named = {path for path, _ in _named(request.listing(folder))}
    strays = [path for path in request.listing(folder) if path not in named and path.name != "roster.csv"]
    listed = ", ".join(tree.truncated(path.name) for path in strays[:5])
    if strays:
        more = f" and {len(strays) - 5} more" if len(strays) > 5 else ""
        yield f"{folder.name}: {listed}{more}: not named as the exchange names submissions, so not graded"


def _named(inside: Sequence[Path]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path in inside:
        match = NAME.fullmatch(tree.printable(path.name))
        if match:
            yield path, match


def _owner(folder: Path) -> str:
    """Return the account that owns a folder; '' for our own."""
    number = folder.lstat().st_uid
    if number == os.geteuid():
        return ""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"number {number}"


def _attempt(path: Path, match: re.Match[str], request: LayoutRequest, owner: str) -> RawSubmission:
    """Read one attempt; where the time in its name makes no sense, the folder's timestamp.txt is asked."""
    when, notes = timestamps.read(match["when"])
    who = by_id(match["student"])
    if owner and as_meant(owner) != as_meant(match["student"]):
        note = f"{tree.printable(path.name)} belongs to the account {owner}: a person must decide whose work it is"
        shown = f"{who.shown} ({tree.printable(path.name)})"
        return RawSubmission(who, match["assignment"], shown, None, (), when, Status.NEEDS_PERSON, (note, *notes))
    place = StudentFolder(path, who, when, notes, request.refused)
    return read_student_folder(place, match["assignment"], request)
