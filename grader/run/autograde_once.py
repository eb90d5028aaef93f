"""`nbgrader autograde` in our course runs a notebook once, in the sandbox: nbgrader_config.py names this preprocessor.

nbgrader autograde ─► ExecuteOnce ─► run.single, a process of its own ─► sandbox (the file in submitted/)
    a test cell with points     its task's line and score, as `points` in a kernel shows them
    any other cell              the outputs that were handed in: text and pictures

Where a test cell bears points that `points(...)` does not give, only a kernel can say what they are: then nbgrader runs
the notebook as it always does, and the cells that do call `points` run it once more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.preprocessors import Execute

from grader.errors import CourseError
from grader.report.gradebook.restored import outputs_by_source
from grader.run.cell_points import graded

POINTS = re.compile(r"^points\(([\"'])([\w-]+)\1\)", re.MULTILINE)


class ExecuteOnce(Execute):  # type: ignore[misc]  # nbgrader's classes have no types
    """Fills in what running the notebook would show, from one run of the engine."""

    def preprocess(self, nb: Any, resources: Any, **more: Any) -> tuple[Any, Any]:
        """Fill in the outputs of a notebook; nbgrader calls this in the course's folder."""
        tasks = _tasks(nb)
        if tasks is None:
            return super().preprocess(nb, resources, **more)  # type: ignore[no-any-return]
        about = resources["nbgrader"]
        handed_in = Path(self.config.CourseDirectory.get("submitted_directory", "submitted"))
        notebook = handed_in / about["student"] / about["assignment"] / f"{about['notebook']}.ipynb"
        shown = outputs_by_source(notebook.read_text(encoding="utf-8-sig")) if notebook.is_file() else {}
        results = _results(about["assignment"], about["student"], set(tasks.values()))
        for number, cell in enumerate(nb.cells):
            if cell.cell_type == "code":
                outputs = results[tasks[number]] if number in tasks else shown.get(cell.source, [])
                cell.outputs = from_dict(outputs)  # type: ignore[no-untyped-call]
        return nb, resources


def _tasks(nb: Any) -> dict[int, str] | None:
    """Return the task of each test cell with points, by its place; None where `points` does not give them all."""
    found: dict[int, str] = {}
    for number, cell in enumerate(nb.cells):
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and mark.get("grade") and not mark.get("solution") and mark.get("points"):
            named = POINTS.findall(cell.source)
            if len(named) != 1:
                return None
            found[number] = named[0][1]
    return found or None


def _results(assignment: str, student: str, tasks: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what stands below the test cell of each task; nbgrader gives no points for an error."""
    try:
        found = graded(Path.cwd(), assignment, student)
    except CourseError as error:
        return {task: [_error(str(error))] for task in tasks}
    missing = {task: [_error(f"course.toml: '{assignment}' has no task '{task}'")] for task in tasks - found.keys()}
    return missing | {task: [*_told(told), _value(score)] for task, (score, told) in found.items()}


def _told(text: str) -> list[dict[str, Any]]:
    return [{"output_type": "stream", "name": "stdout", "text": text}] if text else []


def _value(score: float) -> dict[str, Any]:
    return {"output_type": "execute_result", "execution_count": 1, "data": {"text/plain": repr(score)}, "metadata": {}}


def _error(text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": "CourseError", "evalue": text, "traceback": [text]}
