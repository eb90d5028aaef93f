"""Whose row is whose in a downloaded gradebook: certain by an id, by a name only where it is the only row."""

from __future__ import annotations

import logging

import pytest

from grader.collect.raw import Identity, IdKind
from grader.collect.roster import Person
from grader.errors import CourseError
from grader.export.people import class_of, column_named, people_of, rows_with_ids
from grader.records.grade import Grade
from grader.records.submission import Status, Student

from .small import grade, person, request, sheet

IDS = (("ID", IdKind.ID), ("Mail", IdKind.LOGIN), ("Name", IdKind.NAME))


def rows(folder, text, ids=IDS, **more):
    found_rows = rows_with_ids(sheet(folder, text), iter(ids), **more)
    assert isinstance(found_rows, tuple)
    return [(row, who.shown, who.ids) for row, who in found_rows]


def test_each_row_below_the_header_says_who_it_is_by_the_columns_that_are_there(tmp_path):
    text = "Name,Other,ID,Mail\nAnn Lee,x, u1 ,a@x.org\n,x,,b@x.org\n,x,,\nCy,x,u3,\n,x,u4,d@x.org\n"
    assert rows(tmp_path, text) == [
        (1, "Ann Lee", (("id", "u1"), ("login", "a@x.org"), ("name", "Ann Lee"))),
        (2, "b@x.org", (("login", "b@x.org"),)),
        (4, "Cy", (("id", "u3"), ("name", "Cy"))),
        (5, "u4", (("id", "u4"), ("login", "d@x.org"))),
    ]
    assert rows(tmp_path, "Mail\na@x.org\n") == [(1, "a@x.org", (("login", "a@x.org"),))]


def test_first_and_last_name_are_one_where_both_columns_are_there(tmp_path):
    names = ("First", "Last")
    assert rows(tmp_path, "ID,First,Last\nu1, Ann ,Lee\nu2,,Re\nu3,Cy,\n", names=names) == [
        (1, "Ann Lee", (("id", "u1"), ("name", "Ann Lee"))),
        (2, "Re", (("id", "u2"), ("name", "Re"))),
        (3, "Cy", (("id", "u3"), ("name", "Cy"))),
    ]
    for header in ("ID,First", "ID,Last"):
        assert rows(tmp_path, f"{header}\nu1,Ann\n", names=names) == [(1, "u1", (("id", "u1"),))]


def test_of_two_names_the_first_is_shown_and_cells_are_cleaned(tmp_path):
    ids = (("A", IdKind.NAME), ("B", IdKind.NAME))
    (found,) = rows(tmp_path, "A,B\n#ann,#lee\n", ids, clean=lambda text: text.removeprefix("#"))
    assert found == (1, "ann", (("name", "ann"), ("name", "lee")))


def test_the_rows_begin_below_the_header_wherever_that_is(tmp_path):
    text = "Teacher Name:,Prof\nPoints,10\nStudent Num,Name\n7,Ann\n"
    ids = (("Student Num", IdKind.NUMBER), ("Name", IdKind.NAME))
    assert [(row, shown) for row, shown, _ in rows(tmp_path, text, ids)] == [(3, "Ann")]


HEADER = "ID,Backprop (1), Backprop (2) ,Other\nu1,,,\n"
TITLES = {1: "Backprop", 2: "Backprop", 3: "Other"}


@pytest.mark.parametrize(
    ("title", "column"), [("other", 3), (" OTHER ", 3), ("Backprop (1)", 1), ("backprop (2)", 2), ("Other", 3)]
)
def test_a_column_is_named_by_its_title_or_its_whole_header(tmp_path, title, column):
    assert column_named(sheet(tmp_path, HEADER), title, TITLES) == column


def test_the_last_column_is_found_by_its_whole_header(tmp_path):
    assert column_named(sheet(tmp_path, HEADER), "Backprop (2)", {1: "Backprop", 2: "Backprop"}) == 2


def test_many_columns_of_one_title_are_told_in_order(tmp_path):
    text = ",".join(f"B ({number})" for number in (5, 3, 1, 4, 2)) + "\n1,2,3,4,5\n"
    ways = " or ".join(f"--column 'B \\({number}\\)'" for number in (1, 2, 3, 4, 5))
    with pytest.raises(CourseError, match=f"has 5 columns named 'B'; say which with {ways}$"):
        column_named(sheet(tmp_path, text), "B", dict.fromkeys(range(5), "B"))


