"""PowerSchool's score template, filled in."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.powerschool import make

from .small import person, request, sheet, text_of

ABOUT = ["Teacher Name:,Ada,", "Assignment Name:,backprop 1,", "Points Possible:,10.0,", "Score Type:,POINTS,"]
HEADER = "Student Num,Student Name,Score"


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()[-1]


def test_the_score_is_filled_in_below_what_is_said_of_the_assignment(tmp_path):
    given = request(people=(person("ann", "30017"), person("bob")))
    assert made(tmp_path, *ABOUT, HEADER, "30017,Q,", given=given) == "30017,Q,8.50"
    assert made(tmp_path, *ABOUT, HEADER, '9,"Lee, Ann",', given=given) == '9,"Lee, Ann",8.50'


def test_points_are_the_kind_unless_another_is_said(tmp_path):
    assert made(tmp_path, *ABOUT[:3], HEADER, "1,Ann Lee,") == "1,Ann Lee,8.50"
    percent = [line.replace("POINTS", "PERCENT") for line in ABOUT]
    with pytest.raises(CourseError, match="gives 'Backprop 1' 100 points"):
        made(tmp_path, *percent, HEADER, "1,Ann Lee,")
    assert made(tmp_path, *percent, HEADER, "1,Ann Lee,", given=request(out_of=100.0)) == "1,Ann Lee,85.00"


def test_a_title_may_be_written_in_capitals(tmp_path):
    assert made(tmp_path, "Assignment Name:,BACKPROP 1,", HEADER, "1,Ann Lee,") == "1,Ann Lee,8.50"


def test_the_maximum_is_read(tmp_path):
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, *ABOUT, HEADER, "1,Ann Lee,", given=request(out_of=20.0))
    assert made(tmp_path, ABOUT[1], HEADER, "1,Ann Lee,", given=request(out_of=20.0)) == "1,Ann Lee,17.00"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["a,b", "1,2"], "is no score template of PowerTeacher Pro"),
        (["Student Num,Student Name", "1,2"], "is no score template"),
        (["Number,Score", "1,2"], "is no score template"),
        ([HEADER, "1,2,3"], "is for '', not 'Backprop 1': download that one, or say --column ''"),
        (["Assignment Name:,Other,", HEADER, "1,2,3"], "is for 'Other', not 'Backprop 1'.*--column 'Other'"),
        ([ABOUT[1], "Score Type:,LETTER,", HEADER, "1,2,3"], "its score type is LETTER; set it to Points"),
    ],
)
def test_another_file_is_refused(tmp_path, lines, words):
    with pytest.raises(CourseError, match=words):
        made(tmp_path, *lines)
