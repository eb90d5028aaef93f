"""Zip files from an LMS: opened with suspicion, see archive.py."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from grader.collect import tree
from grader.collect.archive import ArchiveEntry, ArchiveError, RefusedEntries, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from grader.records.course import Limits

UTF8 = 0x800
ENCRYPTED = 0x1
# What zipfile and its decompressors raise at bytes that make no sense, or at a window larger than the memory.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, MemoryError, RuntimeError, ValueError),
)


def extract(path: Path, into: Path, limits: Limits, max_bytes: int | None = None) -> RefusedEntries:
    """Unpack a zip file into a folder that is there and empty.

    Raises
    ------
    ArchiveError
        If it is no zip file, or larger than any class's submissions.
    """
    try:
        with tree.opened(path) as file, _archive(file) as archive:
            return unpack(path.name, _entries(archive), into, limits, max_bytes)
    except UnicodeDecodeError as error:
        name = error.object.decode("utf-8", "replace")
        raise ArchiveError(
            f"{path.name}: the name of the entry {name!r} is in no known encoding; zip it again"
        ) from error
    except (zipfile.BadZipFile, OSError) as error:
        raise ArchiveError(f"{path.name}: not a zip file that can be read ({error}); download it again") from error


def _archive(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except UnicodeDecodeError:
        raise
    except DAMAGED as error:
        raise zipfile.BadZipFile(str(error)) from error


def _entries(archive: zipfile.ZipFile) -> Iterator[ArchiveEntry]:
    for info in archive.infolist():
        name, opener = _name(info), _opener(archive, info)
        if name.endswith("/"):
            yield ArchiveEntry(name, 0, opener, folder=True)
        else:
            yield ArchiveEntry(name, info.file_size, opener, info.compress_size, _fault(info))


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        try:
            with archive.open(info) as handle:
                yield handle
        except DAMAGED as error:
            raise OSError(0, f"damaged ({error})") from error

    return opened


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's name; without the UTF-8 mark it is UTF-8 all the same if it can be, as on a Mac."""
    name = info.orig_filename
    if info.flag_bits & UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _fault(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind and not stat.S_ISREG(kind):
        return "a link or a device"
    return "encrypted" if info.flag_bits & ENCRYPTED else ""
