"""What may leave an archive: files under plain names, within caps; every refusal names the entry.

refused                             why
../../x, /etc/x, C:\\x, a NUL        it would land outside the folder it is unpacked into
a link, a device, a submodule       it would lead elsewhere
10 MB that unpack to 200 times that a bomb
more than a notebook may have       larger than course.toml allows
the same name twice, a/b under a    which of the two counts cannot be known
more than 4 GB or 100,000 in all    nothing more is unpacked: the archive itself is refused
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from grader.collect import tree
from grader.errors import CourseError, of_the_machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from grader.records import Limits

MEGABYTE = 1 << 20
MOST_BYTES = 4096 * MEGABYTE
MOST_ENTRIES = 100_000
MOST_RATIO = 200
LEAST_BOMB_BYTES = 10 * MEGABYTE
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, not yet read; `fault` if it may not leave whatever its name."""

    name: str
    size_bytes: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    packed_bytes: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an entry stayed in the archive, by the path it would have had."""

    by_path: dict[Path, str]
    notes: tuple[str, ...]


def unpack(title: str, entries: Iterable[Entry], into: Path, limits: Limits) -> Refused:
    """Write the entries below a folder that is there and empty.

    Raises
    ------
    CourseError
        If there are more of them, or more bytes, than any class hands in; or if the disk is full.
    """
    refused: dict[Path, str] = {}
    notes: list[str] = []
    room = MOST_BYTES
    for number, entry in enumerate(entries):
        room -= entry.size_bytes
        if room < 0 or number >= MOST_ENTRIES:
            raise CourseError(
                f"{title}: at {tree.shown(entry.name)!r} it holds more than {MOST_BYTES // MEGABYTE} MB or "
                f"{MOST_ENTRIES} files unpacked; unpack it yourself if it is what you think it is"
            )
        path = _inside(entry.name, into)
        try:
            fault = entry.fault or _fault(entry, path, limits) or _write(entry, path)
        except OSError as error:
            raise CourseError(
                f"{title} cannot be unpacked into {into}: {error.strerror}; make room there, or name "
                "another place with TMPDIR. Nothing was graded"
            ) from error
        if fault:
            notes.append(f"{title}: {tree.shown(entry.name)!r} not unpacked: {fault}")
        if fault and path is not None:
            refused[path] = f"in {title}, but not unpacked: {fault}"
            with suppress(OSError):  # whose it is can be seen by the folder, though nothing else is in it
                path.parent.mkdir(parents=True, exist_ok=True)
    return Refused(refused, tuple(notes))


def _inside(name: str, into: Path) -> Path | None:
    """Where an entry belongs; None for a name that would leave the folder."""
    parts = name.replace("\\", "/").split("/")
    if "\0" in name or parts[0] in {"", "~"} or parts[0].endswith(":") or ".." in parts:
        return None
    return into.joinpath(*(part for part in parts if part not in {"", "."}))


def _fault(entry: Entry, path: Path | None, limits: Limits) -> str:
    if path is None:
        return "its name leads out of the folder it is unpacked into"
    bomb = entry.packed_bytes and entry.size_bytes > MOST_RATIO * entry.packed_bytes
    if bomb and entry.size_bytes > LEAST_BOMB_BYTES:
        return f"it unpacks to more than {MOST_RATIO} times its size"
    megabytes = limits.notebook_megabytes if path.suffix.lower() == ".ipynb" else limits.file_megabytes
    return f"larger than {megabytes} MB" if entry.size_bytes > megabytes * MEGABYTE else ""


def _write(entry: Entry, path: Path | None) -> str:
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
