"""Public checks are found beside the notebook first, then in the course, and the assignment by what the file says."""

import logging
import shutil
from pathlib import Path

import pytest

from grader.checks.lookup import checklist
from grader.errors import CourseError


def test_checks_beside_the_notebook_come_before_those_of_the_course(course, notebook):
    path = notebook(course / "assignments" / "sums" / "sums.ipynb", "x = 1")
    shutil.copytree(course / "tests" / "public" / "sums", path.parent / "checks")
    found = checklist(path, course)
    assert found.folder == path.parent / "checks"
    assert [task.name for task in found.assignment.tasks] == ["double", "halve"]


def test_a_course_file_beside_the_checks_gives_title_and_points(course, tmp_path, notebook):
    path = notebook(tmp_path / "mine" / "copy of it (1).ipynb", "x = 1")
    shutil.copytree(course / "tests" / "public" / "sums", path.parent / "checks")
    text = (course / "course.toml").read_text(encoding="utf-8").split("[assignments.products")[0]
    (path.parent / "checks" / "course.toml").write_text(text, encoding="utf-8")
    found = checklist(path, tmp_path)
    assert found.assignment.title == "Adding up"
    assert [task.points for task in found.assignment.tasks] == [2.0, 1.0]
    assert found.assignment.tasks[1].uses == ("double",)


def test_a_folder_above_has_the_checks(course, tmp_path, notebook):
    path = notebook(tmp_path / "mine" / "work" / "again" / "sums.ipynb", "x = 1")
    shutil.copytree(course / "tests" / "public" / "sums", tmp_path / "mine" / "checks")
    assert checklist(path, tmp_path).folder == tmp_path / "mine" / "checks"


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("sums.ipynb", ""),
        ("SUMS (2) final.ipynb", ""),
        ("sums/Untitled.ipynb", ""),
        ("Untitled.ipynb", "def double(z):\n    pass"),
    ],
)
def test_the_assignment_is_known_by_name_folder_or_functions(course, tmp_path, notebook, place, source):
    path = notebook(tmp_path / "elsewhere" / place, source)
    assert checklist(path, course).assignment.name == "sums"


def test_a_file_that_says_nothing_needs_the_option(course, tmp_path, notebook):
    path = notebook(tmp_path / "elsewhere" / "Untitled.ipynb", "x = 1")
    with pytest.raises(CourseError, match=r"--assignment sums\|products"):
        checklist(path, course)
    assert checklist(path, course, "products").assignment.name == "products"


def test_without_checks_and_course_it_says_where_they_were_looked_for(tmp_path, notebook):
    with pytest.raises(CourseError, match="no folder checks/ beside it"):
        checklist(notebook(tmp_path / "sums.ipynb", ""), tmp_path)


def test_a_folder_that_is_no_course_is_named_and_not_asked_for_again(tmp_path, notebook):
    with pytest.raises(CourseError, match=r"nor is /nope one: name a folder that holds course.toml and tests/public/"):
        checklist(notebook(tmp_path / "sums.ipynb", ""), Path("/nope"))


def test_checks_of_another_assignment_beside_the_notebook_are_named(course, tmp_path, notebook):
    path = notebook(tmp_path / "mine" / "sums" / "sums.ipynb", "x = 1")
    shutil.copytree(course / "tests" / "public" / "sums", path.parent / "checks")
    with pytest.raises(CourseError, match="checks/ beside it holds those of 'sums', not of 'nope'; name 'sums'"):
        checklist(path, tmp_path, "nope")


def test_an_assignment_that_is_unknown_is_named(course, notebook):
    with pytest.raises(CourseError, match="no assignment 'sum'"):
        checklist(notebook(course / "sums.ipynb", ""), course, "sum")


def test_the_log_says_which_checks_were_taken_from_where_and_why(course, tmp_path, notebook, caplog):
    caplog.set_level(logging.INFO, "grader.checks.lookup")
    path, public = notebook(tmp_path / "elsewhere" / "sums.ipynb", "x = 1"), course / "tests" / "public"
    checklist(path, course)
    checklist(path, course, "products")
    shutil.copytree(public / "sums", path.parent / "checks")
    beside = checklist(path, course).folder
    assert caplog.messages == [
        f"sums.ipynb: the checks of sums, which its name, its folder or its functions tell, in {public / 'sums'}",
        f"sums.ipynb: the checks of products, as --assignment says, in {public / 'products'}",
        f"sums.ipynb: the checks of elsewhere, which lie in {beside}",
    ]
