"""What two jobs give, beside what the machine gives to two of anything.

    python benchmarks/jobs.py [--students 400] [--rounds 3]

Each line compares two at once with one alone: two processes that only compute; two that only fork a warm process, as a
submission does; two runs that know nothing of each other, each with one job and half of the class; and one run with two
jobs and the whole class. The last divided by the line before is what the program itself loses.
"""

from __future__ import annotations

import argparse
import mmap
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from classroom import lay_out
from history import remember
from measure import environment, machine

RUN = ("grader", "run", "backprop", "--fresh")
WANTED = 1.8
WARM, TOUCHED = 100 * 2**20, 4 * 2**20  # bytes of a forkserver, and those that a submission changes
Pair = tuple[float, float]


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    print(f"measured on {machine()}, {wanted.rounds} rounds, {wanted.students} submissions")
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        whole, *halves = (Path(name) / part for part in ("whole", "one", "other"))
        lay_out_classes(whole, halves, wanted.students)
        for _ in range(wanted.rounds):
            for title, (alone, both) in measured(whole, halves):
                found.setdefault(title, []).append(2 * alone / both)
    ratios = {title: statistics.median(each) for title, each in found.items()}
    for title, ratio in ratios.items():
        print(f"{title:45} {ratio:.2f} times one ({min(found[title]):.2f} to {max(found[title]):.2f})")
    ceiling, ours = ratios["two runs of one job"], ratios["one run with two jobs"]
    print(f"of what two runs give: {ours / ceiling:.2f} (wanted: {WANTED} times one, where the machine gives that)")
    print(remember("jobs", "two jobs, of what two runs of one job give", ours / ceiling, higher_is_better=True))


def lay_out_classes(whole: Path, halves: list[Path], students: int) -> None:
    """Lay out a class, and two of half its size."""
    for folder, size in ((whole, students), *((half, students // 2) for half in halves)):
        folder.mkdir()
        lay_out(folder, size)


def measured(whole: Path, halves: list[Path]) -> Iterator[tuple[str, Pair]]:
    """Yield the seconds of one alone, and of two at once that do twice as much."""
    yield "two processes that compute", (at_once([compute]), at_once([compute, compute]))
    yield "two processes that fork", (at_once([fork]), at_once([fork, fork]))
    alone = run([halves[0]], 1)
    yield "two runs of one job", (alone, run(halves, 1))
    yield "one run with two jobs", (alone, run([whole], 2))


def at_once(work: list[Callable[[], object]]) -> float:
    """Return the seconds until forked processes, one for each piece of work, have ended."""
    start = time.perf_counter()
    started = [os.fork() for _ in work]
    for number, child in enumerate(started):
        if not child:
            work[number]()
            os._exit(0)
    for child in started:
        os.waitpid(child, 0)
    return time.perf_counter() - start


def compute() -> None:
    """Compute for some seconds, in no memory to speak of."""
    number = 1
    for _ in range(20_000_000):
        number = number * 1103515245 + 12345 & 0x7FFFFFFF


def fork() -> None:
    """Hold memory as a forkserver does; fork again and again a process that changes some of it."""
    memory = mmap.mmap(-1, WARM, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    for place in range(0, WARM, mmap.PAGESIZE):
        memory[place] = 1
    for _ in range(300):
        child = os.fork()
        if not child:
            for place in range(0, TOUCHED, mmap.PAGESIZE):
                memory[place] = 2
            os._exit(0)
        os.waitpid(child, 0)


def run(courses: list[Path], jobs: int) -> float:
    """Grade courses at once, each in a run of its own; return the seconds until the last has ended."""
    start = time.perf_counter()
    command = [*RUN, "--jobs", str(jobs)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment()}
    started = [subprocess.Popen(command, cwd=course, **quiet) for course in courses]  # type: ignore[call-overload]
    if any([process.wait() for process in started]):  # noqa: C419  all of them are waited for
        raise SystemExit(f"a run failed: cd {courses[0]} && {' '.join(command)}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
