"""A submission of any nbgrader course, in its own process: its cells restored and run as nbgrader runs them.

restored     the source's cells over the student's (nbgrader_cells.py)
placed       in a folder autograded/<student>/<assignment>, with the restored notebook in it, as nbgrader leaves it
run          every code cell through IPython, in order (kernel.py); what it shows decides, as in nbgrader
             [error or anything on stderr, the text of its last value, unchanged, marked by hand] per graded cell

Tests and student share this process, as they do in nbgrader: a student's code could forge what comes back.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .commands import Commands
from .irregularities import source
from .kernel import Kernel, begin_notebook
from .nbgrader_cells import Cell, checksum, marks, restored, with_missing
from .new_files import NewFiles
from .outcomes import OUT_OF_TIME

SKIPPED = "skip-execution"


def autograded(
    document: dict[str, Any], rules: dict[str, Any], commands: Commands, begin: Callable[[int], None]
) -> dict[str, Any]:
    """Run a notebook and return its report; `begin` hears the number of every cell.

    `outcomes` holds what became of each graded cell, by name.
    """
    course = rules["peer"]
    students = restored([cell for cell in document["cells"] if isinstance(cell, dict)], course["cells"])
    if course["missing"]:
        students = with_missing(students, course["cells"], course["missing"])
    begin_notebook(course["folder"], commands)
    _write(Path(f"{rules['name']}.ipynb"), {**document, "cells": students})
    files = NewFiles() if course["files"] else None
    kernel = Kernel(commands.shell, course["most_lines"], course["ignored_stderr"])
    outcomes = _outcomes(students, rules, kernel, begin)
    return kernel.report(commands) | {"outcomes": outcomes, "files": files.found() if files else []}


def _outcomes(
    students: list[Cell], rules: dict[str, Any], kernel: Kernel, begin: Callable[[int], None]
) -> dict[str, list[Any]]:
    checksums = {entry["name"]: entry["checksum"] for entry in rules["peer"]["cells"]}
    left_out = {number for number, *_ in rules["skip"]}
    outcomes = {}
    for number, cell in enumerate(students, 1):
        shown = ["", ""]
        if runs(cell):
            begin(number)
            text, seconds = source(cell), rules["cell_seconds"]
            shown = [OUT_OF_TIME, ""] if number in left_out else kernel.execute(text, seconds, number)
        named = marks(cell)
        if named.get("grade") and named.get("grade_id") in checksums:
            by_hand = bool(named.get("solution")) or cell.get("cell_type") != "code"
            same = bool(named.get("solution")) and checksum(cell) == checksums[named["grade_id"]]
            outcomes[named["grade_id"]] = [*shown, same, by_hand]
    return outcomes


def runs(cell: Cell) -> bool:
    tags = cell["metadata"].get("tags", []) if isinstance(cell.get("metadata"), dict) else []
    return cell.get("cell_type") == "code" and bool(source(cell).strip()) and SKIPPED not in tags


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document), encoding="utf-8", errors="surrogatepass")
