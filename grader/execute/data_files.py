"""The course's data files, which are there for students' code as for the answer key, submitted or not.

solutions/sales/prices.csv      for the answer key
assignments/sales/prices.csv    for students' code, as `grader release` has looked through it and given it to them

A data file is whatever is no Python, no notebook and not hidden. The course's own stands in the place of one of the
same name that a student submits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from grader.errors import CourseError
from grader.execute.open_files import MEGABYTE, companions
from grader.records.course import Limits

KEY_FILES: Final = frozenset({".py", ".pyc", ".ipynb"})
OTHERS: Final = frozenset({"checks", "feedback", "__pycache__"})  # folders of public checks and of nbgrader's
Files = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a student's process finds beside the notebook, and the names of submitted files that are not used."""

    files: Files
    unused: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Tell the teacher."""
        return tuple(f"{name}: the course's own file was used; the submitted one differs" for name in self.unused)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Tell the student."""
        return tuple(
            f"Your {name} differs from the file that came with the assignment. Your code was run with the latter; "
            f"write what you change into a file of another name."
            for name in self.unused
        )


def data_files(folder: Path) -> Iterator[Path]:
    """Yield the data files of a folder and of those in it, by name; none where there is no such folder."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and path.suffix not in KEY_FILES and not any(map(_is_other, parts)):
            yield path


def read_data(folder: Path, limits: Limits) -> Files:
    """Read the data files of a released assignment.

    Raises
    ------
    CourseError
        They are larger than a student's process may be given.
    """
    found = list(data_files(folder))
    read = tuple(companions(folder, found, limits.file_megabytes))
    if len(read) < len(found):
        raise CourseError(
            f"{folder} has data of {sum(path.stat().st_size for path in found) // MEGABYTE} MB or a link, and "
            f"course.toml allows {limits.file_megabytes} MB: raise file_megabytes in [limits], or make the data smaller"
        )
    return read


def supplied(data: Files, own: Iterable[tuple[str, bytes]]) -> Supplied:
    """Put the course's data files beside a student's own, of which those in their places are left out."""
    given, kept, unused = dict(data), [], []
    folders = {str(folder) for name in given for folder in PurePath(name).parents}
    for name, content in own:
        if name not in given and name not in folders and not given.keys() & set(map(str, PurePath(name).parents)):
            kept.append((name, content))
        elif given.get(name) != content:
            unused.append(name)
    return Supplied((*kept, *data), tuple(unused))


def unreleased(solutions: Path, released: Path) -> Iterator[str]:
    """Yield a sentence for each data file of the answer key that students did not get, or got another version of."""
    for path in data_files(solutions):
        given, name = released / path.relative_to(solutions), path.relative_to(solutions.parent.parent)
        if not given.is_file():
            yield f"{name} is not in {released.relative_to(released.parent.parent)}: run `grader release`"
        elif given.read_bytes() != path.read_bytes():
            yield (
                f"{name} is not the file that students have in {given.relative_to(released.parent.parent)}: "
                "run `grader release`"
            )


def _is_other(part: str) -> bool:
    return part.startswith(".") or part in OTHERS
