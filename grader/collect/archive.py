"""Unpacking an archive: files under plain names, within caps; every refusal names the entry.

refused                             why
../../x, /etc/x, C:\\x, a NUL        it would land outside the folder it is unpacked into
a link, a device, a submodule       it would lead elsewhere
10 MB that unpack to 200 times that a bomb
more than a notebook may have       larger than course.toml allows
a file more than 40 folders deep    Python's own way to remove a folder gives up some folders deeper
the same name twice, a/b under a    which of the two counts cannot be known
more than 4 GB or 100,000 in all    nothing more is unpacked: the archive itself is refused

Only what may leave counts towards these 4 GB: what an entry announces of itself costs nobody else a place.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from grader.collect import tree
from grader.errors import CourseError, of_the_machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from grader.records.course import Limits

MEGABYTE = 1 << 20
MAX_BYTES = 4096 * MEGABYTE
MAX_STUDENT_BYTES = 512 * MEGABYTE  # of one student; the rest of the class needs the disk too
MAX_ENTRIES = 100_000
MAX_RATIO = 200
MAX_FOLDERS = 40
MAX_NOTES = 100
MIN_BOMB_BYTES = 10 * MEGABYTE
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """One file or folder of an archive, not yet read; `fault` if it may not leave whatever its name."""

    name: str
    size_bytes: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    packed_bytes: int = 0
    fault: str = ""
    folder: bool = False


@dataclass(frozen=True, slots=True)
class RefusedEntries:
    """Why an entry stayed in the archive, by the path it would have had."""

    by_path: dict[Path, str]
    notes: tuple[str, ...]


class ArchiveError(CourseError):
    """An archive that cannot be unpacked, by its own fault: all of a class's submissions, or one student's."""


class TooMuchError(ArchiveError):
    """An archive that would unpack to more than any class, or one student, hands in."""


def unpack(
    title: str, entries: Iterable[ArchiveEntry], into: Path, limits: Limits, max_bytes: int | None = None
) -> RefusedEntries:
    """Write the entries below a folder that is there and empty.

    Raises
    ------
    TooMuchError
        If there are more of them, or more bytes, than any class hands in.
    CourseError
        If the disk is full.
    """
    refused: dict[Path, str] = {}
    notes: list[str] = []
    allowed = left_bytes = MAX_BYTES if max_bytes is None else max_bytes
    for number, entry in enumerate(entries):
        path = _inside(entry.name, into)
        fault = entry.fault or _fault(entry, path, into, limits)
        left_bytes -= 0 if fault else entry.size_bytes
        if left_bytes < 0 or number >= MAX_ENTRIES:
            raise TooMuchError(
                f"{title}: at {tree.truncated(entry.name)!r} it holds more than {allowed // MEGABYTE} MB or "
                f"{MAX_ENTRIES} files unpacked; unpack it yourself if it is what you think it is"
            )
        try:
            fault = fault or (_write_folder(path, into) if entry.folder else _write(entry, path))
        except OSError as error:
            raise CourseError(
                f"{title} cannot be unpacked into {into}: {error.strerror}; make room there, or name "
                "another place with TMPDIR. Nothing was graded"
            ) from error
        if fault:
            notes.append(f"{title}: {tree.truncated(entry.name)!r} not unpacked: {fault}")
        if fault and path is not None:
            refused[path] = f"in {title}, but not unpacked: {fault}"
            _make_folders(path.parent, into)
    more = [f"{title}: {len(notes) - MAX_NOTES} more not unpacked"] if len(notes) > MAX_NOTES else []
    return RefusedEntries(refused, (*notes[:MAX_NOTES], *more))


def _write_folder(path: Path | None, into: Path) -> str:
    """Make a folder that an archive lists by itself: an empty one says that its student submitted nothing."""
    if path is not None:
        _make_folders(path, into)
    return ""


def _make_folders(folder: Path, into: Path) -> None:
    """Make the folder of a refused entry: whose it was can be seen by it, though nothing else is in it.

    Where the path is too long for this system, its first folders do.
    """
    parts = folder.relative_to(into).parts[:MAX_FOLDERS]
    for number in range(len(parts)):
        try:
            into.joinpath(*parts[: number + 1]).mkdir(exist_ok=True)
        except OSError:
            return


def _inside(name: str, into: Path) -> Path | None:
    """Where an entry belongs; None for a name that would leave the folder."""
    parts = name.replace("\\", "/").split("/")
    if "\0" in name or parts[0] in {"", "~"} or parts[0].endswith(":") or ".." in parts:
        return None
    kept = [part for part in parts if part not in {"", "."}]
    return into.joinpath(*kept) if kept else None


def _fault(entry: ArchiveEntry, path: Path | None, into: Path, limits: Limits) -> str:
    if path is None:
        return "its name leads out of the folder it is unpacked into"
    if len(path.relative_to(into).parts) > MAX_FOLDERS + 1:
        return f"it lies more than {MAX_FOLDERS} folders deep"
    bomb = entry.packed_bytes and entry.size_bytes > MAX_RATIO * entry.packed_bytes
    if bomb and entry.size_bytes > MIN_BOMB_BYTES:
        return f"it unpacks to more than {MAX_RATIO} times its size"
    megabytes = limits.notebook_megabytes if path.suffix.lower() == ".ipynb" else limits.file_megabytes
    return f"larger than {megabytes} MB" if entry.size_bytes > megabytes * MEGABYTE else ""


def _write(entry: ArchiveEntry, path: Path | None) -> str:
    """Copy an entry, no byte more than it announces; return the fault if that cannot be, raise if it is the disk's."""
    if path is None:
        return "no name"
    left = entry.size_bytes
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with entry.open() as source, path.open("xb") as target:
            while chunk := source.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                target.write(chunk)
    except FileExistsError:
        return "another entry has the same name"
    except OSError as error:
        with suppress(OSError):  # a name that is too long, or a file where a folder should be, has nothing to remove
            path.unlink()
        if of_the_machine(error):
            raise
        return error.strerror or "cannot be written"
    if left < 0:
        path.unlink()
        return "it holds more than it announces"
    return ""
