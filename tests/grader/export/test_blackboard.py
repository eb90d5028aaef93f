"""Blackboard's export, filled in."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.blackboard import PENDING, make

from .small import grade, request, sheet, text_of

HEADER = '"Last Name","First Name","Username","Student ID","{} [Total Pts: {} Score] |123456"'
TITLES = HEADER.format("Backprop 1", "10")


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()


def test_the_column_is_filled_in_for_everybody(tmp_path):
    rows = ['"Lee","Ann","a1","ann",""', '"Lee","Bob","bob","",""']
    assert made(tmp_path, TITLES, *rows)[1:] == ['"Lee","Ann","a1","ann","8.50"', '"Lee","Bob","bob","","10.00"']


def test_a_student_may_be_known_by_name_alone(tmp_path):
    assert made(tmp_path, TITLES, '"Lee","Ann","x1","",""')[1] == '"Lee","Ann","x1","","8.50"'


def test_a_student_may_be_known_by_the_students_id_alone(tmp_path):
    assert made(tmp_path, TITLES, '"X","Y","zz","ann",""')[1] == '"X","Y","zz","ann","8.50"'


@pytest.mark.parametrize(
    "cell", ["Needs Grading", "needs grading(9.00)", "In Progress", "In Progress (1.00)", "Needs Grading (0)"]
)
def test_what_waits_to_be_graded_is_replaced(tmp_path, cell):
    assert PENDING.fullmatch(cell)
    assert made(tmp_path, TITLES, f'"Lee","Ann","a1","ann","{cell}"')[1].endswith('"8.50"')


@pytest.mark.parametrize("most", ["10", "up to 10", "10.00", "10,0"])
def test_the_maximum_is_read_from_the_header(tmp_path, most):
    assert made(tmp_path, HEADER.format("Backprop 1", most), '"Lee","Ann","a1","ann",""')[1].endswith('"8.50"')
    with pytest.raises(CourseError, match="10 points, --out-of gives it 20"):
        made(tmp_path, HEADER.format("Backprop 1", most), '"Lee","Ann","a1","ann",""', given=request(out_of=20.0))


def test_a_maximum_that_is_not_said_is_no_other(tmp_path):
    header = TITLES.replace("Total Pts: 10", "Total Pts: ")
    assert made(tmp_path, header, '"Lee","Ann","a1","ann",""')[1].endswith('"8.50"')


def test_the_first_of_several_columns_is_found_too(tmp_path):
    header = '"Backprop 1 [Total Pts: 10 Score] |1","Username","Other [Total Pts: 5 Score] |2"'
    assert made(tmp_path, header, '"","ann","3"')[1] == '"8.50","ann","3"'


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("a,b,c,d", r"no Blackboard gradebook \(its header begins a, b, c; it needs 'Username'\)"),
        ("Username,Backprop 1", r"has no number of its own \('\.\.\. \|123456'\)"),
        ("Username,Backprop 1,Other [Total Pts: 5 Score] |1", "has no number of its own"),
        ("Username,Other [Total Pts: 5 Score] |1", "Backprop 1"),
    ],
)
def test_another_file_is_refused_with_what_to_do(tmp_path, header, words):
    with pytest.raises(CourseError, match=words):
        made(tmp_path, header, "ann,")


def test_the_whole_header_may_be_named(tmp_path):
    name = "Backprop 1 [Total Pts: 10 Score] |123456"
    assert made(tmp_path, TITLES, '"Lee","Ann","a1","ann",""', given=request(grade("ann"), column=name))[1].endswith(
        '"8.50"'
    )
