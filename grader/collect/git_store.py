"""Reading the objects of one student's git repository, without running or obeying anything that it says.

Git gets a folder of ours: our settings, a copy of the references, and the student's objects. So no setting, include,
hook, filter, replacement or graft of the student's is ever read, and nothing is fetched. Only plumbing is asked
(rev-list, ls-tree, cat-file); its input is closed, its output, memory and time are bounded. A repository that leads to
another one (a common folder, alternates, links) is not asked at all: it may be somebody's.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.errors import CourseError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1 << 20
SECONDS = 60  # of git for one repository
MEMORY_BYTES = 1024 * MEGABYTE
OUTPUT_BYTES = 64 * MEGABYTE
LISTING_BYTES = 16 * MEGABYTE  # of the files of one commit: some 150,000
MAX_REFS = 10_000
MAX_REF_BYTES = 4096
ELSEWHERE = ("commondir", "objects/info/alternates", "objects/info/http-alternates")
HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
REFERENCE = re.compile(rf"(?:ref: refs/[^\s\\^:?*\[~]+|{HASH.pattern})\s*")
PACKED = re.compile(rf"(?P<hash>{HASH.pattern}) (?P<name>refs/\S+)")
CONFIG = "[core]\n\tbare = true\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = {}\n"
QUIET = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
SPARING = ("-c", "core.packedGitLimit=256m", "-c", "core.deltaBaseCacheLimit=32m", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True, slots=True)
class GitStore:
    """The objects of one repository, readable through a git folder of ours until `deadline`."""

    home: Path
    objects: Path
    deadline: float

    def read(self, *command: str, max_bytes: int = OUTPUT_BYTES, optional: bool = False) -> bytes:
        """Return what a git command prints; nothing where an `optional` one fails.

        Raises
        ------
        Unreadable
            It fails, prints more than `max_bytes`, or takes more memory or time than a repository may.
        CourseError
            Git is not installed.
        """
        with TemporaryFile() as output, TemporaryFile() as errors:
            status = self._run(command, output.fileno(), errors.fileno(), max_bytes)
            errors.seek(0)
            if status and not optional:
                raise Unreadable(_reason(command[0], status, errors.read(MAX_REF_BYTES), max_bytes))
            output.seek(0)
            return b"" if status else output.read()

    def _run(self, command: tuple[str, ...], output: int, errors: int, max_bytes: int) -> int:
        whole = ("git", *SPARING, "--git-dir", str(self.home), *command)
        environment = {"PATH": os.environ.get("PATH", os.defpath), **QUIET, "GIT_OBJECT_DIRECTORY": str(self.objects)}
        try:
            process = subprocess.Popen(  # noqa: S603  plumbing with its arguments apart, no shell
                whole, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment
            )
        except FileNotFoundError as error:
            raise CourseError("git is not installed, and the submissions are git repositories: install it") from error
        try:
            _limit(process.pid, max_bytes)
            return process.wait(max(self.deadline - time.monotonic(), 0))
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"git takes more than {SECONDS} s to read it") from error
        finally:
            process.kill()
            process.wait()


def open_store(repository: Path, into: Path) -> GitStore:
    """Make a git folder of ours at `into`, which is new, for the objects of a repository.

    Raises
    ------
    Unreadable
        It leads to another place, or its references cannot be read.
    """
    theirs = repository / ".git"
    _expect_its_own(theirs)
    references = dict(_references(theirs))
    if "HEAD" not in references:
        raise Unreadable("the repository has no HEAD: it is damaged; clone it anew")
    long = any(HASH.fullmatch(text) and len(text) == 64 for text in references.values())
    try:
        for folder in ("objects", "refs"):
            (into / folder).mkdir(parents=True)
        (into / "config").write_text(CONFIG.format("sha256" if long else "sha1"), encoding="ascii")
        for name, text in references.items():
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text}\n", encoding="utf-8", errors="surrogateescape")
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise Unreadable("its references contradict each other; clone it anew") from error
    return GitStore(into, theirs / "objects", time.monotonic() + SECONDS)


def _limit(pid: int, max_bytes: int) -> None:
    try:
        resource.prlimit(pid, resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (max_bytes, max_bytes))
    except ProcessLookupError:
        return  # it has ended already, within its first bytes


def _reason(command: str, status: int, said: bytes, max_bytes: int) -> str:
    """Tell apart why git failed."""
    text = said.decode(errors="replace").strip()
    if status == -signal.SIGXFSZ or "File too large" in text:
        return f"git {command} prints more than {max_bytes // MEGABYTE} MB of it: no class's work is so large"
    if "out of memory" in text.lower() or status == -signal.SIGKILL:
        return f"git {command} needs more than {MEMORY_BYTES // MEGABYTE} MB of memory to read it"
    first = text.splitlines()[0] if text else f"git {command} ended with status {status}"
    return f"git cannot read it: {first[:200]}"


def _expect_its_own(home: Path) -> None:
    """Refuse a repository whose commits may be in another one."""
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
    """Find the links among the files that git reads commits from; hooks and the like may be links."""
    yield from (path for path in sorted(home.iterdir()) if path.is_symlink() and path.name != "hooks")
    for part in ("objects", "refs"):
        for place, folders, files in os.walk(home / part):
            yield from (Path(place, name) for name in sorted((*folders, *files)) if Path(place, name).is_symlink())


def _references(home: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of references and what each says; replacements are none."""
    for line in _text(home / "packed-refs", OUTPUT_BYTES).splitlines():
        match = PACKED.fullmatch(line.strip())
        if match and _wanted(match["name"]):
            yield match["name"], match["hash"]
    shallow = [line for line in _text(home / "shallow", OUTPUT_BYTES).splitlines() if HASH.fullmatch(line)]
    if shallow:
        yield "shallow", "\n".join(shallow)
    yield from _loose(home)


def _loose(home: Path) -> Iterator[tuple[str, str]]:
    paths = [home / "HEAD"]
    for place, _, files in os.walk(home / "refs"):
        paths += (Path(place, name) for name in sorted(files))
        if len(paths) > MAX_REFS:
            raise Unreadable(f"the repository has more than {MAX_REFS} references")
    for path in paths:
        name, text = path.relative_to(home).as_posix(), _text(path, MAX_REF_BYTES)
        if REFERENCE.fullmatch(text) and (name == "HEAD" or _wanted(name)):
            yield name, text.strip()


def _wanted(name: str) -> bool:
    parts = name.split("/")
    return parts[1] in {"heads", "tags", "remotes"} and not any(part in {"", ".", ".."} for part in parts)


def _text(path: Path, max_bytes: int) -> str:
    try:
        with tree.opened(path) as file:
            return file.read(max_bytes).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
