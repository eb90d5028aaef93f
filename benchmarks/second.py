"""A second run in which nothing has changed: of `grader run`, side by side with that of `nbgrader autograde`.

    python benchmarks/second.py [--sizes 2000 10000] [--students 4]

The first ten of a class are graded; every other's notebook is a copy of one of these, so its row of state.db is copied,
and a run marks all anew and writes their pages. What is measured is the run after that, every file looked at. nbgrader
is given `--students`; its figure is per submission, its start included, as ours is.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from classroom import MEMBERS, lay_out
from history import remember
from measure import Cost, cost, machine
from peers import graded_by_nbgrader

WANTED = {2000: 2.0, 10000: 8.0}  # processor seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(WANTED), help="sizes of the class")
    parser.add_argument("--students", type=int, default=4, help="submissions for nbgrader (default 4)")
    wanted = parser.parse_args()
    print(f"measured on {machine()}")
    theirs = nbgrader(wanted.students)
    print(f"nbgrader autograde, again: {1000 * theirs.cpu_seconds / wanted.students:.1f} ms processor time each")
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as name:
            found = second(Path(name), size)
        limit = f" (wanted: at most {WANTED[size]:.0f})" if size in WANTED else ""
        print(f"grader run, {size} unchanged: {found.cpu_seconds:.2f} s of processor time{limit}, ", end="")
        print(f"{1000 * found.cpu_seconds / size:.2f} ms each")
        ratio = theirs.cpu_seconds / wanted.students / (found.cpu_seconds / size)
        print(f"{ratio:.0f} times less processor time than nbgrader's second run")
        print(remember("second", f"processor time, {size} unchanged", ratio, higher_is_better=True))


def nbgrader(students: int) -> Cost:
    """Let nbgrader grade a class, and measure what it takes to be called once more."""
    with tempfile.TemporaryDirectory() as name:
        graded_by_nbgrader(Path(name), students)
        return cost(["nbgrader", "autograde", "backprop"], Path(name), Path(name) / "log")


def second(folder: Path, size: int) -> Cost:
    """Measure the run of a class in which nothing has changed."""
    lay_out(folder, size)
    first = [f"s{number:05}" for number in range(len(MEMBERS))]
    run(folder, *(part for student in first for part in ("--student", student)))
    others = range(len(MEMBERS), size)
    copy_rows(folder / "results" / "state.db", ((f"s{each:05}", f"s{each % len(MEMBERS):05}") for each in others))
    run(folder)
    return run(folder)


def run(folder: Path, *options: str) -> Cost:
    """Run `grader run`, which has to succeed."""
    done = cost(["grader", "run", "backprop", *options], folder, folder / "log")
    if done.status:
        raise SystemExit((folder / "log").read_text(encoding="utf-8"))
    return done


def copy_rows(database: Path, pairs: Iterable[tuple[str, str]]) -> None:
    """Give each first of two students the row of the second; what it was marked with is not known."""
    columns = "fingerprint, judgement, grade, seconds, layers, host, kernel, gaps"
    with sqlite3.connect(database) as state:
        for student, like in pairs:
            state.execute(
                f"insert into grades (assignment, student, {columns}) "
                f"select assignment, ?, {columns} from grades where assignment = 'backprop' and student = ?",
                (student, like),
            )


if __name__ == "__main__":
    main()
