"""The assignments of an Otter course are found where `otter assign` leaves them, and where people put them."""

from __future__ import annotations

import json

import pytest

from grader.errors import CourseError
from grader.otter_course.autograder import read_autograder
from grader.otter_course.find import find_assignments, is_nbgrader_course
from grader.otter_course.questions import read_questions

from . import courses

TESTS = {"q1": courses.TESTS["q1"]}


def found(root):
    return {
        name: path.path.relative_to(root).as_posix()
        for name, path in find_assignments(root, root / "submitted").items()
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lab/dist/autograder/lab-autograder_2026_01_31T12_00_00_000000.zip", "lab"),
        ("hw01-autograder.zip", "hw01"),
        ("source/hw 02/autograder.zip", "hw 02"),
        ("assignments/hw03/dist/autograder/autograder.zip", "hw03"),
    ],
)
def test_a_zip_file_names_its_assignment(tmp_path, path, name):
    courses.write_zip(tmp_path / path, TESTS, {})
    assert found(tmp_path) == {name: path}


def test_the_newest_zip_file_of_a_name_counts_and_no_submission_is_one(tmp_path):
    for day in (2, 1, 3):
        courses.write_zip(tmp_path / f"lab-autograder_2026_01_0{day}T00_00_00.zip", TESTS, {})
    courses.write_zip(tmp_path / "submitted" / "ada" / "mine-autograder.zip", TESTS, {})
    assert found(tmp_path) == {"lab": "lab-autograder_2026_01_03T00_00_00.zip"}


def test_other_versions_beside_a_zip_file_are_no_assignments_of_their_own(tmp_path):
    for folder in ("autograder", "student"):
        (tmp_path / "week1" / "dist" / folder / "tests").mkdir(parents=True)
        (tmp_path / "week1" / "dist" / folder / "tests" / "q1.py").write_text(TESTS["q1"], encoding="utf-8")
        made = courses.notebook(tests={"q1": courses.spec("q1", courses.case(">>> 1\n1"))})
        (tmp_path / "week1" / "dist" / folder / "first.ipynb").write_text(json.dumps(made), encoding="utf-8")
    courses.write_zip(tmp_path / "week1" / "dist" / "autograder" / "lab-autograder_2026_01_01.zip", TESTS, {})
    assert found(tmp_path) == {"lab": "week1/dist/autograder/lab-autograder_2026_01_01.zip"}


def test_a_folder_of_tests_beside_a_notebook_is_an_assignment(tmp_path):
    (tmp_path / "hw1" / "tests").mkdir(parents=True)
    (tmp_path / "hw1" / "tests" / "q1.py").write_text(TESTS["q1"], encoding="utf-8")
    (tmp_path / "hw1" / "hw1.ipynb").write_text(json.dumps(courses.notebook()), encoding="utf-8")
    assert found(tmp_path) == {"hw1": "hw1/tests"}


def test_the_tests_of_a_notebooks_metadata_are_read(tmp_path):
    text = "from otter.test_files import test_case\nOK_FORMAT = False\nname = 'q2'\n@test_case()\ndef t(): pass\n"
    for name, tests in {
        "one": {"q1": courses.spec("q1", courses.case(">>> 1\n1"), points=3)},
        "two": {"q2": text},
    }.items():
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(courses.notebook(tests=tests)), encoding="utf-8")
    sources = find_assignments(tmp_path, tmp_path / "submitted")
    read = {name: read_questions(each.path, read_autograder(each)) for name, each in sources.items()}
    assert {name: [(q.key, q.points) for q in questions] for name, questions in read.items()} == {
        "one": [("q1", 3.0)],
        "two": [("q2", 1.0)],
    }


def test_a_zip_file_that_holds_no_tests_is_refused(tmp_path):
    courses.write_zip(tmp_path / "lab-autograder.zip", {}, {})
    with pytest.raises(CourseError, match="holds no tests of Otter's"):
        read_autograder(find_assignments(tmp_path, tmp_path / "submitted")["lab"])


def test_a_notebook_with_nbgraders_marks_makes_an_nbgrader_course(tmp_path):
    (tmp_path / "ps1").mkdir()
    (tmp_path / "ps1" / "ps1.ipynb").write_text('{"metadata": {"nbgrader": {}}}', encoding="utf-8")
    assert is_nbgrader_course(tmp_path)
