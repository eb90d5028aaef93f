"""A control group for a forkserver and its children: the kernel's own sum of their memory and their tasks.

    group = around(process, memory, tasks)     the process, and everything that it will ever start, is in it
    group.end()                                kill what is left at once, and remove the group

Only version 2, and only where control groups are delegated: where a group that this user makes has the controllers
`memory` and `pids`, and the process may be moved into it. That is so in a systemd user session, and for root beside
its own session. The groups above are never changed, and no other process is moved.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PREFIX: Final = "deltagrade-"
END_SECONDS: Final = 5.0
_MOUNT = re.compile(r"^\S+ \S+ \S+ (?P<root>\S+) (?P<point>\S+) .* - cgroup2 ", re.MULTILINE)
_OURS = re.compile(r"^0::(?P<path>/.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Group:
    """A control group with limits, and with processes in it."""

    folder: Path

    def end(self) -> None:
        """Kill every process in the group at once, and remove it."""
        with suppress(OSError):  # Linux before 5.14 has no cgroup.kill: the processes end with the forkserver then
            (self.folder / "cgroup.kill").write_text("1", encoding="ascii")
        until = time.monotonic() + END_SECONDS
        while not _removed(self.folder) and time.monotonic() < until:
            time.sleep(0.001)


def around(process: int, memory_bytes: int, tasks: int) -> Group:
    """Make a group with these limits, as near to our own as is allowed, and move `process` into it.

    Raises
    ------
    OSError
        No group can be made here; the message is the reason that the nearest place gave.
    """
    why = "no control groups of version 2 are mounted"
    for number, parent in enumerate(places(_text("/proc/self/mountinfo"), _text("/proc/self/cgroup"))):
        _sweep(parent)
        folder = parent / f"{PREFIX}{os.getpid()}-{process}"
        try:
            folder.mkdir()
            _limit(folder, memory_bytes, tasks)
            (folder / "cgroup.procs").write_text(str(process), encoding="ascii")
        except OSError as error:
            why = why if number else _reason(error)
            with suppress(OSError):  # it was not made
                folder.rmdir()
        else:
            return Group(folder)
    raise OSError(why)


def _limit(folder: Path, memory_bytes: int, tasks: int) -> None:
    limits = {"memory.max": memory_bytes, "pids.max": tasks}
    if (folder / "memory.swap.max").exists():  # not on a kernel without swap
        limits["memory.swap.max"] = 0
    for name, limit in limits.items():
        with (folder / name).open("r+", encoding="ascii") as file:  # never created: no file, no controller
            file.write(str(limit))


def places(mountinfo: str, cgroup: str) -> Iterator[Path]:
    """Yield the folder of a process's own control group, then those above it, by its files in /proc."""
    mount, ours = _MOUNT.search(mountinfo), _OURS.search(cgroup)
    if mount is None or ours is None:
        return
    root, point = Path(mount["root"]), Path(mount["point"])
    own = Path(ours["path"])
    folder = point / own.relative_to(root) if own.is_relative_to(root) else point
    while folder.is_relative_to(point):
        yield folder
        folder = folder.parent


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8", errors="replace")


def _sweep(parent: Path) -> None:
    """Remove the empty groups of graders that were killed."""
    for folder in parent.glob(f"{PREFIX}*-*"):
        grader = folder.name.removeprefix(PREFIX).split("-")[0]
        if not Path("/proc", grader).exists():
            with suppress(OSError):  # not empty, or not one of ours
                folder.rmdir()


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:  # its processes are still ending
        return False
    return True


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the controllers memory and pids are not handed on"
    return (error.strerror or str(error)).lower()
