"""One attack's place: a class of two honest students and of mallory, beside the course with its canaries.

An attack puts its files into the class; then the class is read as a run reads it. `between` exchanges files after
they were looked at and before they are opened; `during` does so all the time, from a thread.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from grader.collect.collect import Layout
from grader.protect.canaries import Canaries
from grader.protect.toy_course import CONTROL_STUDENTS

ASSIGNMENT: Final = "halves"
ATTACKER: Final = "mallory"
HONEST: Final = "def half(x):\n    return x / 2\n"


@dataclass(frozen=True, slots=True)
class Targets:
    """What is attacked beside collecting and reporting: the guard of a release, and how `--any` reads its layout.

    `refuse_answers(course, assignment, folder)` raises `CourseError` where a folder holds an answer;
    `any_layout(course, assignment)` returns the layout of a course with one notebook of the assignment's name.
    """

    refuse_answers: Callable[[Path, str, Path], None]
    any_layout: Callable[[Path, str], Layout]


@dataclass(slots=True)
class Scene:
    """The folders of one attack, all its own: `root` is empty when it begins."""

    watched: Canaries
    root: Path
    targets: Targets

    @property
    def place(self) -> Path:
        """The folder of the class's submissions."""
        return self.root / "submitted"

    @property
    def folder(self) -> Path:
        """Where mallory's work for the assignment belongs."""
        return self.place / ATTACKER / ASSIGNMENT

    @property
    def work(self) -> Path:
        """The file that counts, if mallory hands one in."""
        return self.folder / f"{ASSIGNMENT}.py"

    def path(self, name: str) -> Path:
        """Return where a canary lies: KEY, TESTS, CANARY, COURSE."""
        return Path(self.watched.places()[name])

    def class_texts(self) -> Mapping[str, str]:
        """Return the honest students' files by path; ann's holds a canary."""
        texts = {who: text.format(**self.watched.secrets) for who, text in CONTROL_STUDENTS.items()}
        return {f"{who}/{ASSIGNMENT}/{ASSIGNMENT}.py": text for who, text in texts.items()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a class: a text for each student, and which students' work would be graded.

    `texts` hold everything that a student's process and row would get; `said` is what else the teacher is told.
    """

    texts: Mapping[str, str]
    counted: frozenset[str] = frozenset()
    said: str = ""
    faults: tuple[str, ...] = ()


Put = Callable[[Scene], object]
Read = Callable[[Scene, "FileAttack"], Outcome]


def nothing(_: Scene) -> None:
    """Do nothing: what an honest class does."""


@dataclass(frozen=True, slots=True)
class FileAttack:
    """One attack; `may_count` where mallory's work has an honest part that may be graded."""

    name: str
    tries: str
    put: Put
    read: Read
    may_count: bool = False
    between: Put = nothing
    during: Put | None = None
    root_only: bool = False
    faults: frozenset[str] = field(default_factory=frozenset)


def write_class(scene: Scene) -> None:
    """Write the honest students' work."""
    for name, text in scene.class_texts().items():
        write(scene.place / name, text)


def write(path: Path, text: str | bytes = HONEST) -> Path:
    """Write one file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def link(path: Path, target: Path | str) -> None:
    """Put a link in the place of whatever is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        path.rename(path.with_name(f".{path.name}.aside"))
    path.symlink_to(target)


def pipe(path: Path) -> None:
    """Put a pipe in the place of whatever is there: opening it waits until somebody writes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def packed(path: Path, entries: Iterator[tuple[zipfile.ZipInfo | str, bytes]]) -> None:
    """Write a zip file of these entries."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
