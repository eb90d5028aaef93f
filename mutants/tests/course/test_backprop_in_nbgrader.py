"""The repository is an nbgrader course: the real nbgrader releases and validates `backprop`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]


def test_the_released_notebook_is_what_nbgrader_makes_of_the_source(course):
    nbgrader(course, "generate_assignment", "backprop")
    made = course / "assignments" / "backprop" / "backprop.ipynb"
    kept = ROOT / "assignments" / "backprop" / "backprop.ipynb"
    assert nbformat.read(made, as_version=4) == nbformat.read(kept, as_version=4), "run nbgrader generate_assignment"


def test_nbgrader_releases_notebooks_and_data_but_no_file_of_the_answer_key(course):
    lesson = course / "solutions" / "backprop"
    (lesson / "reference.py").write_text("answers = 6\n", encoding="utf-8")
    (lesson / "helper.py").write_text("answers = 6\n", encoding="utf-8")
    (lesson / "digits.csv").write_text("0,1\n", encoding="utf-8")
    nbgrader(course, "generate_assignment", "backprop")
    assert {path.name for path in (course / "assignments" / "backprop").iterdir()} == {"backprop.ipynb", "digits.csv"}


@pytest.mark.parametrize("side", ["solutions", "assignments"])
def test_nbgrader_validate_reads_both_notebooks(course, side):
    shutil.copytree(ROOT / side / "backprop", course / "validated")
    package = course / "validated" / "grader"
    package.mkdir()
    (package / "__init__.py").write_text("def check(task): print(task)\n", encoding="utf-8")
    (package / "nbgrader_cell.py").write_text("def points(task): print(task)\n", encoding="utf-8")
    told = nbgrader(course, "validate", "validated/backprop.ipynb")
    assert "Success! Your notebook passes all the tests." in told


@pytest.fixture
def course(tmp_path):
    """An nbgrader course with the lesson alone, so that no gradebook of the teacher's is touched."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "solutions" / "backprop", tmp_path / "solutions" / "backprop")
    return tmp_path


def nbgrader(course, *arguments):
    """Run a command of the real nbgrader in a course and return what it says."""
    home = {name: str(course / "home") for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=course, env=os.environ | home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
