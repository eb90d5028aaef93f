"""What students got is compared with what the course says now; what nbgrader takes out does not count."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from grader.course.config import read_course
from grader.course.handed_out import outdated
from grader.init.course import write_course
from grader.release.assignment import release

OLDER = "assignments/words is older than {}: run `grader release words`"
NOTEBOOK = "solutions/words/words.ipynb"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that was released."""
    root = tmp_path_factory.mktemp("course")
    write_course(root, "words", ("count(text)", "split(text)"))
    course = read_course(root)
    release(course, course.assignments[0], {})
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "copy"))


def told(root: Path) -> list[str]:
    course = read_course(root)
    return list(outdated(course, course.assignments[0]))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit(root: Path, number: int, **new: object) -> None:
    """Change fields of one cell of the source notebook."""
    path = root / NOTEBOOK
    document = json.loads(path.read_text(encoding="utf-8"))
    document["cells"][number] |= new
    path.write_text(json.dumps(document), encoding="utf-8")


def solution(root: Path) -> tuple[int, str]:
    """Return the number and the source of the first cell with an answer."""
    cells = json.loads((root / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    return next((number, source) for number, source in enumerate(sources) if "BEGIN SOLUTION" in source)


def test_what_was_just_released_is_not_older(root: Path) -> None:
    assert told(root) == []


def test_points_that_changed_are_noticed(root: Path) -> None:
    change(root / "course.toml", "count = { points = 1 }", "count = { points = 3 }")
    assert told(root) == [OLDER.format("course.toml")]


def test_a_date_that_changed_is_not_for_students_and_needs_no_release(root: Path) -> None:
    change(root / "course.toml", "#: due", "due")
    assert told(root) == []


@pytest.mark.parametrize("name", ["test_count.py", "test_more.py"])
def test_a_public_check_that_changed_or_is_new_is_noticed(root: Path, name: str) -> None:
    with (root / "tests" / "public" / "words" / name).open("a") as file:
        file.write("# more\n")
    assert told(root) == [OLDER.format(f"tests/public/words/{name}")]


def test_a_public_check_that_is_gone_is_noticed(root: Path) -> None:
    (root / "tests" / "public" / "words" / "test_count.py").unlink()
    assert told(root) == [OLDER.format("tests/public/words/test_count.py")]


def test_the_answer_may_change_without_a_release(root: Path) -> None:
    number, source = solution(root)
    edit(root, number, source=source.replace("### END SOLUTION", "    # another way\n    ### END SOLUTION"))
    assert told(root) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("def ", "# more\ndef "), ("### BEGIN", "x = 1\n    ### BEGIN"), ("### END SOLUTION", "### END SOLUTION\n# more")],
)
def test_what_stands_around_the_answer_may_not(root: Path, before: str, after: str) -> None:
    number, source = solution(root)
    edit(root, number, source=source.replace(before, after, 1))
    assert told(root) == [OLDER.format(NOTEBOOK)]


def test_a_text_and_a_number_of_cells_that_changed_are_noticed(root: Path) -> None:
    document = json.loads((root / NOTEBOOK).read_text(encoding="utf-8"))
    edit(root, 0, source="# Another lesson")
    assert told(root) == [OLDER.format(NOTEBOOK)]
    (root / NOTEBOOK).write_text(json.dumps(document | {"cells": document["cells"][:-1]}), encoding="utf-8")
    assert told(root) == [OLDER.format(NOTEBOOK)]


def test_a_mark_of_nbgraders_that_changed_is_noticed(root: Path) -> None:
    number, _ = solution(root)
    metadata = json.loads((root / NOTEBOOK).read_text(encoding="utf-8"))["cells"][number]["metadata"]
    edit(root, number, metadata={"nbgrader": metadata["nbgrader"] | {"points": 9, "grade": True}})
    assert told(root) == [OLDER.format(NOTEBOOK)]


def test_an_answer_without_markers_is_taken_out_whole(root: Path) -> None:
    number, source = solution(root)
    bare = source.replace("### BEGIN SOLUTION", "").replace("### END SOLUTION", "")
    edit(root, number, source=bare)
    course = read_course(root)
    release(course, course.assignments[0], {})
    assert told(root) == []


def test_all_that_changed_is_named_in_one_line(root: Path) -> None:
    change(root / "course.toml", "points = 1", "points = 2")
    edit(root, 0, source="# Another lesson")
    (root / "tests" / "public" / "words" / "test_split.py").write_text("", encoding="utf-8")
    assert told(root) == [OLDER.format(f"course.toml, tests/public/words/test_split.py, {NOTEBOOK}")]


def test_what_was_never_released_or_is_no_notebook_is_not_older(root: Path) -> None:
    (root / NOTEBOOK).write_text("no notebook", encoding="utf-8")
    assert told(root) == []
    (root / "assignments").rename(root / "elsewhere")
    assert told(root) == []