@pytest.mark.parametrize("titles", [{1: " backprop ", 3: "x"}, {3: "x", 1: "BACKPROP"}])
def test_case_and_blanks_of_a_title_do_not_matter(tmp_path, titles):
    assert column_named(sheet(tmp_path, HEADER), "Backprop", titles) == 1


@pytest.mark.parametrize(
    ("title", "titles", "words"),
    [
        (
            "Backprop",
            TITLES,
            "has 2 columns named 'Backprop'; say which with --column 'Backprop (1)' or --column 'Backprop (2)'",
        ),
        ("Batch", TITLES, "has no column 'Batch'; it has 'Backprop', 'Backprop', 'Other'. Name yours with --column"),
        ("Batch", {}, "has no column 'Batch'; it has none that can be filled. Name yours with --column"),
    ],
)
def test_no_column_or_several_are_told_with_the_way_out(tmp_path, title, titles, words):
    with pytest.raises(CourseError) as caught:
        column_named(sheet(tmp_path, HEADER), title, titles)
    assert str(caught.value) == f"{tmp_path / 'download.csv'} {words}"


def test_two_columns_with_one_header_are_to_be_renamed(tmp_path):
    with pytest.raises(CourseError, match=r"has 3 columns named 'Z'; rename one in the LMS"):
        column_named(sheet(tmp_path, "Z,Z,A,Z\n1,2,3,4\n"), "z", {0: "Z", 1: "Z", 3: "Z"})


def by(kind, text, shown=""):
    return Identity(shown or text, ((kind, text),))


def found(tmp_path, *people, grades=(), listed=()):
    result = people_of(sheet(tmp_path, "ID\nu1\n"), tuple(people), request(*grades, people=listed))
    return {row: each.student.id for row, each in result.rows.items()}, result.notes


def test_an_id_decides_and_a_name_where_it_is_the_only_row(tmp_path):
    people = [(3, by(IdKind.NAME, "Bob Lee")), (1, by(IdKind.ID, "ann")), (4, by(IdKind.ID, "zed"))]
    assert found(tmp_path, *people) == (
        {1: "ann", 3: "bob"},
        ("download.csv: zed: not in the results: see roster.csv; left as it is",),
    )


def test_rows_come_in_the_order_of_the_file(tmp_path):
    rows_, _ = found(tmp_path, (5, by(IdKind.ID, "bob")), (2, by(IdKind.ID, "ann")))
    assert list(rows_) == [2, 5]


def test_rows_by_name_beside_one_by_id_and_two_by_name_are_told_and_left(tmp_path):
    people = [(1, by(IdKind.ID, "ann")), (2, by(IdKind.NAME, "Ann Lee")), (5, by(IdKind.NAME, "Ann Lee", "A. Lee"))]
    people += [(3, by(IdKind.NAME, "Bob Lee")), (4, by(IdKind.NAME, "Bob Lee"))]
    assert found(tmp_path, *people) == (
        {1: "ann"},
        tuple(
            f"download.csv: {shown}: row {row} may be {name}: enter it by hand; left as it is"
            for shown, row, name in (
                ("Ann Lee", 3, "ann"),
                ("A. Lee", 6, "ann"),
                ("Bob Lee", 4, "bob"),
                ("Bob Lee", 5, "bob"),
            )
        ),
    )


def test_several_rows_by_id_are_all_looked_at_and_told(tmp_path):
    people = [(number, by(IdKind.ID, "ann")) for number in (1, 4, 2)]
    rows_, notes = found(tmp_path, *people)
    assert (rows_, notes) == ({1: "ann", 2: "ann", 4: "ann"}, ("ann has 3 rows (2, 5, 3): each is looked at",))
    assert found(tmp_path, *people[:2])[1] == ("ann has 2 rows (2, 5): each is looked at",)
    assert found(tmp_path, *people[:1])[1] == ()


def test_a_name_that_two_people_share_is_told_in_the_order_of_ids(tmp_path):
    names = {IdKind.NAME: frozenset({"kim lee"})}
    twins = tuple(Person(Student(name, "Kim", "Lee"), names) for name in ("u9", "u1", "u5", "u3"))
    _, notes = found(tmp_path, (1, by(IdKind.NAME, "Kim Lee")), (2, by(IdKind.ID, "ann")), listed=twins)
    told = "may be u1 or u3 or u5 or u9: enter it by hand"
    assert notes == (f"download.csv: Kim Lee: {told}; left as it is",)


