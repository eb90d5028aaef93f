"""Which commit of a student's repository counts, and its files.

at the assignment's tag                               it counts
the last up to the due date that holds any work       it counts
none in time, but later ones                          the last; its time is that from which its work is as it is
no work in it, but on another branch                  a person decides

Work is a notebook or a module of the assignment's name, and no file that every student got. A commit's time is what
the student's computer says, unless `.git/pushes.json` says when it was pushed: {"<commit>": "2026-03-01T10:00:00Z"}.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from tempfile import mkdtemp
from typing import IO, TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.archive import MAX_STUDENT_BYTES, ArchiveEntry, TooMuchError, unpack
from grader.collect.git_store import LISTING_BYTES, GitStore, open_store
from grader.errors import Unreadable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grader.records.course import Limits

MAX_COMMITS = 20_000
MAX_LOOKED_INTO = 200
MAX_BRANCHES = 50
PUSHES = "pushes.json"
MAX_PUSHES_BYTES = 16 << 20
MISSING = "the repository does not hold its contents"
LINKS = {"120000": "a link", "160000": "a submodule"}


@dataclass(frozen=True, slots=True)
class CommitQuery:
    """Which commit is wanted: at a tag, or until when; `is_work` tells by path and hash whether a file is work."""

    tag: str
    due: datetime | None
    is_work: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class CheckoutResult:
    """The files taken out of a repository: of when, with which remarks, which stayed, and where else work is."""

    when: datetime | None
    notes: tuple[str, ...]
    refused: dict[Path, str] = field(default_factory=dict)
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit and when it was made, or pushed where that is known."""

    name: str
    when: datetime


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of a commit, unread."""

    path: str
    mode: str
    blob: str
    size: str


def is_clone(folder: Path) -> bool:
    """Tell whether a folder holds a repository of its own; a .git that leads elsewhere is none."""
    try:
        return (folder / ".git").is_dir() and not (folder / ".git").is_symlink()
    except PermissionError:  # a folder that cannot be looked into: whoever reads it says so
        return False


def check_out(repository: Path, query: CommitQuery, into: Path, limits: Limits) -> CheckoutResult:
    """Write the files of the commit that counts into an empty folder.

    Raises
    ------
    Unreadable
        It leads to another repository, git cannot read it, or it holds more than one student submits.
    CourseError
        Git is not installed.
    """
    store = open_store(repository, type(into)(mkdtemp(prefix="git-", dir=into.parent)) / "git")
    commit, notes = _choose(store, query, _pushes(repository / ".git" / PUSHES))
    if commit is None:
        return CheckoutResult(None, notes, elsewhere=_other_branch(store, "", query))
    files = list(_files(store, commit.name))
    elsewhere = "" if _work(files, query) else _other_branch(store, commit.name, query)
    try:
        unpacked = unpack(repository.name, _entries(store, files), into, limits, MAX_STUDENT_BYTES)
    except TooMuchError as error:
        raise Unreadable(str(error)) from error
    return CheckoutResult(commit.when, (*notes, *unpacked.notes), unpacked.by_path, elsewhere)


def _choose(store: GitStore, query: CommitQuery, pushes: dict[str, datetime]) -> tuple[Commit | None, tuple[str, ...]]:
    commits = _commits(store, f"refs/tags/{query.tag}" if query.tag else "HEAD", pushes)
    if query.tag and commits:
        return commits[0], (f"graded at the tag {query.tag}",)
    notes: tuple[str, ...] = ()
    if query.tag:
        notes = (f"it has no tag {query.tag}",)
        commits = _commits(store, "HEAD", pushes)
    if not commits:
        return None, (*notes, "nothing was ever committed")
    if query.due is None:
        return commits[0], notes
    return _by_due_date(store, commits, query, notes)


def _by_due_date(
    store: GitStore, commits: Sequence[Commit], query: CommitQuery, notes: tuple[str, ...]
) -> tuple[Commit, tuple[str, ...]]:
    due = query.due
    in_time = [number for number, commit in enumerate(commits) if due is None or commit.when <= due]
    for number in in_time[:MAX_LOOKED_INTO]:
        if _work(_files(store, commits[number].name), query):
            after = (f"{number} commit{'s' * (number > 1)} after the due date not counted",) if number else ()
            return commits[number], (*notes, *after)
    late = _since_when(store, commits, query)
    if late is not None:
        said = ("there was no work in it up to the due date; the last commit counts, as late",) if in_time else ()
        return late, (*notes, *said)
    return commits[in_time[0] if in_time else 0], notes


def _since_when(store: GitStore, commits: Sequence[Commit], query: CommitQuery) -> Commit | None:
    """Return the last commit, with the time from which its work is as it is: what was added later is not later work."""
    last = _work(_files(store, commits[0].name), query)
    if not last:
        return None
    when = commits[0].when
    for commit in commits[1:MAX_LOOKED_INTO]:
        if _work(_files(store, commit.name), query) != last:
            break
        when = min(when, commit.when)
    return Commit(commits[0].name, when)


def _commits(store: GitStore, name: str, pushes: dict[str, datetime]) -> list[Commit]:
    """List the commits that lead to a name, the newest first."""
    known = store.read("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", optional=True)
    if not known.strip():
        return []
    lines = store.read("rev-list", "--timestamp", f"--max-count={MAX_COMMITS}", known.decode().strip())
    pushed = None
    commits = []
    for line in lines.decode().splitlines():
        seconds, commit = line.split(" ", 1)
        pushed = pushes.get(commit, pushed)  # a push brings every commit since the push before
        commits.append(Commit(commit, pushed or _moment(seconds, commit)))
    return commits


def _moment(seconds: str, commit: str) -> datetime:
    try:
        return timestamps.of_seconds(int(seconds))
    except ValueError as error:
        raise Unreadable(f"its commit {commit[:10]} bears a time that cannot be: {error}") from error


def _pushes(path: Path) -> dict[str, datetime]:
    """Read when commits were pushed, as the teacher's repository noted it; what makes no sense is not known."""
    try:
        with tree.opened(path) as file:
            said = json.loads(file.read(MAX_PUSHES_BYTES))
        return {str(commit): timestamps.parse(str(when)) for commit, when in said.items()}
    except (OSError, ValueError, RecursionError, AttributeError):
        return {}


