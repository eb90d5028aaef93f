"""The root of the students' processes: a read-only tree of what they may read, and nothing else.

Folders and large files are mounted; small files are copied, because every mount costs each child time. A folder of
which one part must not be seen is mounted whole, with a cover over that part.
"""

from __future__ import annotations

import errno
import functools
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .kernel import call, mount, unmount

NOSUID: Final = 2
NODEV: Final = 4
NOEXEC: Final = 8
READ_ONLY: Final = 1
REMOUNT: Final = 32
PRIVATE_ALL: Final = 0x40000 | 0x4000
DETACH: Final = 2

AT_EMPTY_PATH: Final = 0x1000
AT_RECURSIVE: Final = 0x8000
AT_FDCWD: Final = -100
CLONE_TREE: Final = 1
FROM_DESCRIPTOR: Final = 4

SMALL: Final = 2**20  # bytes
EMPTY: Final = (NOSUID | NODEV, "mode=0755,size=64m")  # a file system without files
DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def build(paths: Iterable[str], covered: Iterable[str], scratch: str) -> None:
    """Make a read-only tree of `paths`, a few devices and an empty folder `scratch` the root of this process.

    Of what the folders `covered` hold, only `paths` are there.
    """
    os.umask(0o022)  # whatever the teacher's is: the students' uid goes through the folders that are made here
    mount("none", "/", "", PRIVATE_ALL)
    links: dict[str, str] = {}
    real, hidden = ({trace(path, links) for path in filter(os.path.exists, some)} for some in (paths, covered))
    below = {path for path in real if lies_in(path, hidden)}
    files = {path: copy for path in outermost(real - below) + outermost(below) if (copy := small_file(path))}
    trees = {path: tree(path, NODEV) for path in outermost(real - below - files.keys())}
    trees |= {device: tree(device, NOEXEC) for device in DEVICES}
    uncovered = {path: tree(path, NODEV) for path in outermost(below - files.keys())}
    mount("tmpfs", scratch, "tmpfs", *EMPTY)
    os.chdir(scratch)
    for path, origin in trees.items():
        plant(path, origin)
    covers = [path for path in sorted(hidden) if cover(path)]
    for path, origin in uncovered.items():
        plant(path, origin)
    for path, copy in files.items():
        write(path, *copy)
    for path, target in links.items():
        link(path, target)
    for path in covers:
        mount("none", "." + path, "", REMOUNT | READ_ONLY | NOSUID | NODEV)
    Path("." + scratch).mkdir(parents=True, exist_ok=True)
    call("pivot_root", b".", b".")
    unmount(".", DETACH)
    os.chdir("/")
    mount("none", "/", "", REMOUNT | READ_ONLY | NOSUID | NODEV)


def trace(path: str, links: dict[str, str]) -> str:
    """Return where `path` really is, noting in `links` every symbolic link on the way and its target."""
    done, steps = "/", path.split("/")
    while steps:
        step = steps.pop(0)
        if step == "..":
            done = os.path.dirname(done)  # noqa: PTH120  hundreds of paths of many steps: faster
        elif step not in {"", "."}:
            here = f"{done.rstrip('/')}/{step}"
            if target := link_target(here):
                links[here] = target
                steps = target.split("/") + steps
                done = "/" if target.startswith("/") else done
            else:
                done = here
    return done


@functools.cache
def link_target(path: str) -> str:
    """Return where a symbolic link leads, '' where `path` is none."""
    try:
        return os.readlink(path)  # noqa: PTH115
    except OSError as problem:
        if problem.errno == errno.EINVAL:
            return ""
        raise


def outermost(paths: Iterable[str]) -> list[str]:
    """Return those of `paths` that lie in no other of them."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1] + "/"):
            kept.append(path)
    return kept


def cover(path: str) -> bool:
    """Hide what the folder `path` below the current one holds; tell whether it is there, and not hidden already."""
    there = os.path.isdir("." + path)  # noqa: PTH112
    if there:
        mount("tmpfs", "." + path, "tmpfs", *EMPTY)
    return there


def lies_in(path: str, folders: Iterable[str]) -> bool:
    """Tell whether `path` lies in one of `folders`, at any depth."""
    return any(path.startswith(f"{folder}/") for folder in folders)


def small_file(path: str) -> tuple[bytes, int] | None:
    """Return the bytes and the date of a file that is small enough to be copied: every mount costs each child time."""
    status = os.stat(path)  # noqa: PTH116
    if not stat.S_ISREG(status.st_mode) or status.st_size > SMALL:
        return None
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read(), status.st_mtime_ns


def write(path: str, data: bytes, date: int) -> None:
    """Put a copy of a file, with its date, at `path` below the current folder."""
    place = "." + path
    if not os.path.exists(place):  # noqa: PTH110  else it lies in a tree that is there already
        make_folder(os.path.dirname(place))  # noqa: PTH120
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        if os.write(descriptor, data) < len(data):  # a full file system takes a part, and says nothing
            raise OSError(errno.ENOSPC, "no space for what students' code may read", place)
        os.utime(descriptor, ns=(date, date))
        os.close(descriptor)


def link(path: str, target: str) -> None:
    """Make a symbolic link at `path` below the current folder, where none is there already."""
    place = Path("." + path)
    if not place.is_symlink():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)


def make_folder(path: str) -> None:
    """Make a folder and those above it, where they are not there."""
    if not os.path.isdir(path):  # noqa: PTH112
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def tree(path: str, also: int) -> tuple[int, bool]:
    """Return a detached, read-only copy of what is mounted at `path`, and whether it is a folder."""
    folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
    flags = CLONE_TREE | os.O_CLOEXEC | AT_RECURSIVE
    origin = call("open_tree", AT_FDCWD, path.encode(), flags)
    attributes = struct.pack("=QQQQ", READ_ONLY | NOSUID | also, 0, 0, 0)
    call("mount_setattr", origin, b"", AT_EMPTY_PATH | AT_RECURSIVE, attributes, 32)
    return origin, folder


def plant(path: str, origin: tuple[int, bool]) -> None:
    """Attach a detached tree at `path` below the current folder."""
    descriptor, folder = origin
    place = "." + path
    make_folder(place if folder else os.path.dirname(place))  # noqa: PTH120
    if not folder:
        Path(place).touch()
    call("move_mount", descriptor, b"", AT_FDCWD, place.encode(), FROM_DESCRIPTOR)
    os.close(descriptor)
