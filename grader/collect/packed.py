"""A student's own zip: unpacked with suspicion (archive.py), and looked into for the file that counts.

one notebook, or one with the assignment's name     it counts, with a note
none, several, a zip in the zip                     a person decides: needs_person
not a zip file, damaged, too large                  unreadable
"""

from __future__ import annotations

from dataclasses import replace
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from grader.collect import tree, zips
from grader.collect.archive import MAX_STUDENT_BYTES, ArchiveError
from grader.collect.choose import Choice, FileQuery, choose_file, inside
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DEPTH = 3


def find_file(found: Sequence[Path], query: FileQuery) -> Choice:
    """Choose among the files of one student, and in a zip where nothing else can count."""
    choice = choose_file(found, query)
    return (
        choice if choice.archive is None or query.scratch is None else _unpacked(choice.archive, query, query.scratch)
    )


def _unpacked(archive: Path, query: FileQuery, scratch: Path) -> Choice:
    name = tree.relative(archive, query.root)
    into = type(archive)(mkdtemp(prefix="packed-", dir=scratch))
    try:
        refused = zips.extract(archive, into, query.limits, MAX_STUDENT_BYTES)
    except ArchiveError as error:
        return Choice(None, Status.UNREADABLE, (str(error),))
    within = replace(query, root=into, refused=refused.by_path, scratch=None)
    choice = choose_file(inside(into, DEPTH, within), within)
    notes = tuple(f"in {name}: {note}" for note in choice.notes)
    if choice.path is not None:
        return replace(choice, notes=(f"unpacked {name}", *notes))
    status = choice.status if choice.status is Status.UNREADABLE else Status.NEEDS_PERSON
    return Choice(None, status, notes or (f"{name} holds no notebook and no .py",))
