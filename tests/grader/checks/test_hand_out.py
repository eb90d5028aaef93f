"""What students get: the checks, what they need to be run, and nothing that is the teacher's."""

from dataclasses import replace

import pytest

from grader.checks.file import check
from grader.checks.hand_out import hand_out
from grader.checks.lookup import checklist
from grader.course.config import read_course
from grader.errors import CourseError

from .conftest import RIGHT


@pytest.fixture
def released(course, tmp_path, notebook):
    """A student's folder, far from the course."""
    read = read_course(course)
    folder = tmp_path / "student" / "sums"
    notebook(folder / "sums.ipynb", "x = 1", "print(x)", RIGHT)
    limits = replace(read.limits, call_seconds=0.5)
    return folder, hand_out(replace(read, limits=limits), read.assignments[0], folder)


def test_a_students_folder_is_checked_without_the_course(released):
    folder, _ = released
    assert check(folder / "sums.ipynb").passed


def test_title_points_tasks_and_limits_are_those_of_the_course(released, course):
    folder, _ = released
    found, here = checklist(folder / "sums.ipynb", folder), read_course(course)
    assert found.assignment == here.assignments[0]
    assert found.limits.call_seconds == 0.5
    assert found.folder == folder / "checks"


def test_a_cell_that_only_shows_something_need_not_run(released, notebook):
    folder, _ = released
    shows = notebook(folder / "sums.ipynb", RIGHT, "x = 1", "print(x)  # and more")
    assert check(shows).passed
    (name,) = checklist(shows, folder).skippable
    assert len(name) == 64


def test_nothing_else_is_handed_out_and_what_was_there_goes(released, course):
    folder, files = released
    (folder / "checks" / "test_old.py").touch()
    assert hand_out(read_course(course), read_course(course).assignments[0], folder) == files
    assert [path.name for path in files] == ["course.toml", "test_double.py", "test_halve.py", "unchanged.txt"]
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == sorted(
        ["sums.ipynb", *(path.name for path in files)]
    )


def test_an_assignment_without_public_checks_is_named(course, tmp_path):
    read = read_course(course)
    lonely = replace(read.assignments[0], name="lonely")
    with pytest.raises(CourseError, match="'lonely' has no public checks"):
        hand_out(read, lonely, tmp_path)
