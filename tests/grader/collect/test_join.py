"""Whose each submission is: known, a team's, or nobody's; told by name, twenty at most."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from grader.collect import join as module
from grader.collect.join import join, lookalikes
from grader.collect.match import index
from grader.collect.raw import Identity, IdKind, RawSubmission, by_id
from grader.collect.roster import Person, Roster
from grader.records.submission import Status, Student

ANN = Person(Student("ann"), {IdKind.NUMBER: frozenset({"41"}), IdKind.NAME: frozenset({"ann lee"})}, team="red")
BOB = Person(Student("bob"), {IdKind.NAME: frozenset({"ann lee"})}, team="red")
CY = Person(Student("cy"))
GONE = Person(Student("gone"), left=True)
EVERYBODY = (ANN, BOB, CY, GONE)


def raw(who, notes=("own",)):
    who = by_id(who) if isinstance(who, str) else who
    return RawSubmission(who, "b", "place", Path("p"), (Path("c"),), None, Status.GRADED, notes)


def joined(*who, people=EVERYBODY):
    roster = Roster(tuple(person for person in people if not person.left))
    return join([raw(each) for each in who], roster, index(people), ("b",))


def test_one_person_gets_it_without_a_word():
    result = joined("cy")
    assert result.submissions == {("cy", "b"): [raw("cy")]}
    assert (result.unknown, result.notes, result.recognized) == ({}, {}, True)


def test_who_is_known_by_another_name_is_told_by_it():
    (found,) = joined("41").submissions["ann", "b"]
    assert found.notes == ("submitted as 41", "own")


def test_a_team_gets_it_once_for_every_member():
    result = joined("Team Red")
    assert set(result.submissions) == {("ann", "b"), ("bob", "b")}
    for found in result.submissions.values():
        (each,) = found
        assert (each.team, each.notes) == ("red", ("submitted as Team Red, for the team 'red'", "own"))


def test_who_left_gets_nothing_and_is_recognized():
    result = joined("gone")
    assert (dict(result.submissions), result.unknown, result.recognized) == ({}, {}, True)


def test_several_people_are_a_row_of_its_own_and_a_note():
    result = joined("Ann Lee")
    assert set(result.submissions) == {("Ann Lee", "b")}
    assert result.unknown == {"Ann Lee": Student("Ann Lee")}
    assert list(result.notes) == ["Ann Lee: may be ann or bob of roster.csv; not guessed, so it has a row of its own"]
    assert result.recognized


def test_nobody_is_a_row_of_its_own_with_what_looks_alike():
    result = joined("cyy", "xyz")
    assert set(result.submissions) == {("cyy", "b"), ("xyz", "b")}
    assert list(result.notes) == [
        "cyy is not in roster.csv; did you mean cy?",
        "xyz is not in roster.csv; it has a row of its own",
    ]
    assert not result.recognized
    assert result.submissions["xyz", "b"][0].notes == ("own",)


def test_one_who_is_known_is_enough():
    assert joined("xyz", "cy").recognized
    assert joined("cy", "xyz").recognized


def test_without_a_roster_nobody_is_noted():
    result = joined("xyz", people=())
    assert (result.notes, set(result.submissions)) == ({}, {("xyz", "b")})


def test_two_spellings_of_an_unknown_name_are_one_student():
    result = joined("jose\u0301", "jos\u00e9")
    assert len(result.unknown) == 1
    (found,) = result.submissions.values()
    assert [each.notes for each in found] == [("own",), ("own",)]


@pytest.mark.parametrize(("most", "more"), [(3, ""), (2, "1 more names are not in roster.csv")])
def test_of_many_unknown_names_the_rest_is_counted(monkeypatch, most, more):
    monkeypatch.setattr(module, "MAX_NOTES", most)
    result = joined("n1", "n2", "n3", "n1")
    assert len(result.submissions) == 3
    assert list(result.notes)[most:] == ([more] if more else [])
    assert len(result.notes) == 3


def test_a_name_that_is_read_in_several_ways_is_left_to_a_person():
    one, two = Identity("x_y", ((IdKind.ID, "x1"),)), Identity("x_y", ((IdKind.ID, "y1"),))
    (found,) = joined(Identity("x_y", one.ids, (two,))).submissions["x_y", "b"]
    assert (found.path, found.companions, found.status) == (None, (), Status.NEEDS_PERSON)
    assert found.notes == ("x_y can be read as submitted by x1 or y1: a person must decide whose it is, and rename it",)


@pytest.mark.parametrize(
    ("name", "ids", "found"),
    [
        ("ann", ["ann lee", "bob", "lee"], ["ann lee"]),
        ("Ann-Lee", ["ann", "bob"], ["ann"]),
        ("anna", ["anne", "bob"], ["anne"]),
        ("anna", ["anne", "anna lee"], ["anna lee", "anne"]),
        ("a", ["ann"], []),
        ("student1", ["student2", "student3", "student4", "student5"], 3),
        ("", ["ann"], []),
        ("---", ["ann"], []),
        ("----", ["---", "ann"], ["---"]),
        ("", [" -"], []),
        ("ab", ["ab c", "ab d", "ab e", "ab f"], ["ab c", "ab d", "ab e"]),
    ],
)
def test_what_looks_alike(name, ids, found):
    alike = lookalikes(name, ids)
    assert (len(alike) if isinstance(found, int) else alike) == found


def test_only_so_many_ids_are_looked_through(monkeypatch):
    monkeypatch.setattr(module, "MAX_COMPARED", 2)
    assert lookalikes("anna", ["x", "y", "anne"]) == []
    assert lookalikes("anna", ["x", "anne", "y"]) == ["anne"]


def test_what_is_one_persons_is_kept_in_the_order_it_was_found():
    def notes(*who):
        return [each.place for each in next(iter(join(who, Roster(EVERYBODY[:3]), known, ("b",)).submissions.values()))]

    known = index(EVERYBODY)
    first, second = (replace(raw("cy"), place=place) for place in ("first", "second"))
    assert notes(first, second) == ["first", "second"]
    strange, stranger = (replace(raw("xyz"), place=place) for place in ("first", "second"))
    assert notes(strange, stranger) == ["first", "second"]
    team, mate = (replace(raw("Team Red"), place=place) for place in ("first", "second"))
    assert notes(team, mate) == ["first", "second"]


def test_the_caps_are_those_of_a_list_that_a_person_reads():
    assert (module.MAX_NOTES, module.MAX_COMPARED) == (20, 20_000)


def test_without_a_roster_many_unknown_names_are_not_counted(monkeypatch):
    monkeypatch.setattr(module, "MAX_NOTES", 1)
    assert joined("n1", "n2", people=()).notes == {}


def test_of_several_ids_of_a_reading_the_first_is_told():
    one = Identity("x_y", ((IdKind.ID, "x1"), (IdKind.NAME, "x2")))
    other = Identity("x_y", ((IdKind.ID, "y1"), (IdKind.NAME, "y2")))
    (found,) = joined(Identity("x_y", one.ids, (other,))).submissions["x_y", "b"]
    assert "submitted by x1 or y1: " in found.notes[0]


def test_what_looks_alike_is_looked_for_among_all():
    assert list(joined("annn").notes) == ["annn is not in roster.csv; did you mean ann?"]
    assert lookalikes("Bo Ray", ["BO_RAX", "cy"]) == ["BO_RAX"]
    assert lookalikes("cy", ["ann", "cy lee"]) == ["cy lee"]
    assert lookalikes("日本", ["日本 語"]) == ["日本 語"]


def test_three_that_look_alike_are_told_and_no_fourth():
    assert lookalikes("student", ["student1", "student2", "student3", "student4"]) == [
        "student4",
        "student3",
        "student2",
    ]
    assert lookalikes("ann", ["", "bob"]) == []


def test_a_name_without_the_accents_of_the_class_leads_to_its_row():
    def note(who):
        return list(joined(who, people=people).notes)

    people = tuple(
        map(
            Person,
            (
                Student("129", "Ana", "L\u00f3pez Garc\u00eda"),
                Student("130", "Bo", "Ray"),
                Student("131"),
                Student("132", "Jos\u00e9", "N\u00fa\u00f1ez"),
            ),
        )
    )
    meant = "did you mean 129 (Ana L\u00f3pez Garc\u00eda)?"
    assert note("Ana Lopez Garcia") == [f"Ana Lopez Garcia is not in roster.csv; {meant}"]
    assert note("ana_lopez-garcia") == [f"ana_lopez-garcia is not in roster.csv; {meant}"]
    assert note("\u00c1na L\u00f3pez Garcia") == [f"\u00c1na L\u00f3pez Garcia is not in roster.csv; {meant}"]
    assert note("LOPEZ GARCIA, Ana") == [f"LOPEZ GARCIA, Ana is not in roster.csv; {meant}"]
    assert note("Jose Nunez") == ["Jose Nunez is not in roster.csv; did you mean 132 (Jos\u00e9 N\u00fa\u00f1ez)?"]
    assert note("Ana Lopez") == ["Ana Lopez is not in roster.csv; it has a row of its own"]
    assert note("---") == ["--- is not in roster.csv; it has a row of its own"]


def test_of_many_with_one_plain_name_three_are_told():
    names = ("Zo\u00e9", "Zo\u00e8", "Zo\u00ea", "Zo\u00eb")
    people = [Person(Student(str(n), name)) for n, name in enumerate(names)]
    (note,) = joined("zoe", people=people).notes
    assert note == "zoe is not in roster.csv; did you mean 0 (Zo\u00e9) or 1 (Zo\u00e8) or 2 (Zo\u00ea)?"


def test_names_are_compared_of_so_many_people(monkeypatch):
    people = [Person(Student("1", "Zo\u00e9")), Person(Student("2", "Bo"))]
    monkeypatch.setattr(module, "MAX_COMPARED", 1)
    assert list(joined("zoe", "b\u00f3", people=people).notes) == [
        "zoe is not in roster.csv; did you mean 1 (Zo\u00e9)?",
        "b\u00f3 is not in roster.csv; it has a row of its own",
    ]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("cy", "cy, b: of cy, whom roster.csv has"),
        ("41", "41, b: of ann, whom roster.csv has"),
        ("Team Red", "Team Red, b: of the team 'red': counts for ann, bob"),
        ("gone", "gone, b: of gone, who left the class: passed over"),
        ("Ann Lee", "Ann Lee, b: may be of ann or bob: a row of its own"),
        ("zed", "zed, b: of nobody in roster.csv: a row of its own"),
    ],
)
def test_the_log_says_whose_each_submission_is_and_how_that_is_known(caplog, who, told):
    caplog.set_level(logging.INFO, "grader.collect.join")
    joined(who)
    assert caplog.messages == [told]


def test_without_a_roster_there_is_nothing_to_say_of_whose_it_is(caplog):
    caplog.set_level(logging.INFO, "grader.collect.join")
    joined("cy", people=())
    assert caplog.messages == []
