"""A source notebook before and after nbgrader: unpaired markers and whole answers are named with their cells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.course.config import read_course
from grader.errors import CourseError
from grader.init.course import write_course
from grader.release.source import expect_markers, refuse_whole_answers

WORDS = ("count(text)", "class Tally")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(tmp_path, "words", WORDS)
    return tmp_path


def edit(course: Path, name: str, source: str, *, plain: bool = False) -> Path:
    """Give the cell of a task another source; `plain`: as a new cell of JupyterLab, without nbgrader's marks."""
    path = course / "solutions" / "words" / "words.ipynb"
    document = json.loads(path.read_text())
    for cell in document["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == name:
            cell["source"] = source
            cell["metadata"] = {} if plain else cell["metadata"]
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def count(text):\n    ### BEGIN SOLUTION\n    return 1", "BEGIN SOLUTION without ### END SOLUTION"),
        ("def count(text):\n    return 1\n    ### END SOLUTION", "END SOLUTION without ### BEGIN SOLUTION"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "two ### BEGIN SOLUTION"),
        ("### BEGIN HIDDEN TESTS\n", "BEGIN HIDDEN TESTS without"),
    ],
)
def test_a_marker_without_its_other_is_named_with_its_cell(course: Path, source: str, said: str) -> None:
    with pytest.raises(CourseError, match=rf"words\.ipynb: cell 4 \('count'\) has .*{said}"):
        expect_markers(edit(course, "count", source))


def test_markers_in_a_cell_that_is_no_solution_are_named(course: Path) -> None:
    source = "def count(text):\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION"
    with pytest.raises(CourseError, match="cell 4 has ### BEGIN SOLUTION and is no solution cell"):
        expect_markers(edit(course, "count", source, plain=True))


def test_what_init_writes_has_its_markers(course: Path) -> None:
    expect_markers(course / "solutions/words/words.ipynb")


def test_a_whole_answer_in_a_plain_cell_is_refused_whatever_its_comments(course: Path) -> None:
    source = "class Tally:\n    def __init__(self):\n        self.sum = 0\n"
    path, read = edit(course, "Tally", source, plain=True), read_course(course)
    made = course / "made" / "words.ipynb"
    made.parent.mkdir()
    made.write_text(path.read_text().replace("self.sum = 0", "self.sum = 0  # begins"))
    with pytest.raises(CourseError, match=r"Tally in cell 7 of .*words\.ipynb is a whole answer: put it between"):
        refuse_whole_answers(made, path.parent, read.assignments[0])
    made.write_text(path.read_text().replace("self.sum = 0", "raise NotImplementedError"))
    with pytest.raises(CourseError, match="count in cell 4") as caught:  # here nbgrader took nothing out of it
        refuse_whole_answers(made, path.parent, read.assignments[0])
    assert "Tally" not in str(caught.value)


@pytest.mark.parametrize(
    "source", ["class Tally:\n    total = 0\n", "total = {\n", "class Tally:\n    ### BEGIN SOLUTION\n    total = 0\n"]
)
def test_release_refuses_each_and_names_the_cell(course: Path, source: str) -> None:
    edit(course, "Tally", source, plain=True)
    done = CliRunner().invoke(main, ["release", "--course", str(course)])
    assert done.exit_code == 2
    assert "cell 7" in done.output
    assert not (course / "assignments" / "words").exists()
