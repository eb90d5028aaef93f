"""Three courses that are not ours, after nbgrader's documentation, with what students do to their notebooks.

classic      two notebooks and a data file: partial credit, hidden tests, a manual answer, a task cell
configured   nbgrader_config.py names other folders, other marks, other stubs and a short time
untidy       one notebook, and students who delete, copy, edit and convert cells, or write to stderr
handed on    the second notebook reads what the first has written, a file below five folders, and one above all of them
kernel       test cells that ask for what a kernel gives: loops, magics, shell lines, threads, shown values
"""

from __future__ import annotations

import copy
import json
from pathlib import Path

HIDDEN = "### BEGIN HIDDEN TESTS\nassert total(rows) == 60\n### END HIDDEN TESTS"
SOLUTION = "### BEGIN SOLUTION\n{}\n### END SOLUTION"


def code(source, name="", **nbgrader):
    return _cell("code", source, name, execution_count=None, outputs=[], **nbgrader)


def text(source, name="", **nbgrader):
    return _cell("markdown", source, name, **nbgrader)


def solution(source, name, **more):
    return code(source, name, solution=True, **more)


def test(source, name, points):
    return code(source, name, grade=True, locked=True, points=points)


def notebook(*cells):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    numbered = [{**cell, "id": f"cell{n}"} for n, cell in enumerate(cells)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": numbered}


def _cell(kind, source, name, execution_count=..., outputs=..., **nbgrader):
    rest = {"execution_count": execution_count, "outputs": outputs} if kind == "code" else {}
    known = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    metadata = {"nbgrader": {**known, **nbgrader}} if name else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, **rest}


FIRST = notebook(
    code("import csv\nrows = [int(row[0]) for row in csv.reader(open('numbers.csv'))]"),
    solution(SOLUTION.format("def total(xs):\n    return sum(xs)"), "total"),
    test(
        "assert total([1, 2]) == 3\n### BEGIN HIDDEN TESTS\nassert total(rows) == 60\n### END HIDDEN TESTS",
        "test_total",
        3,
    ),
    solution("def mean(xs):\n    return sum(xs) / len(xs)", "mean"),
    test("score = 0.0\nif mean([2, 4]) == 3: score += 1\nif mean([1]) == 1: score += 0.5\nscore", "test_mean", 2),
    text("What is a mean?", "why", grade=True, solution=True, points=4),
)
SECOND = notebook(
    text("Draw something and explain it.", "draw", task=True, locked=True, points=5),
    solution("def double(x):\n    return 2 * x", "double"),
    test("assert double(2) == 4", "test_double", 1),
    test("assert double('a') == 'aa'", "test_double_text", 1),
)
CONFIG = """
c = get_config()
c.CourseDirectory.source_directory = "master"
c.CourseDirectory.release_directory = "for_students"
c.CourseDirectory.submitted_directory = "handed_in"
c.ClearSolutions.begin_solution_delimeter = "# ANSWER"
c.ClearSolutions.end_solution_delimeter = "# END ANSWER"
c.ClearSolutions.code_stub = {"python": "# write here\\npass"}
c.ClearSolutions.text_stub = "write here"
c.Execute.timeout = 2
"""
LATER = notebook(
    solution("def square(x):\n    # ANSWER\n    return x * x\n    # END ANSWER", "square"),
    test("assert square(3) == 9", "test_square", 2),
    solution("def cube(x):\n    # ANSWER\n    return x ** 3\n    # END ANSWER", "cube", grade=True, points=3),
    text("Why?", "reason", grade=True, solution=True, points=1),
    test("print(square(4))\nsquare(4) == 16", "test_shown", 1),
)
UNTIDY = notebook(
    code("LIMIT = 10", "given", locked=True),
    solution("def clip(x):\n    return min(x, LIMIT)", "clip"),
    test("assert clip(11) == 10", "test_clip", 2),
    test("assert clip(-1) == -1", "test_clip_below", 2),
    solution("def first(xs):\n    return xs[0]", "first"),
    test("assert first('ab') == 'a'\nassert first([3]) == 3", "test_first", 1),
)


def answered(source, **answers):
    """Return a source notebook as a student hands it in: stubs replaced by these answers, hidden tests gone."""
    made = copy.deepcopy(source)
    for cell in made["cells"]:
        nbgrader = cell["metadata"].get("nbgrader", {})
        hidden = cell["source"].partition("### BEGIN HIDDEN TESTS")
        cell["source"] = hidden[0].rstrip() if hidden[1] else cell["source"]
        if nbgrader.get("solution"):
            cell["source"] = answers.get(nbgrader["grade_id"], "raise NotImplementedError()")
    return made


