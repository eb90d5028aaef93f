"""Moodle's grading worksheet, in any language: who has which number in one assignment, and when each submitted.

Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),...
ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,...,Zuletzt geändert (Abgabe),...
Participant 12, Teilnehmer/in1201, Participante1201        the word is Moodle's, the number the person's

Known by its first column, and by two headers that differ in their last word in brackets alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collect.csv_table import read_csv
from grader.collect.names import folded
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

PARTICIPANT = re.compile(r"\D*?(?P<number>\d+)")
BRACKETS = re.compile(r"(?P<text>.+?) ?\([^()]+\)")
IDENTIFIER, FULL_NAME, ID_NUMBER, EMAIL, WHEN = (
    *("identifier", "full name", "id number", "email address"),
    "last modified (submission)",
)


@dataclass(frozen=True, slots=True)
class Participant:
    """One row: Moodle's word for a person, the names that lead to them, and when they submitted, as it is written."""

    word: str
    id_number: str = ""
    email: str = ""
    name: str = ""
    when: str = ""


def participants(paths: Iterable[Path]) -> Mapping[str, Participant]:
    """Read everybody of the worksheets among some files, by number; files that are none are passed over."""
    found: dict[str, Participant] = {}
    for path in paths:
        found |= _participants(path)
    return found


def _participants(path: Path) -> dict[str, Participant]:
    try:
        (_, header), *body = read_csv(path).rows or ((0, ()),)
    except CourseError:
        return {}
    rows = [line for _, line in body]
    names = in_english(header, rows)
    if not names or names[0] != IDENTIFIER:
        return {}
    place = {name: names.index(name) for name in (ID_NUMBER, EMAIL, FULL_NAME, WHEN) if name in names}
    return {
        participant(row[0].strip()): Participant(
            re.sub(r"[\W\d]", "", row[0]),
            *(_cell(row, place[name]) if name in place else "" for name in (ID_NUMBER, EMAIL, FULL_NAME, WHEN)),
        )
        for row in rows
        if participant(row[0].strip())
    }


def participant(identifier: str) -> str:
    """Return a person's number in the assignment; '' if the text has none at its end."""
    match = PARTICIPANT.fullmatch(identifier)
    return match["number"] if match else ""


def in_english(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the header with English names for the columns of a worksheet; any other header as it is."""
    names = [folded(cell) for cell in header]
    when = _time_column(names)
    if when is None or not rows or not all(_starts_with_word(row) for row in rows):
        return names
    names[0], names[when] = IDENTIFIER, WHEN
    emails = [number for number in range(1, when) if any("@" in _cell(row, number) for row in rows)]
    if emails:
        between = range(1, emails[0])
        names[emails[0]] = EMAIL
        for number, name in zip(between, (FULL_NAME, ID_NUMBER), strict=False):
            names[number] = name
    return names


def _time_column(names: Sequence[str]) -> int | None:
    """Return the first of two columns whose headers differ in their brackets alone: when it was submitted, graded."""
    texts = [match["text"] if (match := BRACKETS.fullmatch(name)) else "" for name in names]
    return next((n for n, text in enumerate(texts) if text and text in texts[n + 1 :]), None)


def _starts_with_word(row: Sequence[str]) -> bool:
    first = _cell(row, 0)
    return bool(participant(first)) and not first.isdecimal()


def _cell(row: Sequence[str], number: int) -> str:
    return row[number].strip() if number < len(row) else ""
