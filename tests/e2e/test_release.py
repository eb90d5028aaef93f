"""`grader release` with the real nbgrader: what is committed is what it makes, and no answer leaves."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from grader.course.config import choose, read_course
from grader.errors import CourseError
from grader.release.assignment import release

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
NAMES = [assignment.name for assignment in read_course(ROOT).assignments]


@pytest.fixture
def course(tmp_path):
    """A copy of the course without what is generated."""
    shutil.copy(ROOT / "course.toml", tmp_path)
    for name in ("shared", "solutions", "tests/public", "tests/hidden"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return read_course(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_committed_is_what_release_makes(course, name):
    (assignment,) = choose(course, (name,))
    released = release(course, assignment, os.environ)
    made = {path.relative_to(released.folder): path.read_bytes() for path in released.files}
    kept = ROOT / "assignments" / name
    committed = {
        path.relative_to(kept): path.read_bytes()
        for path in kept.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts
    }
    assert sorted(made) == sorted(committed), "run: grader release"
    assert [path for path in made if made[path] != committed[path]] == [], "run: grader release"


def test_data_comes_along_the_key_stays_and_what_is_gone_is_named(course):
    (course.root / "solutions" / "backprop" / "digits.csv").write_text("0,1\n", encoding="utf-8")
    old = course.root / "assignments" / "backprop" / "old.csv"
    old.parent.mkdir(parents=True)
    old.touch()
    released = release(course, course.assignments[0], os.environ)
    names = {str(path.relative_to(released.folder)) for path in released.files}
    assert {"backprop.ipynb", "digits.csv", "checks/conftest.py", "checks/course.toml"} <= names
    assert not {name for name in names if name.endswith(("reference.py", "misconceptions.py"))}
    assert released.gone == (old,)


def test_an_answer_outside_its_markers_does_not_leave_and_the_old_release_stands(course):
    source = course.root / "solutions" / "backprop" / "backprop.ipynb"
    notebook = json.loads(source.read_text(encoding="utf-8"))
    open_cell = next(cell for cell in notebook["cells"] if "nbgrader" not in cell["metadata"])
    reference = (course.root / "solutions" / "backprop" / "reference.py").read_text(encoding="utf-8")
    open_cell["source"] = reference
    source.write_text(json.dumps(notebook), encoding="utf-8")
    old = course.root / "assignments" / "backprop" / "backprop.ipynb"
    old.parent.mkdir(parents=True)
    old.write_text("as it was", encoding="utf-8")
    with pytest.raises(CourseError, match=r"backprop\.ipynb must not go to students: it holds a part of solutions"):
        release(course, course.assignments[0], os.environ)
    assert old.read_text(encoding="utf-8") == "as it was"


def test_what_nbgrader_refuses_is_told_in_its_words(course):
    source = course.root / "solutions" / "backprop" / "backprop.ipynb"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('"grade_id": "test_forward"', '"grade_id": "test_sigmoid"'), encoding="utf-8")
    with pytest.raises(CourseError, match=r"nbgrader does not release 'backprop'; it says:\n(.|\n)*failed to validate"):
        release(course, course.assignments[0], os.environ)
