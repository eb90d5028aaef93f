"""The forms in which programs write when something was handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from grader.collect import timestamps


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2015-02-02 15:58:23.948203 PST", 23),
        ("2015-02-02 15:58:23.948203 America/Los_Angeles", 23),
        ("2015-02-02 15:58:23.948203 UTC", 15),
        ("2015-02-02 15:58:23.948203", 15),
        ("2015-02-02T15:58:23.948203Z", 15),
        ("2015-02-02T15:58:23.948203+01:00", 14),
        ("2015-02-02 15:58:23.948203 -0530\n", 21),
    ],
)
def test_every_known_form_names_the_same_kind_of_moment(text, hour):
    moment = timestamps.parse(text).astimezone(UTC)
    assert (moment.year, moment.month, moment.day, moment.hour) == (2015, 2, 2, hour)
    assert moment.microsecond == 948203


def test_a_day_alone_is_its_beginning():
    assert timestamps.parse("2015-02-02") == datetime(2015, 2, 2, tzinfo=UTC)


def test_nanoseconds_are_cut_to_microseconds():
    assert timestamps.parse("2015-02-02 15:58:23.948203777 UTC").microsecond == 948203


def test_daylight_saving_follows_the_named_zone():
    assert timestamps.parse("2015-07-02 12:00 Europe/Berlin").utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "02/03/2015",
        "2015-02-30 10:00",
        "2015-02-02 10:00 XYZ",
        "2015-02-02 10:00 /etc/passwd",
        "2015-02-02 10:00 +99:99",
    ],
)
def test_nonsense_is_refused(text):
    with pytest.raises(ValueError, match=r"is not a date|day is out of range|no time zone|must be"):
        timestamps.parse(text)


def test_a_linked_timestamp_is_not_followed(tmp_path):
    (tmp_path / "real").write_text("2015-02-02")
    (tmp_path / "timestamp.txt").symlink_to(tmp_path / "real")
    moment, notes = timestamps.beside(tmp_path)
    assert moment is None
    assert "timestamp.txt not read" in notes[0]


@pytest.mark.parametrize("text", ["9999-12-31 23:59:59 -1400", "0001-01-01 00:00:00 +1400", "1969-12-31", "0000-01-01"])
def test_a_year_in_which_nobody_hands_in_is_refused_and_no_time_counted(tmp_path, text):
    with pytest.raises(ValueError, match="is not a date between 1970 and 2999"):
        timestamps.parse(text)
    (tmp_path / "timestamp.txt").write_text(text)
    moment, (note,) = timestamps.beside(tmp_path)
    assert moment is None
    assert "no time is counted" in note


@pytest.mark.parametrize(
    "text", ["2026-03-01-22-35-53", "20260301223553145", "Sunday, 1 March 2026, 10:35 PM", "2026-03-01 22:35:53"]
)
def test_the_forms_of_an_lms_are_in_the_courses_zone(text):
    moment = timestamps.parse(text, ZoneInfo("Europe/Berlin"))
    assert moment.astimezone(UTC).replace(second=0, microsecond=0) == datetime(2026, 3, 1, 21, 35, tzinfo=UTC)


@pytest.mark.parametrize(("text", "said"), [("", ()), ("-", ()), (None, ())])
def test_no_time_at_all_is_nothing_to_say(text, said):
    assert timestamps.read(text) == (None, said)


def test_a_damaged_time_is_never_on_time_in_silence():
    moment, (note,) = timestamps.read("2026-99-99 10:00")
    assert moment is None
    assert "is not read" in note
    assert "no time is counted" in note


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        *(("EST", 5), ("EDT", 4), ("CST", 6), ("CDT", 5), ("MST", 7), ("MDT", 6), ("PST", 8), ("PDT", 7)),
        *(("UTC", 0), ("GMT", 0), ("Z", 0), ("+0130", -1.5), ("-01:30", 1.5), ("+02:00", -2), ("Asia/Tokyo", -9)),
    ],
)
def test_a_zone_says_how_far_it_is_from_utc(zone, hours):
    moment = timestamps.parse(f"2026-03-02 12:00:00 {zone}")
    assert moment - datetime(2026, 3, 2, 12, tzinfo=UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("fraction", "micro"), [("5", 500_000), ("05", 50_000), ("123456", 123_456), ("1234567", 123_456)]
)
@pytest.mark.parametrize("sign", ".,")
def test_a_fraction_of_a_second_is_read(sign, fraction, micro):
    assert timestamps.parse(f"2026-03-02 12:00:01{sign}{fraction}").microsecond == micro


@pytest.mark.parametrize("text", [None, "", " ", "-", " - ", "--"])
def test_no_time_is_no_time_and_no_note(text):
    assert timestamps.read(text) == (None, ())


def test_a_time_that_makes_no_sense_is_told():
    moment, notes = timestamps.read("yesterday")
    assert moment is None
    assert notes == (
        (
            "the time of its submission is not read: 'yesterday' is not a date such as 2026-11-23 15:58:23 +0100; "
            "no time is counted"
        ),
    )
    assert timestamps.read("2026-03-02") == (datetime(2026, 3, 2, tzinfo=UTC), ())


LAST = int(datetime(2999, 12, 31, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("seconds", [0, 1, 1_700_000_000, LAST - 1])
def test_seconds_since_1970_are_a_time(seconds):
    assert timestamps.of_seconds(seconds) == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


@pytest.mark.parametrize("seconds", [-1, LAST, 10**18])
def test_seconds_in_a_year_in_which_nobody_submits_are_refused(seconds):
    with pytest.raises(ValueError, match=f"{seconds} seconds after 1970 are not a date before 2999"):
        timestamps.of_seconds(seconds)


def test_the_time_beside_a_submission_is_read_with_or_without_a_mark(tmp_path):
    assert timestamps.beside(tmp_path) == (None, ())
    for text in ("2026-03-02 12:00", "\ufeff2026-03-02 12:00", "2026-03-02 12:00\n" + " " * 500 + "x"):
        (tmp_path / "timestamp.txt").write_text(text, encoding="utf-8")
        assert timestamps.beside(tmp_path, ZoneInfo("Europe/Berlin")) == (datetime(2026, 3, 2, 11, tzinfo=UTC), ())
    (tmp_path / "timestamp.txt").write_bytes(b"\xff\xfe")
    moment, (note,) = timestamps.beside(tmp_path)
    assert moment is None
    assert note.startswith("timestamp.txt not read: '\ufffd\ufffd' is not a date")


def test_no_file_stays_open(tmp_path):
    (tmp_path / "timestamp.txt").write_text("2026-03-02")
    before = sorted(Path("/proc/self/fd").iterdir())
    timestamps.beside(tmp_path)
    assert sorted(Path("/proc/self/fd").iterdir()) == before


def test_of_a_file_200_bytes_are_read(tmp_path):
    file, text = tmp_path / "timestamp.txt", "2026-03-02 12:00:01"
    file.write_text(text.rjust(200))
    assert timestamps.beside(tmp_path) == (datetime(2026, 3, 2, 12, 0, 1, tzinfo=UTC), ())
    file.write_text(f"{text.ljust(200)}rubbish")
    assert timestamps.beside(tmp_path) == (datetime(2026, 3, 2, 12, 0, 1, tzinfo=UTC), ())
    file.write_text(f"{text.ljust(199)}rubbish")
    assert timestamps.beside(tmp_path)[0] is None


@pytest.mark.parametrize("zone", ["Z", "UTC", "GMT"])
def test_universal_time_needs_no_table_of_zones(zone):
    assert timestamps.parse(f"2026-03-02 12:00 {zone}").tzinfo is UTC
