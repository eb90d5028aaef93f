"""One course with a task for each kind of value, and one hand-in that does the worst with all: each costs its own task.

What the pattern of a task is, stands in `KINDS`: the answer key, what the hidden test asks, and the bad work.
"""

from __future__ import annotations

import csv

import pytest
from click.testing import CliRunner

from grader.cli.main import main

from .small_course import notebook

pytestmark = pytest.mark.slow

HANGS = "\n        while True: pass"
STACK = "class {task}:\n    def __init__(self): self.items = []\n    def add(self, x): self.items.append(x)\n"
ADDED = "one = student.{task}()\n    one.add(5)\n    "
EQUAL = "class {task}:\n    def __init__(self, x): self.x = x\n    def __eq__(self, other): "
SIZED = "class {task}:\n    def __init__(self, x): self.size = x\n"
NAMED = "class {task}:\n    def __init__(self, x): pass\n    def __getattr__(self, name): "
TABLE = "import pandas as pd\ndef {task}(n): return pd.DataFrame("
SAVE = "def {task}(path):\n    with open(path, 'w') as file: file.write('yes')\n"
LOUD = "    for _ in range(10): print('x' * 1_000_000)\n"
PLAIN = ("def {task}(x): return x + 1\n", "agree(student.{task}(2), 3)")
LENGTH = (STACK + "    def __len__(self): return len(self.items)\n", ADDED + "agree(len(one), 1)")
ITEMS = (STACK + "    def __iter__(self): return iter(self.items)\n", ADDED + "agree(list(one), [5])")
SAME = (EQUAL + "return self.x == other.x\n", "assert not student.{task}(1) == student.{task}(2)")
SIZE = (SIZED, "agree(student.{task}(4).size, 4)")
ROWS = (TABLE + "{{'a': range(n)}})\n", "agree(student.{task}(3), reference.{task}(3))")
COUNT = ("def {task}(n): yield from range(n)\n", "agree(list(student.{task}(3)), [0, 1, 2])")
PRINT = ("def {task}(word): print(word)\n", "agree(printed(student.{task}, 'a'), 'a\\n')")
WRITE = (
    SAVE,
    "with files(student, {{}}) as folder:\n        student.{task}('a.txt')\n        agree(folder.text('a.txt'), 'yes')",
)
KINDS: dict[str, tuple[str, str, str]] = {
    "first": (*PLAIN, PLAIN[0]),
    "any_value": (*PLAIN, "class All:\n    def __eq__(self, o): return True\ndef {task}(x): return All()\n"),
    "length_lies": (*LENGTH, STACK + "    def __len__(self): return -5\n"),
    "length_raises": (*LENGTH, STACK + "    def __len__(self): raise SystemExit(0)\n"),
    "length_hangs": (*LENGTH, STACK + "    def __len__(self):" + HANGS),
    "items_lie": (*ITEMS, STACK + "    def __iter__(self): return 7\n"),
    "items_endless": (*ITEMS, STACK + "    def __iter__(self):\n        while True: yield 5\n"),
    "items_hang": (*ITEMS, STACK + "    def __iter__(self):" + HANGS),
    "equal_lies": (*SAME, EQUAL + "return True\n"),
    "equal_raises": (*SAME, EQUAL + "raise KeyboardInterrupt\n"),
    "equal_hangs": (*SAME, EQUAL + HANGS),
    "name_lies": (*SIZE, NAMED + "return self\n"),
    "name_raises": (*SIZE, NAMED + "raise SystemExit(0)\n"),
    "name_hangs": (*SIZE, NAMED + HANGS),
    "million_rows": (*ROWS, TABLE + "{{'a': ['x'] * 1_000_000}})\n"),
    "many_bytes": (*ROWS, "import numpy as np\n" + TABLE + "np.ones((1_000_000, 9)))\n"),
    "objects_inside": (*ROWS, TABLE + "{{'a': [object(), [1], {{2}}]}})\n"),
    "columns_twice": (*ROWS, TABLE + "[[i, i] for i in range(n)], columns=['a', 'a'])\n"),
    "endless": (*COUNT, "def {task}(n):\n    while True: yield 0\n"),
    "stuck": (*COUNT, "def {task}(n):\n    yield 0\n    while True: pass\n"),
    "shouts": (*PRINT, "def {task}(word):\n" + LOUD),
    "shouts_beside": (*PLAIN, "def {task}(x):\n" + LOUD + "    return 3 * x\n"),
    "outside": (*WRITE, SAVE.replace("path, 'w'", "'@ROOT@/breach', 'w'")),
    "linked": (*WRITE, "import os\ndef {task}(path): os.symlink('/etc/passwd', path)\n"),
    "no_package": (*PLAIN, "def {task}(x):\n    import a_package_that_is_not_here\n"),
    "crash": (*PLAIN, "import os\ndef {task}(x): os._exit(1)\n"),
    "last": (*PLAIN, PLAIN[0]),
}
FINE = {"first", "last"}
HIDDEN = '''from grader.testing import agree, files, printed


def test_it(student, reference):
    """It works"""
    {asked}
'''


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return by student the tasks that earned something."""
    root = tmp_path_factory.mktemp("course")
    keys, bad = ([KINDS[task][part].format(task=task) for task in KINDS] for part in (0, 2))
    tests = {f"tests/hidden/a/test_{task}.py": HIDDEN.format(asked=KINDS[task][1].format(task=task)) for task in KINDS}
    texts = {
        "course.toml": "[limits]\ncall_seconds = 1\n[assignments.a.tasks]\n"
        + "".join(f"{t} = {{ points = 1 }}\n" for t in KINDS),
        "solutions/a/reference.py": "\n\n".join(keys),
        "submitted/right/a/a.ipynb": notebook(*keys),
        "submitted/worst/a/a.ipynb": notebook(*(text.replace("@ROOT@", str(root)) for text in bad)),
    } | tests
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "1"])
    assert "a_package_that_is_not_here, which is not here" in done.output, done.output
    assert not (root / "breach").exists()
    with (root / "results/tasks.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {who: {row["task"] for row in rows if (row["student_id"], row["score"]) == (who, "1.00")} for who in WHO}


WHO = ("right", "worst")


def test_right_work_of_every_kind_earns_everything(graded: dict[str, set[str]]) -> None:
    assert graded["right"] == set(KINDS)


def test_the_worst_work_of_each_kind_costs_its_own_task_and_the_first_and_the_last_are_fine(
    graded: dict[str, set[str]],
) -> None:
    assert graded["worst"] == FINE
