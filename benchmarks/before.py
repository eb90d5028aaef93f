"""What grading costs against an earlier commit of this repository, for those who pass everything.

    python benchmarks/before.py [--commit 668c955] [--rounds 8] [--copies 12]

Both grade copies of the sample class's members who pass everything, each with its own course and its own notebooks, in
whole runs with one job: A B, B A, ... Printed are, per submission, the median seconds of timings.csv and the processor
time, and the median of the pairs' ratios: the two runs of a pair share the noise of their moment. With --same, both
grade the notebooks of the earlier commit.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from classroom import ROOT
from history import remember
from measure import Cost, cost, machine

NAME = "backprop"
MEMBERS = ("ada", "amir", "nora", "zoe")  # of the sample class: they pass everything
WANTED = 1.05
FULL = "10.00"


@dataclass(frozen=True, slots=True)
class Side:
    """One checkout, and the class that it grades."""

    checkout: Path
    course: Path
    copies: int

    @property
    def submissions(self) -> int:
        """The size of the class."""
        return self.copies * len(MEMBERS)


def main() -> None:
    """Measure in turn and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commit", default="668c955", help="before the deserved scores (default)")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--copies", type=int, default=12, help=f"of each of {', '.join(MEMBERS)} (default 12)")
    parser.add_argument("--same", action="store_true", help="both grade the notebooks of the earlier commit")
    wanted = parser.parse_args()
    print(f"measured on {machine()}, {wanted.rounds} rounds of {wanted.copies * len(MEMBERS)} submissions")
    with tempfile.TemporaryDirectory() as name:
        other = unpack(wanted.commit, Path(name) / "commit")
        before = lay_out(other, Path(name) / "before", wanted.copies, other)
        now = lay_out(ROOT, Path(name) / "now", wanted.copies, other if wanted.same else ROOT)
        show(list(pairs(before, now, wanted.rounds)), now.submissions, same=wanted.same)


def unpack(commit: str, folder: Path) -> Path:
    """Write the files of a commit to `folder`; its engine runs on the packages of this environment."""
    command = ["git", "archive", commit]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def lay_out(checkout: Path, course: Path, copies: int, notebooks: Path) -> Side:
    """Copy the course of a checkout to `course`, with a class of those who pass everything."""
    course.mkdir()
    shutil.copy(checkout / "course.toml", course)
    for name in ("solutions", "assignments", "tests/hidden"):
        origin = notebooks if name == "assignments" else checkout  # a notebook belongs to what was released
        shutil.copytree(origin / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for member in MEMBERS:
        for number in range(copies):
            home = course / "submitted" / f"{member}{number:03}" / NAME
            home.mkdir(parents=True)
            shutil.copy(notebooks / "examples" / "submitted" / member / NAME / f"{NAME}.ipynb", home)
    return Side(checkout, course, copies)


def pairs(before: Side, now: Side, rounds: int) -> Iterator[tuple[tuple[float, Cost], tuple[float, Cost]]]:
    """Yield what each side took, before and now, the first of a pair in turn."""
    for number in range(rounds):
        if number % 2:
            last = graded(now)
            yield graded(before), last
        else:
            first = graded(before)
            yield first, graded(now)


def graded(side: Side) -> tuple[float, Cost]:
    """Grade the class; return the median seconds of a submission, and what the whole command cost."""
    output, log = side.course / "results", side.course / "log"
    run = ["run", NAME, "--jobs", "1", "--fresh", "--output", str(output)]
    os.environ["PYTHONPATH"] = str(side.checkout)  # before the engine that is installed
    done = cost([sys.executable, "-c", start(side.checkout), *run], side.course, log)
    if done.status:
        raise SystemExit(log.read_text())
    scores = [row["score"] for row in rows(output / "scores.csv")]
    if done.status or scores != [FULL] * side.submissions:
        raise SystemExit(f"{output} does not give everybody all points:\n{log.read_text()[-2000:]}")
    return statistics.median(float(row["seconds"]) for row in rows(output / "timings.csv")), done


def start(checkout: Path) -> str:
    """Return the Python that starts the program of a checkout."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, function = project["scripts"]["grader"].partition(":")
    return f"from {module} import {function}; raise SystemExit({function}())"


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def show(found: list[tuple[tuple[float, Cost], tuple[float, Cost]]], submissions: int, *, same: bool) -> None:
    """Print medians and ratios."""
    for place, name in enumerate(("before", "now")):
        seconds = 1000 * statistics.median(pair[place][0] for pair in found)
        processor = 1000 * statistics.median(pair[place][1].cpu_seconds for pair in found) / submissions
        print(f"{name:7} {seconds:6.2f} ms a submission, {processor:6.2f} ms processor time each with the run's start")
    ratio = statistics.median(now[0] / before[0] for before, now in found)
    processor = statistics.median(now[1].cpu_seconds / before[1].cpu_seconds for before, now in found)
    print(f"processor time of the whole run: {processor:.2f} times")
    print(f"a submission: {ratio:.2f} times (wanted: at most {WANTED})")
    if not same:
        print(remember("before", "seconds of a submission", ratio, higher_is_better=False))


if __name__ == "__main__":
    main()
