"""An Otter course: one assignment with tests of both formats, and what students do to its notebook.

`lab(root)` writes the autograder's zip file as `otter assign` leaves it, and everybody's work.
"""

from __future__ import annotations

import json
from zipfile import ZipFile

ZIP = "lab/dist/autograder/lab-autograder_2026_01_31T12_00_00_000000.zip"
BEFORE = "from otter.test_files import test_case\nOK_FORMAT = False\n"


def case(code, **more):
    return {"code": code, "hidden": False, "locked": False, **more}


def spec(name, *cases, points=None, **more):
    return {"name": name, "points": points, "suites": [{"cases": list(cases), "type": "doctest"}], **more}


def ok(name, *cases, points=None, **more):
    return f"OK_FORMAT = True\n\ntest = {spec(name, *cases, points=points, **more)!r}\n"


TESTS = {
    "q1": ok("q1", case(">>> square(2)\n4"), case(">>> square(3) == 9\nTrue", hidden=True), points=2),
    "q2": ok(
        "q2", case(">>> add(1, 2)\n3", points=1), case(">>> add(2, 2)\n4", points=2), case(">>> add(0, 0)\n0"), points=5
    ),
    "q3": ok("q3", case(">>> x\n5"), case(">>> y\n6")),
    "q4": ok("q4", case(">>> x\n5"), case(">>> y\n7"), points=[1, 3]),
    "q5": ok("q5", case(">>> x\n5"), case(">>> y\n6", hidden=True), points=3, all_or_nothing=True),
    "q6": ok(
        "q6",
        case(">>> print('hi')\nhi"),
        case(">>> import numpy as np\n>>> bool(np.isclose(z, 0.1))\nTrue", failure_message="z is 0.1"),
        points=0.5,
    ),
    "q7": BEFORE + "name = 'q7'\npoints = 3\n\n"
    "@test_case(points=None, hidden=False)\ndef t1(square):\n    assert square(4) == 16\n\n"
    "@test_case(points=1, hidden=True, failure_message='x is 5')\ndef t2(env):\n    assert env['x'] == 5\n\n"
    "@test_case()\ndef t3(missing_name):\n    assert missing_name is None\n",
    "q8": BEFORE
    + "name = 'q8'\nall_or_nothing = True\n@test_case(points=2)\ndef t1(square):\n    assert square(4) == 16\n"
    "@test_case(points=1)\ndef t2(x):\n    assert x == 5\n",
    "q9": ok("q9", case(">>> over\n1"), points=1),
    "q9_1": ok("q9_1", case(">>> data\n3", points=0)),
    "q10": ok("q10", case(">>> chance\nTrue"), points=1),
}
CONFIG = {"assignment_name": "lab", "seed": 42, "show_hidden": False}


def notebook(*cells, name="lab", tests=None):
    """Return a notebook of these texts; a text may come with metadata."""
    pairs = [(cell, {}) if isinstance(cell, str) else cell for cell in cells]
    made = [
        {
            "cell_type": "code",
            "metadata": metadata,
            "source": text,
            "outputs": [],
            "execution_count": None,
            "id": f"c{n}",
        }
        for n, (text, metadata) in enumerate(pairs)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "otter": {"assignment_name": name, "OK_FORMAT": True, "tests": tests or {}}}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": made}


def answers(
    square="def square(x):\n    return x * x",
    add="def add(a, b):\n    return a + b",
    numbers="x, y = 5, 6",
    z="z = 0.1",
    more=(),
):
    """Return the cells of a student's notebook."""
    return [
        "# Initialize Otter\nimport otter\ngrader = otter.Notebook('lab.ipynb')",
        "import numpy as np\nfrom util import three",
        square,
        "grader.check('q1')",
        add,
        "grader.check('q2')",
        numbers,
        'grader.check("q3")',
        "grader.check('q4')",
        z,
        "grader.check('q6')",
        ("over = 1", {"otter": {"tests": ["q9"]}}),
        "over = 2",
        "data = three() if open('data.csv').read() else 0",
        "chance = bool(np.random.rand() < 0.4)",
        *more,
        "grader.check_all()",
        "grader.export(force_save=True)",
    ]


STUDENTS = {
    "right": answers(),
    "wrong": answers(square="def square(x):\n    return x + x", add="def add(a, b):\n    return 3"),
    "prints": answers(square="def square(x):\n    print('here')\n    return x * x"),
    "displays": answers(square="from IPython.display import display\ndef square(x):\n    display(x)\n    return x * x"),
    "warns": answers(square="import warnings\ndef square(x):\n    warnings.warn('w')\n    return x * x"),
    "raises": answers(add="def add(a, b):\n    raise ValueError('x')", numbers="x = 5\ny = 1 / 0"),
    "stub": answers(
        square="def square(x):\n    ...", add="def add(a, b):\n    ...", numbers="x = ...\ny = ...", z="z = ..."
    ),
    "syntax": answers(square="def square(x:\n    return"),
    "unchecked": ["def square(x):\n    return x * x", "x, y = 5, 7", "over = 3"],
    "changed": answers(more=["x = 99"]),
    "float": answers(square="def square(x):\n    return float(x * x)"),
    "numpy": answers(numbers="x, y = np.int64(5), np.int64(6)"),
    "ignored": answers(more=[("x = 99", {"otter": {"ignore": True}}), ("y = 99", {"tags": ["otter_ignore"]})]),
    "exits": answers(more=["import sys\nsys.exit()"]),
    "magics": ["%matplotlib inline\n%load_ext autoreload", *answers(more=["%%time\nq = 1", "!echo hello"])],
    "asks": answers(more=["name = input('?')\nx = 7"]),
    "missing": answers(more=["grader.check('no_such')\nx = 7"]),
}
OTHER = notebook(*answers(), name="lab2")


def lab(root, tests=None, config=None):
    """Write the course."""
    write_zip(root / ZIP, tests or TESTS, CONFIG if config is None else config)
    for student, cells in STUDENTS.items():
        hand_in(root, student, notebook(*cells))
    hand_in(root, "other", OTHER)


def write_zip(path, tests, config):
    """Write an autograder's zip file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w") as archive:
        for name, text in tests.items():
            archive.writestr(f"tests/{name}.py", text)
        archive.writestr("otter_config.json", json.dumps(config))
        archive.writestr("files/data.csv", "3\n")
        archive.writestr("files/util.py", "def three():\n    return 3\n")
        archive.writestr("run_autograder", "")


def hand_in(root, student, made, name="lab"):
    path = root / "submitted" / student / name / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made), encoding="utf-8")
