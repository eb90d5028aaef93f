"""Submissions to a course of many sorts of cells, each odd in one way: what nbgrader gives them, `--any` must give.

`course(root)` writes the course and everybody's work; a test with the real nbgrader compares cell by cell.
"""

from __future__ import annotations

import copy

from .courses import answered, code, hand_in, notebook, solution, test, text, write

SOURCE = notebook(
    code("import csv, logging, math, os, sys, warnings\n%matplotlib inline\nBASE = 10", "setup", locked=True),
    solution("### BEGIN SOLUTION\ndef add(a, b):\n    return a + b\n### END SOLUTION", "add"),
    test("assert add(1, 2) == 3\n### BEGIN HIDDEN TESTS\nassert add(-1, 1) == 0\n### END HIDDEN TESTS", "test_add", 3),
    solution("### BEGIN SOLUTION\ndef mean(xs):\n    return sum(xs) / len(xs)\n### END SOLUTION", "mean"),
    test("score = 0.0\nif mean([2, 4]) == 3: score += 1\nif mean([1]) == 1: score += 0.5\nscore", "test_mean", 2),
    solution("### BEGIN SOLUTION\ndef loud(x):\n    return x\n### END SOLUTION", "loud"),
    test("assert loud(1) == 1", "test_loud", 1),
    test("loud(2);", "test_semicolon", 1),
    test("%%capture\nassert loud(3) == 3", "test_capture", 2),
    test("value = loud('many')\nvalue", "test_text", 1),
    test("loud(4) - 3", "test_number", 4),
    test("None", "test_none", 1),
    test("data = [int(row[0]) for row in csv.reader(open('data.csv'))]\nassert sum(data) == 6", "test_data", 2),
    test("assert os.path.exists('helper.py')\nimport helper\nassert helper.twice(2) == 4", "test_helper", 1),
    solution("### BEGIN SOLUTION\ntotal = BASE + 1\n### END SOLUTION", "total", grade=True, points=2),
    text("Why?", "why", grade=True, solution=True, points=2),
    text("Draw it.", "draw", task=True, locked=True, points=1),
    test("assert BASE == 10", "test_base", 1),
)
RIGHT = {
    "add": "def add(a, b):\n    return a + b",
    "mean": "def mean(xs):\n    return sum(xs) / len(xs)",
    "loud": "def loud(x):\n    return x",
    "total": "total = BASE + 1",
    "why": "Because.",
}
LOUD = "def loud(x):\n    {}\n    return x"
ANSWERS = {
    "right": {},
    "plus-one": {
        "add": "def add(a, b):\n    return a + b + 1",
        "mean": "def mean(xs):\n    return sum(xs) / len(xs) + 1",
    },
    "half-done": {"mean": "raise NotImplementedError()", "loud": "# YOUR CODE HERE\nraise NotImplementedError()"},
    "partial": {"mean": "def mean(xs):\n    return xs[0]"},
    "empty": dict.fromkeys(RIGHT, ""),
    "as-released": {
        "total": "# YOUR CODE HERE\nraise NotImplementedError()",
        "why": "YOUR ANSWER HERE",
        "add": "# YOUR CODE HERE\nraise NotImplementedError()",
    },
    "print-to-stderr": {"loud": LOUD.format("print('x', file=sys.stderr)")},
    "write-to-2": {"loud": LOUD.format("os.write(2, b'x')")},
    "logging": {"loud": LOUD.format("logging.warning('x')")},
    "logging-set-up": {"loud": LOUD.format("logging.basicConfig(); logging.getLogger('a').error('x')")},
    "warning": {"loud": LOUD.format("warnings.warn('x')")},
    "stderr-reassigned": {
        "loud": "import io\nsys.stderr = io.StringIO()\n" + LOUD.format("print('x', file=sys.stderr)")
    },
    "stderr-kept": {"loud": "kept = sys.stderr\n" + LOUD.format("kept.write('x')")},
    "stderr-of-before": {"loud": "sys.stderr.write('only here')\n" + RIGHT["loud"]},
    "empty-write": {"loud": LOUD.format("sys.stderr.write('')")},
    "stdout": {"loud": LOUD.format("print('x')")},
    "stdout-to-1": {"loud": LOUD.format("os.write(1, b'x')")},
    "many-lines": {"loud": LOUD.format("print('x\\n' * 2000)")},
    "many-lines-then-stderr": {"loud": LOUD.format("print('x\\n' * 2000); print('e', file=sys.stderr)")},
    "raises": {"loud": LOUD.format("raise ValueError('no')")},
    "exits": {"loud": LOUD.format("sys.exit(0)")},
    "system-exit-subclass": {"loud": LOUD.format("raise SystemExit('bye')")},
    "keyboard": {"loud": LOUD.format("raise KeyboardInterrupt")},
    "negative": {"loud": "def loud(x):\n    return 0 if x == 4 else x"},
    "nan": {"loud": "def loud(x):\n    return float('nan') if x == 4 else x"},
    "true": {"loud": "def loud(x):\n    return x == 4 and 4 or x"},
    "numpy": {"loud": "import numpy as np\ndef loud(x):\n    return np.float64(x) if x == 4 else x"},
    "list": {"loud": "def loud(x):\n    return [x] if x == 'many' else x"},
    "number-as-text": {"loud": "def loud(x):\n    return '0.5' if x == 'many' else x"},
    "long-text": {"loud": "def loud(x):\n    return x * 1000 if x == 'many' else x"},
    "repr-raises": {
        "loud": "class Odd:\n    def __repr__(self):\n        raise ValueError('no')\ndef loud(x):\n"
        "    return Odd() if x == 'many' else x"
    },
    "repr-zero": {
        "loud": "class Odd:\n    def __repr__(self):\n        return '0'\ndef loud(x):\n"
        "    return Odd() if x == 'many' else x"
    },
    "display": {"loud": LOUD.format("from IPython.display import display; display(x)")},
    "all-shown": {"loud": "get_ipython().ast_node_interactivity = 'all'\n" + RIGHT["loud"]},
    "base-changed": {"total": "BASE = 11\ntotal = 12"},
    "syntax-error": {"add": "def add(a, b:\n    return a + b"},
    "indentation-error": {"add": "def add(a, b):\nreturn a + b"},
    "unknown-magic": {"add": "%nosuchmagic\n" + RIGHT["add"]},
    "time-magic": {"add": "%%time\n" + RIGHT["add"]},
    "await": {"add": "import asyncio\nawait asyncio.sleep(0)\n" + RIGHT["add"]},
    "question-mark": {"add": RIGHT["add"] + "\n\nadd?"},
    "run-magic": {"add": "%run helper.py\n" + RIGHT["add"]},
    "undo": {"total": "total = BASE + 1\ndel add"},
    "last-line-value": {"total": "total = BASE + 1\ntotal"},
}


