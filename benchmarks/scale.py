"""A class of 100,000 graded in parts: is the last thousand as cheap as the first, and does memory stay flat?

    python benchmarks/scale.py FOLDER [--total 100000] [--part 5000]    the next 5,000; again, until all are graded
    python benchmarks/scale.py FOLDER --whole                           one run over all: tables and pages alone
    python benchmarks/scale.py --few 10                                 a roster of 100,000, of whom ten hand in
    python benchmarks/scale.py --ends 2000                              the first and the last 2,000 of 100,000
    python benchmarks/scale.py                                          two thousand, then one run over all

FOLDER holds the class and what was found (scale.jsonl), so that a part can be run on another day. Hand-ins are made as
they are needed, no two the same: of a hundred, five attack and one loops for ever, with limits of one second. With
`--ends`, those in between have copies of the first ones' work and results: the last are graded beside a full state, and
the tables and pages of all are written, in a fraction of the time.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

from classroom import MEMBERS, ROOT, lay_out
from history import remember
from hostile import ATTACKS, SECOND
from measure import cost, machine
from memory import children, megabytes
from second import copy_rows

from grader.records.run import RunOptions
from grader.run.pipeline import run

NAME = "backprop"
LOOP, OTHERS = ATTACKS[0], ATTACKS[1:]
STEP = 1000  # submissions
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the processes had used when so many of the class were graded: processor seconds, megabytes of each kind."""

    graded: int
    seconds: float
    main: int
    workers: int
    forkservers: int


@dataclass(slots=True)
class Watch:
    """Looks at the processes of a run every thousand submissions."""

    before: int
    size: int
    marks: list[Mark] = field(default_factory=list)
    ended: float = 0.0

    def look(self, done: int, _total: int, _name: str) -> None:
        """Note what all processes have used; at the very end they are leaving, so a little before."""
        if done in (10, self.size - 10) or done % STEP == 0:
            workers = children(os.getpid())
            servers = [each for worker in workers for each in children(worker)]
            used = sum(map(processor_seconds, (os.getpid(), *workers, *servers)))
            weighed = (sum(map(megabytes, group)) for group in ((os.getpid(),), workers, servers))
            self.marks.append(Mark(self.before + done, used, *weighed))
        self.ended = time.perf_counter()


def main() -> None:
    """Grade the next part, or write everything anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--total", type=int, default=100_000)
    parser.add_argument("--part", type=int, default=5_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--whole", action="store_true", help="run over all that was graded: nothing is graded again")
    parser.add_argument("--few", type=int, default=0, help="so many of the roster hand in")
    parser.add_argument("--ends", type=int, default=0, help="so many are graded at each end, the others are copies")
    wanted = parser.parse_args()
    print(f"measured on {machine()}")
    with tempfile.TemporaryDirectory() as name:
        if wanted.few:
            few(Path(name), wanted.total, wanted.few)
        elif wanted.ends:
            ends(Path(name) / "class", wanted.total, wanted.ends, wanted.jobs)
        elif wanted.folder is None:
            grade(Path(name) / "class", 2 * STEP, 2 * STEP, wanted.jobs)
            whole(Path(name) / "class", wanted.jobs)
        elif wanted.whole:
            whole(wanted.folder, wanted.jobs)
        else:
            grade(wanted.folder, wanted.total, wanted.part, wanted.jobs)


def grade(folder: Path, total: int, size: int, jobs: int) -> None:
    """Grade the next part of a class."""
    if not (folder / "course.toml").exists():
        begin(folder, total)
    part(folder, min(size, total - graded(folder)), jobs)
    compare(folder)


def ends(folder: Path, total: int, size: int, jobs: int) -> None:
    """Grade the first and the last of a class; the work and the rows of those between are copies of the first ones'."""
    begin(folder, total)
    part(folder, size, jobs)
    for number in range(size, total - size):
        home = folder / "submitted" / student(number)
        shutil.copytree(folder / "submitted" / student(number % size), home)
    copy_rows(
        folder / "results" / "state.db", ((student(each), student(each % size)) for each in range(size, total - size))
    )
    part(folder, size, jobs)
    compare(folder)
    print("marked anew, a page for each: ", end="")
    whole(folder, jobs)
    whole(folder, jobs)


def few(folder: Path, total: int, number: int) -> None:
    """Grade a class of whom few have handed in."""
    begin(folder, total)
    for each in range(number):
        hand_in(folder, each)
    done = cost(["grader", "run", NAME], folder, folder / "log")
    if done.status not in (0, 1):
        raise SystemExit((folder / "log").read_text(encoding="utf-8"))
    print(f"a roster of {total}, {number} of whom hand in: {done.cpu_seconds:.1f} s of processor time", end="")
    print(f", {done.wall_seconds:.1f} s by the clock")
    print(remember("scale", f"seconds for a roster of {total}", done.cpu_seconds, higher_is_better=False))


