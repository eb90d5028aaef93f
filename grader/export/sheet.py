"""A table that somebody downloaded: some cells are filled in, every other byte stays as it is.

UTF-8 with or without a byte order mark, UTF-16 with one; comma, semicolon or tab; quoted as RFC 4180 says.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.errors import CourseError

BELOW, MOST_ABOVE = "Student Num", 20  # PowerSchool writes about the assignment above a header that begins so
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where it stands in the text, quotes included."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the place of every cell; `head` is the row of the header, the first in nearly all."""

    path: Path
    mark: bytes
    encoding: str
    text: str
    separator: str
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 0

    def header(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(cell.text.strip() for cell in self.rows[self.head])

    def at(self, row: int, column: int) -> str:
        """Return what a cell says; a row that ends early is empty there."""
        cells = self.rows[row]
        return cells[column].text.strip() if column < len(cells) else ""

    def filled(self, values: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with these cells, by row and column, in the place of what they held."""
        text = self.text
        for (row, column), value in sorted(values.items(), reverse=True):
            cell = self.rows[row][column]
            text = text[: cell.start] + self._written(value, cell) + text[cell.end :]
        return self.mark + text.encode(self.encoding)

    def _written(self, value: str, cell: Cell) -> str:
        if cell.quoted or any(character in value for character in (self.separator, '"', "\n", "\r")):
            return '"' + value.replace('"', '""') + '"'
        return value


def read_sheet(path: Path) -> Sheet:
    """Read a table.

    Raises
    ------
    CourseError
        It cannot be read, is open elsewhere, is empty, or is no table; the sentence says which.
    """
    expect_closed(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}") from error
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise CourseError(
            f"{path} is neither UTF-8 nor UTF-16 with its mark: download it again, and do not save it in between"
        ) from error
    if "\0" in text or data.startswith(b"PK"):
        raise CourseError(f"{path} is no CSV file: download the gradebook as CSV, not as a workbook")
    if not text.strip():
        raise CourseError(f"{path} is empty: download the gradebook again")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    rows = tuple(_rows(path, text, separator))
    head = next((number for number, row in enumerate(rows[:MOST_ABOVE]) if row[0].text.strip() == BELOW), 0)
    _expect_even(path, rows[head:], head)
    return Sheet(path, mark, encoding, text, separator, rows, head)


def expect_closed(path: Path) -> None:
    """Refuse a file that a spreadsheet program has open, by the lock that it leaves beside it."""
    for lock in (path.with_name(f".~lock.{path.name}#"), path.with_name(f"~${path.name}")):
        if lock.exists():
            raise CourseError(f"{path} is open in another program ({lock.name} is there): save and close it there")


def _expect_even(path: Path, rows: tuple[tuple[Cell, ...], ...], head: int) -> None:
    for number, row in enumerate(rows, start=head + 1):
        if len(row) > len(rows[0]):
            raise CourseError(f"{path}: row {number} has {len(row)} cells, the header has {len(rows[0])}")


def _rows(path: Path, text: str, separator: str) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    place = 0
    while place < len(text):
        cell = _cell(path, text, place, separator)
        row.append(cell)
        place = cell.end
        if text[place : place + 1] == separator:
            place += 1
            if place < len(text):
                continue
            row.append(Cell("", place, place))
        place += 1  # between \r and \n stands an empty row, which is left out
        rows.append(tuple(row))
        row = []
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _cell(path: Path, text: str, start: int, separator: str) -> Cell:
    if text[start : start + 1] != '"':
        ends = [place for mark in (separator, "\r", "\n") if (place := text.find(mark, start)) >= 0]
        end = min(ends, default=len(text))
        return Cell(text[start:end], start, end)
    end = start + 1
    while (end := text.find('"', end)) >= 0:
        if text[end + 1 : end + 2] != '"':
            break
        end += 2
    if end < 0 or text[end + 1 : end + 2] not in {"", separator, "\r", "\n"}:
        line = 1 + text.count("\n", 0, start)
        raise CourseError(f"{path}: line {line} has a quotation mark that does not close; download it again")
    return Cell(text[start + 1 : end].replace('""', '"'), start, end + 1, quoted=True)
