"""Whose a name is: ids as people mean them, teams, and never a guess between two."""

from __future__ import annotations

import itertools

import pytest

from grader.collect.match import Match, find_match, index, team_key
from grader.collect.raw import Identity, IdKind, by_id
from grader.collect.roster import Person, read_roster
from grader.records.submission import Student

NAMES = ("backprop", "backprop-batch")


def matched(tmp_path, rows, who, header="id,first_name,last_name,email"):
    path = tmp_path / "roster.csv"
    path.write_text("\n".join((header, *rows, "")), encoding="utf-8")
    match = find_match(by_id(who) if isinstance(who, str) else who, index(read_roster(path).people), NAMES)
    return [person.student.id for person in match.people]


@pytest.mark.parametrize(
    ("listed", "submitted"),
    [
        ("u100", "U100"),
        ("u100", " u100 "),
        ("u100", "u100\u200b"),
        ("007123", "7123"),
        ("7123", "007123"),
        ("7123", "7123.0"),
        ("7123.0", "7123"),
        ("007123", '="007123"'),
        ('"=""007123"""', "7123"),
        ("Jos\u00e9", "JOSE\u0301"),
        ("7123", "backprop_007123 (1)"),
    ],
)
def test_an_id_is_compared_as_people_mean_it(tmp_path, listed, submitted):
    assert len(matched(tmp_path, [f"{listed},,,"], submitted)) == 1


@pytest.mark.parametrize(
    ("rows", "who", "expected"),
    [
        (["7123,,,", "007123,,,"], "7123", ["7123"]),
        (["7123,,,", "007123,,,"], "7123.0", ["007123", "7123"]),
        (["ann,,,", "ANN,,,"], "ann", ["ann"]),
        (["ann,,,", "ANN,,,"], "Ann", ["ANN", "ann"]),
        (["u1,,,jane.doe@x.org", "u2,,,jd@x.org"], "Jane.Doe", ["u1"]),
        (["u1,,,jane@x.org", "u2,,,jane@y.org"], "jane", ["u1", "u2"]),
        (["jane,,,"], "jane@x.org", ["jane"]),
        (["u1,Jane,Doe,", "u2,Bo,Ray,"], "Jane Doe", ["u1"]),
        (["u1,Jane,Doe,", "u2,Jane,Doe,"], "jane doe", ["u1", "u2"]),
        (["u0100,,,"], "u100", []),
        (["ann,,,"], "", []),
    ],
)
def test_an_exact_id_comes_first_and_of_several_nobody_is_chosen(tmp_path, rows, who, expected):
    assert matched(tmp_path, rows, who) == expected


@pytest.mark.parametrize("name", ["a", "A", "team-a", "Team A", "Gruppe_a", "group a"])
def test_a_team_is_known_with_the_word_before_it_and_without(tmp_path, name):
    rows = ["u1,,,,a", "u2,,,,Team A", "u3,,,,b"]
    assert matched(tmp_path, rows, name, "id,first_name,last_name,email,team") == ["u1", "u2"]


def test_a_team_called_by_the_word_alone_keeps_it():
    assert (team_key("Team"), team_key("Team 07"), team_key("7")) == ("team", "7", "7")


def test_a_student_whose_id_is_a_teams_name_comes_before_the_team(tmp_path):
    assert matched(tmp_path, ["a,,,,b", "u2,,,,a"], "a", "id,first_name,last_name,email,team") == ["a"]


def test_the_number_of_a_participant_tells_two_of_one_name_apart_and_contradicts_another_name(tmp_path):
    header = "Identifier,Full name,Email address"
    rows = ["Participant 11,Jane Doe,j1@x.org", "Participant 12,Jane Doe,j2@x.org", "Participant 13,Bo Ray,b@x.org"]

    def of(name, number):
        return matched(tmp_path, rows, Identity("x", ((IdKind.PARTICIPANT, number), (IdKind.NAME, name))), header)

    assert of("Jane Doe", "12") == ["j2@x.org"]
    assert of("Jane Doe", "99") == ["j1@x.org", "j2@x.org"]
    assert of("Bo Ray", "12") == ["j2@x.org", "b@x.org"]


