"""What people write into course.toml that is not TOML: each is named with its line and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.toml import read_toml
from grader.errors import CourseError


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("due = 02.03.2026", "write a date as 2026-03-02"),
        ("due = 3/2/2026", "write a date as 2026-03-02"),
        ("due = 2026-3-2", "write a date as 2026-03-02"),
        ("due = 2026-03-02 24:00", "write a date as 2026-03-02, a time as 2026-03-02T23:59:00"),
        ("per_day = 0,10", "write a number with a decimal point: 0.10"),
        ("f = { points = 1,5 }", "write a number with a decimal point: 0.10"),
        ("per_day = 10%", "write a share as a number: 0.10 for 10%"),
        ("per_day = .1", "write a number with a digit before its point"),
        ("attempts = last", 'put a text into quotation marks: "last"'),
        ("title = Where do the deltas come from?", 'put a text into quotation marks: "last"'),
        ("title = \u201cWhere\u201d", "write straight quotation marks"),
        ('title = "Where', "close the quotation mark"),
        ("bonus = True", "write true or false"),
        ("f = { points = 1", "close the brace"),
        ("[limits", "close the bracket"),
        ("due =", "write a value after the ="),
        ("first = 2", "it stands there already: delete one of the two"),
        ("J\u00fcrgen = 1", 'quotation marks: "J\u00fcrgen" = ...'),
        ("anna lee = 1", 'quotation marks: "anna lee" = ...'),
        ('at = "1.1.2026" 5', "Expected newline"),
    ],
)
def test_what_is_no_toml_is_named_with_its_line_and_the_remedy(tmp_path: Path, line: str, remedy: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(f"first = 1\n{line}\nlast = 3\n", encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_toml(path)
    assert str(caught.value).startswith(f"{path}, line 2 ({line})")
    assert remedy in str(caught.value)


def test_a_byte_order_mark_is_read_and_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_bytes(b"\xef\xbb\xbffirst = 1\n")
    assert read_toml(path) == {"first": 1}
    path.write_bytes("first = 1\n".encode("utf-16"))
    with pytest.raises(CourseError, match="save it with the encoding UTF-8"):
        read_toml(path)