def test_what_several_ids_say_decides_before_the_name_and_not_where_they_differ(tmp_path):
    who = Identity("x", ((IdKind.NAME, "Bob Lee"), (IdKind.ID, "zed"), (IdKind.LOGIN, "ann@x.org")))
    assert found(tmp_path, (1, who), listed=(person("ann"), person("bob")))[0] == {1: "ann"}
    last = Identity("x", ((IdKind.LOGIN, "ann@x.org"), (IdKind.NAME, "Bob Lee")))
    assert found(tmp_path, (1, last), listed=(person("ann"), person("bob")))[0] == {1: "ann"}
    nobody = Identity("x", ((IdKind.ID, "zed"), (IdKind.NAME, "Bob Lee")))
    people = [(1, nobody), (2, by(IdKind.NAME, "Bob Lee"))]
    assert found(tmp_path, *people, (3, by(IdKind.ID, "ann")))[0] == {3: "ann"}


def test_a_person_of_the_roster_without_a_result_has_no_row(tmp_path):
    people = [(1, by(IdKind.ID, "cy")), (2, by(IdKind.ID, "ann"))]
    assert found(tmp_path, *people, listed=(person("cy"),)) == ({2: "ann"}, ())


def test_a_file_of_other_people_is_refused(tmp_path):
    with pytest.raises(CourseError, match="not one of its 1 people is in the results; put the file's ids into roster"):
        found(tmp_path, (1, by(IdKind.ID, "zed")))


def test_the_class_is_the_roster_and_whoever_has_a_result_besides():
    listed = (person("ann"), person("cy"))
    everybody = list(class_of(request(grade("ann"), grade("bob"), grade("cy"), grade("zoe"), people=listed)))
    assert [each.student.id for each in everybody] == ["ann", "cy", "bob", "zoe"]
    assert everybody[:2] == list(listed)
    assert everybody[2].aliases == {
        IdKind.LOGIN: frozenset({"bob@x.org"}),
        IdKind.NAME: frozenset({"bob lee", "lee, bob"}),
    }


@pytest.mark.parametrize(
    ("student", "logins", "names"),
    [
        (Student("u1", "Ann", "Lee", "Ann@X.org"), {"ann@x.org"}, {"ann lee", "lee, ann"}),
        (Student("u1", "Ann", "", ""), set(), set()),
        (Student("u1", "", "Lee", ""), set(), set()),
    ],
)
def test_a_result_alone_is_known_by_address_and_whole_name(student, logins, names):
    alone = Grade(student, "backprop", Status.GRADED, (), 1.0, 0.0, 1.0, 10.0)
    (one,) = class_of(request(alone))
    assert one.aliases == {IdKind.LOGIN: frozenset(logins), IdKind.NAME: frozenset(names)}


def test_notes_come_in_the_order_of_the_file_and_then_of_the_students(tmp_path):
    people = [
        (1, by(IdKind.ID, "zed")),
        (2, by(IdKind.ID, "ann")),
        (3, by(IdKind.ID, "abe")),
        (4, by(IdKind.ID, "ann")),
    ]
    people += [(5, by(IdKind.ID, "bob")), (6, by(IdKind.ID, "bob"))]
    _, notes = found(tmp_path, *people)
    assert [note.partition(" ")[2][:11] for note in notes] == [
        "zed: not in",
        "abe: not in",
        "has 2 rows ",
        "has 2 rows ",
    ]
    assert [note.partition(" ")[0] for note in notes[2:]] == ["ann", "bob"]


def test_the_log_says_whose_row_is_whose_how_that_is_known_and_which_is_nobodys(tmp_path, caplog):
    caplog.set_level(logging.INFO, "grader.export.people")
    by_id, by_name = Identity("Ann", ((IdKind.ID, "ann"),)), Identity("Bob Lee", ((IdKind.NAME, "Bob Lee"),))
    nobody = Identity("Zed", ((IdKind.ID, "zed"),))
    result = people_of(sheet(tmp_path, "ID\nu1\n"), ((3, by_name), (1, by_id), (2, nobody)), request())
    assert caplog.messages == [
        "ann, backprop: row 2 of download.csv, by an id",
        "bob, backprop: row 4 of download.csv, by the name, which nobody else has",
        *result.notes,
    ]
    assert "Zed: not in the results" in result.notes[0]
