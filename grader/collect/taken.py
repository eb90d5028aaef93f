"""Whose file was taken although it bears another name, or in preference to another file: one line for an assignment.

a browser's copy (text-1.ipynb) alone    it is graded
beside text.ipynb                        text.ipynb is graded; the copy may be the later work
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from grader.collect.choose import INSTEAD, OTHER_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.records.submission import Submission

MAX_NAMED: Final = 3  # students


def taken_notes(submissions: Iterable[Submission]) -> Iterator[str]:
    """Yield a sentence for each assignment of which a file was chosen that a person may want to know."""
    found = defaultdict(list)
    for submission in submissions:
        told = [note for note in submission.notes if OTHER_NAME in note or INSTEAD.match(note)]
        if told:
            found[submission.assignment].append(f"{submission.student.id}: {'; '.join(told)}")
    for assignment, students in found.items():
        more = len(students) - MAX_NAMED
        others = f"; and {more} more, in the notes of scores.csv" if more > 0 else ""
        yield f"{assignment}: which file counts: {'; '.join(students[:MAX_NAMED])}{others}"
