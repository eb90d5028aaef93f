"""marks.csv is read as a person or a spreadsheet wrote it, and refused by line."""

from __future__ import annotations

import pytest

from grader.collect.marks import read_marks_table
from grader.errors import CourseError
from grader.records.course import Assignment, Task, WordQuestion
from grader.records.marks import Mark

ASSIGNMENTS = (
    Assignment(
        "backprop",
        "Backprop",
        (Task("sigmoid", 1.0), Task("delta", 2.0), Task("extra", 3.0, bonus=True)),
        questions=(WordQuestion("why", 2.0),),
    ),
)
HEADER = "student_id,assignment,task,points,comment\n"


def marks(tmp_path, text, assignments=ASSIGNMENTS):
    (tmp_path / "marks.csv").write_bytes(text.encode())
    return read_marks_table(tmp_path, assignments)


def test_without_the_file_there_are_no_marks(tmp_path):
    assert read_marks_table(tmp_path, ASSIGNMENTS) == ()


def test_a_line_gives_points_excuses_or_comments(tmp_path):
    text = (
        HEADER
        + 'ann,backprop,delta,1.5,"Yes, **nearly**"\nann,backprop,why,2,\nbo,backprop,,excused,\ncy,backprop,,,ok\n'
    )
    assert marks(tmp_path, text) == (
        Mark("ann", "backprop", "delta", 1.5, comment="Yes, **nearly**", line=2),
        Mark("ann", "backprop", "why", 2.0, line=3),
        Mark("bo", "backprop", excused=True, line=4),
        Mark("cy", "backprop", comment="ok", line=5),
    )


def test_a_spreadsheets_form_is_read(tmp_path):
    text = "\ufeffStudent_ID;Assignment;Task;Points;Comment\r\n"
    text += "ann;backprop;delta;1,5;\r\n;;;;\r\n007;backprop;;Excused;\r\n"
    assert [(m.student, m.points, m.excused) for m in marks(tmp_path, text)] == [
        ("ann", 1.5, False),
        ("007", None, True),
    ]


def test_blanks_around_titles_and_cells_count_for_nothing_and_only_two_columns_are_needed(tmp_path):
    text = ' student_id , assignment ,comment\n ann , backprop , ok \n="007",backprop,fine\n'
    assert marks(tmp_path, text) == (
        Mark("ann", "backprop", comment="ok", line=2),
        Mark("007", "backprop", comment="fine", line=3),
    )


def test_nothing_a_part_and_all_of_the_points_can_be_given(tmp_path):
    text = HEADER + "ann,backprop,delta,0,\nbo,backprop,delta,0.5,\ncy,backprop,delta,2.000000001,\n"
    assert [mark.points for mark in marks(tmp_path, text)] == [0.0, 0.5, 2.000000001]


def test_a_sum_of_points_that_floats_make_a_little_smaller_can_be_given(tmp_path):
    tasks = (Task("one", 0.7), Task("two", 0.1))  # 0.7 + 0.1 is 0.7999999999999999
    assert marks(tmp_path, HEADER + "ann,sums,,0.8,\n", (Assignment("sums", "S", tasks),))[0].points == 0.8


def test_the_whole_assignment_may_have_its_maximum_with_its_bonus(tmp_path):
    assert marks(tmp_path, HEADER + "ann,backprop,,8,\n")[0].points == 8.0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ann,backprop,delta,2.5,", "line 2: 2.5 points for delta, which has 2; give 0 to 2"),
        ("ann,backprop,,8.01,", "line 2: 8.01 points for backprop, which has 8"),
        ("ann,backprop,delta,-1,", "give 0 to 2"),
        ("ann,backprop,delta,nan,", "give 0 to 2"),
        ("ann,backprop,delta,many,", "points is 'many'; write a number, 'excused', or nothing"),
        ("ann,backprop,gamma,1,", "has no task or question 'gamma'; it has sigmoid, delta, extra, why"),
        ("ann,batch,delta,1,", "no assignment 'batch'; there is backprop"),
        (",backprop,delta,1,", "there is no student_id"),
        ("ann,backprop,delta,,", "neither points nor a comment"),
    ],
)
def test_a_line_that_names_nobody_or_too_much_is_refused(tmp_path, line, words):
    with pytest.raises(CourseError, match=words):
        marks(tmp_path, HEADER + line + "\n")


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        ("id,assignment", "no column 'student_id'"),
        ("student_id,points", "no column 'assignment'"),
        ("student_id,assignment,student_id", "several columns 'student_id'"),
    ],
)
def test_a_file_without_its_columns_is_refused(tmp_path, titles, words):
    with pytest.raises(CourseError, match=f"has {words}; its first line is student_id,assignment,task"):
        marks(tmp_path, f"{titles}\nann,backprop\n")
