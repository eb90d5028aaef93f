"""When something was submitted, from what people and programs write.

2015-02-02 15:58:23.948203 PST                  nbgrader of old
2015-02-02 15:58:23.948203 America/Los_Angeles  nbgrader with a time zone set
2015-02-02T15:58:23Z, 2015-02-02 15:58 +0100    ISO 8601
2015-02-02 15:58:23                             no zone: UTC, as nbgrader takes it; of an LMS the course's
2015-02-02-15-58-23                             Blackboard, in the names of files
20150202155823948                               Sakai, in timestamp.txt
Monday, 2 February 2015, 3:58 PM                Moodle, Brightspace, in words of any language (dates_in_words.py)
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from grader.collect import dates_in_words
from grader.files import open_file

if TYPE_CHECKING:
    from pathlib import Path

FORM = re.compile(
    r"(?P<when>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?)"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|[A-Za-z][\w/+-]*)?"
)
DASHED = re.compile(r"(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)-(\d\d)")
SAKAI = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})")
# The hours RFC 5322 gives these names; other abbreviations mean different things in different countries.
AMERICAN = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
MAX_BYTES = 200
YEARS = range(1970, 3000)  # those near the ends of the calendar leave it in another zone


def parse(text: str, zone: tzinfo = UTC) -> datetime:
    """Read one point in time; one that names no zone is in `zone`.

    Raises
    ------
    ValueError
        If it has none of the forms above, names a zone that nobody knows, or a year in which nobody submits.
    """
    text = text.strip()
    match = FORM.fullmatch(DASHED.sub(r"\1 \2:\3:\4", SAKAI.sub(r"\1-\2-\3 \4:\5:\6.\7", text)))
    if match is None:
        moment = _in_words(text).replace(tzinfo=zone)
    else:
        if int(match["when"][:4]) not in YEARS:
            raise ValueError(f"{text[:40]!r} is not a date between {YEARS[0]} and {YEARS[-1]}")
        when = re.sub(r"[.,](\d{1,6})\d*", lambda fraction: "." + fraction[1].ljust(6, "0"), match["when"])
        moment = datetime.fromisoformat(when).replace(tzinfo=_zone(match["zone"]) if match["zone"] else zone)
    if moment.year not in YEARS:
        raise ValueError(f"{text[:40]!r} is not a date between {YEARS[0]} and {YEARS[-1]}")
    return moment


def read(text: str | None, zone: tzinfo = UTC) -> tuple[datetime | None, tuple[str, ...]]:
    """Read the time that a download gives; where it makes no sense say so and count no time."""
    if text is None or not text.strip(" -"):
        return None, ()
    try:
        return parse(text, zone), ()
    except ValueError as error:
        return None, (f"the time of its submission is not read: {error}; no time is counted",)


def _in_words(text: str) -> datetime:
    try:
        return dates_in_words.parse(text)
    except ValueError as error:
        raise ValueError(f"{text[:40]!r} is not a date such as 2026-11-23 15:58:23 +0100") from error


def of_seconds(seconds: int) -> datetime:
    """Read a time in seconds since 1970, as git keeps it.

    Raises
    ------
    ValueError
        If it is in a year in which nobody submits.
    """
    if not 0 <= seconds < datetime(YEARS[-1], 12, 31, tzinfo=UTC).timestamp():
        raise ValueError(f"{seconds} seconds after 1970 are not a date before {YEARS[-1]}")
    return datetime.fromtimestamp(seconds, UTC)


def beside(folder: Path, zone: tzinfo = UTC) -> tuple[datetime | None, tuple[str, ...]]:
    """Read nbgrader's `timestamp.txt` of a folder; where it makes no sense say so and count no time."""
    try:
        handle = open_file(folder / "timestamp.txt")
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (f"timestamp.txt not read: {error.strerror}; no time is counted",)
    try:
        text = os.read(handle, MAX_BYTES).decode("utf-8", "replace").lstrip("\ufeff")
        return parse(text, zone), ()
    except (ValueError, OSError) as error:
        return None, (f"timestamp.txt not read: {error}; no time is counted",)
    finally:
        os.close(handle)


def _zone(name: str) -> tzinfo:
    if name in {"Z", "UTC", "GMT"}:
        return UTC
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
    if name in AMERICAN:
        return timezone(timedelta(hours=AMERICAN[name]), name)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(f"no time zone {name!r}") from error
