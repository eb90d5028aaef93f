"""Canvas's gradebook, filled in."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.canvas import make
from grader.records.submission import Status

from .small import grade, person, request, sheet, text_of

HEADER = "Student,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (123456)"
MAXIMA = "    Points Possible,,,,,10"


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()


@pytest.mark.parametrize("who", ["x,1,ann,q,S", "x,1,q,ann,S", '"Lee, Ann",1,q,q,S', "Ann Lee,1,,,S"])
def test_people_are_known_by_id_account_or_name(tmp_path, who):
    assert made(tmp_path, HEADER, MAXIMA, f"{who},")[2] == f"{who},8.50"


def test_people_are_known_by_an_integration_id_or_their_number(tmp_path):
    header = "Student,ID,Integration ID,Section,Backprop 1 (1)"
    assert made(tmp_path, header, "x,1,ann,S,")[1] == "x,1,ann,S,8.50"
    given = request(people=(person("ann", "41"), person("bob")))
    assert made(tmp_path, HEADER, MAXIMA, "x,41,,,S,", given=given)[2] == "x,41,,,S,8.50"


def test_first_and_last_name_may_stand_apart(tmp_path):
    header = "LastName,FirstName,ID,Section,Backprop 1 (1)"
    assert made(tmp_path, header, "Lee,Ann,1,S,")[1] == "Lee,Ann,1,S,8.50"


@pytest.mark.parametrize(
    "extra", ["Points Possible,,,,,10", '"Student, Test",7,ann,,S,', "Test Student,7,ann,,S,", "x,,ann,,S,"]
)
def test_rows_of_nobody_are_left_alone(tmp_path, extra):
    assert made(tmp_path, HEADER, "Ann,1,ann,q,S,", extra)[2] == extra


@pytest.mark.parametrize("place", [1, 2])
def test_the_row_of_maxima_may_be_any(tmp_path, place):
    lines = ["Ann,1,ann,q,S,"]
    lines.insert(place - 1, MAXIMA)
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, HEADER, *lines, given=request(out_of=20.0))
    assert made(tmp_path, HEADER, *lines)[3 - place] == "Ann,1,ann,q,S,8.50"


def test_the_first_row_of_maxima_counts(tmp_path):
    other = "    Points Possible,,,,,99"
    assert made(tmp_path, HEADER, MAXIMA, other, "Ann,1,ann,q,S,")[3].endswith("8.50")


def test_without_maxima_the_course_says_it(tmp_path):
    assert made(tmp_path, HEADER, "Ann,1,ann,q,S,", given=request(out_of=20.0))[1].endswith(",17.00")


def test_a_comma_in_the_maximum_is_a_comma_in_the_scores(tmp_path):
    assert made(tmp_path, HEADER, MAXIMA.replace("10", '"10,0"'), "Ann,1,ann,q,S,")[2].endswith(',"8,50"')


def test_the_excused_get_canvas_own_mark(tmp_path):
    given = request(grade("ann", status=Status.EXCUSED), grade("bob"))
    assert made(tmp_path, HEADER, "A,1,ann,q,S,", "B,2,bob,q,S,", given=given)[1] == "A,1,ann,q,S,EX"


@pytest.mark.parametrize("title", ["Final Score", "current grade", "Override Status", "x Final Points"])
def test_a_column_that_canvas_ignores_is_refused(tmp_path, title):
    with pytest.raises(CourseError, match="Canvas ignores columns such as"):
        made(tmp_path, HEADER, "Ann,1,ann,q,S,", given=request(column=title))


def test_a_column_that_is_read_only_is_refused(tmp_path):
    with pytest.raises(CourseError, match=r"which it marks \(read only\); name another with --column"):
        made(tmp_path, HEADER, MAXIMA.replace("10", "(read only)"), "Ann,1,ann,q,S,")


def test_columns_before_the_section_are_no_assignments(tmp_path):
    header = "Student,ID,SIS User ID,Backprop 1,Section,Backprop 1 (1)"
    assert made(tmp_path, header, "Ann,1,ann,q,S,")[1] == "Ann,1,ann,q,S,8.50"
    with pytest.raises(CourseError):
        made(tmp_path, "Student,ID,SIS User ID,Backprop 1,Section,Other (1)", "Ann,1,ann,q,S,")


@pytest.mark.parametrize(
    "header",
    ["Name,ID,Section,x", "Student,Section,x", "Student,ID,x", "LastName,ID,Section,x", "FirstName,ID,Section"],
)
def test_another_file_is_refused(tmp_path, header):
    begins = ", ".join(header.split(",")[:3])
    with pytest.raises(CourseError, match=rf"is no Canvas gradebook \(its header begins {begins}; Canvas writes"):
        made(tmp_path, header, "1,2,3")


def test_a_section_with_the_assignments_name_is_no_column(tmp_path):
    with pytest.raises(CourseError, match="has no column 'Section'"):
        made(tmp_path, HEADER, "Ann,1,ann,q,S,", given=request(column="Section"))


def test_an_ignored_column_is_not_offered(tmp_path):
    with pytest.raises(CourseError) as caught:
        made(tmp_path, f"{HEADER},Final Score", "Ann,1,ann,q,S,,9", given=request(column="Other"))
    assert "it has 'Backprop 1'." in str(caught.value)


def test_a_name_of_points_possible_is_nobodys(tmp_path):
    given = request(grade("ann"), grade("bob"))
    lines = made(tmp_path, HEADER, "    Points Possible,9,bob,,,", "Ann,1,ann,q,S,", given=given)
    assert lines[1:] == ["    Points Possible,9,bob,,,", "Ann,1,ann,q,S,8.50"]


def test_the_header_is_no_row_of_maxima(tmp_path):
    header = HEADER.replace("Student", "Student (Points Possible)").replace("Backprop 1 (123456)", "7")
    assert made(tmp_path, header, "x,1,ann,q,S,", given=request(column="7"))[1].endswith(",8.50")


def test_a_namesake_of_somebody_with_an_id_is_named_and_left(tmp_path):
    lines = (HEADER, "Ann,1,ann,q,S,", '"Lee, Ann",2,,,S,', "Bob,3,bob,q,S,")
    files = make(request(), sheet(tmp_path, "\n".join(lines)))
    assert text_of(files).splitlines()[2] == lines[2]
    assert files.notes == ("download.csv: Lee, Ann: row 3 may be ann: enter it by hand; left as it is",)
