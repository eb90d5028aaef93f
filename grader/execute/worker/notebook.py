"""A submission's bytes -> the cells to run. Runs in the student's own process: the bytes are hostile too.

.ipynb   nbformat 4.0 to 4.5, as JSON without repeated keys; metadata is not needed
.py      one cell for each statement at the top level
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, field
from typing import Any

from . import kinds
from .fingerprint import fingerprint
from .irregularities import Locked, grade_id, irregularities, source

MAX_CELLS = 2_000
MAX_CODE_BYTES = 4 * 2**20


class NotReadable(ValueError):
    """The bytes are neither a notebook nor a module that can be graded; `fault` says why and what to do."""

    def __init__(self, fault: kinds.Fault) -> None:
        super().__init__(fault.text)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of code: its number among all cells of the notebook (from 1), or its line in a module.

    Of a module, `lines` are those of the whole file, and `lines_before` says how many stand before the source.
    """

    number: int
    source: str
    name: str
    lines_before: int = 0
    lines: list[str] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a submission holds: code to run, and the text cells that nbgrader knows by name."""

    cells: tuple[Cell, ...]
    answers: dict[str, str]
    notes: tuple[str, ...] = ()


def read_notebook(data: bytes, locked: Locked = ()) -> Contents:
    """Read the cells of a notebook, and what is odd about it; raise `NotReadable` for anything else."""
    document = read_document(data)
    numbered = list(enumerate(document["cells"], 1))
    if len(numbered) > MAX_CELLS:
        raise NotReadable(kinds.Fault(f"the notebook has {len(numbered)} cells; the limit is {MAX_CELLS}"))
    code = [
        Cell(n, source(cell), f"cell {n}")
        for n, cell in numbered
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    ]
    if sum(len(cell.source) for cell in code) > MAX_CODE_BYTES:
        raise NotReadable(kinds.Fault("the notebook holds more than 4 MiB of code"))
    texts = [cell for _, cell in numbered if isinstance(cell, dict) and cell.get("cell_type") == "markdown"]
    return Contents(tuple(code), _answers(texts), tuple(irregularities(document, locked, fingerprint)))


def read_module(data: bytes) -> Contents:
    """Read the top-level statements of a Python file; raise `NotReadable` when it does not parse."""
    if len(data) > MAX_CODE_BYTES:
        raise NotReadable(kinds.Fault("the file holds more than 4 MiB of code"))
    _refuse(kinds.empty_file(data))
    try:
        text = data.decode("utf-8-sig")
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        where = f" (line {error.lineno})" if isinstance(error, SyntaxError) else ""
        raise NotReadable(kinds.no_module(data, f"{type(error).__name__}{where}")) from error
    return Contents(tuple(_statements(text, tree)), {})


def lines_of(text: str) -> list[str]:
    """Return the lines of Python source as Python counts them: a form feed ends none."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _statements(text: str, tree: ast.Module) -> list[Cell]:
    """Cut a module between its statements; those that share a line stay together."""
    lines = lines_of(text)
    places: list[tuple[int, int]] = []
    for node in tree.body:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
        last = node.end_lineno or node.lineno
        if places and first <= places[-1][1]:
            places[-1] = places[-1][0], max(last, places[-1][1])
        else:
            places.append((first, last))
    return [Cell(first, "".join(lines[first - 1 : last]), f"line {first}", first - 1, lines) for first, last in places]


def read_document(data: bytes) -> dict[str, Any]:
    """Read a notebook as JSON; raise `NotReadable` for anything else.

    NaN and Infinity are read: Python's own writer of JSON puts them into metadata and outputs.
    """
    document = parse(data)
    if not isinstance(document, dict) or not isinstance(document.get("cells", document.get("worksheets")), list):
        raise NotReadable(kinds.no_notebook(document))
    version = document.get("nbformat", 4)
    if _major(version) != 4 or "cells" not in document:  # up to nbformat 3 they stood in worksheets
        fault = f"nbformat {_short(version)}, which is not 4" if _major(version) != 4 else "its cells in worksheets"
        raise NotReadable(kinds.Fault(f"the notebook has {fault}: open it in Jupyter and save it again"))
    for cell in document["cells"]:
        if isinstance(cell, dict):
            cell["source"] = source(cell)  # one text, which is looked at several times
    _refuse(kinds.other_language(document))
    _refuse(kinds.merge_conflict(document["cells"]))
    return document


def parse(data: bytes) -> Any:
    """Parse JSON; raise `NotReadable` for anything else."""
    _refuse(kinds.empty_file(data))
    try:
        return json.loads(data.decode(kinds.encoding_of(data)), object_pairs_hook=_unrepeated)
    except NotReadable:
        raise
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotReadable(kinds.no_json(data, error)) from error


def _refuse(fault: kinds.Fault | None) -> None:
    if fault is not None:
        raise NotReadable(fault)


def _major(version: object) -> int:
    """Return the format's number, which some programs write as a text."""
    return int(version) if isinstance(version, int) or (isinstance(version, str) and version.isdecimal()) else 0


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise NotReadable(kinds.Fault("the file's JSON repeats a key; open it in Jupyter and save it again"))
    return result


def _answers(cells: list[dict[str, Any]]) -> dict[str, str]:
    named = [(grade_id(cell), cell) for cell in cells]
    return {name[:100]: source(cell)[:20_000] for name, cell in named if name}


def _short(value: object) -> str:
    return str(value)[:80]