def begin(folder: Path, total: int) -> None:
    """Make the course, with limits of one second, and its roster."""
    folder.mkdir(parents=True, exist_ok=True)
    lay_out(folder, 0)
    (folder / "submitted").mkdir()
    text = (folder / "course.toml").read_text(encoding="utf-8")
    for key, seconds in SECOND.items():
        text = re.sub(rf"^{key} = [\d.]+", f"{key} = {seconds}", text, flags=re.MULTILINE)
    (folder / "course.toml").write_text(text, encoding="utf-8")
    with (folder / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "first_name", "last_name", "email"))
        rows.writerows((student(number), "Student", str(number), f"{number}@example.org") for number in range(total))


def student(number: int) -> str:
    """Return the id of a member of the class."""
    return f"s{number:06}"


def graded(folder: Path) -> int:
    """Count who has a result."""
    state = folder / "results" / "state.db"
    if not state.exists():
        return 0
    with closing(sqlite3.connect(state)) as database:
        return int(database.execute("select count(*) from grades").fetchone()[0])


def hand_in(folder: Path, number: int) -> None:
    """Write the notebook of one student."""
    member = MEMBERS[number % len(MEMBERS)]
    notebook = json.loads((ROOT / "examples" / "submitted" / member / NAME / f"{NAME}.ipynb").read_bytes())
    attack = OTHERS[number // 100 % len(OTHERS)] if number % 20 == 3 else LOOP if number % 100 == 50 else ""
    for source in (f"mine = {number}", attack):
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "outputs": [], "source": source})
    home = folder / "submitted" / student(number) / NAME
    home.mkdir(parents=True, exist_ok=True)
    (home / f"{NAME}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def part(folder: Path, size: int, jobs: int) -> None:
    """Grade the next `size` of the class; write down what the processes used."""
    before = graded(folder)
    if size <= 0:
        raise SystemExit(f"all {before} are graded: --whole writes the tables of all")
    for number in range(before, before + size):
        hand_in(folder, number)
    watch, start = Watch(before, size), time.perf_counter()
    members = frozenset(map(student, range(before, before + size)))
    run(RunOptions(folder, (NAME,), output=folder / "results", jobs=jobs, students=members), {}, watch.look)
    end = time.perf_counter()
    with (folder / "scale.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"marks": [asdict(mark) for mark in watch.marks]}) + "\n")
    for last, mark in pairwise(watch.marks):
        each = 1000 * (mark.seconds - last.seconds) / (mark.graded - last.graded)
        memory = f"memory: main {mark.main} MB, workers {mark.workers} MB, forkservers {mark.forkservers} MB"
        print(f"{mark.graded:7} graded: {each:6.1f} ms of processor time each; {memory}")
    seconds, more = watch.ended - start, end - watch.ended
    print(f"{size} graded in {seconds:.0f} s, then {more:.0f} s for the tables of {before + size}")


def compare(folder: Path) -> None:
    """Print the first thousand beside the last, over all parts."""
    found = list(costs(folder))
    if not found:
        raise SystemExit(f"no part was of {STEP} or more: nothing to compare")
    (count, first, light), (last_count, last, heavy) = found[0], found[-1]
    print(f"at {count}: {first:.1f} ms each, {light} MB in all; at {last_count}: {last:.1f} ms each, {heavy} MB in all")
    print(f"the last thousand costs {last / first:.2f} times the first; memory {heavy / light:.2f} times")
    for ratio, value in (("cost of the last thousand", last / first), ("memory at the last thousand", heavy / light)):
        print(remember("scale", f"{ratio} against the first, {last_count}", value, higher_is_better=False))


def costs(folder: Path) -> Iterator[tuple[int, float, int]]:
    """Yield, for each thousand of each part, who was graded then, milliseconds each, and megabytes in all."""
    for line in (folder / "scale.jsonl").read_text(encoding="utf-8").splitlines():
        marks = [Mark(**mark) for mark in json.loads(line)["marks"]]
        for last, mark in pairwise(marks):
            if mark.graded - last.graded >= STEP // 2:
                each = 1000 * (mark.seconds - last.seconds) / (mark.graded - last.graded)
                yield mark.graded, each, mark.main + mark.workers + mark.forkservers


def whole(folder: Path, jobs: int) -> None:
    """Run over the whole class, of which nothing is graded again: every file looked at, all tables and pages."""
    number, start, before = graded(folder), time.perf_counter(), time.process_time()
    run(RunOptions(folder, (NAME,), output=folder / "results", jobs=jobs), {}, lambda *_: None)
    took, processor = time.perf_counter() - start, time.process_time() - before
    each = 1000 * processor / number
    print(f"{number} results, nothing graded, all tables and pages: {took:.0f} s, {processor:.0f} s of processor time")
    print(f"{each:.2f} ms of processor time each, {megabytes(os.getpid())} MB at the end")
    print(remember("scale", f"a run over {number} with nothing to grade, ms each", each, higher_is_better=False))


def processor_seconds(pid: int) -> float:
    """Return the processor seconds of a process and of the children that it has reaped."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


if __name__ == "__main__":
    main()
