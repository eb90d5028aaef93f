"""A CSV file as spreadsheets save it: encodings, separators, and the numbers of its rows."""

from __future__ import annotations

import pytest

from grader.collect.csv_table import read_csv
from grader.errors import CourseError


def read(tmp_path, data):
    path = tmp_path / "roster.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_csv(path)


def test_rows_that_are_not_blank_keep_their_numbers(tmp_path):
    table = read(tmp_path, "id,name\n\nann,Ann\n , \nbob,Bob\n")
    assert table.rows == ((1, ("id", "name")), (3, ("ann", "Ann")), (5, ("bob", "Bob")))
    assert table.notes == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2", (("a", "b"), ("1", "2"))),
        ("a;b\n1;2,5", (("a", "b"), ("1", "2,5"))),
        ("a\tb\n1\t2", (("a", "b"), ("1", "2"))),
        ("a,b;c;d\n", (("a,b", "c", "d"),)),
        ("a;b,c,d\n", (("a;b", "c", "d"),)),
        ("a\n1", (("a",), ("1",))),
        ('"a,b",c\n', (("a,b", "c"),)),
        ("", ()),
        ("\n\n", ()),
    ],
)
def test_the_commonest_separator_of_the_first_line_counts(tmp_path, text, rows):
    assert tuple(cells for _, cells in read(tmp_path, text).rows) == rows


def test_the_unicode_text_of_excel_is_read(tmp_path):
    table = read(tmp_path, "id\tlast_name\r\nann\tM\u00fc\u0142\r\n".encode("utf-16"))
    assert table.rows == ((1, ("id", "last_name")), (2, ("ann", "M\u00fc\u0142")))
    assert table.notes == ()


@pytest.mark.parametrize("first", ["sep=|", "SEP=|", '"sep=|"', " sep=| ", "sep=|\r"])
def test_a_declared_separator_counts_and_takes_a_line(tmp_path, first):
    assert read(tmp_path, f"{first}\na|b;c;d\n1|2\n").rows == ((2, ("a", "b;c;d")), (3, ("1", "2")))


def test_lines_may_end_as_on_windows(tmp_path):
    assert read(tmp_path, "a,b\r\n1,2\r\n").rows == ((1, ("a", "b")), (2, ("1", "2")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_note(tmp_path, encoding):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    table = read(tmp_path, mark + "id,Müßig\n".encode(encoding))
    assert (table.rows, table.notes) == (((1, ("id", "Müßig")),), ())


def test_another_encoding_is_read_as_windows_writes_it_with_a_note(tmp_path):
    table = read(tmp_path, "id,Müßig €\n".encode("cp1252"))
    assert table.rows == ((1, ("id", "Müßig €")),)
    assert table.notes == (
        "roster.csv is not UTF-8: read as Windows-1252; if names look wrong, save it as 'CSV UTF-8'",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"id,\x81\xff\n", "not UTF-8; save it as 'CSV UTF-8' in your spreadsheet program"),
        (b'id\n"ann\n', "not a CSV file"),
        (
            "id\tM\u00fc\n".encode("utf-16-le"),
            "in UTF-16 without its mark or cut short, or in UTF-32; save it as 'CSV UTF-8'",
        ),
        (
            "id\tname\n".encode("utf-16-be"),
            "in UTF-16 without its mark or cut short, or in UTF-32; save it as 'CSV UTF-8'",
        ),
        ("id\tname\n".encode("utf-16")[:-1], "in UTF-16 without its mark or cut short, or in UTF-32; save it as 'CSV"),
        (
            "id\tname\n".encode("utf-32"),
            "in UTF-16 without its mark or cut short, or in UTF-32; save it as 'CSV UTF-8'",
        ),
        (b"PK\x03\x04\x14\x00", "a workbook under another name, not a CSV file; save it as 'CSV UTF-8' in your spread"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook under another name, not a CSV file; save it as 'CSV UTF-8' in your"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path, data, words):
    with pytest.raises(CourseError, match=words) as caught:
        read(tmp_path, data)
    assert str(tmp_path / "roster.csv") in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"none\.csv: cannot be read \(No such file or directory\)"):
        read_csv(tmp_path / "none.csv")


def test_blanks_before_a_quote_are_skipped_and_one_may_be_the_separator(tmp_path):
    table = read(tmp_path, 'id, "name"\nu1,  "Lee, Ann"\n')
    assert table.rows == ((1, ("id", "name")), (2, ("u1", "Lee, Ann")))
    table = read(tmp_path, "sep= \nid name\nu1  Ann\n")
    assert table.rows == ((2, ("id", "name")), (3, ("u1", "", "Ann")))
