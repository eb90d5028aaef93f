"""Values of course.toml, each checked as it is read; a wrong one is named with its place and what it should be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from grader.errors import CourseError

Table = Mapping[str, Any]
FILE = "course.toml"


def moment(value: Any, zone: tzinfo, what: str) -> datetime:
    """Read a date or a time; one without a zone is in the course's; a bare date ends with its day."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as error:
            raise CourseError(f"{FILE}: {what} is {value!r}; write it as 2026-03-01T23:59:00+01:00") from error
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time(23, 59, 59))
    if not isinstance(value, datetime):
        raise CourseError(f"{FILE}: {what} is {value!r}; write it as 2026-03-01T23:59:00+01:00")
    return value if value.tzinfo else value.replace(tzinfo=zone)


def zone_of(name: Any) -> tzinfo:
    """Return the time zone of a name such as Europe/Berlin."""
    try:
        return ZoneInfo(text(name, "[course] timezone"))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CourseError(f"{FILE}: [course] timezone {name!r} is not known; write one like Europe/Berlin") from error


def expect_known(table: Table, names: tuple[str, ...], where: str) -> None:
    """Refuse a key that is not one of `names`."""
    for key in table:
        if key not in names:
            raise CourseError(f"{FILE}: {where} has an unknown key '{key}'; it may have {listed(names)}")


def table_of(value: Any, where: str) -> Table:
    """Return a table."""
    if not isinstance(value, dict):
        raise CourseError(f"{FILE}: {where} should be a table such as {{ points = 2 }}; it is {value!r}")
    return value


def text(value: Any, what: str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise CourseError(f"{FILE}: {what} should be a text; it is {value!r}")
    return value


def texts(value: Any, what: str) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list):
        raise CourseError(f"{FILE}: {what} should be a list such as [{value!r}]; it is {value!r}")
    return tuple(text(each, f"each of {what}") for each in value)


def number(value: Any, what: str, most: float) -> float:
    """Return a number from 0 to `most`."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise CourseError(f"{FILE}: {what} should be a number from 0 to {most:g}; it is {value!r}")
    return float(value)


def whole(value: Any, what: str) -> int:
    """Return a whole number from 0 to 1000."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise CourseError(f"{FILE}: {what} should be a whole number from 0 to 1000; it is {value!r}")
    return value


def flag(value: Any, what: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise CourseError(f"{FILE}: {what} should be true or false; it is {value!r}")
    return value


def listed(names: Any) -> str:
    """Join names, each in quotes."""
    return ", ".join(f"'{name}'" for name in names)
