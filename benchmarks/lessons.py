"""What each solved lesson computes from top to bottom, and its slowest cell, against bare imports.

python benchmarks/lessons.py
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from check import IMPORTS
from classroom import ROOT
from history import remember
from measure import cost, environment, machine

CELL, LESSON = 10, 20  # times the imports, which take half a second: five seconds for a cell, ten for a lesson
CELLS = """
import json, sys, time, types
import grader, matplotlib, nbformat, numpy
matplotlib.use("Agg")
numpy.seterr(all="ignore")
grader.check = lambda *_tasks: None
sys.modules["grader.nbgrader_cell"] = types.SimpleNamespace(points=lambda _task: None)
names, seconds, told = {"__name__": "notebook"}, {}, sys.stdout
sys.stdout = sys.stderr
for cell in nbformat.read(sys.argv[1], as_version=4).cells:
    if cell.cell_type == "code":
        before = time.process_time()
        exec(compile(cell.source, cell.id, "exec"), names)
        seconds[cell.id] = time.process_time() - before
json.dump(seconds, told)
"""


def main() -> None:
    """Run every lesson once, and print it beside importing numpy, pytest and IPython."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print(f"measured on {machine()}, processor time")
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "log"
        imports = statistics.median(cost([sys.executable, "-c", IMPORTS], ROOT, log).cpu_seconds for _ in range(5))
    lessons = {path.stem: computed(path) for path in sorted(ROOT.glob("solutions/*/*.ipynb")) if is_lesson(path)}
    for lesson, cells in lessons.items():
        slowest = max(cells, key=cells.__getitem__)
        print(
            f"{lesson}: {sum(cells.values()) / imports:.2f} times the imports, its slowest cell "
            f"({slowest}) {cells[slowest] / imports:.2f} times"
        )
    longest = max(sum(cells.values()) for cells in lessons.values()) / imports
    cell = max(max(cells.values()) for cells in lessons.values()) / imports
    print(f"the imports: {imports:.2f} s; the longest lesson: {longest:.2f} times that (wanted: at most {LESSON})")
    print(f"the slowest cell: {cell:.2f} times that (wanted: at most {CELL})")
    print(remember("lessons", "longest lesson against bare imports", longest, higher_is_better=False))
    print(remember("lessons", "slowest cell against bare imports", cell, higher_is_better=False))


def is_lesson(path: Path) -> bool:
    """Say whether a notebook is a lesson's answer key."""
    return path.stem == path.parent.name


def computed(notebook: Path) -> dict[str, float]:
    """Run a notebook's code cells; return the processor seconds of each by its id."""
    paths = os.pathsep.join([str(ROOT / "shared"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", CELLS, str(notebook)],
        cwd=notebook.parent,  # data lie beside a notebook
        env=environment() | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main()
