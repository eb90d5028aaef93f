"""Several submissions of one student for one assignment: attempts, or a question that only a person can answer.

each has its own time, last counts     the latest; a note says of how many
each has its own time, best counts     all are graded; the pipeline keeps the best after penalties
a time is missing, or two are equal    needs_person: nobody guesses which was candidates
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader.records.course import Attempts, Late
from grader.records.submission import Status, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.collect.raw import RawSubmission
    from grader.records.course import Assignment
    from grader.records.submission import Student

LOG = logging.getLogger(__name__)
NEVER = datetime.min.replace(tzinfo=UTC)


def merge_attempts(
    student: Student, assignment: Assignment, found: Sequence[RawSubmission], notes: tuple[str, ...] = ()
) -> Submission:
    """Make one submission of at least two submissions, by the assignment's rule for attempts."""
    whose = student.id, assignment.name
    times = {each.timestamp for each in found if each.timestamp is not None}
    if len(times) < len(found):
        places = ", ".join(each.place for each in found)
        note = f"{places}: a person must decide which of these counts; keep one"
        LOG.info("%s, %s: not each of %d attempts has a time of its own: a person decides", *whose, len(found))
        return Submission(student, assignment.name, None, status=Status.NEEDS_PERSON, notes=(*notes, note))
    in_order = sorted(found, key=lambda each: each.timestamp or NEVER)
    if (assignment.late or Late()).attempts is Attempts.BEST:
        LOG.info("%s, %s: all of %d attempts are graded, the best counts", *whose, len(found))
        *earlier, last = [each for each in in_order if each.path is not None] or in_order[-1:]
        return replace(last.of(student, notes), attempts=tuple(attempt.of(student, notes) for attempt in earlier))
    latest = in_order[-1].of(student, notes)
    LOG.info("%s, %s: %s counts, the last of %d attempts", *whose, in_order[-1].place, len(found))
    return replace(latest, notes=(*latest.notes, f"the last of {len(found)} attempts counts"))
