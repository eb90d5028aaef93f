"""Which assignment a download holds, and what lies in a folder."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from grader.errors import CourseError

from .asking import ASSIGNMENTS, request, write


@pytest.mark.parametrize(
    ("asked", "name", "assignment"),
    [
        (("backprop",), "anything", "backprop"),
        (("batch",), "backprop", "batch"),
        (("backprop", "batch"), "Backprop_export", "backprop"),
        (("backprop", "batch"), "my batch (2)", "batch"),
    ],
)
def test_a_download_is_of_the_only_assignment_or_of_the_one_in_its_name(tmp_path, asked, name, assignment):
    assert request(tmp_path, *asked).only_assignment(name).name == assignment


@pytest.mark.parametrize("name", ["export", "backpropagation"])
def test_where_neither_says_it_the_teacher_is_asked(tmp_path, name):
    with pytest.raises(CourseError) as caught:
        request(tmp_path, "backprop", "batch").only_assignment(name)
    assert str(caught.value) == (
        f"{name} holds one assignment, and its name does not say which of backprop, batch; "
        f"say it: grader run backprop --submissions {name}"
    )


def test_what_stayed_in_an_archive_is_listed_too(tmp_path):
    folder = write(tmp_path / "d", "b.py", "a.py", "in/c.py")
    refused = {folder / "aa.py": "damaged", folder / "in/x.py": "damaged", folder / "a.py": "damaged"}
    asked = request(tmp_path, refused=refused)
    assert [path.name for path in asked.listing(folder)] == ["a.py", "aa.py", "b.py", "in"]


def test_times_are_in_the_zone_of_the_course(tmp_path):
    assert request(tmp_path).zone == ZoneInfo("UTC")


@pytest.mark.parametrize("names", [("week", "week_1"), ("week_1", "week")])
def test_the_longest_name_that_fits_is_meant_whatever_the_order_of_assignments(tmp_path, names):
    assignments = tuple(replace(ASSIGNMENTS[0], name=name) for name in names)
    plain = request(tmp_path)
    asked = replace(plain, course=replace(plain.course, assignments=assignments), assignments=assignments)
    assert asked.only_assignment("week_1 export").name == "week_1"
