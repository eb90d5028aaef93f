"""A large class of which one in twenty attacks: flat memory, and nothing left behind.

    python benchmarks/hostile.py [--students 10000]

A fifth of the attackers loop for ever, the others exit, fill memory or the disk, or flood; limits are one second.
Processes, temporary folders and descriptors are counted before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import time
from itertools import count
from pathlib import Path

from classroom import lay_out
from history import remember
from measure import machine
from memory import below, megabytes

from grader.records.run import RunOptions
from grader.run.pipeline import run

ATTACKS = (
    "while True: pass",
    "import os; os._exit(0)",
    "x = [bytearray(2**20) for _ in range(10**6)]",
    "for n in range(10**6): open(f'f{n}', 'wb').write(b'0' * 2**20)",
    "print('x' * 10**8)",
)
EVERY = 20
SECOND = dict.fromkeys(("cell_seconds", "notebook_seconds", "call_seconds"), "1") | {"submission_seconds": "3"}
FIRST = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10_000)
    students = parser.parse_args().students
    print(f"measured on {machine()}")
    weights: dict[int, int] = {}

    def weigh(done: int, _total: int, _name: str) -> None:
        if done in (FIRST, students - FIRST):
            weights[done] = sum(map(megabytes, below(os.getpid())))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        attackers = lay_out_hostile(folder, students)
        own = folder / "temporary"  # what else runs on this machine makes such folders, too
        own.mkdir()
        tempfile.tempdir = str(own)
        before, start = counted(own), time.perf_counter()
        result = run(RunOptions(folder, ("backprop",), output=folder / "results", jobs=2), {}, weigh)
        seconds, after = time.perf_counter() - start, counted(own)
        tempfile.tempdir = None
    honest = [grade for number, grade in enumerate(result.grades) if number % EVERY]
    print(f"{students} submissions, {attackers} of them hostile: {seconds:.0f} s, {students / seconds:.1f} a second")
    print(f"honest submissions graded: {sum(grade.status == 'graded' for grade in honest)} of {len(honest)}")
    print(f"memory of the grading processes: {weights[FIRST]} MB, then {weights[students - FIRST]} MB")
    growth = weights[students - FIRST] / weights[FIRST]
    print(remember("hostile", "growth over a hostile class", growth, higher_is_better=False))
    for what, number in after.items():
        print(f"{what}: {before[what]} before, {number} after")
    if after != before:
        raise SystemExit("something was left behind")


def lay_out_hostile(folder: Path, students: int) -> int:
    """Lay out a class whose every twentieth member attacks in a cell behind their functions; return how many do."""
    lay_out(folder, students)
    text = (folder / "course.toml").read_text(encoding="utf-8")
    for key, seconds in SECOND.items():
        text = re.sub(rf"^{key} = [\d.]+", f"{key} = {seconds}", text, flags=re.MULTILINE)
    (folder / "course.toml").write_text(text, encoding="utf-8")
    turns = count()
    for path in sorted(folder.glob("submitted/*/backprop/backprop.ipynb"))[::EVERY]:
        notebook = json.loads(path.read_bytes())
        source = ATTACKS[next(turns) % len(ATTACKS)]
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "outputs": [], "source": source})
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return next(turns)


def counted(temporary: Path) -> dict[str, int]:
    """Count what a run could leave behind whose folders for temporary files lie in `temporary`."""
    return {
        "processes": sum(path.name.isdigit() and is_of_run(path, temporary) for path in Path("/proc").iterdir()),
        "folders for temporary files": len(list(temporary.iterdir())),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
    }


def is_of_run(process: Path, temporary: Path) -> bool:
    """Say whether a process was started with a path in `temporary`, as every forkserver and its children are."""
    try:
        return bytes(temporary) in (process / "cmdline").read_bytes()
    except OSError:  # it has ended
        return False


if __name__ == "__main__":
    main()
