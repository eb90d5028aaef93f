"""Writing files so that each is there whole or not at all, and opening files that others may change meanwhile.

written(path)              a text file, written piece by piece
write_bytes(path, data)    a file at once
replacing(path)            the path of a file beside `path`, for a library that writes by name
open_file(path)            a file for reading, reached without following a link anywhere on its path
open_folder(path)          a folder, reached in the same way

Linux 5.6 looks a whole path up without links in one call (openat2); elsewhere folder after folder is opened.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final, TextIO

from grader.errors import CourseError

OPENAT2: Final = 437  # the number of the call, the same on every architecture of Linux
NO_LINKS: Final = 0x02 | 0x04 | 0x08  # RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS, RESOLVE_BENEATH
FILE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
FOLDER: Final = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class OpenHow(ctypes.Structure):
    """`struct open_how` of linux/openat2.h."""

    _fields_ = (("flags", ctypes.c_uint64), ("mode", ctypes.c_uint64), ("resolve", ctypes.c_uint64))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file beside `path`, and put that file in the place of `path` when the block is done.

    Raises
    ------
    CourseError
        The folder or the file cannot be written; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        reason = "its folder is a file" if isinstance(error, FileExistsError) else error.strerror or error
        raise CourseError(
            f"{path} cannot be written: {reason}; the file that was there is unchanged. Correct that, "
            "or name another place, and run again"
        ) from error
    finally:
        with suppress(OSError):  # the folder itself may not be there
            beside.unlink()


@contextmanager
def written(path: Path, newline: str | None = None) -> Iterator[TextIO]:
    """Open a text file that takes the place of `path` when the block is done; raises CourseError as `replacing`."""
    with (
        replacing(path) as beside,
        beside.open("w", encoding="utf-8", errors="replace", newline=newline) as file,  # half characters become ?
    ):
        yield file
        file.flush()


def open_file(path: Path) -> int:
    """Open a file for reading, and return its descriptor.

    `path` is a real path (`Path.resolve`), found earlier: a folder on it that has become a link since is not followed.

    Raises
    ------
    OSError
        If it cannot be opened, if it or a folder on the way is a link, or if it is a hard link to a file of another
        account than that which has the folder: this process's own files too are what others may not read.
    """
    descriptor = _open(path, FILE)
    status = os.fstat(descriptor)
    if status.st_nlink == 1:
        return descriptor
    os.close(descriptor)
    return _open_hard_link(path)


@contextmanager
def open_folder(path: Path) -> Iterator[int]:
    """Open a folder by its real path, every link on it refused; raises OSError as `open_file`."""
    folder = _open(path, FOLDER)
    try:
        yield folder
    finally:
        os.close(folder)


def _open_hard_link(path: Path) -> int:
    """Open a file of several names, if the account that has the folder has the file too."""
    with open_folder(path.parent) as folder:
        descriptor = os.open(path.name, FILE, dir_fd=folder)
        if os.fstat(descriptor).st_uid == os.fstat(folder).st_uid:
            return descriptor
        os.close(descriptor)
        raise OSError(errno.EPERM, "it is a hard link to a file of another account", str(path))


def _open(path: Path, flags: int) -> int:
    first, *parts = path.absolute().parts
    root = os.open(first, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        way = "/".join(parts) or "."
        return _open_beneath(root, way, flags) if kernel_refuses_links() else _open_stepwise(root, parts, flags)
    finally:
        os.close(root)


@cache
def kernel_refuses_links() -> bool:
    """Tell whether the kernel can look a path up without links; some containers refuse the call."""
    try:
        os.close(_open_beneath(-100, ".", FOLDER))  # -100 is AT_FDCWD
    except OSError:
        return False
    return True


def _open_beneath(folder: int, way: str, flags: int) -> int:
    how = OpenHow(flags, 0, NO_LINKS)
    descriptor: int = _syscall()(OPENAT2, folder, os.fsencode(way), ctypes.byref(how), ctypes.sizeof(how))
    if descriptor < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), way)
    return descriptor


@cache
def _syscall() -> Callable[..., int]:
    """Return the C library's `syscall`, for a call that it has no function for."""
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_size_t)
    call.restype = ctypes.c_long
    return call


def _open_stepwise(folder: int, parts: Sequence[str], flags: int) -> int:
    """Open folder after folder; `folder` stays open."""
    inner = os.dup(folder)
    try:
        for part in parts[:-1]:
            outer, inner = inner, os.open(part, FOLDER, dir_fd=inner)
            os.close(outer)
        return os.open(parts[-1] if parts else ".", flags, dir_fd=inner)
    finally:
        os.close(inner)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises CourseError as `replacing`."""
    with replacing(path) as beside:
        beside.write_bytes(data)
