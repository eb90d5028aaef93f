"""What students and editors do to notebooks: each is graded in full, with a note of what was put right."""

import json
import os

import pytest

from grader.records.run import RunOptions
from grader.records.submission import Status
from grader.report.sanitize import one_line
from grader.run import pipeline

COURSE = """
[assignments.sums.tasks]
double = {}
halve = {}
[limits]
accept = ["metadata-visible", "shared-uid", "one-file-wall"]
"""
REFERENCE = "def double(z):\n    return 2 * z\n\n\ndef halve(z):\n    return z / 2\n"
HIDDEN = '''
import numpy as np
from grader.judge.compare import agree

def test_it(student, reference):
    """It is right"""
    z = np.array([3.0, -1.0])
    agree(student.{task}(z), reference.{task}(z))
'''
DOUBLE = "def double(z):\n    twice = z + z\n    return twice"
HALVE = "def halve(z):\n    return z / 2"
CHECK = "assert True"


def cell(source, name="", locked=False, **more):
    nbgrader = {"nbgrader": {"grade_id": name, "locked": locked, "grade": locked, "solution": not locked}}
    metadata = nbgrader if name else {}
    rest = {"execution_count": None, "outputs": [], "source": source}
    return {"cell_type": "code", "metadata": metadata, **rest, **more}


def notebook(*cells, minor=5, metadata=None):
    return {"nbformat": 4, "nbformat_minor": minor, "metadata": metadata or {}, "cells": list(cells)}


def with_ids(*cells, ids="abcdefgh"):
    return [{**entry, "id": name} for entry, name in zip(cells, ids, strict=False)]


def answers():
    return [cell(DOUBLE, "double"), cell(HALVE, "halve"), cell(CHECK, "test_double", locked=True)]


def plain():
    return notebook(*with_ids(*answers()))


def colab():
    """Colab writes nbformat 4.0, its own ids into the metadata, and a form title into code."""
    cells = [cell(f"#@title Answer\n{text}", metadata={"id": "x1", "cellView": "form"}) for text in (DOUBLE, HALVE)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}
    return notebook(*cells, minor=0, metadata={"colab": {"provenance": []}, "accelerator": "GPU", **kernel})


def vs_code():
    """VS Code writes nbformat 4.2 without ids, a language id, and no kernel's name."""
    cells = [{**entry, "metadata": {**entry["metadata"], "vscode": {"languageId": "python"}}} for entry in answers()]
    return notebook(*cells, minor=2, metadata={"language_info": {"name": "python"}, "orig_nbformat": 4})


def lab(version):
    """JupyterLab 3 writes lists of lines and execution times; 4 trusted and collapsed marks."""
    times = {"iopub.status.busy": "2026-03-01T10:00:00"}
    kept: dict[str, object] = {"execution": times, "tags": []} if version == 3 else {"trusted": True}
    split = [{**e, "source": e["source"].splitlines(keepends=True)} for e in with_ids(*answers())]
    cells = [{**entry, "metadata": {**entry["metadata"], **kept}} for entry in split]
    collapsed = {
        "cell_type": "markdown",
        "id": "md",
        "source": "# Notes",
        "metadata": {"jp-MarkdownHeadingCollapsed": True},
    }
    return notebook(*cells, collapsed, metadata={"kernelspec": {"name": "my-venv", "display_name": "gone"}})


def fat():
    """100 MB of output, as a loop that prints leaves them."""
    first, *rest = with_ids(*answers())
    return notebook(
        {**first, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x" * 100 * 2**20}]}, *rest
    )


BROKEN = {
    "same ids": (notebook(*with_ids(*answers(), ids="aaa")), "cells share an id: each was run in its place"),
    "no ids": (notebook(*answers()), "3 of 3 cells have no id: none was needed"),
    "same names": (
        notebook(*with_ids(cell("def double(z): return 0", "double"), *answers())),
        "cell double stands there more than once: the last one run counts",
    ),
    "locked changed": (
        notebook(*with_ids(*answers()[:2], cell("assert False", "test_double", locked=True))),
        "locked cell test_double was changed: the checks that count are others",
    ),
    "locked gone": (notebook(*with_ids(*answers()[:2])), "locked cell test_double is gone: it was not needed"),
    "merged": (notebook(*with_ids(cell(f"{DOUBLE}\n{HALVE}"))), "no nbgrader metadata"),
    "split": (
        notebook(
            *with_ids(
                cell("def double(z):\n    twice = z + z", "double"),
                cell("    return twice"),
                cell("def halve(z):", "halve"),
                cell("    return (z"),
                cell("        / 2)"),
                answers()[2],
            )
        ),
        "cell 1 to cell 2 were run as one: a statement was split between them",
    ),
    "colab": (colab(), "no nbgrader metadata"),
    "vs code": (vs_code(), ""),
    "lab 3": (lab(3), ""),
    "lab 4": (lab(4), ""),
    "untouched by editors": (plain(), ""),
}
PLACES = {
    "renamed": ("renamed/sums/Sums_final (2).ipynb", "although it is not named sums.ipynb"),
    "wrong folder": ("wrong folder/somewhere/sums.ipynb", "not in wrong folder/sums"),
    "extra": ("extra/sums/sums.ipynb", "graded sums/sums.ipynb, not sums/sums_old.ipynb"),
    "fat": ("fat/sums/sums.ipynb", ""),
}


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def grades(tmp_path_factory):
    """Grade the whole class in one run."""
    root = tmp_path_factory.mktemp("recovery")
    (root / "course.toml").write_text(COURSE, encoding="utf-8")
    write(root / "assignments" / "sums" / "sums.ipynb", plain())
    for place, text in (
        ("solutions/sums/reference.py", REFERENCE),
        *((f"tests/hidden/sums/test_{task}.py", HIDDEN.format(task=task)) for task in ("double", "halve")),
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    for name, (content, _) in BROKEN.items():
        write(root / "submitted" / name / "sums" / "sums.ipynb", content)
    for name, (place, _) in PLACES.items():
        write(root / "submitted" / place, fat() if name == "fat" else plain())
    write(root / "submitted" / "extra" / "sums" / "sums_old.ipynb", notebook(cell("x = 1")))
    result = pipeline.run(RunOptions(root, output=root / "results"), os.environ, lambda *_: None)
    return {grade.student.id: grade for grade in result.grades}


@pytest.mark.parametrize("name", [*BROKEN, *PLACES])
def test_it_is_graded_in_full_with_a_note_of_what_was_put_right(grades, name):
    grade = grades[name]
    note = BROKEN[name][1] if name in BROKEN else PLACES[name][1]
    assert grade.status is Status.GRADED
    assert (grade.score, grade.max_score) == (2.0, 2.0)
    assert note in one_line(grade.note)
    assert bool(note) == bool(grade.note)


def test_every_split_function_is_put_together_and_no_error_is_told(grades):
    assert "cell 3 to cell 5 were run as one" in grades["split"].note
    assert "Error" not in grades["split"].note
