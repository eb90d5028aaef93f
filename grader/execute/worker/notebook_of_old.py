"""Notebooks of format 3, converted as nbformat does it: cells in worksheets, headings, `input` for `source`."""

from __future__ import annotations

from typing import Any

from .irregularities import source
from .notebook import parse, read_document, read_module

Cell = dict[str, Any]


def read_any_document(data: bytes) -> dict[str, Any]:
    """Read a notebook of format 3 or 4 as one of format 4; raise `NotReadable` for anything else."""
    old = parse(data)
    worksheets = old.get("worksheets") if isinstance(old, dict) and old.get("nbformat") == 3 else None
    if not isinstance(worksheets, list):
        return read_document(data)
    sheets = [sheet.get("cells") for sheet in worksheets if isinstance(sheet, dict)]
    cells = [cell for sheet in sheets if isinstance(sheet, list) for cell in sheet]
    metadata = {name: value for name, value in _metadata(old).items() if name not in ("name", "signature")}
    converted = [_converted(cell) for cell in cells if isinstance(cell, dict)]
    return {"nbformat": 4, "nbformat_minor": 0, "metadata": metadata, "cells": converted}


def script_document(data: bytes) -> dict[str, Any]:
    """Return a Python file as a notebook of one cell; raise `NotReadable` where it is none."""
    read_module(data)
    return {"metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": data.decode("utf-8-sig")}]}


def _converted(cell: Cell) -> Cell:
    metadata = _metadata(cell)
    kind = cell.get("cell_type")
    if kind == "code":
        made: Cell = {"execution_count": None, "outputs": []}
        return {"cell_type": "code", "metadata": metadata, "source": source({"source": cell.get("input")}), **made}
    text = source(cell)
    if kind == "heading":
        level = cell.get("level")
        marks = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1)
        return {"cell_type": "markdown", "metadata": metadata, "source": f"{marks} {text}"}
    return {"cell_type": "markdown" if kind == "html" else kind, "metadata": metadata, "source": text}


def _metadata(thing: Cell) -> dict[str, Any]:
    found = thing.get("metadata")
    return found if isinstance(found, dict) else {}
