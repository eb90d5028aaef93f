"""A CSV file as people and spreadsheets save it -> rows of texts.

encoding     UTF-8 with or without a byte order mark, UTF-16 with one; else Windows-1252, with a note
separator    what follows `sep=` in the first line, else the commonest of comma, semicolon and tab
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

SEPARATORS = ",;\t"
SAVE_AS = "save it as 'CSV UTF-8' in your spreadsheet program"
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
DECLARED = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a file that are not blank, each with its number in the file, and what was odd about it."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()


def read_csv(path: Path) -> CsvTable:
    """Read a CSV file.

    Raises
    ------
    CourseError
        If it cannot be read, or is no such file.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror})") from error
    text, notes = _decoded(raw, path)
    first, _, rest = text.partition("\n")
    declared = DECLARED.fullmatch(first)
    separator = declared[1] if declared else max(SEPARATORS, key=first.count)
    body = f"\n{rest}" if declared else text  # a blank line in its place keeps the numbers of rows
    source = io.StringIO(body, newline="")
    blanks = separator != " "  # some tools write `ann, "Lee, Ann"`
    try:
        lines = list(csv.reader(source, delimiter=separator, strict=True, skipinitialspace=blanks))
    except csv.Error as error:
        raise CourseError(f"{path}: not a CSV file ({error}); save it as CSV again") from error
    rows = ((number, tuple(line)) for number, line in enumerate(lines, start=1))
    return CsvTable(tuple(row for row in rows if any(map(str.strip, row[1]))), notes)


def _decoded(raw: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    if raw.startswith(WORKBOOKS):
        raise CourseError(f"{path}: a workbook under another name, not a CSV file; {SAVE_AS}")
    marked = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        text = raw.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        not_utf8 = error
    else:
        return _without_zeros(text, path), ()
    try:
        text = _without_zeros(raw.decode("cp1252"), path)
    except UnicodeDecodeError:
        raise CourseError(f"{path}: not UTF-8; {SAVE_AS}") from not_utf8
    return text, (f"{path.name} is not UTF-8: read as Windows-1252; if names look wrong, save it as 'CSV UTF-8'",)


def _without_zeros(text: str, path: Path) -> str:
    """Refuse a text with letters between zeros: UTF-16 without its mark or cut short, or UTF-32."""
    if "\0" in text:
        raise CourseError(f"{path}: in UTF-16 without its mark or cut short, or in UTF-32; {SAVE_AS}")
    return text
