"""What collecting a class safely costs: files opened without following a link, against files opened as usual.

    python benchmarks/collecting.py [--students 2000] [--rounds 9]

A class in nbgrader's layout, a timestamp and a data file beside each notebook, is collected, and every file is opened
and read, as a run does it. Only the opening differs. In turns, A B, B A, ...; printed are the median processor times,
and the median of the pairs' ratios: the two of a pair share the noise of their moment.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classroom import lay_out
from history import remember
from measure import machine

from grader import files
from grader.collect.collect import collect
from grader.course.config import read_course
from grader.execute.open_files import companions, opened
from grader.records.course import Course

WANTED = 1.10
WHEN = "2026-03-01 10:00:00.000000 UTC\n"


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=9)
    wanted = parser.parse_args()
    print(f"measured on {machine()}, {wanted.students} submissions, {wanted.rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        lay_out(folder, wanted.students)
        for home in (folder / "submitted").glob("*/backprop"):
            (home / "timestamp.txt").write_text(WHEN, encoding="utf-8")
            (home / "data.csv").write_text("1,2\n", encoding="utf-8")
        course = read_course(folder)
        seconds(course)  # what is cached is cached for both
        pairs = list(measured(course, wanted.rounds))
    safe, plain = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"opened safely {safe:.3f} s, as any program does {plain:.3f} s")
    print(f"ratio {ratio:.3f} (wanted {WANTED:.2f})  {remember('collecting', 'safe', ratio, higher_is_better=False)}")


def measured(course: Course, rounds: int) -> Iterator[tuple[float, float]]:
    """Yield the seconds of each round: opened safely, and plainly."""
    for number in range(rounds):
        if number % 2:
            with opened_plainly():
                plain = seconds(course)
            yield seconds(course), plain
        else:
            safe = seconds(course)
            with opened_plainly():
                yield safe, seconds(course)


def seconds(course: Course) -> float:
    """Return the processor time of collecting the class and reading every file of it."""
    start, read = time.process_time(), 0
    assignments = course.assignments[:1]
    with tempfile.TemporaryDirectory() as scratch:
        for each in collect(course, assignments, course.root / "submitted", Path(scratch)).submissions:
            if each.path is not None:
                with opened(each.path, course.limits.notebook_megabytes) as file:
                    read += len(os.read(file, 2**20))
                read += sum(len(data) for _, data in companions(each.path.parent, each.companions, 16))
    took = time.process_time() - start
    if not read:
        raise RuntimeError("nothing was read")
    return took


@contextmanager
def opened_plainly() -> Iterator[None]:
    """Open files as any program does while the block runs: links are followed, hard links are not looked at."""
    safely = files._open  # noqa: SLF001  what is measured is this one function

    def plainly(path: Path, flags: int) -> int:
        return os.open(path, flags & ~os.O_NOFOLLOW)

    files._open = plainly  # noqa: SLF001
    try:
        yield
    finally:
        files._open = safely  # noqa: SLF001


if __name__ == "__main__":
    main()
