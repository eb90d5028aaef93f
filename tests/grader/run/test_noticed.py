"""What `grader run` and `grader verify` say on the screen of things that are allowed and perhaps not meant."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main

SUBMITTED = "examples/submitted"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new course in which points changed, with a syntax error and a copy of another name among what was submitted."""
    root = tmp_path_factory.mktemp("course")
    assert invoke("init", str(root), "--assignment", "words", "--task", "count(text)", "--task", "split(text)")
    toml = root / "course.toml"
    toml.write_text(toml.read_text().replace("split = { points = 1 }", "split = { points = 0 }"), encoding="utf-8")
    half = root / SUBMITTED / "half" / "words" / "words.ipynb"
    half.rename(half.with_name("words-1.ipynb"))
    wrong = root / SUBMITTED / "wrong" / "words" / "words.ipynb"
    document = json.loads(wrong.read_text(encoding="utf-8"))
    document["cells"].append({"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = 1\ny = (\n"})
    wrong.write_text(json.dumps(document), encoding="utf-8")
    return root


def invoke(*arguments: str) -> str:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def screen(root: Path) -> str:
    return invoke("run", "--course", str(root), "--submissions", str(root / SUBMITTED), "--jobs", "1")


@pytest.mark.parametrize(
    "line",
    [
        "note: words: which file counts: half: graded words/words-1.ipynb although it is not named words.ipynb",
        "note: course.toml: [assignments.words] task 'split' has points = 0: it is graded and shown",
        "note: assignments/words is older than course.toml: run `grader release words`",
    ],
)
def test_a_run_says_it_on_the_screen(screen: str, line: str) -> None:
    assert [told for told in screen.splitlines() if told.startswith(line)]


def test_a_syntax_error_is_on_the_screen_with_student_cell_and_line(root: Path, screen: str) -> None:
    cells = json.loads((root / SUBMITTED / "wrong" / "words" / "words.ipynb").read_text(encoding="utf-8"))["cells"]
    (told,) = [line for line in screen.splitlines() if "syntax error" in line]
    place = f"cell {len(cells)}, line 2: SyntaxError: '(' was never closed"
    assert told == f"note: words: a syntax error, so that its cell did not run: wrong ({place})"


def test_verify_says_of_the_course_what_a_run_says(root: Path) -> None:
    (root / "solutions" / "words" / "prices.csv").write_text("1,2", encoding="utf-8")
    told = invoke("verify", "--course", str(root))
    assert "words: note: solutions/words/prices.csv is not in assignments/words: run `grader release`" in told
    assert "words: note: course.toml: [assignments.words] task 'split' has points = 0" in told
    assert "words: note: assignments/words is older than course.toml: run `grader release words`" in told


@pytest.mark.parametrize(
    ("body", "init"),
    [("    items = []\n", ""), ("", ", items=[]")],
    ids=["in the body of the class", "as a default argument"],
)
def test_what_all_objects_of_a_class_share_is_the_advice_of_its_task(tmp_path: Path, body: str, init: str) -> None:
    invoke("init", str(tmp_path), "--assignment", "words", "--task", "Tally")
    own = "        self.items = items\n" if init else "        pass\n"
    add = "        if number < 0:\n            raise ValueError('negative')\n        self.items.append(number)\n"
    total = "    def total(self):\n        return float(sum(self.items))\n"
    place = tmp_path / "submitted" / "ann" / "words" / "words.py"
    place.parent.mkdir(parents=True)
    source = f"class Tally:\n{body}    def __init__(self{init}):\n{own}    def add(self, number):\n{add}{total}"
    place.write_text(source, encoding="utf-8")
    invoke("run", "--course", str(tmp_path), "--jobs", "1")
    with (tmp_path / "results" / "tasks.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["verdict"] == "failed"
    assert row["advice"].startswith(
        "The same steps on a new object give different answers. Does what was done to an ear"
    )
