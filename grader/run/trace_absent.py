"""The trace of a student of whom nothing was graded: where was looked, what lies there, and who is in no roster.

SEARCH
looked in     submitted
ghost         nothing of that name
work of 17    ada, amir, bea, ...
looks alike   ghosd
nobody's      ghosd is not in roster.csv; did you mean ghost?
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.collect import tree
from grader.collect.asked_for import student_meant
from grader.collect.collect import CollectResult
from grader.collect.join import lookalikes
from grader.collect.names import as_meant
from grader.errors import CourseError
from grader.records.submission import Submission
from grader.run.trace import Trace

MOST_NAMED = 200  # students, or files of one student
DEPTH = 3  # folders below the student's own


def traced_student(name: str, collected: CollectResult) -> str:
    """Return the id of the student who is to be traced, as the class has it; '' for nobody's.

    Raises
    ------
    CourseError
        Nobody's id, or several students', can be meant.
    """
    try:
        return name and student_meant(name, {each.student.id for each in collected.submissions}, "this run")
    except CourseError as error:
        raise CourseError(f"--trace: {error}") from error


def trace_of_nothing(submission: Submission, collected: CollectResult) -> str:
    """Write down why there was nothing to grade."""
    trace, place = Trace(submission), collected.place or Path()
    trace.lines += ["", "SEARCH", f"{'looked in':<13} {place}"]
    trace.lines += _own(place, submission.student.id)
    others = {
        each.student.id for each in collected.submissions if each.path and each.assignment == submission.assignment
    }
    trace.lines.append(f"{f'work of {len(others)}':<13} {_listed(sorted(others)) or 'nobody'}")
    alike = lookalikes(submission.student.id, sorted(collected.students - {submission.student.id}))
    trace.lines += [f"{'looks alike':<13} {', '.join(alike)}"] if alike else []
    trace.lines += [f"{'not in class':<13} {_listed(sorted(collected.unknown))}"] if collected.unknown else []
    trace.lines += [f"{'noticed':<13} {note}" for note in (*collected.notes, collected.unclaimed) if note]
    return trace.text()


def _own(place: Path, student: str) -> Iterator[str]:
    """Say what lies under the student's name."""
    try:
        named = [
            path for path in tree.entries(place) if as_meant(student) in (as_meant(path.name), as_meant(path.stem))
        ]
        for path in named:
            files = tree.files(path, DEPTH) if tree.is_folder(path) else [path]
            listed = _listed([tree.relative(file, place) for file in files]) or "an empty folder"
            yield f"{'there':<13} {tree.relative(path, place)}: {listed}"
    except OSError as error:
        yield f"{'there':<13} cannot be read: {error.strerror}"
        return
    if not named:
        yield f"{'there':<13} no file or folder of the name {student}"


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
