"""A submission prepared for formgrader: every cell that nbgrader knows by name is there once, with its mark restored.

found by its name (grade_id), else by its cell id, else by the function it defines; a locked cell gets its text back,
a cell that is gone is put back after the one before it. Under each test cell stands what our engine found.

Outputs of the student stay if they are text or a picture; HTML and scripts would run in the teacher's browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from grader.report.gradebook.master import Master

KINDS = ("code", "markdown", "raw")
SHOWN = ("text/plain", "image/png", "image/jpeg")
MOST_OUTPUT = 200_000  # characters of one cell
MOST_OUTPUTS = 2000  # of one cell; more than a screen shows
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
GONE = "This cell was missing from what was handed in; it was put back.\n\n"


def restored(submission: str, master: Master, told: Mapping[str, str]) -> str:
    """Return the notebook as nbgrader expects it.

    Parameters
    ----------
    submission
        The text of a notebook that the engine could read.
    told
        What to show under a cell, by its name.
    """
    document = json.loads(submission)
    cells = [_cell(cell) for cell in document.get("cells", ()) if isinstance(cell, dict)]
    return _written(_marked(cells, master), master, told)


def substitute(text: str, kind: str, master: Master) -> str:
    """Return the released notebook with a cell before it: a module that was handed in, or why there is nothing."""
    first = {"cell_type": kind, "metadata": {}, "source": text}
    blank = [dict(cell, metadata=dict(cell.metadata)) for cell in master.notebook.cells]
    return _written(_marked([_cell(cell) for cell in (first, *blank)], master), master, {})


def outputs_by_source(submission: str) -> dict[str, list[dict[str, Any]]]:
    """Return the outputs of a notebook's code cells that may be shown, by the text of the cell."""
    try:
        document = json.loads(submission)
        cells = [_cell(cell) for cell in document.get("cells", ()) if isinstance(cell, dict)]
    except (ValueError, AttributeError, RecursionError):
        return {}
    return {cell["source"]: cell["outputs"] for cell in cells if cell["cell_type"] == "code"}


def _marked(cells: list[dict[str, Any]], master: Master) -> list[dict[str, Any]]:
    """Give the right cells their marks and take them from all others."""
    names = [cell["metadata"].pop("nbgrader", None) for cell in cells]
    grade_ids = [name.get("grade_id") if isinstance(name, dict) else None for name in names]
    taken: set[int] = set()
    place = -1
    result = {number: [cell] for number, cell in enumerate(cells)}
    result[-1] = []
    for name, mine in master.cells.items():
        number = _find(name, mine, cells, grade_ids, taken)
        if number is None:
            result[place].append(_put_back(mine))
            continue
        taken.add(number)
        place = number
        _restore(cells[number], mine)
    return [cell for number in range(-1, len(cells)) for cell in result[number]]


def _find(name: str, mine: Any, cells: list[dict[str, Any]], grade_ids: list[Any], taken: set[int]) -> int | None:
    free = [number for number in range(len(cells)) if number not in taken]
    for same in (
        [number for number in free if grade_ids[number] == name],
        [number for number in free if cells[number].get("id") == mine.get("id", "")],
    ):
        if same:
            return same[0]
    if mine.metadata.nbgrader.get("solution") and mine.cell_type == "code":
        defines = re.compile(rf"^def {re.escape(name)}\b", re.MULTILINE)
        return next((n for n in reversed(free) if defines.search(cells[n]["source"])), None)
    return None


def _restore(cell: dict[str, Any], mine: Any) -> None:
    mark = mine.metadata.nbgrader
    cell["metadata"]["nbgrader"] = dict(mark)
    if mark.get("locked") and not mark.get("solution"):
        cell["source"] = mine.source
    if cell["cell_type"] != mine.cell_type:
        cell["cell_type"] = mine.cell_type
        cell.pop("outputs", None)
        cell.pop("attachments", None)
    if cell["cell_type"] == "code":
        cell.setdefault("outputs", [])
        cell["execution_count"] = None


def _put_back(mine: Any) -> dict[str, Any]:
    note = f"# {GONE}" if mine.cell_type == "code" else GONE
    source = mine.source if mine.metadata.nbgrader.get("solution") else note + mine.source
    cell = _cell({"cell_type": mine.cell_type, "id": mine.get("id"), "metadata": {}, "source": source})
    cell["metadata"]["nbgrader"] = dict(mine.metadata.nbgrader)
    return cell


def _written(cells: list[dict[str, Any]], master: Master, told: Mapping[str, str]) -> str:
    seen: set[str] = set()
    for number, cell in enumerate(cells):
        cell["id"] = _own_id(cell.get("id"), seen, number)
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in told and cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": told[name]}]
    metadata = json.loads(json.dumps(master.notebook.metadata))
    document = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace").decode()  # half characters, which JSON allows and no file can hold


def _own_id(wanted: Any, seen: set[str], number: int) -> str:
    name = wanted if isinstance(wanted, str) and CELL_ID.fullmatch(wanted) else f"cell-{number}"
    while name in seen:
        name = f"{name[:50]}-{number}"
    seen.add(name)
    return name


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Keep of a cell only what the format knows, in the types that it asks for."""
    kind = cell.get("cell_type") if cell.get("cell_type") in KINDS else "raw"
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    kept = {"cell_type": kind, "id": cell.get("id"), "metadata": {"nbgrader": mark}}
    kept["source"] = _text(cell.get("source"))
    if kind == "code":
        outputs = cell.get("outputs")
        kept["execution_count"] = None
        kept["outputs"] = _outputs(outputs if isinstance(outputs, list) else [])
    return kept


def _outputs(outputs: list[Any]) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []
    room = MOST_OUTPUT
    for output in outputs[:MOST_OUTPUTS]:
        kept = _output(output) if isinstance(output, dict) else None
        size = len(json.dumps(kept))
        if kept is not None and size <= room:
            shown.append(kept)
            room -= size
    return shown


def _output(output: dict[str, Any]) -> dict[str, Any] | None:
    if output.get("output_type") == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": _text(output.get("text"))}
    data = output.get("data")
    if not isinstance(data, dict):
        return None
    shown = {kind: _text(data[kind]) for kind in SHOWN if kind in data}
    return {"output_type": "display_data", "data": shown, "metadata": {}} if shown else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""
