"""Courses that are not ours, graded by `nbgrader autograde` and by `grader run --any --jobs 2`, side by side.

    python benchmarks/any.py [--students 6] [--ours 60] [--rounds 2]

small     one notebook without libraries: ten short test cells
science   numpy, pandas and a plot, a data file, hidden tests, partial credit
several   an assignment of two notebooks, a manual answer and a task cell

The two take turns, so that a busy machine slows both. Each grades one submission alone too: what is told is the time of
those beyond the first, start-up left out on both sides. Last, an unchanged class is graded again: all of it is reused.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from history import remember
from measure import cost, machine

ACCEPT = ["metadata-visible", "shared-uid", "one-file-wall"]
WANTED = 10.0
Cell = dict[str, Any]
Notebook = dict[str, Any]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--students", type=int, default=6, help="submissions for nbgrader, beyond the first (default 6)"
    )
    parser.add_argument("--ours", type=int, default=60, help="submissions for grader run --any (default 60)")
    parser.add_argument("--rounds", type=int, default=2, help="how often the two take turns (default 2)")
    wanted = parser.parse_args()
    print(f"measured on {machine()}")
    ratios = [_compare(name, make(), wanted) for name, make in COURSES.items()]
    print(f"at least {min(ratios):.0f} times the submissions a second with 2 jobs (wanted: at least {WANTED:.0f})")
    print(remember("any", "submissions a second", min(ratios), higher_is_better=True))


def _compare(name: str, notebooks: dict[str, Notebook], wanted: argparse.Namespace) -> float:
    """Let the two grade one course in turns; return how many times as many submissions a second ours grades."""
    theirs, ours = [], []
    for _ in range(wanted.rounds):
        theirs.append(_beyond_the_first(notebooks, wanted.students, _nbgrader))
        ours.append(_beyond_the_first(notebooks, wanted.ours, _ours))
    slow, fast = statistics.median(theirs), statistics.median(ours)
    print(f"{name:8} nbgrader {1 / slow:6.2f} a second   grader run --any {1 / fast:6.2f}   {slow / fast:5.1f} times")
    print(f"{'':8} {_reused(notebooks, wanted.ours)}")
    return slow / fast


def _beyond_the_first(notebooks: dict[str, Notebook], students: int, grade: Callable[[Path], float]) -> float:
    """Return the seconds that each submission takes beyond the first."""
    seconds = []
    for number in (1, 1 + students):
        with tempfile.TemporaryDirectory() as folder:
            lay_out(Path(folder), notebooks, number)
            seconds.append(grade(Path(folder)))
    return (seconds[1] - seconds[0]) / students


def _nbgrader(folder: Path) -> float:
    _run(folder, "nbgrader", "generate_assignment", "ps1")
    return _run(folder, "nbgrader", "autograde", "ps1")


def _ours(folder: Path) -> float:
    return _run(folder, "grader", "run", "--any", "--jobs", "2")


def _reused(notebooks: dict[str, Notebook], students: int) -> str:
    """Grade a class twice, and tell what the second time took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, notebooks, students)
        first, again = _ours(folder), _ours(folder)
        told = (folder / "log").read_text(encoding="utf-8")
    if f"{students} unchanged since the last run" not in told:
        raise SystemExit(told[-2000:])
    return f"{students} unchanged submissions again: {again:.1f} s, {first:.1f} s the first time"


def _run(folder: Path, *command: str) -> float:
    done = cost(list(command), folder, folder / "log")
    if done.status:
        raise SystemExit((folder / "log").read_text(encoding="utf-8")[-2000:])
    return done.wall_seconds


