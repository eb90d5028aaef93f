"""Resource limits of one process, lowered irrevocably."""

from __future__ import annotations

import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Linux's numbers of limits that the resource module of some Python builds lacks.
RTPRIO: Final = getattr(resource, "RLIMIT_RTPRIO", 14)
NICE: Final = getattr(resource, "RLIMIT_NICE", 13)
SIGPENDING: Final = getattr(resource, "RLIMIT_SIGPENDING", 11)
MSGQUEUE: Final = getattr(resource, "RLIMIT_MSGQUEUE", 12)


Ceilings = tuple[tuple[int, int], ...]  # kind, soft and hard limit


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one child; `threads` counts everything its uid runs (see RLIMIT_NPROC)."""

    memory_bytes: int
    cpu_seconds: int
    file_bytes: int
    scratch_bytes: int
    scratch_files: int = 1000
    threads: int = 64
    descriptors: int = 64


def address_space_bytes() -> int:
    """Return how much address space this process has mapped: a child's limit comes on top."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def tasks_of(uid: int) -> int:
    """Count the processes and threads that `uid` runs now, as far as /proc shows them."""
    count = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it ended while we counted, or is not ours
                if entry.stat().st_uid == uid:
                    count += len(list((entry / "task").iterdir()))
    return count


def ceilings(limits: Limits, mapped_bytes: int) -> Ceilings:
    """Return what each kind of limit is lowered to: never more than the hard limit of this process."""
    wanted = {
        resource.RLIMIT_AS: mapped_bytes + limits.memory_bytes,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_NPROC: limits.threads,
        resource.RLIMIT_NOFILE: limits.descriptors,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        MSGQUEUE: 0,
        SIGPENDING: 128,
        RTPRIO: 0,
        NICE: 0,
    }
    hard = {kind: resource.getrlimit(kind)[1] for kind in wanted}
    return tuple(
        (kind, ceiling if hard[kind] == resource.RLIM_INFINITY else min(ceiling, hard[kind]))
        for kind, ceiling in wanted.items()
    )


def lower(found: Ceilings) -> None:
    """Lower this process's soft and hard limits; raises OSError or ValueError where one cannot be set."""
    for kind, ceiling in found:
        resource.setrlimit(kind, (ceiling, ceiling))