def classic(root):
    write(root / "source" / "ps1" / "first.ipynb", FIRST)
    write(root / "source" / "ps1" / "second.ipynb", SECOND)
    (root / "source" / "ps1" / "numbers.csv").write_text("10\n20\n30\n", encoding="utf-8")
    total, mean = "def total(xs):\n    return sum(xs)", "def mean(xs):\n    return sum(xs) / len(xs)"
    double = "def double(x):\n    return x + x"
    good = answered(FIRST, total=total, mean=mean, why="The middle of the weights.")
    cheat = answered(
        FIRST, total="def total(xs):\n    return 3", mean="def mean(xs):\n    return 1", why="YOUR ANSWER HERE"
    )
    hand_in(root, "ada", "ps1", first=good, second=answered(SECOND, double=double))
    hand_in(root, "bob", "ps1", first=cheat, second=answered(SECOND, double="def double(x):\n    return 2.0 * x"))
    (root / "submitted" / "bob" / "ps1" / "numbers.csv").write_text("1\n2\n", encoding="utf-8")
    hand_in(root, "cyd", "ps1", first=answered(FIRST))
    (root / "submitted" / "cyd" / "ps1" / "timestamp.txt").write_text("2026-02-03 04:05:06 UTC", encoding="utf-8")


def configured(root):
    write(root / "master" / "week 2" / "later.ipynb", LATER)
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    square = "def square(x):\n    return x * x"
    place = "handed_in"
    hand_in(
        root, "dee", "week 2", place, later=answered(LATER, square=square, cube="def cube(x): return 1", reason="so")
    )
    slow = answered(LATER, square="def square(x):\n    while x: pass", cube="# nothing", reason="because")
    hand_in(root, "eve", "week 2", place, later=slow)
    untouched = answered(LATER, square="def square(x):\n    # write here\n    pass", reason="write here")
    untouched["cells"][2]["source"] = "def cube(x):\n    # write here\n    pass"
    hand_in(root, "fay", "week 2", place, later=untouched)


def untidy(root):
    write(root / "source" / "lab" / "lab.ipynb", UNTIDY)
    clip, first = "def clip(x):\n    return min(x, LIMIT)", "def first(xs):\n    return xs[0]"
    right = answered(UNTIDY, clip=clip, first=first)
    for student, change in UNTIDY_WAYS.items():
        hand_in(root, student, "lab", lab=change(copy.deepcopy(right)))


def handed_on(root):
    first = notebook(
        code("import os\nos.makedirs('d')\nopen('d/made.txt', 'w').write('5')"),
        solution(SOLUTION.format("a = 1"), "a"),
        test("assert a == 1 and not os.path.exists('second.ipynb')", "test_a", 1),
    )
    second = notebook(
        solution(SOLUTION.format("b = 1"), "b"),
        test("assert open('d/made.txt').read() == '5'", "test_made", 1),
        test("import os\nassert os.path.exists('first.ipynb') and not os.path.exists('mine.ipynb')", "test_beside", 1),
        test("assert open('p/q/r/s/t/deep.txt').read() + open('.dot').read() == 'ab'", "test_deep", 1),
        test("assert open('../../../data/above.txt').read() == 'c'", "test_above", 1),
        test("assert os.getcwd().split(os.sep)[-3:] == ['autograded', 'ada', 'ps1']", "test_folder", 1),
    )
    for path, content in {"source/ps1/p/q/r/s/t/deep": "a", "source/ps1/.dot": "b", "data/above": "c"}.items():
        place = root / (path if path.endswith(".dot") else f"{path}.txt")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    write(root / "source" / "ps1" / "first.ipynb", first)
    write(root / "source" / "ps1" / "second.ipynb", second)
    made = {"first": answered(first, a="a = 1"), "second": answered(second, b="b = 1"), "mine": first}
    hand_in(root, "ada", "ps1", **made)
    hand_in(root, "bob", "ps1", second=made["second"])


def kernel(root):
    cells = [test(source, f"test_{number}", 3) for number, source in enumerate(ASKS)]
    begin = code("import asyncio, multiprocessing, os, sys\ndef square(x):\n    return x * x")
    source = notebook(begin, *cells)
    write(root / "source" / "ps1" / "ps1.ipynb", source)
    (root / "source" / "ps1" / "a.txt").write_text("one\ntwo\n", encoding="utf-8")
    hand_in(root, "ada", "ps1", ps1=answered(source))


