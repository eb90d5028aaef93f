"""What courses written for another grader share: wide limits, every package, no option that does not go with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.course import Limits
from grader.records.run import RunOptions
from grader.run.other_graders import expect_plain, importing, installed_packages, wide_limits


def test_limits_are_wide_unless_the_course_sets_them():
    limits = wide_limits(Limits(memory_megabytes=64, packages=("own",)), 30.0)
    assert (limits.cell_seconds, limits.memory_megabytes, limits.file_megabytes) == (30.0, 64, 100)
    assert {"own", "numpy"} <= {*limits.packages}


def test_everything_that_is_installed_may_be_imported_but_this_program():
    assert {"click", "numpy", "pytest"} <= {*installed_packages()}
    assert "deltagrade" not in installed_packages()


@pytest.mark.parametrize("option", [{"gradebook": Path("gradebook.db")}, {"trace": "ada"}])
def test_an_option_that_does_not_go_with_them_is_refused(option):
    expect_plain(RunOptions(Path()))
    with pytest.raises(CourseError, match=rf"--{next(iter(option))} does not go with --any"):
        expect_plain(RunOptions(Path(), **option))


def test_a_notebook_that_imports_is_there_while_it_is_needed():
    with importing(["pandas", "scipy.stats"]) as path:
        (cell,) = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert cell["source"] == "import pandas\nimport scipy.stats\n"
    assert not path.exists()