@pytest.mark.parametrize(
    ("rows", "who", "expected"),
    [
        # the same text is one student's id and another's account, e-mail name or full name: the id decides
        (["jane,,,", "u2,,,jane@x.org"], "jane", ["jane"]),
        (["u2,,,jane@x.org", "jane,,,"], "jane", ["jane"]),
        (["Jane Doe,,,", "u2,Jane,Doe,"], "Jane Doe", ["Jane Doe"]),
        (["u2,Jane,Doe,", "Jane Doe,,,"], "Jane Doe", ["Jane Doe"]),
        # an id as it is written before an id as it is meant, and both before a name
        (["0071,,,", "71,,,"], "71", ["71"]),
        (["71,,,", "0071,,,"], "0071", ["0071"]),
        (["u1,ann,,", "ANN,,,"], "ann", ["ANN"]),
    ],
)
def test_the_surest_way_to_a_person_comes_first_whatever_the_order_of_the_roster(tmp_path, rows, who, expected):
    assert matched(tmp_path, rows, who) == expected


def test_the_ids_of_an_identity_are_tried_in_their_order(tmp_path):
    rows = ["u1,Ann,Lee,ann@x.org", "u2,Bo,Ray,bo@x.org"]
    by_mail = Identity("x", ((IdKind.LOGIN, "ann@x.org"), (IdKind.NAME, "Bo Ray")))
    by_name = Identity("x", ((IdKind.NAME, "Bo Ray"), (IdKind.LOGIN, "ann@x.org")))
    assert (matched(tmp_path, rows, by_mail), matched(tmp_path, rows, by_name)) == (["u1"], ["u2"])


def test_three_of_one_name_are_all_found_in_the_order_of_the_roster(tmp_path):
    rows = [f"u{number},Jane,Doe," for number in (1, 2, 3)]
    assert matched(tmp_path, rows, "Jane Doe") == ["u1", "u2", "u3"]


def test_only_the_first_word_of_a_teams_name_is_taken_off():
    assert team_key("Team Group 7") == "group 7"


def people(*ids, team="", **aliases):
    return [
        Person(Student(name), {IdKind(kind): frozenset(names) for kind, names in aliases.items()}, team) for name in ids
    ]


def test_readings_that_lead_to_two_people_find_both_and_no_team():
    red, cy = people("ann", "bob", team="Team Red"), people("cy")
    known = index([*red, *cy])
    of_team = Identity("x", ((IdKind.TEAM, "red"),))
    assert find_match(of_team, known, NAMES) == Match(tuple(red), "Team Red")
    both = find_match(Identity("x", of_team.ids, (by_id("cy"),)), known, NAMES)
    assert (both, both.certain) == (Match((*red, *cy)), False)
    other = find_match(Identity("x", by_id("cy").ids, (of_team,)), known, NAMES)
    assert other == Match((*cy, *red))


def test_of_two_spellings_of_a_team_the_first_is_told():
    one, two = people("ann", team="red"), people("bob", team="Team Red")
    assert find_match(by_id("RED"), index([*one, *two]), NAMES).team == "red"


def test_a_participants_number_is_compared_with_the_name_wherever_either_stands():
    jane, bo = people("jane", participant=["11"], name=["jane doe"]), people("bo", participant=["12"], name=["bo ray"])
    who = Identity("x", ((IdKind.NAME, " Jane Doe "), (IdKind.PARTICIPANT, "12")))
    assert find_match(who, index([*jane, *bo]), NAMES).people == tuple(jane)
    who = Identity("x", ((IdKind.PARTICIPANT, "12"), (IdKind.NAME, " Jane Doe ")))
    assert find_match(who, index([*jane, *bo]), NAMES).people == (*bo, *jane)


