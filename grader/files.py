"""Writing files so that each is there whole or not at all; reading the tables that people and spreadsheets write.

written(path)              a text file, written piece by piece
write_bytes(path, data)    a file at once
replacing(path)            the path of a file beside `path`, for a library that writes by name
read_table(path)           CSV by a person or a spreadsheet: any separator, a byte order mark, a decimal comma
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from grader.errors import CourseError

SEPARATORS = ",;\t"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file beside `path`, and put that file in the place of `path` when the block is done.

    Raises
    ------
    CourseError
        The folder or the file cannot be written; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        reason = "its folder is a file" if isinstance(error, FileExistsError) else error.strerror or error
        raise CourseError(
            f"{path} cannot be written: {reason}; the file that was there is unchanged. Correct that, "
            "or name another place, and run again"
        ) from error
    finally:
        with suppress(OSError):  # the folder itself may not be there
            beside.unlink()


@contextmanager
def written(path: Path, newline: str | None = None) -> Iterator[TextIO]:
    """Open a text file that takes the place of `path` when the block is done; raises CourseError as `replacing`."""
    with (
        replacing(path) as beside,
        beside.open("w", encoding="utf-8", errors="replace", newline=newline) as file,  # half characters become ?
    ):
        yield file
        file.flush()


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises CourseError as `replacing`."""
    with replacing(path) as beside:
        beside.write_bytes(data)


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its header: names as written without blanks around them, rows with their line in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(path: Path) -> Table:
    """Read a table that a person or a spreadsheet wrote.

    Raises
    ------
    CourseError
        It cannot be read, is no text, or has two columns of one name.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    rows = [(reader.line_num, [cell.strip() for cell in row]) for row in _rows(path, reader)]
    filled = [(line, row) for line, row in rows if any(row)]
    if not filled:
        return Table((), ())
    header = tuple(filled[0][1])
    twice = next((name for name in header if name and header.count(name) > 1), "")
    if twice:
        raise CourseError(f"{path}: two columns are named {twice!r}; delete or rename one")
    return Table(header, tuple((line, dict(zip(header, _even(row, header), strict=False))) for line, row in filled[1:]))


def _rows(path: Path, reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise CourseError(f"{path} is not a CSV file ({error}); save it as CSV again") from error


def _even(row: list[str], header: tuple[str, ...]) -> list[str]:
    return [*row, *[""] * (len(header) - len(row))]


def _separator(text: str) -> str:
    return max(SEPARATORS, key=text.partition("\n")[0].count)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}") from error
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is not UTF-8: save it as 'CSV UTF-8' in your spreadsheet program") from error