def _without(name):
    return lambda made: [cell for cell in made if cell["metadata"].get("nbgrader", {}).get("grade_id") != name]


def _inserted(source, place=0):
    return lambda made: [*made[:place], code(source) | {"id": f"x{place}"}, *made[place:]]


def _edited(name, **changes):
    def change(made):
        for cell in made:
            mark = cell["metadata"].get("nbgrader", {})
            if mark.get("grade_id") == name:
                cell.update({k: v for k, v in changes.items() if k in cell})
                mark.update({k: v for k, v in changes.items() if k not in cell})
        return made

    return change


def _kind(name, kind):
    def change(made):
        for number, cell in enumerate(made):
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == name:
                made[number] = {key: cell[key] for key in ("metadata", "source", "id")} | {"cell_type": kind}
        return made

    return change


CHANGES = {
    "test-deleted": _without("test_mean"),
    "first-test-deleted": _without("test_add"),
    "solution-deleted": _without("add"),
    "answer-deleted": _without("why"),
    "task-deleted": _without("draw"),
    "setup-deleted": _without("setup"),
    "scratch-raises": _inserted("1 / 0"),
    "scratch-prints": _inserted("import sys\nprint('x', file=sys.stderr)", 3),
    "scratch-deep": _inserted("for i in range(3):\n    print(i)", 6),
    "test-edited": _edited("test_add", source="pass"),
    "points-edited": _edited("test_add", points=100),
    "unlocked": _edited("setup", locked=False, source="BASE = 99"),
    "moved": lambda made: [*made[:1], *made[3:5], *made[1:3], *made[5:]],
    "reversed-tests": lambda made: [*made[:2], made[6], *made[3:6], made[2], *made[7:]],
    "test-to-text": _kind("test_add", "markdown"),
    "test-to-raw": _kind("test_loud", "raw"),
    "no-metadata": lambda made: [cell | {"metadata": {}} for cell in made],
    "skipped": lambda made: [cell | {"metadata": cell["metadata"] | {"tags": ["skip-execution"]}} for cell in made],
    "outputs-kept": lambda made: [
        cell | {"outputs": [{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}]}
        if cell["cell_type"] == "code"
        else cell
        for cell in made
    ],
}


def format_3(made):
    """Return a notebook as Jupyter wrote it before 2015."""
    cells = [
        {
            "cell_type": "code",
            "input": cell["source"],
            "language": "python",
            "metadata": cell["metadata"],
            "outputs": [],
        }
        if cell["cell_type"] == "code"
        else {"cell_type": cell["cell_type"], "metadata": cell["metadata"], "source": cell["source"]}
        for cell in made["cells"]
    ]
    heading = {"cell_type": "heading", "level": 2, "metadata": {}, "source": "A heading"}
    return {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [heading, *cells]}]}


def submissions():
    """Yield everybody's name and notebook."""
    for name, answers in ANSWERS.items():
        yield name, answered(SOURCE, **{**RIGHT, **answers})
    for name, change in CHANGES.items():
        made = answered(SOURCE, **RIGHT)
        yield name, made | {"cells": change(copy.deepcopy(made["cells"]))}
    yield "format-3", format_3(answered(SOURCE, **RIGHT))


def course(root):
    """Write the course."""
    write(root / "source" / "ps1" / "ps1.ipynb", SOURCE)
    (root / "source" / "ps1" / "data.csv").write_text("1\n2\n3\n", encoding="utf-8")
    (root / "source" / "ps1" / "helper.py").write_text("def twice(x):\n    return 2 * x\n", encoding="utf-8")
    for name, made in submissions():
        hand_in(root, name, "ps1", ps1=made)
