"""Sakai's gradebook, filled in."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.sakai import make

from .small import person, request, sheet, text_of

HEADER = "Student ID,Student Name,Backprop 1 [10],* Backprop 1,# Course Grade"


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()


def test_score_and_comment_are_filled_in(tmp_path):
    line = made(tmp_path, HEADER, "ann,Ann,,,A")[1]
    assert line.startswith('ann,Ann,8.50,"sigmoid 4.00/4.00, delta 4.50/6.00.')
    assert line.endswith(",A")


def test_without_a_column_of_comments_the_score_is_enough(tmp_path):
    header = "Student ID,Student Name,Backprop 1 [10],* Other,# Backprop 1 [10]"
    assert made(tmp_path, header, "ann,Ann,,,")[1] == "ann,Ann,8.50,,"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Student ID,# Student Number,Backprop 1 [10]", "q,41,"),
        ("Student ID,# Student Display ID,Backprop 1 [10]", "q,ann,"),
        ("Student ID,Student Name,Backprop 1 [10]", 'q,"Lee, Ann",'),
        ("Student ID,Name,Backprop 1 [10]", "q,Ann Lee,"),
        ("Backprop 1 [10],Student ID", ",ann"),
    ],
)
def test_people_are_known_by_id_number_or_name(tmp_path, header, row):
    given = request(people=(person("ann", "41"), person("bob")))
    assert "8.50" in made(tmp_path, header, row, given=given)[1].split(",")


@pytest.mark.parametrize("most", ["10", "10.0", "10,00"])
def test_the_maximum_is_read_from_the_header(tmp_path, most):
    header = f'Student ID,"Backprop 1 [{most}]"'
    assert made(tmp_path, header, "ann,")[1] == "ann,8.50"
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, header, "ann,", given=request(out_of=20.0))


def test_another_file_is_refused(tmp_path):
    with pytest.raises(CourseError, match=r"no gradebook of Sakai \(its header begins a, b, c; it needs"):
        made(tmp_path, "a,b,c,d", "1,2,3,4")
