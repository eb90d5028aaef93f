"""The files of a course as nbgrader copies them, and those that notebooks reach above their folder."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.nbgrader_course.config import read_config
from grader.nbgrader_course.files import files_above, files_of, master_files
from grader.records.course import Limits

from . import courses


@pytest.fixture
def root(tmp_path):
    """A course with files at every place."""
    courses.write(
        tmp_path / "source" / "ps1" / "ps1.ipynb", courses.notebook(courses.code("open('../../../data/x.csv')"))
    )
    for path in ("data/x.csv", "other/y.csv", "source/ps1/a/b/c/d/e.txt", "source/ps1/.dot", "source/ps1/x.pyc"):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(path, encoding="utf-8")
    return tmp_path


def test_files_lie_at_any_depth_and_ignored_ones_are_left_out(root):
    config = read_config(root)
    (root / "source" / "ps1" / ".ipynb_checkpoints").mkdir()
    (root / "source" / "ps1" / ".ipynb_checkpoints" / "old.txt").touch()
    found = {
        path.relative_to(root / "source" / "ps1").as_posix()
        for path in files_of(root / "source" / "ps1", config.ignored)
    }
    assert found == {"ps1.ipynb", "a/b/c/d/e.txt", ".dot"}
    assert set(master_files(config, "ps1", Limits())) == {"a/b/c/d/e.txt", ".dot"}


def test_a_pattern_does_not_fit_a_dot_in_front(root):
    (root / "source" / "ps1" / ".kept.pyc").touch()
    assert ".kept.pyc" in master_files(read_config(root), "ps1", Limits())


def test_a_teachers_link_stands_for_what_it_leads_to(root):
    (root / "source" / "ps1" / "link.csv").symlink_to("../../data/x.csv")
    assert master_files(read_config(root), "ps1", Limits())["link.csv"] == b"data/x.csv"


def test_what_the_notebooks_name_above_their_folder_comes_along_and_nothing_else(root):
    assert files_above(read_config(root), "ps1", Limits()) == {"data/x.csv": b"data/x.csv"}
    courses.write(root / "source" / "ps1" / "ps1.ipynb", courses.notebook(courses.code("open('data/x.csv')")))
    assert files_above(read_config(root), "ps1", Limits()) == {}


def test_files_that_are_more_than_a_process_gets_are_refused_by_name(root):
    (root / "source" / "ps1" / "big.bin").write_bytes(b"0" * (2 * 2**20))
    with pytest.raises(CourseError, match=r"have 2 MB; students' processes get 1 MB.*file_megabytes"):
        master_files(read_config(root), "ps1", Limits(file_megabytes=1))
