"""A file is there whole or not at all."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.files import replacing, write_bytes, written


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
