"""Dates as LMSs print them, in the language of whoever downloads them.

Wednesday, 10 June 2026, 2:14 PM          Moodle, English
Wednesday, September 23, 2020, 9:00 PM    the same, American
Montag, 2. März 2026, 09:05               German; other languages the same way
Sep 24, 2024 926 PM                       Brightspace, whose folders cannot hold a colon
"""

from __future__ import annotations

import re
from datetime import datetime

# The months of English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Turkish, by as many
# letters as tell them apart; not lipiec and listopad, which are other months next door.
MONTHS = (
    ("jan", "ene", "gen", "sty", "oca"),
    ("feb", "fév", "fev", "lut", "şub"),
    ("mar", "mär", "maa", "mrt", "mrz"),
    ("apr", "avr", "abr", "kwi", "nis"),
    ("may", "mai", "mag", "mei", "maj"),
    ("jun", "juin", "giu", "cze", "haz"),
    ("jul", "juil", "lug", "tem"),
    ("aug", "aoû", "ago", "sie", "ağu"),
    ("sep", "set", "wrz", "eyl"),
    ("oct", "okt", "ott", "out", "paź", "eki"),
    ("nov", "kas"),
    ("dec", "dez", "déc", "dic", "gru", "ara"),
)
NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?!\d|:)")
YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)")
CLOCK = re.compile(r"(?<!\d)(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d)?)?\s*(?P<half>[AaPp])\.?[Mm]")
CLOCK_24 = re.compile(r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d\d)")
SQUEEZED = re.compile(r"(?<!\d)(\d{1,2})(\d\d) ?([AaPp][Mm])$")


def parse(text: str) -> datetime:
    """Read a date, which has no zone.

    Raises
    ------
    ValueError
        If day, month or year cannot be told.
    """
    text = SQUEEZED.sub(r"\1:\2 \3", text.strip())
    clock = CLOCK.search(text) or CLOCK_24.search(text)
    rest = text[: clock.start()] + text[clock.end() :] if clock else text
    year, months = YEAR.search(rest), [_month(word) for word in re.findall(r"[^\W\d_]+", rest)]
    day, found = DAY.search(rest), [month for month in months if month]
    if year is None or day is None or not found:
        raise ValueError(f"{text[:40]!r} is no date that can be read")
    hour, minute = _time(clock)
    return datetime(int(year["year"]), found[-1], int(day["day"]), hour, minute)  # noqa: DTZ001  the text names none


def _month(word: str) -> int:
    """Return a month's number by the longest beginning that is known; 0 for any other word, a day of the week say."""
    plain = word.casefold()
    return next((NUMBERS[plain[:length]] for length in (4, 3) if plain[:length] in NUMBERS), 0)


def _time(clock: re.Match[str] | None) -> tuple[int, int]:
    if clock is None:
        raise ValueError("a date without the time of day")
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = clock.groupdict().get("half")
    if half:
        hour = hour % 12 + (12 if half in "Pp" else 0)
    return hour, minute
