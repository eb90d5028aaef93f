"""A submission of any nbgrader course, in its own process: its cells restored and run as nbgrader runs them.

restored     the source's cells over the student's (nbgrader_cells.py)
run          every code cell through IPython, in order (kernel.py); what it shows decides, as in nbgrader
             [error or anything on stderr, the text of its last value, unchanged, marked by hand] per graded cell

Tests and student share this process, as they do in nbgrader: a student's code could forge what comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .commands import Commands
from .irregularities import source
from .kernel import Kernel
from .nbgrader_cells import Cell, checksum, marks, restored, with_missing
from .outcomes import OUT_OF_TIME

SKIPPED = "skip-execution"


def autograded(
    cells: list[Any], rules: dict[str, Any], commands: Commands, begin: Callable[[int], None]
) -> dict[str, list[Any]]:
    """Run a notebook's cells and return what became of each graded cell, by name; `begin` hears every cell's number."""
    course, entries = rules["nbgrader"], rules["nbgrader"]["cells"]
    students = restored([cell for cell in cells if isinstance(cell, dict)], entries)
    if course["missing"]:
        students = with_missing(students, entries, course["missing"])
    checksums = {entry["name"]: entry["checksum"] for entry in entries}
    left_out = {number for number, *_ in rules["skip"]}
    commands.fail_as_in_jupyter()
    kernel = Kernel(commands.shell, course["most_lines"], course["ignored_stderr"])
    outcomes = {}
    for number, cell in enumerate(students, 1):
        shown = ["", ""]
        if _runs(cell):
            begin(number)
            commands.cell = f"cell {number}"
            shown = [OUT_OF_TIME, ""] if number in left_out else kernel.execute(source(cell), rules["cell_seconds"])
        named = marks(cell)
        if named.get("grade") and named.get("grade_id") in checksums:
            by_hand = bool(named.get("solution")) or cell.get("cell_type") != "code"
            same = bool(named.get("solution")) and checksum(cell) == checksums[named["grade_id"]]
            outcomes[named["grade_id"]] = [*shown, same, by_hand]
    return outcomes


def _runs(cell: Cell) -> bool:
    tags = cell["metadata"].get("tags", []) if isinstance(cell.get("metadata"), dict) else []
    return cell.get("cell_type") == "code" and bool(source(cell).strip()) and SKIPPED not in tags