def lay_out(folder: Path, notebooks: dict[str, Notebook], students: int) -> None:
    """Write a course and its class: everybody hands in the solutions, each with a number of their own in them."""
    (folder / "course.toml").write_text(f"[limits]\naccept = {json.dumps(ACCEPT)}\n", encoding="utf-8")
    source = folder / "source" / "ps1"
    for name, notebook in notebooks.items():
        _write(source / f"{name}.ipynb", notebook)
    (source / "data.csv").write_text("x,y\n" + "".join(f"{n},{n * n}\n" for n in range(500)), encoding="utf-8")
    for number in range(students):
        place = folder / "submitted" / f"s{number:05}" / "ps1"
        for name, notebook in notebooks.items():
            _write(place / f"{name}.ipynb", _handed_in(notebook, number))
        shutil.copy(source / "data.csv", place / "data.csv")


def _write(path: Path, notebook: Notebook) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _handed_in(notebook: Notebook, number: int) -> Notebook:
    made = copy.deepcopy(notebook)
    for cell in made["cells"]:
        lines = cell["source"].split("\n")
        cell["source"] = "\n".join(line for line in lines if not line.startswith("###"))
        if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
            cell["source"] += f"\n# student {number}"
    return made


def _cell(text: str, name: str = "", kind: str = "code", **marks: Any) -> Cell:
    rest: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    known = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    metadata = {"nbgrader": {**known, **marks}} if name else {}
    return {"cell_type": kind, "metadata": metadata, "source": text, **rest}


def _answer(text: str, name: str) -> Cell:
    return _cell(f"### BEGIN SOLUTION\n{text}\n### END SOLUTION", name, solution=True)


def _test(text: str, name: str, points: float) -> Cell:
    return _cell(text, name, grade=True, locked=True, points=points)


def _notebook(*cells: Cell) -> Notebook:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    numbered = [{**cell, "id": f"cell{number}"} for number, cell in enumerate(cells)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": numbered}


def small() -> dict[str, Notebook]:
    """Return ten functions, each with its test."""
    pairs = [
        cell
        for n in range(10)
        for cell in (
            _answer(f"def f{n}(x):\n    return [x * i for i in range({n + 2})]", f"f{n}"),
            _test(f"assert f{n}(2)[-1] == {2 * (n + 1)}\nassert len(f{n}(1)) == {n + 2}", f"test_f{n}", 1),
        )
    ]
    return {"ps1": _notebook(*pairs)}


def science() -> dict[str, Notebook]:
    """Return a notebook that reads a table, draws it and fits a line."""
    hidden = "### BEGIN HIDDEN TESTS\nassert abs(mean(frame.y) - frame.y.mean()) < 1e-9\n### END HIDDEN TESTS"
    fits = "1.0 * (abs(slope(frame.x, 3 * frame.x) - 3) < 1e-6)"
    partial = f"score = 0.0\nscore += frame.shape == (500, 2)\nscore += {fits}\nscore"
    cells = (
        _cell(
            "%matplotlib inline\nimport numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt",
            "head",
            locked=True,
        ),
        _cell("frame = pd.read_csv('data.csv')\nframe.describe()"),
        _cell("plt.plot(frame.x, frame.y)\nplt.title('Data')\nplt.show()"),
        _answer("def mean(values):\n    return float(np.sum(values) / len(values))", "mean"),
        _test(f"assert mean([1, 2, 3]) == 2\n{hidden}", "test_mean", 3),
        _answer("def slope(x, y):\n    return np.polyfit(x, y, 1)[0]", "slope"),
        _test(partial, "test_slope", 2),
        _answer("totals = frame.assign(even=frame.x % 2 == 0).groupby('even').y.sum()", "totals"),
        _test("assert len(totals) == 2 and totals.sum() == frame.y.sum()", "test_totals", 2),
    )
    return {"ps1": _notebook(*cells)}


def several() -> dict[str, Notebook]:
    """Return two notebooks; the first has questions that a person marks."""
    first = _notebook(
        _cell("Why?", "why", "markdown", grade=True, solution=True, points=2),
        _cell("Draw it.", "draw", "markdown", task=True, locked=True, points=2),
        *small()["ps1"]["cells"][:8],
    )
    return {"first": first, "second": science()["ps1"]}


COURSES: dict[str, Callable[[], dict[str, Notebook]]] = {"small": small, "science": science, "several": several}


if __name__ == "__main__":
    main()
