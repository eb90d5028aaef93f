"""Whether memory stays flat: one run of many submissions, the grading processes weighed on the way.

python benchmarks/memory.py [--students 2000]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from classroom import lay_out
from history import remember
from measure import machine

from grader.records.run import RunOptions
from grader.run.pipeline import run

FIRST = 100
JOBS = 2
MOST = 300 + 60 * JOBS  # megabytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=2000)
    students = parser.parse_args().students
    print(f"measured on {machine()}")
    weights: dict[int, int] = {}
    together: list[int] = []

    def weigh(done: int, _total: int, _name: str) -> None:
        if done % FIRST == 0 and done <= students - FIRST:  # at the very end the processes are leaving
            weights[done] = sum(map(megabytes, below(os.getpid())))
            together.append(sum(megabytes(pid, "Pss") for pid in (os.getpid(), *below(os.getpid()))))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, students)
        run(RunOptions(folder, ("backprop",), output=folder / "results", jobs=JOBS), {}, weigh)
    first, last = weights[FIRST], weights[max(weights)]
    print(f"all processes together, what they share counted once: {max(together)} MB at most (wanted: {MOST} MB)")
    print(remember("memory", "of 300 MB and 60 MB a job", max(together) / MOST, higher_is_better=False))
    print(f"memory of the grading processes: {first} MB at submission {FIRST}, {last} MB at {max(weights)}")
    print(f"growth: {100 * (last / first - 1):+.1f} percent (wanted: within 10)")
    print(remember("memory", "growth over a class", last / first, higher_is_better=False))


def below(pid: int) -> Iterator[int]:
    """Yield the workers and their warm processes; a submission's own process comes and goes, and is not counted."""
    for worker in children(pid):
        yield worker
        yield from children(worker)


def children(pid: int) -> list[int]:
    """Name the processes that this one has started."""
    texts = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(word) for text in texts for word in text.split()]


def megabytes(pid: int, kind: str = "Rss") -> int:
    """Weigh one process; pages shared with a submission count whole, so that it does not matter if one is alive.

    As `Pss`, a page that several processes share counts for each of them in part.
    """
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) // 1024


if __name__ == "__main__":
    main()
