"""What travels to another machine, as plain bytes: a course once, and every submission with the files beside it.

pack_course(root, names, secret)  ─►  CourseParcel  ─►  unpack_course: a folder that only its owner may enter
pack(submission, limits)          ─►  HandIn        ─►  unpacked: the same Submission, with paths of the other machine
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, mkdtemp

from grader.course.secret import FILE as SECRET
from grader.course.values import FILE
from grader.execute.open_files import companions, opened
from grader.records.course import Limits
from grader.records.submission import Submission
from grader.run.fingerprint import MADE_ANEW

Files = tuple[tuple[str, bytes], ...]  # a path below some folder, and what the file holds


@dataclass(frozen=True, slots=True)
class CourseParcel:
    """Everything of a course that a judgement depends on; it holds the answers, and the secret."""

    files: Files


@dataclass(frozen=True, slots=True)
class HandIn:
    """A submission, its own file first in `files`."""

    submission: Submission
    files: Files


@dataclass(frozen=True, slots=True)
class Ready:
    """The hidden tests are held and the machine's protection has been tried."""


@dataclass(frozen=True, slots=True)
class Unable:
    """This machine cannot grade, and why; nothing is said of the submission."""

    why: str


def pack_course(root: Path, names: Sequence[str], secret: str) -> CourseParcel:
    """Read what is needed to judge the assignments `names` of the course in `root`."""
    folders = (root / part / name for name in names for part in ("tests/hidden", "solutions", "assignments"))
    found = sorted(path for folder in folders for path in folder.rglob("*") if _of_the_course(path))
    files = ((path.relative_to(root).as_posix(), path.read_bytes()) for path in (root / FILE, *found))
    return CourseParcel((*files, (SECRET, secret.encode())))


def unpack_course(parcel: CourseParcel) -> Path:
    """Write a course into a new folder that only its owner may enter (mode 0700), and return that."""
    folder = Path(mkdtemp(prefix="deltagrade-course-"))
    _write(folder, parcel.files)
    return folder


def pack(submission: Submission, limits: Limits) -> HandIn:
    """Read a submission and the files beside it, within the limits.

    Raises
    ------
    Unreadable
        The file itself cannot be read; what is beside it and cannot be read is left out, as on this machine.
    """
    path = submission.path
    if path is None:
        return HandIn(submission, ())
    with opened(path, limits.notebook_megabytes) as descriptor, os.fdopen(os.dup(descriptor), "rb") as file:
        own = (path.name, file.read())
    beside = companions(path.parent, submission.companions, limits.file_megabytes)
    told = replace(submission, path=Path(path.name), companions=(), attempts=())
    return HandIn(told, (own, *beside))


@contextmanager
def unpacked(hand_in: HandIn, folder: Path) -> Iterator[Submission]:
    """Write a submission below `folder`, give it with its paths there, and remove it."""
    if not hand_in.files:
        yield hand_in.submission
        return
    with TemporaryDirectory(dir=folder, prefix="hand-in-") as place:
        own, *beside = _write(Path(place), hand_in.files)
        yield replace(hand_in.submission, path=own, companions=tuple(beside))


def _of_the_course(path: Path) -> bool:
    return path.is_file() and not MADE_ANEW.intersection(path.parts)


def _write(folder: Path, files: Files) -> list[Path]:
    return [_written(folder, PurePosixPath(name), data) for name, data in files]


def _written(folder: Path, name: PurePosixPath, data: bytes) -> Path:
    if name.is_absolute() or ".." in name.parts:
        raise OSError(f"{name} lies outside of its folder")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
