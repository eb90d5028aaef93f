"""A foreign nbgrader course, graded by `nbgrader autograde` and by `grader run --any --jobs 2`, side by side.

    python benchmarks/any.py [--students 10] [--ours 100]

The class of `grader run` is larger, because its start would hide its speed otherwise; both start-ups are counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import tempfile
from itertools import cycle, islice
from pathlib import Path

from classroom import ROOT
from history import remember
from measure import Cost, cost, machine

ACCEPT = ["metadata-visible", "shared-uid", "one-file-wall"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10, help="submissions for nbgrader (default 10)")
    parser.add_argument("--ours", type=int, default=100, help="submissions for grader run --any (default 100)")
    wanted = parser.parse_args()
    print(f"measured on {machine()}")
    theirs = measured(wanted.students, ["nbgrader", "generate_assignment", "ps1"], ["nbgrader", "autograde", "ps1"])
    ours = measured(wanted.ours, ["grader", "run", "--any", "--jobs", "2"])
    for name, one, students in (
        ("nbgrader autograde", theirs, wanted.students),
        ("grader run --any", ours, wanted.ours),
    ):
        wall, cpu = one.wall_seconds / students, one.cpu_seconds / students
        print(f"{name:20} {students:4} submissions  {1 / wall:7.2f} a second  {1000 * cpu:8.1f} ms processor time each")
    cpu = theirs.cpu_seconds / wanted.students / (ours.cpu_seconds / wanted.ours)
    speed = theirs.wall_seconds / wanted.students / (ours.wall_seconds / wanted.ours)
    print(f"{cpu:.0f} times less processor time per submission")
    print(f"{speed:.0f} times the submissions per second with 2 jobs (wanted: at least 10)")
    print(remember("any", "processor time", cpu, higher_is_better=True))
    print(remember("any", "submissions a second", speed, higher_is_better=True))


def measured(students: int, *commands: list[str]) -> Cost:
    """Lay the course out, run the commands in it, and return what the last one cost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, students)
        for command in commands:
            done = cost(command, folder, folder / "log")
            if done.status:
                raise SystemExit((folder / "log").read_text()[-2000:])
        return done


def lay_out(folder: Path, students: int) -> None:
    """Write the course `classic` of the tests, with a class made of its members who handed everything in."""
    path = ROOT / "tests" / "grader" / "any" / "courses.py"
    spec = importlib.util.spec_from_file_location("courses", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is missing")
    courses = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(courses)
    courses.classic(folder)
    (folder / "course.toml").write_text(f"[limits]\naccept = {json.dumps(ACCEPT)}\n", encoding="utf-8")
    submitted, members = folder / "submitted", folder / "members"
    submitted.rename(members)
    for number, member in enumerate(islice(cycle(("ada", "bob")), students)):
        shutil.copytree(members / member, submitted / f"s{number:05}")
    shutil.rmtree(members)


if __name__ == "__main__":
    main()
