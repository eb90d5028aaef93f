"""The regular files beside a submission (data, local modules), within the caps of the course."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from grader.collect import tree

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from grader.records.course import Limits

MOST_FILES = 200
NOT_THEIRS = frozenset({"timestamp.txt"})
MEGABYTE = 1 << 20


def beside(chosen: Path, limits: Limits, depth: int) -> tuple[tuple[Path, ...], list[str]]:
    """Find what comes along with a submission, and say in notes what stays behind.

    Parameters
    ----------
    depth
        How many folders below the submission's own are looked into: paths are relative to `chosen.parent`.
    """
    found = [path for path in tree.files(chosen.parent, depth) if path != chosen and path.name not in NOT_THEIRS]
    kept: list[Path] = []
    notes: list[str] = []
    room = limits.scratch_megabytes * MEGABYTE
    for path in found:
        status = path.lstat()
        fault = _fault(status, room, limits, len(kept))
        if fault:
            notes.append(f"{tree.relative(path, chosen.parent)} stays behind: {fault}")
        else:
            kept.append(path)
            room -= status.st_size
    return tuple(kept), _few(notes)


def _fault(status: os.stat_result, room_bytes: int, limits: Limits, kept: int) -> str:
    size = status.st_size
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file"
    if size > limits.file_megabytes * MEGABYTE:
        return f"larger than {limits.file_megabytes} MB"
    if size > room_bytes:
        return f"with it the files would exceed {limits.scratch_megabytes} MB"
    return f"more than {MOST_FILES} files" if kept >= MOST_FILES else ""


def _few(notes: list[str]) -> list[str]:
    more = [f"{len(notes) - 3} more files stay behind"] if len(notes) > 3 else []
    return notes[:3] + more
