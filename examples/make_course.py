"""A class of twelve over the whole course: writes examples/course/ with one small notebook for each student and week.

    python examples/make_course.py

A notebook holds the definitions of the lesson (imports, helpers, constants) and the student's functions: no text and no
pictures. Everybody begins with the answers of the lesson; WEEKS says who made which mistake.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
CLASS = ("anna", "boris", "chen", "diego", "elif", "farid", "grete", "hiro", "iris", "jamal", "kofi", "lucia")
REGION = re.compile(r"(?ms)^[ \t]*### (BEGIN|END) SOLUTION\n?")
WHEN = "2026-03-02 18:30:00 UTC"

# Student: (task, what stood there, what stands there now). NOT_WRITTEN leaves the task as it was handed out; in an
# ABSENT week nothing was handed in; BROKEN is a file that is no notebook.
NOT_WRITTEN, ABSENT, BROKEN = "not written", "absent", "broken"
Slip = tuple[str, str, str] | tuple[str, str] | str
WEEKS: dict[str, dict[str, Slip]] = {
    "backprop": {
        "boris": ("hidden_delta", " * a * (1 - a)", ""),
        "chen": ("hidden_delta", "theta.T @", "theta @"),
        "elif": ("gradient", NOT_WRITTEN),
    },
    "gradient-check": {
        "boris": ("numerical_gradient", "/ (2 * h)", "/ h"),
        "diego": ("relative_error", "np.max(np.abs(a - b))", "np.max(a - b)"),
        "grete": ("suspects", '"A": "delta 2"', '"A": "gradient 2"'),
        "hiro": ABSENT,
    },
    "batch": {
        "anna": ("cost", "np.logaddexp(0, z) - y * z", "y * z - np.logaddexp(0, z)"),
        "farid": ("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True)"),
        "iris": ("delta", "activations[-1] - y", "y - activations[-1]"),
        "jamal": ("cost_and_gradient", NOT_WRITTEN),
    },
    "gradient-descent": {
        "chen": ("update", " - eta * ", " + eta * "),
        "kofi": ("train", NOT_WRITTEN),
        "lucia": BROKEN,
    },
    "conventions": {
        "elif": ("from_ng", "Theta[:, :1]", "Theta[:, 0]"),
        "farid": ("to_cs231n", "theta.T", "theta"),
        "hiro": ("matrix_behind", 'f"Theta{layer + 1}"', 'f"Theta{layer}"'),
        "kofi": ("table", '"first": "w2"', '"first": "w1"'),
    },
    "beyond-sigmoid": {
        "diego": ("softmax", "grown.sum(axis=0", "grown.sum(axis=1"),
        "grete": ("softmax_delta", "softmax(z) - y", "y - softmax(z)"),
        "iris": ("layer_backward", 'cache["theta"].T @ delta', 'cache["theta"].T @ upstream'),
        "jamal": ("reverse", "gradients[source] + piece", "piece"),
        "lucia": ("topological_order", NOT_WRITTEN),
    },
}


def main() -> None:
    """Write every submission of the assignments that the course has."""
    for name in tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))["assignments"]:
        week(name, HERE / "course")


def week(name: str, submissions: Path) -> None:
    """Write what the class handed in for one assignment."""
    lesson = json.loads((ROOT / "solutions" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    for student in CLASS:
        hand_in(name, lesson, submissions / student / name, WEEKS[name].get(student))


def hand_in(name: str, lesson: dict[str, Any], folder: Path, slip: Slip | None) -> None:
    """Write one submission in nbgrader's layout, or none."""
    if slip == ABSENT:
        return
    folder.mkdir(parents=True, exist_ok=True)
    text = "the laptop fell into the canal\n" if slip == BROKEN else notebook(lesson, slip)
    (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    (folder / "timestamp.txt").write_text(WHEN + "\n", encoding="utf-8")


def notebook(lesson: dict[str, Any], slip: Slip | None) -> str:
    """Return the lesson's definitions with one student's functions."""
    cells = [cell | {"source": text.splitlines(keepends=True)} for cell, text in definitions(lesson, slip)]
    kept = {key: lesson[key] for key in ("metadata", "nbformat", "nbformat_minor")}
    return json.dumps({"cells": cells, **kept}, indent=1, ensure_ascii=False) + "\n"


def definitions(lesson: dict[str, Any], slip: Slip | None) -> Iterator[tuple[dict[str, Any], str]]:
    """Return each cell that defines something, with its source."""
    for cell in lesson["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] != "code" or mark.get("grade"):
            continue
        text = "".join(cell["source"])
        text = written(mark["grade_id"], text, slip) if mark.get("solution") else defining(text)
        if text:
            yield cell, text


def written(task: str, text: str, slip: Slip | None) -> str:
    """Return a task's function as this student wrote it."""
    if not isinstance(slip, tuple) or slip[0] != task:
        return REGION.sub("", text)
    if len(slip) == 2:  # NOT_WRITTEN
        return text.partition("    ### BEGIN SOLUTION")[0] + "    raise NotImplementedError()"
    _, right, wrong = slip
    if right not in text:
        raise SystemExit(f"{task}: the lesson's answer has no '{right}'; mend WEEKS")
    return REGION.sub("", text.replace(right, wrong))


def defining(text: str) -> str:
    """Return what a cell imports, defines or sets as a constant; what it does is left out."""
    parts = [part for part in ast.parse(text).body if is_definition(part)]
    return "\n\n\n".join(filter(None, (ast.get_source_segment(text, part) for part in parts)))


def is_definition(part: ast.stmt) -> bool:
    """Tell whether a statement only defines."""
    if isinstance(part, ast.Assign):
        return all(isinstance(target, ast.Name) and target.id.isupper() for target in part.targets)
    return isinstance(part, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


if __name__ == "__main__":
    main()
