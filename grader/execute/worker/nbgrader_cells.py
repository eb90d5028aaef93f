"""A student's cells put right before they run, as nbgrader's `DeduplicateIds` and `OverwriteCells` do it.

a name that two cells have      the last keeps it
a locked cell                   gets the source's text, kind and points back
a graded cell that is gone      is put back behind the cell before it, where the course asks for that
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from .irregularities import source

Cell = dict[str, Any]
Entry = Mapping[str, Any]


def restored(cells: list[Cell], entries: Sequence[Entry]) -> list[Cell]:
    """Return the cells as nbgrader would leave them; `entries` are the source's, in order."""
    known = {entry["name"]: entry for entry in entries}
    seen: set[str] = set()
    for cell in reversed(cells):
        named = marks(cell)
        name = named.get("grade_id")
        if name is None:
            continue
        if name in seen and (named.get("grade") or named.get("solution") or named.get("locked")):
            cell["metadata"]["nbgrader"] = {}
            continue
        seen.add(name)
        if name in known:
            _overwrite(cell, named, known[name])
        else:
            del named["grade_id"]
    return cells


def with_missing(cells: list[Cell], entries: Sequence[Entry], notice: str) -> list[Cell]:
    """Put graded cells back that are gone, each behind the source's cell before it; task cells at the end."""
    names = [entry["name"] for entry in entries]
    places = {marks(cell)["grade_id"]: n for n, cell in enumerate(cells) if _is_placed(cell)}
    added = 0
    for number, entry in enumerate(entries):
        if not entry["grade"] or entry["name"] in places:
            continue
        if number == 0:
            cells.insert(0, _put_back(entry, notice))
            places[entry["name"]] = 0
        else:
            before = places.get(names[number - 1], 0)
            cells.insert(before + added + 1, _put_back(entry, notice))
            places[entry["name"]] = before
        added += 1
    there = {marks(cell).get("grade_id") for cell in cells}
    return cells + [_put_back(entry, notice) for entry in entries if entry["task"] and entry["name"] not in there]


def marks(cell: Cell) -> dict[str, Any]:
    """Return nbgrader's marks of a cell; of one without them, nothing."""
    metadata = cell.get("metadata")
    named = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return named if isinstance(named, dict) else {}


def checksum(cell: Cell) -> str:
    """Compute nbgrader's checksum of a cell."""
    named = marks(cell)
    grade, solution = bool(named.get("grade")), bool(named.get("solution"))
    locked = not solution and (grade or bool(named.get("locked")))
    parts = [source(cell), str(cell.get("cell_type")), str(grade), str(solution), str(locked), str(named["grade_id"])]
    if grade:
        parts.append(str(float(named["points"])))
    return hashlib.md5("".join(parts).encode()).hexdigest()  # noqa: S324  nbgrader's, not for safety


def _overwrite(cell: Cell, named: dict[str, Any], entry: Entry) -> None:
    cell["cell_type"] = entry["kind"]
    if named.get("grade"):
        named["points"] = entry["points"]
    if entry["locked"]:
        named["locked"] = True
        cell["source"] = entry["text"]


def _is_placed(cell: Cell) -> bool:
    named = marks(cell)
    return bool(named.get("grade_id")) and bool(named.get("grade") or named.get("solution"))


def _put_back(entry: Entry, notice: str) -> Cell:
    text = notice.format(cell_id=entry["name"]) + entry["text"]
    mark = {"grade_id": entry["name"], "grade": not entry["task"], "solution": entry["solution"], "task": entry["task"]}
    named = {**mark, "locked": entry["locked"], "points": entry["points"]}
    source_text = f"# {text}" if entry["kind"] == "code" else text
    return {"cell_type": entry["kind"], "metadata": {"nbgrader": named}, "source": source_text}
