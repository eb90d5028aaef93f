"""A submission of any nbgrader course, in its own process: its cells restored and run as nbgrader runs them.

restored     the source's cells over the student's: twice-named cells unnamed, locked text, kind and points put back
run          every code cell through IPython, in order; its error and output decide, as in nbgrader
             [error or anything on stderr, the text of its last value, unchanged, marked by hand] per graded cell

Tests and student share this process, as they do in nbgrader: a student's code could forge what comes back.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

from ..protocol.bounds import MAX_LINE_CHARS
from .cells import LEAST_SECONDS
from .commands import Commands
from .irregularities import source
from .outcomes import OUT_OF_TIME, words
from .timer import CellOutOfTime, time_limit

Cell = dict[str, Any]
SKIPPED = "skip-execution"


def autograded(
    cells: list[Any], rules: dict[str, Any], commands: Commands, begin: Callable[[int], None]
) -> dict[str, list[Any]]:
    """Run a notebook's cells and return what became of each graded cell, by name; `begin` hears every cell's number."""
    known = {entry[0]: entry for entry in rules["source"]}
    left_out = {number for number, *_ in rules["skip"]}
    students = restored([cell for cell in cells if isinstance(cell, dict)], known)
    _silence(commands.shell)
    outcomes = {}
    for number, cell in enumerate(students, 1):
        shown = ["", ""]
        if _runs(cell):
            begin(number)
            commands.cell = f"cell {number}"
            skip = number in left_out
            shown = [OUT_OF_TIME, ""] if skip else executed(source(cell), rules["cell_seconds"], commands.shell)
        named = _nbgrader(cell)
        if named.get("grade") and named.get("grade_id") in known:
            by_hand = bool(named.get("solution")) or cell.get("cell_type") != "code"
            same = bool(named.get("solution")) and checksum(cell) == known[named["grade_id"]][4]
            outcomes[named["grade_id"]] = [*shown, same, by_hand]
    return outcomes


def restored(cells: list[Cell], known: dict[str, Sequence[Any]]) -> list[Cell]:
    """Return the cells as nbgrader's `DeduplicateIds` and `OverwriteCells` would leave them."""
    seen: set[str] = set()
    for cell in reversed(cells):
        named = _nbgrader(cell)
        name = named.get("grade_id")
        if name is None:
            continue
        if name in seen and (named.get("grade") or named.get("solution") or named.get("locked")):
            cell["metadata"]["nbgrader"] = {}
            continue
        seen.add(name)
        if name not in known:
            del named["grade_id"]
            continue
        _, kind, locked, text, _, points = known[name]
        cell["cell_type"] = kind
        if named.get("grade"):
            named["points"] = points
        if locked:
            named["locked"] = True
            cell["source"] = text
    return cells


def executed(text: str, seconds: float, shell: Any) -> list[str]:
    """Run one cell as a notebook does; return its error, if any, and the text of its last value, if it has one."""
    out, err = StringIO(), StringIO()
    results: list[Any] = []

    try:
        with time_limit(max(seconds, LEAST_SECONDS)), redirect_stdout(out), redirect_stderr(err):
            result = shell.run_cell(text, store_history=True)
            results.append(result)
            if result.result is not None:
                results.append(shell.display_formatter.format(result.result, include={"text/plain"})[0])
    except CellOutOfTime:
        return [OUT_OF_TIME, ""]
    except BaseException as error:  # noqa: BLE001  a student's repr may raise anything at all
        return [f"{type(error).__name__}"[:MAX_LINE_CHARS], ""]
    raised = results[0].error_before_exec or results[0].error_in_exec
    if raised is not None:
        return [OUT_OF_TIME if isinstance(raised, CellOutOfTime) else words(raised), ""]
    if err.getvalue():
        return [f"it wrote to stderr: {err.getvalue().strip()}"[:MAX_LINE_CHARS], ""]
    return ["", str(results[1].get("text/plain", ""))[:MAX_LINE_CHARS] if len(results) > 1 else ""]


def checksum(cell: Cell) -> str:
    """Compute nbgrader's checksum of a cell."""
    named = _nbgrader(cell)
    grade, solution = bool(named.get("grade")), bool(named.get("solution"))
    locked = not solution and (grade or bool(named.get("locked")))
    parts = [source(cell), str(cell.get("cell_type")), str(grade), str(solution), str(locked), str(named["grade_id"])]
    if grade:
        parts.append(str(float(named["points"])))
    return hashlib.md5("".join(parts).encode()).hexdigest()  # noqa: S324  nbgrader's, not for safety


def _silence(shell: Any) -> None:
    """Let errors be told by their objects: what a shell prints of them must not count as stderr.

    Keeping a formatted traceback for the history takes half a second: more than all else.
    """
    for name in ("showtraceback", "showsyntaxerror", "showindentationerror", "_format_exception_for_storage"):
        setattr(shell, name, lambda *_arguments, **_named: None)
    sys.argv[:] = [""]


def _runs(cell: Cell) -> bool:
    tags = cell["metadata"].get("tags", []) if isinstance(cell.get("metadata"), dict) else []
    return cell.get("cell_type") == "code" and bool(source(cell).strip()) and SKIPPED not in tags


def _nbgrader(cell: Cell) -> dict[str, Any]:
    metadata = cell.get("metadata")
    named = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return named if isinstance(named, dict) else {}
