"""The source notebook of a new assignment, with nbgrader's markers, and three examples of what comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import indent
from typing import Any

from grader.course.placeholders import MARK
from grader.init import placeholder
from grader.init.signature import Signature

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STUB = "raise NotImplementedError"
Cell = dict[str, Any]


def source(title: str, tasks: Sequence[Signature]) -> str:
    """Return the teacher's notebook: every task in a solution cell of its own, a check below each."""
    cells = [_text("title", f"# {title}\n\nSay here what this is about. {MARK}."), _check()]
    for task in tasks:
        body = f"{BEGIN}\n# {MARK}.\n{placeholder.function(task)}\n{END}"
        cells += [_lesson(task), _solution(task, body), _code(f"check-{task.name}", f'check("{task.name}")')]
    return _notebook(cells)


def submission(title: str, tasks: Sequence[Signature], bodies: Sequence[str]) -> str:
    """Return a student's notebook, with these function bodies."""
    cells = [_text("title", f"# {title}")]
    cells += [_solution(task, body) for task, body in zip(tasks, bodies, strict=True)]
    return _notebook(cells)


def _lesson(task: Signature) -> Cell:
    return _text(f"text-{task.name}", f"## {task.name}\n\nSay here what `{task.text}` returns. {MARK}.")


def _solution(task: Signature, body: str) -> Cell:
    text = f'def {task.text}:\n    """Say in a line what it returns."""\n{indent(body, "    ")}'
    return _code(task.name, text, grade=False, solution=True)


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
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
