"""Imports are found however they are written, and a package that is not here is named before anybody is graded."""

from __future__ import annotations

import json

import pytest

from grader.errors import CourseError
from grader.nbgrader_course.config import read_config
from grader.nbgrader_course.packages import packages

from . import courses


def needed(root, *cells, **files):
    """Return the packages of a course whose only notebook has these cells, with these modules beside it."""
    courses.write(root / "source" / "ps1" / "ps1.ipynb", courses.notebook(*map(courses.code, cells)))
    for name, text in files.items():
        (root / "source" / "ps1" / f"{name}.py").write_text(text, encoding="utf-8")
    return packages(read_config(root), ("ps1",))


@pytest.mark.parametrize(
    "cell",
    [
        "import click",
        "%matplotlib inline\nimport click",
        "!ls\nimport click as c",
        "%%time\nfrom click.testing import CliRunner",
        "%%capture out\n%matplotlib inline\nimport click",
        "def later():\n    import click",
        "try:\n    import click\nexcept ImportError:\n    click = None",
    ],
)
def test_an_import_is_found_however_it_is_written(tmp_path, cell):
    assert "click" in needed(tmp_path, cell)


def test_imports_of_modules_and_files_beside_the_notebook_are_found(tmp_path):
    assert {"click", "rich"} <= {
        *needed(tmp_path, "import helper\n%run more.py", helper="import click", more="import rich")
    }


@pytest.mark.parametrize("cell", ["import no_such_thing", "%matplotlib inline\nfrom no_such_thing.a import b"])
def test_a_package_that_is_not_here_is_named(tmp_path, cell):
    with pytest.raises(CourseError, match=r"ps1: its notebooks import no_such_thing, which is not installed here"):
        needed(tmp_path, cell)


@pytest.mark.parametrize("fault", ["ImportError", "ModuleNotFoundError", "Exception", "(ValueError, ImportError)", ""])
def test_an_import_whose_lack_is_caught_is_not_needed(tmp_path, fault):
    assert needed(tmp_path, f"try:\n    import no_such_thing\nexcept {fault}:\n    pass".replace(" :", ":")) == ()


def test_modules_of_the_course_are_not_packages(tmp_path):
    (tmp_path / "tools.py").write_text("", encoding="utf-8")
    assert needed(tmp_path, "import helper, tools, json, sys", helper="") == ()


def test_only_what_is_asked_for_must_be_here(tmp_path):
    courses.write(tmp_path / "source" / "ps2" / "ps2.ipynb", courses.notebook(courses.code("import no_such_thing")))
    assert needed(tmp_path, "import json") == ()
    assert json.loads((tmp_path / "source" / "ps2" / "ps2.ipynb").read_text(encoding="utf-8"))
