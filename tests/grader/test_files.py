"""A file is there whole or not at all, and a table reads the same whoever wrote it."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.files import read_table, replacing, write_bytes, written

ROWS = ({"id": "ann", "points": "8,5"}, {"id": "bo", "points": ""})


def test_a_file_that_fails_half_way_leaves_what_stood_there(tmp_path):
    path = tmp_path / "deep" / "a.csv"
    write_bytes(path, b"first")
    with pytest.raises(UnicodeEncodeError), written(path) as file:
        file.buffer.write("half \ud800".encode())
    with pytest.raises(UnicodeEncodeError), replacing(path) as beside:
        beside.write_text("half \ud800", encoding="utf-8")
    assert path.read_bytes() == b"first"
    assert [each.name for each in path.parent.iterdir()] == ["a.csv"]


def test_a_file_that_is_written_takes_the_place_of_the_former(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("first")
    with written(path) as file:
        file.write("half \ud800")
    assert path.read_text(encoding="utf-8") == "half ?"


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CourseError, match=r"file/a.txt cannot be written: its folder is a file"):
        write_bytes(tmp_path / "file" / "a.txt", b"")


@pytest.mark.parametrize(
    "data",
    [
        b'id,points\nann,"8,5"\nbo,\n',
        "\ufeffid;points\r\nann;8,5\r\n;\r\nbo;\r\n".encode(),
        "id\tpoints\nann\t8,5\nbo\n".encode("utf-16"),
    ],
)
def test_the_table_of_any_spreadsheet_reads_the_same(tmp_path, data):
    (tmp_path / "a.csv").write_bytes(data)
    table = read_table(tmp_path / "a.csv")
    assert table.header == ("id", "points")
    assert tuple(row for _, row in table.rows) == ROWS


def test_a_row_knows_its_line(tmp_path):
    (tmp_path / "a.csv").write_text('id,comment\nann,"two\nlines"\n\nbo,x\n', encoding="utf-8")
    assert [line for line, _ in read_table(tmp_path / "a.csv").rows] == [3, 5]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"id,id\n1,2\n", "two columns are named 'id'"), (b"id\n\xff\n", "not UTF-8"), (None, "cannot be read")],
)
def test_what_is_no_table_is_named(tmp_path, data, words):
    if data is not None:
        (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(CourseError, match=words):
        read_table(tmp_path / "a.csv")


def test_an_empty_table_has_no_rows(tmp_path):
    (tmp_path / "a.csv").write_text("\n;\n", encoding="utf-8")
    assert read_table(tmp_path / "a.csv").rows == ()
