"""The source notebook of a new assignment, with nbgrader's markers, and three examples of what comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.course.placeholders import MARK
from grader.init import placeholder
from grader.init.signature import Signature

MOST_CHARS = 64  # of an id, as nbformat has it
STUB = "raise NotImplementedError"
Cell = dict[str, Any]


def source(title: str, tasks: Sequence[Signature]) -> str:
    """Return the teacher's notebook: every task in a solution cell of its own, a check below each."""
    cells = [_text("title", f"# {title}\n\nSay here what this is about. {MARK}."), _check()]
    for task in tasks:
        text = placeholder.code(task, *placeholder.bodies(task), note=MARK)
        cells += [_lesson(task), _solution(task, text), _code(f"check-{task.name}", f'check("{task.name}")')]
    return _notebook(cells)


def submission(title: str, tasks: Sequence[Signature], bodies: Sequence[Sequence[str]]) -> str:
    """Return a student's notebook, with these bodies of functions and methods."""
    cells = [_text("title", f"# {title}")]
    cells += [_solution(task, placeholder.code(task, *own)) for task, own in zip(tasks, bodies, strict=True)]
    return _notebook(cells)


def _lesson(task: Signature) -> Cell:
    return _text(
        f"text-{task.name}",
        f"## {task.name}\n\nSay here what `{task.text}` {'is' if task.is_class else 'returns'}. {MARK}.",
    )


def _solution(task: Signature, text: str) -> Cell:
    return _code(task.name, text.rstrip("\n"), grade=False, solution=True)


def _check() -> Cell:
    return _code("checks", "from grader import check", grade=False, solution=False, locked=True)


def _text(name: str, text: str) -> Cell:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def _code(name: str, text: str, **marks: bool) -> Cell:
    marked = {"grade_id": name, "schema_version": 3, "locked": False, "task": False} | marks
    metadata = {"nbgrader": marked} if marks else {}
    return {
        "cell_type": "code",
        "id": name,
        "execution_count": None,
        "outputs": [],
        "metadata": metadata,
        "source": text,
    }


def _notebook(cells: Sequence[Cell]) -> str:
    for number, cell in enumerate(cells):
        cell["id"] = cell["id"] if len(cell["id"]) <= MOST_CHARS else f"cell-{number}"
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
