"""The sample class's results, kept apart from a class of one's own: results/ moves to results-sample/.

results/ holds      the run grades            then
nothing             examples/                 results/ is marked as the sample class's
the sample class    examples/                 as in any other run
the sample class    another class             results/ moves to results-sample/, and the run says so
another class       examples/                 the rows of the sample class take the others' place, unmarked
"""

from __future__ import annotations

from pathlib import Path

from grader.errors import CourseError
from grader.files import write_bytes

EXAMPLES = "examples"  # the folder of a course that holds sample classes
MARK = ".sample-class"
TEXT = b"The results of a sample class. The first run of another class moves this folder aside.\n"


def set_sample_aside(root: Path, submissions: Path, output: Path) -> str:
    """Move the results of the sample class out of another class's way; return what to tell, or ''.

    Raises
    ------
    CourseError
        The folder cannot be moved or marked.
    """
    if submissions.resolve().is_relative_to((root / EXAMPLES).resolve()):
        if not (output / "state.db").exists():
            write_bytes(output / MARK, TEXT)
        return ""
    if not (output / MARK).is_file():
        return ""
    aside = _free(output.resolve())
    try:
        output.resolve().rename(aside)
    except OSError as error:
        told = (
            f"{output} holds the sample class and cannot be moved to {aside}: {error.strerror}; name another --output"
        )
        raise CourseError(told) from error
    return f"{output} held the sample class; it was moved to {aside.name}, beside it"


def _free(place: Path) -> Path:
    """Return results-sample, or, where there is one already, results-sample-2 and so on."""
    aside, number = place.with_name(f"{place.name}-sample"), 1
    while aside.exists():
        number += 1
        aside = place.with_name(f"{place.name}-sample-{number}")
    return aside
