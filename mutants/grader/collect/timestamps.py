"""When something was handed in, from what people and programs write.

2015-02-02 15:58:23.948203 PST                  nbgrader of old
2015-02-02 15:58:23.948203 America/Los_Angeles  nbgrader with a time zone set
2015-02-02T15:58:23Z, 2015-02-02 15:58 +0100    ISO 8601
2015-02-02 15:58:23                             no zone: UTC, as nbgrader takes it
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from pathlib import Path

FORM = re.compile(
    r"(?P<when>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?)"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|[A-Za-z][\w/+-]*)?"
)
# The hours RFC 5322 gives these names; other abbreviations mean different things in different countries.
AMERICAN = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
MOST_BYTES = 200
YEARS = range(1970, 3000)  # those near the ends of the calendar leave it in another zone


def parse(text: str) -> datetime:
    """Read one point in time.

    Raises
    ------
    ValueError
        If it has none of the forms above, names a zone that nobody knows, or a year in which nobody hands in.
    """
    match = FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text.strip()[:40]!r} is not a date such as 2026-11-23 15:58:23 +0100")
    if int(match["when"][:4]) not in YEARS:
        raise ValueError(f"{text.strip()[:40]!r} is not a date between {YEARS[0]} and {YEARS[-1]}")
    when = re.sub(r"[.,](\d{1,6})\d*", lambda fraction: "." + fraction[1].ljust(6, "0"), match["when"])
    return datetime.fromisoformat(when).replace(tzinfo=_zone(match["zone"] or "UTC"))


def of_seconds(seconds: int) -> datetime:
    """Read a time in seconds since 1970, as git keeps it.

    Raises
    ------
    ValueError
        If it is in a year in which nobody hands in.
    """
    if not 0 <= seconds < datetime(YEARS[-1], 12, 31, tzinfo=UTC).timestamp():
        raise ValueError(f"{seconds} seconds after 1970 are not a date before {YEARS[-1]}")
    return datetime.fromtimestamp(seconds, UTC)


def beside(folder: Path) -> tuple[datetime | None, tuple[str, ...]]:
    """Read nbgrader's `timestamp.txt` of a folder; where it makes no sense say so and count no time."""
    try:
        handle = os.open(folder / "timestamp.txt", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (f"timestamp.txt not read: {error.strerror}; no time is counted",)
    try:
        text = os.read(handle, MOST_BYTES).decode("utf-8", "replace").lstrip("\ufeff")
        return parse(text), ()
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
