"""Seconds, processor time and memory of whole commands, children included."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: wall-clock seconds, processor seconds of it and all it started, its exit status."""

    wall_seconds: float
    cpu_seconds: float
    status: int


PR_SET_CHILD_SUBREAPER = 36


def cost(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run a command to its end, and whatever it leaves behind; what it prints goes to `log`."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # a process whose parent has ended is counted here too
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with log.open("ab") as out:
        done = subprocess.run(command, cwd=folder, stdout=out, stderr=out, check=False, env=environment())
    wall = time.perf_counter() - start
    with suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, done.returncode)


def machine() -> str:
    """Name what the figures were measured on."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
        names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return f"{len(os.sched_getaffinity(0))} cores, {names[0] if names else os.uname().machine}, {os.uname().release}"


def environment() -> dict[str, str]:
    """Return ours with one thread for each library, and modules compiled once, as where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