def _files(store: GitStore, commit: str) -> Iterator[TreeFile]:
    listing = store.read("ls-tree", "-r", "-z", "--long", "--full-tree", commit, max_bytes=LISTING_BYTES)
    for line in listing.split(b"\0"):
        if not line:
            continue
        about, name = line.split(b"\t", 1)
        mode, _, blob, size = about.decode().split()
        path = name.decode("utf-8", "surrogateescape")
        if not any(part.startswith(".") for part in path.split("/")):  # .github and the like: nobody's work
            yield TreeFile(path, mode, blob, size)


def _work(files: Iterator[TreeFile] | Sequence[TreeFile], query: CommitQuery) -> frozenset[tuple[str, str]]:
    return frozenset((file.path, file.blob) for file in files if query.is_work(file.path, file.blob))


def _other_branch(store: GitStore, counts: str, query: CommitQuery) -> str:
    """Say on which other branch there is work; '' if on none."""
    patterns = ("refs/heads", "refs/remotes")
    lines = store.read("for-each-ref", f"--count={MAX_BRANCHES}", "--format=%(objectname) %(refname)", *patterns)
    for line in lines.decode("utf-8", "replace").splitlines():
        name, reference = line.split(" ", 1)
        work = _work(_files(store, name), query) if name != counts else frozenset()
        if work:
            branch = reference.removeprefix("refs/heads/").removeprefix("refs/remotes/")
            return f"{tree.truncated(min(work)[0])} is on the branch {branch!r}, not on the one that counts"
    return ""


def _entries(store: GitStore, files: Sequence[TreeFile]) -> Iterator[ArchiveEntry]:
    for file in files:
        size = int(file.size) if file.size.isdecimal() else 0
        fault = LINKS.get(file.mode, "") or ("" if file.size.isdecimal() else MISSING)
        yield ArchiveEntry(file.path, size, _opener(store, file.blob, size), fault=fault)


def _opener(store: GitStore, blob: str, size: int) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        try:
            yield io.BytesIO(store.read("cat-file", "blob", blob, max_bytes=size + 1))
        except Unreadable as error:
            raise OSError(0, str(error)) from error

    return opened
