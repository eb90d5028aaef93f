"""Notebooks of format 3, converted as nbformat does it: cells in worksheets, headings, `input` for `source`."""

from __future__ import annotations

from typing import Any

from .notebook import parse, read_document, read_module

Cell = dict[str, Any]


def read_any_document(data: bytes) -> dict[str, Any]:
    """Read a notebook of format 3 or 4 as one of format 4; raise `NotReadable` for anything else."""
    old = parse(data)
    worksheets = old.get("worksheets") if isinstance(old, dict) and old.get("nbformat") == 3 else None
    if not isinstance(worksheets, list):
        return read_document(data)
    cells = [cell for sheet in worksheets if isinstance(sheet, dict) for cell in sheet.get("cells", ())]
    metadata = {name: value for name, value in _metadata(old).items() if name not in ("name", "signature")}
    converted = [_converted(cell) for cell in cells if isinstance(cell, dict)]
    return {"nbformat": 4, "nbformat_minor": 0, "metadata": metadata, "cells": converted}


def script_document(data: bytes) -> dict[str, Any]:
    """Return a Python file as a notebook of one cell; raise `NotReadable` where it is none."""
    read_module(data)
    return {"metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": data.decode("utf-8-sig")}]}


def _converted(cell: Cell) -> Cell:
    metadata = _metadata(cell)
    kind, source = cell.get("cell_type"), cell.get("source", "")
    if kind == "code":
        made: Cell = {"execution_count": None, "outputs": []}
        return {"cell_type": "code", "metadata": metadata, "source": cell.get("input", ""), **made}
    text = "".join(source) if isinstance(source, list) else source
    if kind == "heading":
        return {"cell_type": "markdown", "metadata": metadata, "source": f"{'#' * int(cell.get('level', 1))} {text}"}
    return {"cell_type": "markdown" if kind == "html" else kind, "metadata": metadata, "source": text}


def _metadata(thing: Cell) -> dict[str, Any]:
    found = thing.get("metadata")
    return found if isinstance(found, dict) else {}