@pytest.mark.parametrize(
    ("ids", "who"),
    [
        # a login comes before an id that is alike, and the very id in a file's name before one that is alike
        (["jane@x.org", "Jane@x.org"], "JANE@X.org"),
        (["ann", "ANN"], "ann (1)"),
        (["ann", "ANN"], "ann_backprop-batch"),
        (["ann", "ANN"], "backprop-batch_ann"),
        (["ann", "ANN"], "ann_backprop"),
        (["backprop_ann", "ann"], "backprop_ann (1)"),
    ],
)
def test_the_nearer_of_two_who_are_alike_is_meant(ids, who):
    first, second = (
        people(ids[0], login=[ids[0]], as_meant=[ids[0].casefold()]),
        people(ids[1], as_meant=[ids[1].casefold()]),
    )
    assert find_match(by_id(who), index([*second, *first]), NAMES).people == tuple(first)


@pytest.mark.parametrize(
    "ids",
    [
        ((IdKind.ID, "Ann (1)"),),
        ((IdKind.ID, "ANN"), (IdKind.ID, "zed")),
        ((IdKind.ID, "ANN"), (IdKind.LOGIN, "zed")),
        ((IdKind.NUMBER, "ANN"), (IdKind.NUMBER, "zed")),
        ((IdKind.LOGIN, " ann@x.org "),),
        ((IdKind.NAME, " Ann Lee "),),
    ],
)
def test_somebody_is_found_loosely_by_any_of_the_names(ids):
    ann = people("ann", as_meant=["ann"], login=["ann@x.org"], name=["ann lee"])
    assert find_match(Identity("x", ids), index(ann), ()).people == tuple(ann)


def test_a_browsers_number_behind_the_name_of_a_mail_is_taken_off():
    jane = people("u1", local_part=["jane"])
    assert find_match(by_id("jane (1)"), index(jane), ()).people == tuple(jane)


def test_an_address_in_the_name_of_a_file_is_known_by_all_of_it_or_the_part_before_its_sign():
    by_address, by_name = people("u1", as_meant=["ann@x.org"]), people("u2", as_meant=["ann"])
    assert find_match(by_id("Ann@X.org (1)"), index(by_address), ()).people == tuple(by_address)
    assert find_match(by_id("backprop_Ann@y.org"), index(by_name), NAMES).people == tuple(by_name)


WAYS = (IdKind.ID, IdKind.LOGIN, IdKind.NUMBER, IdKind.TEAM, IdKind.AS_MEANT, IdKind.LOCAL_PART, IdKind.NAME)


def led(name, kind):
    """Return somebody to whom the text `zz7` leads in one way alone."""
    if kind is IdKind.ID:
        return people("zz7")[0]
    return people(name, team="zz7")[0] if kind is IdKind.TEAM else people(name, **{kind.value: ["zz7"]})[0]


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(WAYS, 2)))
def test_a_name_is_joined_by_the_surest_way_that_leads_to_anybody(first, second):
    one, other = led("one", first), led("other", second)
    assert find_match(by_id("zz7"), index([other, one]), NAMES).people == (one,)


@pytest.mark.parametrize("kind", [IdKind.LOGIN, IdKind.NUMBER])
@pytest.mark.parametrize(
    ("first", "second"), list(itertools.pairwise((None, IdKind.ID, IdKind.TEAM, IdKind.AS_MEANT, IdKind.LOCAL_PART)))
)
def test_an_account_or_a_number_is_that_first_and_then_what_an_id_is(kind, first, second):
    one, other = led("one", first or kind), led("other", second)
    assert find_match(Identity("x", ((kind, "zz7"),)), index([other, one]), NAMES).people == (one,)


def test_one_person_or_a_team_is_certain_and_several_or_nobody_are_not():
    one, two = (Person(Student(name), {}) for name in ("ann", "bob"))
    assert Match((one,)).certain
    assert Match((one, two), team="7").certain
    assert not Match((one, two)).certain
    assert not Match().certain


def test_readings_that_lead_to_two_teams_find_both_and_are_not_certain():
    red, blue = people("ann", team="red"), people("bob", team="blue")
    readings = [Identity("x", ((IdKind.TEAM, team),)) for team in ("red", "blue")]
    both = find_match(Identity("x", readings[0].ids, (readings[1],)), index([*red, *blue]), NAMES)
    assert (both, both.certain) == (Match((*red, *blue)), False)
