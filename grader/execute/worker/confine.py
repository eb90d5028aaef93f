"""Raising the walls in a fresh child, before the student's first line."""

from __future__ import annotations

import os
import resource
from typing import Any


def confine(plan: dict[str, Any], scratch: str) -> None:
    """Limit this process for good: memory, file size, processes, open files, core dumps."""
    os.chdir(scratch)
    megabyte = 2**20
    for what, amount in (
        (resource.RLIMIT_AS, _size_of_this_process() + plan["memory_megabytes"] * megabyte),
        (resource.RLIMIT_FSIZE, plan["file_megabytes"] * megabyte),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (amount, amount))


def _size_of_this_process() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  pathlib is not faster here
        return int(file.read().split()[0]) * resource.getpagesize()
