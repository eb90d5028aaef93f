"""A downloaded table: every cell with its place, and every other byte as it was."""

from __future__ import annotations

import codecs

import pytest

from grader.errors import CourseError
from grader.export.sheet import read_sheet

from .small import sheet


def texts(read):
    return [[cell.text for cell in row] for row in read.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
        ('a,b\n"1,""2""",3', [["a", "b"], ['1,"2"', "3"]]),
        ('a,b\n"1\n2",3\n', [["a", "b"], ["1\n2", "3"]]),
        ('a,b\n"",x\n', [["a", "b"], ["", "x"]]),
        ("a,b\n1,\n", [["a", "b"], ["1", ""]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ("a,b\n,\n \n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1", [["a", "b"], ["1"]]),
        ('"a"\n1', [["a"], ["1"]]),
    ],
)
def test_cells_are_read_as_rfc_4180_says(tmp_path, text, rows):
    read = sheet(tmp_path, text)
    assert texts(read) == rows
    for row in read.rows:
        for cell in row:
            assert read.text[cell.start : cell.end] == (
                '"' + cell.text.replace('"', '""') + '"' if cell.quoted else cell.text
            )


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_it_is_written_back_in_its_encoding(tmp_path, mark, encoding):
    data = mark + "é,b\n1,2\n".encode(encoding)
    read = sheet(tmp_path, data)
    assert read.filled({}) == data
    assert read.filled({(1, 1): "ü"}) == mark + "é,b\n1,ü\n".encode(encoding)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({(1, 0): "10", (1, 1): "20"}, 'a,b,c\n10,20,"x"\n4,5,6\n'),
        ({(2, 2): "long", (1, 0): ""}, 'a,b,c\n,2,"x"\n4,5,long\n'),
        ({(1, 2): "y"}, 'a,b,c\n1,2,"y"\n4,5,6\n'),
        ({(1, 2): 'y"'}, 'a,b,c\n1,2,"y"""\n4,5,6\n'),
        ({(2, 0): "1,5"}, 'a,b,c\n1,2,"x"\n"1,5",5,6\n'),
        ({(2, 0): 'a"b'}, 'a,b,c\n1,2,"x"\n"a""b",5,6\n'),
        ({(2, 0): "a\nb"}, 'a,b,c\n1,2,"x"\n"a\nb",5,6\n'),
        ({(2, 0): "a\rb"}, 'a,b,c\n1,2,"x"\n"a\rb",5,6\n'),
        ({(2, 0): "a;b"}, 'a,b,c\n1,2,"x"\na;b,5,6\n'),
    ],
)
def test_cells_are_filled_in_and_quoted_where_they_must_be(tmp_path, values, text):
    assert sheet(tmp_path, 'a,b,c\n1,2,"x"\n4,5,6\n').filled(values).decode() == text


def test_header_and_cells_are_read_without_blanks_around_them(tmp_path):
    read = sheet(tmp_path, " a , b\n 1 , 2 \n3\n")
    assert read.header() == ("a", "b")
    assert (read.at(1, 1), read.at(2, 0), read.at(2, 1), read.at(2, 9)) == ("2", "3", "", "")


@pytest.mark.parametrize(("above", "head"), [(0, 0), (5, 5), (19, 19), (20, 0)])
def test_the_header_of_powerschool_may_stand_below_other_lines(tmp_path, above, head):
    lines = ["x,y"] * above + ["Student Num,Score", "1,2"]
    assert sheet(tmp_path, "\n".join(lines)).head == head


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty: download the gradebook again"),
        (b" \n\n", "is empty"),
        (b"a,\xff\xfe\n", "is neither UTF-8 nor UTF-16 with its mark"),
        (b"PK\x03\x04", "is no CSV file: download the gradebook as CSV, not as a workbook"),
        (b"a\0b", "is no CSV file"),
        (b"a,b\n1,2\n1,2,3\n", "row 3 has 3 cells, the header has 2"),
        (b'a,b\n1,2\n"x,y\n', "line 3 has a quotation mark that does not close"),
        (b'"x"y,b\n', "line 1 has a quotation mark that does not close"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path, data, words):
    with pytest.raises(CourseError, match=words) as caught:
        sheet(tmp_path, data)
    assert str(tmp_path / "download.csv") in str(caught.value)


def test_lines_above_the_header_may_be_longer(tmp_path):
    assert sheet(tmp_path, "x,y,z\nStudent Num,Score\n1,2").head == 1
    with pytest.raises(CourseError, match="row 3 has 3 cells, the header has 2"):
        sheet(tmp_path, "x,y,z\nStudent Num,Score\n1,2,3")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"none\.csv cannot be read: No such file or directory"):
        read_sheet(tmp_path / "none.csv")


@pytest.mark.parametrize("lock", [".~lock.download.csv#", "~$download.csv"])
def test_a_file_that_is_open_elsewhere_is_refused(tmp_path, lock):
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(CourseError, match="is open in another program"):
        sheet(tmp_path, "a\n1")


def test_a_file_of_one_cell_or_of_quotation_marks_alone(tmp_path):
    assert texts(sheet(tmp_path, '"a"')) == [["a"]]
    assert texts(sheet(tmp_path, '""\nx')) == [["x"]]
    assert texts(sheet(tmp_path, 'a\n""""')) == [["a"], ['"']]
    assert texts(sheet(tmp_path, '"a"\r"b"')) == [["a"], ["b"]]
    assert texts(sheet(tmp_path, ",a\nb,c")) == [["", "a"], ["b", "c"]]


def test_every_row_is_as_short_as_the_header_from_the_first_on(tmp_path):
    with pytest.raises(CourseError, match="row 2 has 2 cells, the header has 1"):
        sheet(tmp_path, "a\n1,2\n")
    with pytest.raises(CourseError, match="line 1 has a quotation mark that does not close"):
        sheet(tmp_path, '"\na')


def test_rows_do_not_change(tmp_path):
    read = sheet(tmp_path, "Student Num,b\n1,2")
    assert isinstance(read.rows, tuple)
    assert all(isinstance(row, tuple) for row in read.rows)
    assert read.head == 0


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_mark_is_no_part_of_the_first_header(tmp_path, mark):
    assert sheet(tmp_path, mark + b"a,b\n").header() == ("a", "b")


def test_the_header_below_what_powerschool_writes_may_have_blanks_around_it(tmp_path):
    read = sheet(tmp_path, "Teacher Name:,Prof\n Student Num ,Name\n7,Ann\n")
    assert (read.head, read.header()) == (1, ("Student Num", "Name"))


@pytest.mark.parametrize(("text", "line"), [(',b\n"x', 2), ('\na,b\n"x', 3), ('a,b\n1,2\n3,"x"y\n', 3), ('"x', 1)])
def test_a_quotation_mark_that_does_not_close_is_told_by_its_line(tmp_path, text, line):
    with pytest.raises(CourseError, match=f"line {line} has a quotation mark that does not close"):
        sheet(tmp_path, text)


def test_the_first_of_two_headers_of_powerschool_counts(tmp_path):
    assert sheet(tmp_path, "Student Num,Score\n1,2\nStudent Num,Score\n3,4").head == 0
    assert sheet(tmp_path, "x,y\nStudent Num,Score\n1,2\nStudent Num,Score\n3,4").head == 1


def test_the_first_line_says_what_separates_cells(tmp_path):
    read = sheet(tmp_path, "id;points\nann;8,5\nbob;1,25,5\n")
    assert texts(read) == [["id", "points"], ["ann", "8,5"], ["bob", "1,25,5"]]
