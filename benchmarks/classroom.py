"""A course folder to measure in: the repository's course, and a class made of the sample class's gradable members."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Members whose notebooks run to their end: a loop for ever would measure the limits and not the speed.
MEMBERS = ("ada", "bea", "carlos", "dana", "emil", "fatima", "goran", "hanna", "ines", "mateo")


def lay_out(folder: Path, students: int) -> None:
    """Copy the course to `folder`, with `students` submissions of `backprop`."""
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("solutions", "assignments", "tests/hidden"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for number, member in enumerate(islice(cycle(MEMBERS), students)):
        home = folder / "submitted" / f"s{number:05}" / "backprop"
        home.mkdir(parents=True)
        shutil.copy(ROOT / "examples" / "submitted" / member / "backprop" / "backprop.ipynb", home)
