"""Imports that could fail are found however they are written."""

from __future__ import annotations

import pytest

from grader.nbgrader_course.config import read_config
from grader.nbgrader_course.packages import absent_packages

from . import courses


def absent(root, *cells, **files):
    """Return what is not here of a course whose only notebook has these cells, with these modules beside it."""
    courses.write(root / "source" / "ps1" / "ps1.ipynb", courses.notebook(*map(courses.code, cells)))
    for name, text in files.items():
        (root / "source" / "ps1" / f"{name}.py").write_text(text, encoding="utf-8")
    return absent_packages(read_config(root), ("ps1",))["ps1"]


@pytest.mark.parametrize(
    "cell",
    [
        "import no_such",
        "%matplotlib inline\nimport no_such",
        "!ls\nimport no_such as c",
        "%%time\nfrom no_such.testing import CliRunner",
        "%%capture out\n%matplotlib inline\nimport no_such",
        "def later():\n    import no_such",
    ],
)
def test_an_import_is_found_however_it_is_written(tmp_path, cell):
    assert absent(tmp_path, cell) == ["no_such"]


def test_imports_of_modules_and_files_beside_the_notebook_are_found(tmp_path):
    cell = "import helper\n%run more.py"
    assert absent(tmp_path, cell, helper="import no_such", more="import none_such") == ["no_such", "none_such"]


@pytest.mark.parametrize("fault", ["ImportError", "ModuleNotFoundError", "Exception", "(ValueError, ImportError)", ""])
def test_an_import_whose_lack_is_caught_is_not_needed(tmp_path, fault):
    assert absent(tmp_path, f"try:\n    import no_such\nexcept {fault}:\n    pass".replace(" :", ":")) == []


def test_modules_of_the_course_are_not_packages(tmp_path):
    (tmp_path / "tools.py").write_text("", encoding="utf-8")
    assert absent(tmp_path, "import helper, tools, json, sys, numpy", helper="") == []
