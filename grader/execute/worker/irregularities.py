"""Irregularities of a notebook's metadata, which nbgrader would reject and which cost nothing here.

ids and names of cells    missing, or there more than once
locked cells              changed or gone: the checks that count lie elsewhere
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Locked = Sequence[Sequence[str]]  # name and fingerprint of every cell that students may not change
MAX_NAMED = 3  # cells are named if they are so few; of more, only the number is given
MAX_NAMES_CHARS = 100  # characters of their names


def irregularities(document: dict[str, Any], locked: Locked, fingerprint: Callable[[str], str]) -> Iterator[str]:
    """Describe every irregularity of a notebook, one sentence each."""
    cells = [cell for cell in document["cells"] if isinstance(cell, dict)]
    names = [name for name in map(grade_id, cells) if name]
    if cells and not names:
        yield "the cells carry no nbgrader metadata: functions were found by name"
    if repeated := duplicates(names):
        there = "there more than once: the last one run counts"
        yield _of(repeated, "cell", f"{{}} stands {there}", f"{{}} stand {there}")
    yield from _ids(cells, document.get("nbformat_minor"))
    if "worksheets" in document:
        yield "the notebook keeps its cells in worksheets"
    if names:
        wanted = {name for name, _ in locked}
        found = {(grade_id(cell), fingerprint(source(cell))) for cell in cells if grade_id(cell) in wanted}
        gone = [name for name, _ in locked if name not in names]
        changed = [name for name, text in locked if name in names and (name, text) not in found]
        if gone:
            yield _of(gone, "locked cell", "{} is gone: it was not needed", "{} are gone: they were not needed")
        if changed:
            end = "changed: the checks that count are others"
            yield _of(changed, "locked cell", f"{{}} was {end}", f"{{}} were {end}")


def source(cell: dict[str, Any]) -> str:
    """Return a cell's text, whatever form it has."""
    text = cell.get("source", "")
    if isinstance(text, list):
        text = "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def grade_id(cell: dict[str, Any]) -> str:
    """Return the name under which nbgrader knows a cell; '' where it has none."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else ""


def duplicates(names: Sequence[str]) -> list[str]:
    """Return the names that stand there more than once."""
    return sorted({name for name in names if names.count(name) > 1})


def _ids(cells: Sequence[dict[str, Any]], minor: object) -> Iterator[str]:
    """From nbformat 4.5 on every cell has an id of its own."""
    ids = [cell["id"] for cell in cells if isinstance(cell.get("id"), str)]
    if isinstance(minor, int) and minor >= 5 and len(ids) < len(cells):
        yield f"{len(cells) - len(ids)} of {len(cells)} cells have no id: none was needed"
    if len(set(ids)) < len(ids):
        yield "cells share an id: each was run in its place"


def _of(names: Sequence[str], kind: str, one: str, several: str) -> str:
    """Say something of cells: of a few by their names, of many by their number; a name is never cut."""
    told = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    if len(names) > MAX_NAMED or len(told) > MAX_NAMES_CHARS:
        told = ""
    if len(names) == 1:
        return one.format(f"{kind} {told}" if told else f"a {kind}")
    return several.format(f"{kind}s {told}" if told else f"{len(names)} {kind}s")
