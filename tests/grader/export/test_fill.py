"""Downloaded gradebooks, filled in: golden files after each LMS's rules, and every byte elsewhere as it was."""

from __future__ import annotations

import codecs
import io
import logging
import re

import pandas as pd
import pytest

from grader.collect.raw import Identity, IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill
from grader.export.request import FormatOptions
from grader.records.submission import Status

from . import small
from .conftest import made, sheet

CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (123456),Other (7),Final Score\r
,,,,,Manual Posting,,\r
    Points Possible,,,,,10.00,5,(read only)\r
"Doe, Jane",4321,u100,jdoe,Sec 1,,"4,5",77\r
"Œil, Bó",4322,u101,bo,Sec 1,3.00,1,\r
"Roe, Cy",4323,u102,cy,Sec 1,7.5,1,\r
"Lee, Kim",4324,u103,di,Sec 1,-,1,\r
"Lee, Kim",4325,u104,ed,Sec 1,2,1,\r
"Who, Ever",9,u999,who,Sec 1,5,1,\r
"Student, Test",1,,x,Sec 1,1,1,\r
"""
CANVAS_FILLED = (
    CANVAS.replace('Sec 1,,"4,5",77', 'Sec 1,8.50,"4,5",77')
    .replace("bo,Sec 1,3.00", "bo,Sec 1,9.00")
    .replace("di,Sec 1,-", "di,Sec 1,0.67")
)
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    """"Last modified (grade)","Feedback comments"
Participant 12,Jane Doe,jdoe@x.org,Submitted,,10.00,Yes,-,
Participant 13,"Bó Œil",bo@x.org,Submitted,"4,00",10.00,Yes,-,"old words"
Participant 14,"Cy Roe",cy@x.org,"No submission",,10.00,Yes,-,
Participant 15,Kim Lee,di@x.org,Submitted,,10.00,No,-,
"""
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Availability"\t"Backprop 1 [Total Pts: 10 Score] |123456"\t'
    '"Old [Total Pts: 5 Score] |9"\r\n'
    '"Doe"\t"Jane"\t"jdoe"\t"u100"\t"Yes"\t""\t"1"\r\n'
    '"Œil"\t"Bó"\t"bo"\t"u101"\t"Yes"\t"9,00"\t"1"\r\n'
    '"Roe"\t"Cy"\t"cy"\t"u102"\t"Yes"\t"5"\t"1"\r\n'
    '"Lee"\t"Kim"\t"di"\t"u103"\t"Yes"\t"Complete"\t"1"\r\n'
)

REPLACE = FormatOptions(replace=True)


def test_a_canvas_export_comes_back_with_the_scores_and_nothing_else_changed(course):
    done = made(course, "canvas", fill=sheet(course, CANVAS), format_options=REPLACE)
    assert done.path.read_bytes() == CANVAS_FILLED.encode()
    told = "\n".join(done.notes)
    assert "Who, Ever: not in the results" in told
    assert "left as they are, missing: Cy Roe (u102); --zeros gives them a zero" in told
    assert "left as they are, needs person: Kim Lee (u104); scores.csv says why" in told


def test_canvas_reads_the_file_by_its_own_rules(course):
    """The identity block closes with Section; students match by Canvas ID; the assignment keeps its number."""
    done = made(course, "canvas", fill=sheet(course, CANVAS), format_options=REPLACE)
    table = pd.read_csv(done.path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert list(table.columns[:5]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    scores = table.set_index("ID")["Backprop 1 (123456)"]
    assert scores[["4321", "4322", "4323", "4324"]].tolist() == ["8.50", "9.00", "7.5", "0.67"]


def test_who_handed_in_nothing_gets_a_zero_where_asked_but_nobody_else(course):
    done = made(course, "canvas", fill=sheet(course, CANVAS), format_options=FormatOptions(zeros=True, replace=True))
    assert done.path.read_bytes() == CANVAS_FILLED.replace("cy,Sec 1,7.5", "cy,Sec 1,0.00").encode()


def test_a_canvas_export_with_semicolons_keeps_them_and_gets_commas(course):
    text = 'Student;ID;SIS Login ID;Section;Backprop 1 (5)\nPoints Possible;;;;10,00\n"Doe, Jane";4321;jdoe;A;1,5\n'
    done = made(course, "canvas", fill=sheet(course, text), format_options=FormatOptions(comma=True, replace=True))
    assert done.path.read_text() == text.replace("A;1,5", "A;8,50")


def test_a_decimal_comma_in_a_comma_file_is_quoted(course):
    done = made(course, "canvas", fill=sheet(course, CANVAS), format_options=FormatOptions(comma=True))
    assert 'jdoe,Sec 1,"8,50","4,5",77' in done.path.read_text(encoding="utf-8-sig")


def test_a_word_in_the_cell_was_written_by_a_person_and_stays(course):
    done = made(course, "canvas", fill=sheet(course, CANVAS.replace("bo,Sec 1,3.00", "bo,Sec 1,EX")))
    assert "bo,Sec 1,EX" in done.path.read_text(encoding="utf-8-sig")
    assert "Bó Œil (u101): the cell says 'EX'; left as it is: clear the cell if our 9.00 shall count" in done.notes


def test_a_name_that_two_people_share_is_listed_and_not_guessed(course):
    text = "Student,ID,SIS Login ID,Section,Backprop 1 (5)\n" + '"Doe, Jane",4321,jdoe,A,\n"Lee, Kim",77,new,A,\n'
    done = made(course, "canvas", fill=sheet(course, text))
    assert done.path.read_text() == text.replace("jdoe,A,", "jdoe,A,8.50")
    assert any("Lee, Kim: may be u103 or u104: enter it by hand; left as it is" in note for note in done.notes)
    assert "graded, but not in downloaded.csv, so enter these by hand: Bó Œil (u101), Kim Lee (u103)" in done.notes


def test_a_worksheet_comes_back_with_grades_and_words(course):
    done = made(course, "moodle-worksheet", fill=sheet(course, WORKSHEET), format_options=REPLACE)
    words = '"sigmoid 4.00/4.00, delta {}."'
    jane = f"Submitted,8.50,10.00,Yes,-,{words.format('4.50/6.00')}"
    bo = f'"9.00",10.00,Yes,-,{words.format("6.00/6.00")}'
    expected = WORKSHEET.replace("Submitted,,10.00,Yes,-,", jane).replace('"4,00",10.00,Yes,-,"old words"', bo)
    assert done.path.read_text() == expected
    table = pd.read_csv(done.path, dtype=str, keep_default_na=False)  # Moodle wants these three, and a numeric grade
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(table.columns)
    assert [float(text) for text in table["Grade"] if text] == [8.5, 9.0]
    assert any(note.startswith("Kim Lee (u103): the LMS says that this grade cannot be changed") for note in done.notes)


def test_a_blackboard_download_stays_utf_16_with_tabs_and_quotes(course):
    data = codecs.BOM_UTF16_LE + BLACKBOARD.encode("utf-16-le")
    done = made(course, "blackboard", fill=sheet(course, data, "gc.xls"))
    filled = BLACKBOARD.replace('"Yes"\t""\t"1"', '"Yes"\t"8.50"\t"1"')  # 9,00 is 9.00 already
    assert done.path.read_bytes() == codecs.BOM_UTF16_LE + filled.encode("utf-16-le")
    assert (
        "Kim Lee (u103): the cell says 'Complete'; left as it is: clear the cell if our 0.67 shall count" in done.notes
    )
    table = pd.read_csv(io.BytesIO(done.path.read_bytes()), encoding="utf-16", sep="\t", dtype=str)
    assert table.set_index("Username").loc["jdoe", "Backprop 1 [Total Pts: 10 Score] |123456"] == "8.50"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_separator_and_line_ends_stay_as_they_came(course, encoding, separator, end):
    lines = ["Student,ID,SIS Login ID,Section,Backprop 1 (5)", '"Doe ""J"" Jané",4321,jdoe,"A\nB",']
    text = end.join(lines).replace(",", separator)
    done = made(course, "canvas", fill=sheet(course, text.encode(encoding)))
    assert done.path.read_bytes() == (text + "8.50").encode(encoding)


HEAD = "Student,ID,SIS Login ID,Section,Backprop 1 (5)\n"


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        ("canvas", WORKSHEET, "is no Canvas gradebook .its header begins Identifier, Full name, Email address"),
        ("canvas", "Student,ID,Backprop 1\nx,1,2\n", "is no Canvas gradebook"),
        ("moodle-worksheet", CANVAS, "is no grading worksheet of Moodle"),
        ("blackboard", CANVAS, "is no Blackboard gradebook .* it needs 'Username'"),
        ("canvas", CANVAS.replace("Backprop 1 (", "Deltas ("), "no column 'Backprop 1'; it has 'Deltas', 'Other'"),
        ("canvas", CANVAS.replace("Other (7)", "backprop 1 (7)"), "has 2 columns named 'Backprop 1'"),
        ("canvas", CANVAS.replace("10.00,5", "(read only),5"), "ignores 'Backprop 1', which it marks .read only"),
        (
            "canvas",
            CANVAS.replace("10.00,5", "100,5"),
            "100 points, the course gives it 10; .*--out-of 100",
        ),
        ("canvas", HEAD + "x,1,y,A,\n", "not one of its 1 people is in the results"),
        (
            "canvas",
            HEAD + '"Roe, Cy",4323,cy,A,\n',
            "1 people has a grade .* not in the file: Jane Doe .u100., Bó Œil .u101., Kim Lee .u103.",
        ),
        ("canvas", "", "is empty"),
        ("canvas", "PK\x03\x04\0", "is no CSV file"),
        ("canvas", b"Student,ID,Section,M\xfcnchen\n", "is neither UTF-8 nor UTF-16"),
        ("canvas", CANVAS + '"open,1', "quotation mark that does not close"),
        ("canvas", HEAD + "Doe, Jane,4321,jdoe,A,1\n", "row 2 has 6 cells, the header has 5"),
        ("moodle-worksheet", WORKSHEET.replace("10.00", "20.00"), "'Backprop 1' 20 points"),
        ("blackboard", BLACKBOARD.replace("Pts: 10", "Pts: 15"), "15 points"),
        ("blackboard", BLACKBOARD.replace(" [Total Pts: 10 Score] |123456", ""), "as text with 0 points"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_a_sentence_and_nothing_is_written(course, form, text, words):
    with pytest.raises(CourseError, match=words):
        made(course, form, fill=sheet(course, text))
    assert not (course / "results/export").exists()


def test_a_name_that_canvas_ignores_is_refused(course):
    text = CANVAS.replace("Backprop 1", "Final Score of Backprop")
    with pytest.raises(CourseError, match=r"Canvas ignores columns such as 'Final Score of Backprop'"):
        made(course, "canvas", fill=sheet(course, text), format_options=FormatOptions("Final Score of Backprop"))


def test_points_are_scaled_to_the_maximum_of_the_lms(course):
    text = CANVAS.replace("10.00,5", "100,5")
    done = made(course, "canvas", fill=sheet(course, text), format_options=FormatOptions(out_of=100))
    assert "jdoe,Sec 1,85.00" in done.path.read_text(encoding="utf-8-sig")
    assert "di,Sec 1,6.67" in done.path.read_text(encoding="utf-8-sig")


def test_a_scale_that_the_lms_does_not_have_is_called_by_its_option(course):
    with pytest.raises(CourseError, match=r"10 points, --out-of gives it 100; .*--out-of 10$"):
        made(course, "canvas", fill=sheet(course, CANVAS), format_options=FormatOptions(out_of=100))


def test_a_file_that_is_open_elsewhere_is_refused(course):
    path = sheet(course, CANVAS)
    (course / ".~lock.downloaded.csv#").touch()
    with pytest.raises(CourseError, match=r"downloaded.csv is open in another program .*save and close it there"):
        made(course, "canvas", fill=path)


def test_an_output_that_is_there_or_is_the_download_stays(course):
    path = sheet(course, CANVAS)
    there = sheet(course, "mine", "out.csv")
    with pytest.raises(CourseError, match=r"out.csv is there already: name another with --output"):
        made(course, "canvas", fill=path, output=there)
    assert there.read_text() == "mine"
    with pytest.raises(CourseError, match="is the file that you downloaded"):
        made(course, "canvas", fill=path, output=path, overwrite=True)
    assert path.read_bytes() == CANVAS.encode()
    made(course, "canvas", fill=path, output=there, overwrite=True, format_options=REPLACE)
    assert there.read_bytes() == CANVAS_FILLED.encode()


def test_an_output_open_in_another_program_stays(course):
    there = sheet(course, "mine", "out.csv")
    (course / "~$out.csv").touch()
    with pytest.raises(CourseError, match="is open in another program"):
        made(course, "canvas", fill=sheet(course, CANVAS), output=there, overwrite=True)
    assert there.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_named(course):
    sheet(course, "", "file")
    with pytest.raises(CourseError, match=r"cannot be written: .* name another place"):
        made(course, "canvas", fill=sheet(course, CANVAS), output=course / "file" / "out.csv")


@pytest.mark.parametrize(
    ("form", "filled", "more", "words"),
    [
        ("canvas", False, {}, "download the gradebook and name it with --fill"),
        ("moodle", True, {}, "leave --fill out"),
        ("canvas", True, {"anonymous": True}, "canvas needs names"),
        ("csv", False, {"assignment": "a3"}, "no assignment 'a3'"),
    ],
)
def test_format_options_that_cannot_be_met_are_refused(course, form, filled, more, words):
    fill = sheet(course, CANVAS) if filled else None
    with pytest.raises(CourseError, match=words):
        made(course, form, fill=fill, **more)


def test_without_results_the_command_that_makes_them_is_named(course):
    (course / "results/state.db").unlink()
    with pytest.raises(CourseError, match=r"holds no results: run `grader run` first"):
        made(course, "csv")


def target(folder, cells, **more) -> Target:
    """Return a sheet of two columns, the id and the points that stand there."""
    read = small.sheet(folder, "id,points\n" + "".join(f"{who},{cell}\n" for who, cell in cells.items()))
    people = tuple((row, Identity(who, ((IdKind.ID, who),))) for row, who in enumerate(cells, 1))
    return Target(read, people, 1, **more)


@pytest.mark.parametrize(("mark", "cell"), [("EX", ""), ("", ""), ("", "7")])
def test_the_excused_get_the_mark_of_the_lms_and_without_one_their_cell_stays(tmp_path, mark, cell):
    given = small.request(small.grade("ann", status=Status.EXCUSED), small.grade("bob", 10.0))
    files = fill(target(tmp_path, {"ann": cell, "bob": ""}, excused=mark), given)
    assert small.text_of(files) == f"id,points\nann,{mark or cell}\nbob,10.00\n"
    assert files.notes == (() if mark else ("left as they are, excused: Ann Lee (ann)",))


@pytest.mark.parametrize(
    ("old", "replace", "new", "told"),
    [
        ("", False, "8.50", ""),
        ("-", False, "8.50", ""),
        ("8.5", False, "8.5", ""),
        ("3", False, "3", "3 stands there, ours is 8.50; left as it is: --replace writes ours"),
        ("8.496", False, "8.496", ""),
        ("8.506", False, "8.506", "8.506 stands there, ours is 8.50; left as it is: --replace writes ours"),
        ("3", True, "8.50", "3 is replaced by 8.50"),
        ("EX", True, "EX", "the cell says 'EX'; left as it is: clear the cell if our 8.50 shall count"),
    ],
)
def test_what_stands_in_a_cell_decides_and_is_told(tmp_path, old, replace, new, told):
    files = fill(target(tmp_path, {"ann": old}), small.request(small.grade("ann"), replace=replace))
    assert small.text_of(files) == f"id,points\nann,{new}\n"
    assert files.notes == ((f"Ann Lee (ann): {told}",) if told else ())


def test_the_same_word_in_other_letters_and_the_same_number_otherwise_written_stay(tmp_path):
    given = small.request(small.grade("ann", status=Status.EXCUSED), small.grade("bob"), comma=True)
    files = fill(target(tmp_path, {"ann": "Ex", "bob": "8.5"}, excused="EX"), given)
    assert (small.text_of(files), files.notes) == ("id,points\nann,Ex\nbob,8.5\n", ())


@pytest.mark.parametrize(
    ("maximum", "fits"),
    [(10.004, True), (9.996, True), (11.0, False), (9.5, False), (10.01, False), (9.99, False)],
)
def test_the_maximum_of_the_lms_is_that_of_the_course_but_for_rounding(tmp_path, maximum, fits):
    sheet_of_theirs = target(tmp_path, {"ann": ""}, maximum=maximum)
    if fits:
        assert small.text_of(fill(sheet_of_theirs, small.request(small.grade("ann")))) == "id,points\nann,8.50\n"
        return
    with pytest.raises(CourseError, match=f"gives 'Backprop 1' {maximum:g} points, the course gives it 10"):
        fill(sheet_of_theirs, small.request(small.grade("ann")))


COMMENT = "sigmoid 4.00/4.00, delta 4.50/6.00."


@pytest.mark.parametrize(
    ("there", "replace", "left", "told"),
    [
        (COMMENT, False, COMMENT, ()),
        (COMMENT, True, COMMENT, ()),
        ("old", False, "old", ("a comment stands there; left as it is: --replace writes ours",)),
        (COMMENT[:7], False, COMMENT[:7], ("a comment stands there; left as it is: --replace writes ours",)),
        ("old", True, COMMENT, ("the comment 'old' is replaced",)),
        ("", True, COMMENT, ()),
    ],
)
def test_a_comment_that_stands_there_is_replaced_only_where_asked(tmp_path, there, replace, left, told):
    read = small.sheet(tmp_path, f'id,points,comment\nann,,"{there}"\n')
    one = Target(read, ((1, Identity("ann", ((IdKind.ID, "ann"),))),), 1, feedback=2)
    files = fill(one, small.request(small.grade("ann"), replace=replace))
    assert small.text_of(files) == f'id,points,comment\nann,8.50,"{left}"\n'
    assert files.notes == tuple(f"Ann Lee (ann): {text}" for text in told)


def test_where_nobody_of_the_file_has_a_grade_those_who_have_one_are_named(tmp_path):
    grades = [small.grade(who, status=Status.MISSING) for who in ("ann", "bob")]
    given = small.request(*grades, small.grade("cy"), small.grade("ed", status=Status.MISSING), small.grade("di"))
    with pytest.raises(CourseError, match=r"not in the file: Cy Lee \(cy\), Di Lee \(di\)\. Put the file's ids"):
        fill(target(tmp_path, {"ann": "", "bob": ""}), given)


def test_half_a_cent_between_the_maxima_is_a_rounding(tmp_path):
    given = small.request(small.grade("ann", 10.0), out_of=0.005)
    assert small.text_of(fill(target(tmp_path, {"ann": ""}, maximum=0.01), given)).startswith("id,points\nann,0.0")


def test_what_is_told_of_a_row_stands_before_those_who_have_none(tmp_path):
    notes = fill(target(tmp_path, {"ann": "3"}), small.request()).notes
    assert notes == (
        "Ann Lee (ann): 3 stands there, ours is 8.50; left as it is: --replace writes ours",
        "graded, but not in download.csv, so enter these by hand: Bob Lee (bob)",
    )


@pytest.mark.parametrize("short", ["ann", "bob", "cy"])
def test_a_row_that_ends_before_the_column_stays(tmp_path, short):
    lines = [who if who == short else f"{who},," for who in ("ann", "bob", "cy")]
    read = small.sheet(tmp_path, "\n".join(["id,points,comment", *lines, ""]))
    people = tuple((row, Identity(who, ((IdKind.ID, who),))) for row, who in enumerate(("ann", "bob", "cy"), 1))
    files = fill(Target(read, people, 1), small.request(*map(small.grade, ("ann", "bob", "cy"))))
    assert small.text_of(files).splitlines()[1:] == [
        who if who == short else f"{who},8.50," for who in ("ann", "bob", "cy")
    ]
    (note,) = files.notes
    assert f"({short}): row " in note
    assert "ends before the column; left as it is: download the file again" in note


@pytest.mark.parametrize("short", ["ann", "bob", "cy"])
def test_a_row_that_ends_before_the_comments_gets_its_points_alone(tmp_path, short):
    names = ("ann", "bob", "cy")
    lines = [f"{who}," if who == short else f"{who},," for who in names]
    read = small.sheet(tmp_path, "\n".join(["id,points,comment", *lines, ""]))
    people = tuple((row, Identity(who, ((IdKind.ID, who),))) for row, who in enumerate(names, 1))
    files = fill(Target(read, people, 1, feedback=2), small.request(*map(small.grade, names)))
    said = ',"sigmoid 4.00/4.00, delta 4.50/6.00."'
    assert small.text_of(files).splitlines()[1:] == [f"{who},8.50{said * (who != short)}" for who in names]


def test_all_who_are_not_in_the_file_are_named(tmp_path):
    given = small.request(*(small.grade(name) for name in ("ann", "bob", "cy", "di")))
    notes = fill(target(tmp_path, {"bob": ""}), given).notes
    (note,) = notes
    assert note.endswith("enter these by hand: Ann Lee (ann), Cy Lee (cy), Di Lee (di)")


def test_a_number_within_the_words_for_not_graded_yet_is_named_and_replaced(tmp_path):
    waiting = target(tmp_path, {"ann": "Needs Grading( 4.5 )", "bob": "Needs Grading"}, pending=re.compile("Needs.*"))
    files = fill(waiting, small.request())
    assert small.text_of(files) == "id,points\nann,8.50\nbob,10.00\n"
    assert files.notes == ("Ann Lee (ann): the cell says 'Needs Grading( 4.5 )': 4.5 is replaced by 8.50",)


def test_results_of_other_points_than_course_toml_has_now_are_refused(course):
    toml = course / "course.toml"
    toml.write_text(toml.read_text().replace("points = 4", "points = 5"))
    with pytest.raises(CourseError, match=r"other tasks or points for 'backprop' than .*results: grader run backprop"):
        made(course, "csv")


def test_the_log_says_how_many_rows_match_and_how_many_cells_change(tmp_path, caplog):
    caplog.set_level(logging.INFO, "grader.export.fill")
    given = small.request(small.grade("ann"), small.grade("bob"))
    fill(target(tmp_path, {"ann": "", "bob": "8.5", "cy": ""}), given)
    assert [text.partition(": ")[2] for text in caplog.messages] == ["2 of 3 rows have a result, 1 cells change"]
