"""The grades of a class in Microsoft Teams, filled in."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.teams import make

from .small import request, sheet, text_of

HEADER = "First Name,Last Name,Email Address,Other,Points,Feedback,Backprop 1,Points,Feedback"


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()


def test_score_and_feedback_are_filled_in(tmp_path):
    line = made(tmp_path, HEADER, "A,B,ann@x.org,1,5,x,,10,")[1]
    assert line.startswith('A,B,ann@x.org,1,5,x,8.50,10,"sigmoid 4.00/4.00, delta 4.50/6.00.')


@pytest.mark.parametrize("column", ["Email Address", "Email"])
def test_people_are_known_by_address(tmp_path, column):
    header = f"First Name,Last Name,{column},Backprop 1,Points"
    assert made(tmp_path, header, "A,B,ann@x.org,,10")[1] == "A,B,ann@x.org,8.50,10"


def test_people_are_known_by_name(tmp_path):
    assert made(tmp_path, HEADER, "Ann,Lee,,1,5,x,,10,y", given=request(replace=False))[1].startswith(
        "Ann,Lee,,1,5,x,8.50"
    )


def test_the_maximum_stands_beside_the_grade_of_anybody(tmp_path):
    rows = ["A,B,ann@x.org,1,5,x,,,", "A,B,bob@x.org,1,5,x,,10,"]
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, HEADER, *rows, given=request(out_of=20.0))
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, HEADER, *rows[::-1], given=request(out_of=20.0))


def test_what_stands_beside_it_may_be_another_assignment(tmp_path):
    header = "First Name,Last Name,Email,Backprop 1,Other,Points,Feedback"
    assert made(tmp_path, header, "A,B,ann@x.org,,3,5,x")[1] == "A,B,ann@x.org,8.50,3,5,x"
    header = "First Name,Last Name,Email,Backprop 1,Points,Other,Feedback"
    assert made(tmp_path, header, "A,B,ann@x.org,,10,3,x")[1] == "A,B,ann@x.org,8.50,10,3,x"


@pytest.mark.parametrize(
    "header", ["First Name,Email,Points,x", "Last Name,Email,Points,x", "First Name,Last Name,Email,x"]
)
def test_another_file_is_refused(tmp_path, header):
    begins = ", ".join(header.split(",")[:3])
    with pytest.raises(CourseError, match=rf"no export of Teams \(its header begins {begins}; it needs"):
        made(tmp_path, header, "1,2,3,4")


@pytest.mark.parametrize("title", ["Points", "Feedback", "First Name", "Email Address"])
def test_a_column_about_people_or_points_is_no_assignment(tmp_path, title):
    with pytest.raises(CourseError, match=title):
        made(tmp_path, HEADER, "A,B,ann@x.org,1,5,x,,10,", given=request(column=title))


@pytest.mark.parametrize("title", ["First Name", "Last Name", "Email Address", "Email", "Points", "Feedback"])
def test_no_such_column_is_offered_as_an_assignment(tmp_path, title):
    header = "First Name,Last Name,Email Address,Email,Other,Points,Feedback"
    with pytest.raises(CourseError) as caught:
        made(tmp_path, header, "A,B,ann@x.org,,1,5,x")
    assert "it has 'Other'." in str(caught.value)
    assert repr(title) not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "row", "filled"),
    [
        ("Backprop 1,Points,Feedback,First Name,Last Name,Email", ",10,,A,B,ann@x.org", "8.50,10,"),
        ("First Name,Last Name,Email,Points,Backprop 1", "A,B,ann@x.org,,", "A,B,ann@x.org,,8.50"),
        ("First Name,Last Name,Points,Backprop 1", "Ann,Lee,,", "Ann,Lee,,8.50"),
    ],
)
def test_the_assignment_may_stand_anywhere(tmp_path, header, row, filled):
    assert made(tmp_path, header, row)[1].startswith(filled)


def test_the_columns_of_names_and_points_are_enough(tmp_path):
    line = made(tmp_path, "First Name,Last Name,Backprop 1,Points,Feedback,More", "Ann,Lee,,10,,m")[1]
    assert line.startswith('Ann,Lee,8.50,10,"sigmoid 4.00/4.00, delta 4.50/6.00.')
    assert line.endswith(",m")
