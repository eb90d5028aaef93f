"""One student's git repository, read without running anything that it says.

Only plumbing is asked (rev-list, ls-tree, cat-file), which knows no hooks, filters, pagers or signature programs;
every transport is off, whatever its own settings say. Files come from the commit, never from the working tree. A
repository that leads to another one (a common folder, alternates, links) is not asked at all: it may be somebody's.
"""

from __future__ import annotations

import io
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from grader.collect import timestamps, tree
from grader.collect.archive import MAX_STUDENT_BYTES, ArchiveEntry, TooMuchError, unpack
from grader.errors import CourseError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from grader.records.course import Limits

SECONDS = 60
ELSEWHERE = ("commondir", "objects/info/alternates", "objects/info/http-alternates")
QUIET = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
# A repository may ask git to fetch what it lacks, by a command of its own: protocol.ext.allow in its settings outranks
# protocol.allow in ours, but no setting outranks GIT_ALLOW_PROTOCOL.
STILL = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
}
CLOSED = ("-c", "protocol.allow=never", "-c", "core.alternateRefsCommand=")
MISSING = "the repository does not hold its contents"
LINKS = {"120000": "a link", "160000": "a submodule"}


@dataclass(frozen=True, slots=True)
class CheckoutResult:
    """What was taken out of a repository: from when, with which remarks, and what was kept back."""

    when: datetime
    notes: tuple[str, ...]
    refused: dict[Path, str] = field(default_factory=dict)


def is_clone(folder: Path) -> bool:
    """Tell whether a folder holds a repository of its own; a .git that leads elsewhere is none."""
    try:
        return (folder / ".git").is_dir() and not (folder / ".git").is_symlink()
    except PermissionError:  # a folder that cannot be looked into: whoever reads it says so
        return False


def take(folder: Path, tag: str, due: datetime | None, into: Path, limits: Limits) -> CheckoutResult:
    """Write the files of the commit that counts into an empty folder.

    Raises
    ------
    Unreadable
        It leads to another repository, there is no commit, git cannot read it, or it holds more than one student
        hands in.
    CourseError
        Git is not installed.
    """
    _expect_its_own(folder / ".git")
    commit, when, notes = _commit(folder, tag, due)
    try:
        unpacked = unpack(folder.name, _entries(folder, commit), into, limits, MAX_STUDENT_BYTES)
    except TooMuchError as error:
        raise Unreadable(str(error)) from error
    return CheckoutResult(when, (*notes, *unpacked.notes), unpacked.by_path)


def _expect_its_own(home: Path) -> None:
    """Refuse a repository whose commits may lie in another one."""
    borrowed = [name for name in ELSEWHERE if os.path.lexists(home / name)]
    try:
        names = borrowed or [path.relative_to(home).as_posix() for path in _links(home)]
    except OSError as error:
        raise Unreadable(f"its .git cannot be read: {error.strerror}") from error
    if names:
        raise Unreadable(
            f"its .git/{tree.printable(names[0])} leads to another place, perhaps to another repository; clone it anew"
        )


def _links(home: Path) -> Iterator[Path]:
    """Find the links among what git reads commits from; hooks and the like may be links."""
    yield from (path for path in sorted(home.iterdir()) if path.is_symlink() and path.name != "hooks")
    for part in ("objects", "refs"):
        for place, folders, files in os.walk(home / part):
            yield from (Path(place, name) for name in sorted((*folders, *files)) if Path(place, name).is_symlink())


def _commit(folder: Path, tag: str, due: datetime | None) -> tuple[str, datetime, tuple[str, ...]]:
    commits = _commits(folder, f"refs/tags/{tag}" if tag else "HEAD")
    if tag and commits:
        return *commits[0], (f"graded at the tag {tag}",)
    notes: tuple[str, ...] = ()
    if tag:
        notes = (f"it has no tag {tag}",)
        commits = _commits(folder, "HEAD")
    if not commits:
        raise Unreadable("the repository has no commit")
    if due is None:
        return *commits[0], notes
    number = next((number for number, (_, when) in enumerate(commits) if when <= due), 0)
    if number:
        notes = (*notes, f"{number} commit{'s' * (number > 1)} after the due date not counted")
    return *commits[number], notes


def _commits(folder: Path, name: str) -> list[tuple[str, datetime]]:
    """List the commits that lead to a name, the newest first."""
    known = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", missing=True)
    if not known.strip():
        return []
    lines = _git(folder, "rev-list", "--timestamp", known.decode().strip()).decode().splitlines()
    pairs = (line.split(" ", 1) for line in lines)
    return [(commit, _moment(seconds, commit)) for seconds, commit in pairs]


def _moment(seconds: str, commit: str) -> datetime:
    try:
        return timestamps.of_seconds(int(seconds))
    except ValueError as error:
        raise Unreadable(f"its commit {commit[:10]} bears a time that cannot be: {error}") from error


def _entries(folder: Path, commit: str) -> Iterator[ArchiveEntry]:
    for line in _git(folder, "ls-tree", "-r", "-z", "--long", "--full-tree", commit).split(b"\0"):
        if not line:
            continue
        about, name = line.split(b"\t", 1)
        mode, _, blob, size = about.decode().split()
        path = os.fsdecode(name)
        if any(part.startswith(".") for part in path.split("/")):
            continue  # .github and the like: nobody's hand-in
        fault = LINKS.get(mode, "") or ("" if size.isdecimal() else MISSING)
        yield ArchiveEntry(path, int(size) if size.isdecimal() else 0, _opener(folder, blob), fault=fault)


def _opener(folder: Path, blob: str) -> Callable[[], AbstractContextManager[BinaryIO]]:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        try:
            yield io.BytesIO(_git(folder, "cat-file", "blob", blob))
        except Unreadable as error:
            raise OSError(0, str(error)) from error

    return opened


def _git(folder: Path, *command: str, missing: bool = False) -> bytes:
    whole = ("git", *QUIET, *CLOSED, "--git-dir", str(folder / ".git"), *command)
    environment = {"PATH": os.environ.get("PATH", os.defpath), **STILL}
    try:
        done = subprocess.run(  # noqa: S603  plumbing with its arguments apart, no shell
            whole, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except FileNotFoundError as error:
        raise CourseError("git is not installed, and the submissions are git repositories: install it") from error
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"git {command[0]} took more than {SECONDS} s") from error
    if done.returncode and not missing:
        first = done.stderr.decode(errors="replace").strip().splitlines()[:1]
        raise Unreadable(f"git cannot read it: {first[0] if first else command[0]}")
    return done.stdout
