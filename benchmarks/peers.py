"""The same class graded by `nbgrader autograde` and by `grader run`, side by side.

    python benchmarks/peers.py [--students 20] [--ours 200]

Ratios are of figures per submission, measured in one run on one machine; each command is a whole process with
everything it starts. The class of `grader run` is larger, because its start would hide its speed otherwise; both
start-ups are counted.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from classroom import lay_out
from history import remember
from measure import Cost, cost, machine
from stages import show_stages, stages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=20, help="submissions for nbgrader (default 20)")
    parser.add_argument("--ours", type=int, default=200, help="submissions for grader run (default 200)")
    wanted = parser.parse_args()
    print(f"measured on {machine()}")
    theirs = nbgrader(wanted.students)
    show("nbgrader autograde", theirs, wanted.students)
    one, two = (ours(wanted.ours, jobs) for jobs in (1, 2))
    cpu = theirs.cpu_seconds / wanted.students / (two.cpu_seconds / wanted.ours)
    speed = theirs.wall_seconds / wanted.students / (two.wall_seconds / wanted.ours)
    both = one.wall_seconds / two.wall_seconds
    print(f"{cpu:.0f} times less processor time per submission (wanted: at least 20, aim 100)")
    print(f"{speed:.0f} times the submissions per second with 2 jobs (wanted: at least 40, aim 250)")
    print(f"{both:.2f} times the submissions per second of 1 job with 2 (wanted: at least 1.8)")
    print(remember("peers", "processor time", cpu, higher_is_better=True))
    print(remember("peers", "submissions a second", speed, higher_is_better=True))
    print(remember("peers", "two jobs", both, higher_is_better=True))


def nbgrader(students: int) -> Cost:
    """Grade a class with nbgrader: the notebooks' own autograder cells."""
    with tempfile.TemporaryDirectory() as name:
        return graded_by_nbgrader(Path(name), students)


def graded_by_nbgrader(folder: Path, students: int) -> Cost:
    """Let nbgrader grade a class in `folder`, and return what that took."""
    lay_out(folder, students)
    _without_our_engine(folder / "solutions" / "backprop" / "backprop.ipynb")
    log = folder / "log"
    ready = cost(["nbgrader", "generate_assignment", "backprop", "--force"], folder, log)
    if ready.status:
        raise SystemExit(log.read_text())
    done = cost(["nbgrader", "autograde", "backprop"], folder, log)
    made = len(list(folder.glob("autograded/*/backprop/backprop.ipynb")))
    if made != students:
        raise SystemExit(f"nbgrader graded {made} of {students}:\n{log.read_text()[-2000:]}")
    return done


def _without_our_engine(notebook: Path) -> None:
    """Let the autograder cells run the public checks alone: asking our engine too would cost nbgrader time."""
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace('"points(', '"_ = str('), encoding="utf-8")


def ours(students: int, jobs: int) -> Cost:
    """Grade a class with `grader run`, and show where the time goes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, students)
        done, parts = stages(["grader", "run", "backprop", "--jobs", str(jobs)], folder, folder / "log")
        if done.status:
            raise SystemExit((folder / "log").read_text())
        show(f"grader run --jobs {jobs}", done, students)
        show_stages(parts, students)
        return done


def show(name: str, one: Cost, students: int) -> None:
    """Print one row."""
    wall, cpu = one.wall_seconds / students, one.cpu_seconds / students
    print(f"{name:22} {students:5} submissions  {1 / wall:7.2f} a second  {1000 * cpu:8.1f} ms processor time each")


if __name__ == "__main__":
    main()
