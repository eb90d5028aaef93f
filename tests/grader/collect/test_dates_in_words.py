"""Dates as LMSs print them, in several languages."""

from __future__ import annotations

import pytest

from grader.collect.dates_in_words import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday, 10 June 2026, 2:14 PM", "2026-06-10T14:14:00"),
        ("Wednesday, September 23, 2020, 9:00 PM", "2020-09-23T21:00:00"),
        ("Tuesday, 3 March 2026, 12:05 AM", "2026-03-03T00:05:00"),
        ("Montag, 2. März 2026, 09:05", "2026-03-02T09:05:00"),
        ("martes, 3 de marzo de 2026, 19:05", "2026-03-03T19:05:00"),
        ("mardi 3 février 2026, 09:05", "2026-02-03T09:05:00"),
        ("sexta-feira, 6 de março de 2026, 09:05", "2026-03-06T09:05:00"),
        ("woensdag, 4 maart 2026, 09:05", "2026-03-04T09:05:00"),
        ("Sep 24, 2024 926 PM", "2024-09-24T21:26:00"),
        ("Mar 1, 2026 1035 PM", "2026-03-01T22:35:00"),
        (" Sep 24, 2024 926 PM ", "2024-09-24T21:26:00"),
        ("3 March 2026, 9 PM", "2026-03-03T21:00:00"),
        # the time of day may stand first, and is never taken for the day or the year
        ("14:05 3 March 2026", "2026-03-03T14:05:00"),
        ("9:05 PM3 March 2026", "2026-03-03T21:05:00"),
    ],
)
def test_a_date_of_a_known_language_is_read(text, expected):
    assert parse(text).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "yesterday",
        "10 listopada 2026, 09:05",
        "3 March 2026",
        "32 March 2026, 9:05",
        "3 March, 9:05",
        "March 2026, 9:05",
    ],
)
def test_what_cannot_be_told_is_refused_and_never_guessed(text):
    with pytest.raises(ValueError, match=r"no date that can be read|without the time of day|out of range"):
        parse(text)


@pytest.mark.parametrize(
    ("month", "names"),
    list(
        enumerate(
            (
                "Jan January enero gennaio stycznia Ocak janvier",
                "Feb February février fevereiro lutego Şubat",
                "Mar March März maart mrt Mrz marzo",
                "Apr April avril abril kwietnia Nisan",
                "May mai maggio mei maja",
                "Jun June juin giugno czerwca Haziran",
                "Jul July juillet luglio Temmuz julio",
                "Aug August août agosto sierpnia Ağustos",
                "Sep September settembre set września Eylül",
                "Oct October Oktober ottobre outubro października Ekim",
                "Nov November Kasım noviembre",
                "Dec December Dezember décembre diciembre grudnia Aralık",
            ),
            start=1,
        )
    ),
)
def test_every_month_is_known_in_ten_languages(month, names):
    for name in names.split():
        assert parse(f"3 {name} 2026, 9:05").month == month, name
