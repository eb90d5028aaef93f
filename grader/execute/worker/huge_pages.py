"""The forkserver's memory in huge pages: a fork copies an entry for each page, and an end gives each of them back.

A huge page stands for 512 others. Gathering them costs what it saves in some ten forks, so it is done once, by a
forkserver that has had as many, while no child shares its memory. A kernel that cannot (before 6.1) changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from .isolation.kernel import LIBC

AFTER_FORKS: Final = 16
HUGE: Final = 2**21  # bytes; where huge pages are larger, the kernel gathers none
COLLAPSE: Final = 25  # of madvise
OWN: Final = ("", "[heap]")


def open_maps() -> int:
    """Open the list of this process's memory, which is out of sight once the process has a root of its own."""
    return os.open("/proc/self/maps", os.O_RDONLY | os.O_CLOEXEC)


def gather(maps: int) -> int:
    """Put this process's own memory into huge pages; return how many bytes were asked for."""
    os.lseek(maps, 0, os.SEEK_SET)
    with os.fdopen(os.dup(maps), encoding="utf-8", errors="replace") as lines:
        found = list(huge_ranges(lines.read()))
    for start, size in found:
        LIBC.madvise(start, size, COLLAPSE)  # whether it succeeds makes no difference but that of time
    return sum(size for _, size in found)


def huge_ranges(maps: str) -> Iterator[tuple[int, int]]:
    """Yield start and size of what can be huge pages in the process's own memory, by the lines of /proc/self/maps."""
    for line in maps.splitlines():
        place, rights, *_, name = [*line.split(maxsplit=5), ""][:6]
        start, end = (int(part, 16) for part in place.split("-"))
        start, end = -(-start // HUGE) * HUGE, end // HUGE * HUGE
        if rights == "rw-p" and name in OWN and start < end:
            yield start, end - start