ASKS = [
    "with multiprocessing.Pool(2) as pool:\n    assert pool.map(square, [1, 2]) == [1, 4]",
    "with multiprocessing.get_context('fork').Pool(2) as p:\n    assert p.apply_async(square, (3,)).get() == 9",
    "from concurrent.futures import ProcessPoolExecutor as P\nassert list(P(2).map(square, [3])) == [9]",
    "from multiprocessing.pool import ThreadPool\nassert ThreadPool(2).starmap(max, [(1, 2)]) == [2]",
    "q = multiprocessing.Queue()\np = multiprocessing.Process(target=q.put, args=(3,))\np.start()\np.join()",
    "assert q.get() == 3 and p.exitcode == 0",
    "v = multiprocessing.Value('i', 0)\nwith v.get_lock():\n    v.value += 1\nassert v.value == 1",
    "x = !echo 2\nassert x == ['2']",
    "x = !cat a.txt\ny = !head -1 a.txt\nz = !wc -l a.txt\nassert x == ['one', 'two'] and y == ['one'] and '2' in z[0]",
    "x = !ls\nassert x == ['a.txt', 'ps1.ipynb']",
    "!echo {square(2)}",
    "async def f():\n    return 1\nassert await f() == 1",
    "later = f()\ntry:\n    asyncio.run(later)\nexcept RuntimeError:\n    later.close()\nelse:\n    assert False",
    "assert asyncio.get_running_loop()",
    "task = asyncio.create_task(asyncio.sleep(0, 5))",
    "assert await task == 5",
    "input()",
    "import getpass\ngetpass.getpass()",
    "%cd ..\nassert not os.path.exists('a.txt')\n%cd ps1",
    "%%writefile made.py\nONE = 1",
    "from made import ONE",
    "%load_ext autoreload\n%autoreload 2",
    "%env X=1\nassert os.environ['X'] == '1'",
    "from IPython.display import clear_output, display\nprint('x', file=sys.stderr)\nclear_output()",
    "print('x', file=sys.stderr)\nclear_output(wait=True)\nprint('y')",
    "print('x', file=sys.stderr)\nclear_output(wait=True)",
    "1\nclear_output()",
    "display(2)",
    "assert type(get_ipython()).__name__ == 'ZMQInteractiveShell' and 'IPKernelApp' in get_ipython().config",
    "print(1);2",
    "2 # comment",
    "2; # comment",
    "if True:\n    1",
    "'0.5'",
    "True",
    "-0.0",
    "import numpy as np\nnp.float64(1.5)",
    "np.array([1.0])",
    "raise KeyboardInterrupt",
    "%timeit -n1 -r1 square(2)",
    "%unknown",
    "%%unknown\n1",
    "%run made.py\nassert ONE == 1",
    "import threading\nt = threading.Thread(target=square, args=(1,))\nt.start()\nt.join()",
    "import warnings\nwarnings.warn('x')",
    "warnings.simplefilter('ignore')\nwarnings.warn('x')",
]


def _deleted(made):
    made["cells"] = [cell for cell in made["cells"] if "test_clip_below" not in str(cell["metadata"])]
    return made


def _copied(made):
    wrong = {**copy.deepcopy(made["cells"][1]), "source": "def clip(x):\n    return 0", "id": "again"}
    made["cells"].insert(2, wrong)
    made["cells"].append({**copy.deepcopy(made["cells"][3]), "id": "again2"})
    return made


def _edited(made):
    made["cells"][0]["source"] = "LIMIT = 99"
    made["cells"][2]["source"] = "pass"
    made["cells"][2]["metadata"]["nbgrader"]["points"] = 200
    return made


def _converted(made):
    made["cells"][5] = {key: made["cells"][5][key] for key in ("metadata", "source", "id")} | {"cell_type": "markdown"}
    return made


def _noisy(made):
    made["cells"][4]["source"] = "import sys\ndef first(xs):\n    print('hm', file=sys.stderr)\n    return xs[0]"
    return made


def _stripped(made):
    for cell in made["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return made


def _crashing(made):
    made["cells"].insert(0, code("import os\nraise ValueError('scratch')") | {"id": "scratch"})
    made["cells"].insert(1, code("%%time\nx = 1 +* 2") | {"id": "scratch2"})
    return made


UNTIDY_WAYS = {
    "amy": lambda made: made,
    "ben": _deleted,
    "dan": _edited,
    "eli": _converted,
    "fox": _noisy,
    "gus": _stripped,
    "hal": _crashing,
    "zoe": _copied,
}
COURSES = {"classic": classic, "configured": configured, "untidy": untidy, "handed on": handed_on, "kernel": kernel}


def hand_in(root, student, assignment, place="submitted", **notebooks):
    for name, made in notebooks.items():
        write(root / place / student / assignment / f"{name}.ipynb", made)


def write(path, made):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made), encoding="utf-8")
