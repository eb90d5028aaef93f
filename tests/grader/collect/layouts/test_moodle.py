"""Moodle's download: folders and files named after name and number, with and without the worksheet."""

from __future__ import annotations

import pytest

from grader.collect import tree
from grader.collect.layouts.moodle import fits, read

from .asking import alike, companions, found, ids, request, write

FILE, TEXT = "_assignsubmission_file", "_assignsubmission_onlinetext"


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        ([f"Jane Doe_12{FILE}/b.ipynb"], True),
        ([f"Jane Doe_12{FILE}_b.ipynb"], True),
        ([f"Jane Doe_12{TEXT}_/x.html", "grades.csv"], True),
        (["A.csv", f"Jane Doe_12{FILE}/b.ipynb"], True),
        ([f"Jane Doe_12{FILE}/b.ipynb", "zz/b.ipynb"], False),
        (["A/b.ipynb", f"Jane Doe_12{FILE}/b.ipynb"], False),
        ([f"Jane Doe_12{FILE}/b.ipynb", "z.IPYNB"], False),
        (["a.txt", "b.py", f"jane_12{FILE}/b.ipynb"], False),
        ([f"Jane Doe{FILE}/b.ipynb"], False),
        ([f"Jane Doe_12{FILE}x/b.ipynb"], False),
        (["grades.csv"], False),
    ],
)
def test_every_folder_and_notebook_is_named_as_moodle_names_it(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) is fitting


def test_a_folder_with_or_without_its_line_at_the_end_is_a_submission_by_number(tmp_path):
    names = [f"Jo_9{FILE}_/backprop.ipynb", f"Ann_10{FILE}/backprop.ipynb", f"Bo_11{TEXT}_/onlinetext.html"]
    result = read(write(tmp_path / "d", *names, "grades.csv"), request(tmp_path))
    assert found(result) == [
        ("Jo 9", "backprop.ipynb", "graded"),
        ("Ann 10", "backprop.ipynb", "graded"),
        ("Bo 11", None, "needs_person"),
    ]
    assert ids(result)[0] == [("participant", "9"), ("name", "Jo")]


def test_loose_files_are_put_together_under_the_students_own_names(tmp_path):
    names = [f"Jo_9{FILE}_backprop.ipynb", f"Jo_9{FILE}_x.csv", f"Bo_10{FILE}_y.ipynb"]
    result = read(alike(write(tmp_path / "d", *names), f"Bo_10{FILE}_x", ".csv"), request(tmp_path))
    assert found(result) == [("Jo 9", "backprop.ipynb", "graded"), ("Bo 10", "y.ipynb", "graded")]
    one, two = companions(result)
    assert list(one) == ["x.csv"]
    assert (two["x\ufffd.csv"], sorted(two.values())) == ("1", ["1", "2"])


def test_a_loose_name_that_can_be_read_in_two_ways_is_a_submission_of_its_own(tmp_path):
    name = f"Jo_9{FILE}_Bo_10{FILE}_b.ipynb"
    result = read(write(tmp_path / "d", name, f"Jo_9{FILE}_backprop.ipynb"), request(tmp_path))
    (two,) = [each for each in result.submissions if each.who.alternatives]
    assert (two.who.shown, two.path.name) == (name, f"Bo_10{FILE}_b.ipynb")
    assert two.who.ids == (("participant", "9"), ("name", "Jo"))
    (other,) = two.who.alternatives
    assert other.ids == (("participant", "10"), ("name", f"Jo_9{FILE}_Bo"))
    assert len(result.submissions) == 2


def test_the_name_of_a_folder_ends_behind_the_kind(tmp_path):
    folder = write(tmp_path / "d", f"Jo_9{FILE}_Bo_10{FILE}/backprop.ipynb", f"Cy_7{FILE}_x_8{FILE}_")
    (loose, whole) = read(folder, request(tmp_path)).submissions
    assert whole.who.ids == (("participant", "10"), ("name", f"Jo_9{FILE}_Bo"))
    assert len(loose.who.alternatives) == 1


def test_of_what_was_uploaded_and_what_was_typed_the_files_count(tmp_path):
    names = [f"Jo_9{TEXT}/onlinetext.html", f"Jo_9{FILE}/backprop.ipynb", f"Bo_10{TEXT}/onlinetext.html"]
    folder = write(tmp_path / "d", *names)
    (folder / f"Bo_10{FILE}").mkdir()
    result = read(folder, request(tmp_path))
    assert found(result) == [("Jo 9", "backprop.ipynb", "graded"), ("Bo 10", None, "needs_person")]


def test_two_folders_of_one_number_and_name_are_a_question_unless_one_is_empty(tmp_path):
    folder = write(tmp_path / "d", f"Jo_9{FILE}/backprop.ipynb", f"Jo_9{FILE}_/backprop.ipynb")
    (one,) = read(folder, request(tmp_path)).submissions
    question = f"Jo_9{FILE} and Jo_9{FILE}_: a person must decide which of these folders counts; keep one"
    assert (one.status.value, one.path, one.place, one.notes) == ("needs_person", None, "Jo 9", (question,))
    for empty, full in ((f"Jo_9{FILE}", f"Jo_9{FILE}_"), (f"Jo_9{FILE}_", f"Jo_9{FILE}")):
        other = write(tmp_path / f"of {empty}", f"{full}/backprop.ipynb")
        (other / empty).mkdir()
        (one,) = read(other, request(tmp_path)).submissions
        assert (one.status.value, one.path.parent.name) == ("graded", full)


def test_what_stayed_in_the_archive_is_unreadable_whatever_its_folder(tmp_path):
    folder = write(tmp_path / "d", f"Jo_9{FILE}/backprop.ipynb")
    refused = {folder / f"Bo_10{FILE}_b.ipynb": "damaged", folder / f"Jo_9{FILE}": "another entry has the same name"}
    refused[folder / f"Cy_11{FILE}"] = "damaged"
    result = read(folder, request(tmp_path, refused=refused))
    assert found(result) == [
        ("Jo 9", "backprop.ipynb", "graded"),
        ("Bo 10", None, "unreadable"),
        ("Cy 11", None, "needs_person"),
    ]


WORKSHEET = """Identifier,Full name,ID number,Email address,Status,Last modified (submission),Last modified (grade)
Participant 9,Jo Re,u9,jo@x.org,,"Sunday, 1 March 2026, 10:00 AM",-
Participant 10,Bo Ray,,bo@x.org,,-,-
"""


@pytest.mark.parametrize("place", ["d/grades.csv", "d/A.CSV", "grades.csv"])
def test_the_worksheet_says_who_has_a_number_and_when_they_submitted(tmp_path, place):
    names = [f"Participant_9{FILE}/backprop.ipynb", f"Bo Ray_10{FILE}/backprop.ipynb", f"Participant_11{FILE}/x"]
    folder = write(tmp_path / "d", *names)
    (tmp_path / "zz.csv").mkdir()
    write(tmp_path, place, text=WORKSHEET)
    result = read(folder, request(tmp_path))
    assert ids(result) == [
        [("participant", "9"), ("id", "u9"), ("login", "jo@x.org"), ("name", "Jo Re")],
        [("participant", "10"), ("login", "bo@x.org"), ("name", "Bo Ray"), ("name", "Bo Ray")],
        [("participant", "11")],
    ]
    assert [each.who.shown for each in result.submissions] == ["u9", "bo@x.org", "Participant 11"]
    assert [each.timestamp and f"{each.timestamp:%d %H:%M}" for each in result.submissions] == ["01 10:00", None, None]


def test_a_worksheet_that_stayed_in_the_archive_or_is_no_table_is_passed_over(tmp_path):
    folder = write(tmp_path / "d", f"Participant_9{FILE}/backprop.ipynb", "a.txt")
    write(folder, "grades.csv", text=WORKSHEET)
    write(folder, "z.txt", text=WORKSHEET)
    result = read(folder, request(tmp_path, refused={folder / "grades.csv": "damaged"}))
    assert [each.who.shown for each in result.submissions] == ["Participant 9"]


def test_of_two_worksheets_the_one_beside_the_course_and_the_later_name_decide(tmp_path):
    folder = write(tmp_path / "d", f"Participant_9{FILE}/backprop.ipynb")
    for place, number in (("d/a.csv", "here"), ("b.csv", "second"), ("a.csv", "first")):
        write(tmp_path, place, text=WORKSHEET.replace("u9", number))
    assert [each.who.shown for each in read(folder, request(tmp_path)).submissions] == ["second"]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], [("name", "Red-Jo Re")]),
        ([f"Red-Bo_2{FILE}/x"], [("name", "Red-Jo Re"), ("name", "Jo Re"), ("team", "Red")]),
        ([f"Blue-Bo_2{FILE}/x"], [("name", "Red-Jo Re")]),
    ],
)
def test_what_stands_before_a_dash_in_two_names_is_a_group(tmp_path, others, expected):
    folder = write(tmp_path / "d", f"Red-Jo Re_9{FILE}/backprop.ipynb", *others)
    result = read(folder, request(tmp_path))
    assert ids(result)[-1] == [("participant", "9"), *expected]


def test_what_begins_with_a_word_for_a_group_is_one_and_every_dash_may_end_it(tmp_path):
    result = read(write(tmp_path / "d", f"Team A-Mary-Ann Re_9{FILE}/x"), request(tmp_path))
    assert ids(result)[0][1:] == [
        ("name", "Team A-Mary-Ann Re"),
        ("name", "Mary-Ann Re"),
        ("name", "Ann Re"),
        ("team", "Team A"),
        ("team", "Team A-Mary"),
    ]


def test_an_anonymous_name_is_known_by_the_worksheets_word(tmp_path):
    sheet = WORKSHEET.replace("Participant ", "Teilnehmer/in")
    folder = write(tmp_path / "d", f"Teilnehmer-in 9_9{FILE}/x", f"Participant_77{FILE}/x")
    write(folder, "grades.csv", text=sheet)
    assert ids(read(folder, request(tmp_path))) == [
        [("participant", "9"), ("id", "u9"), ("login", "jo@x.org"), ("name", "Jo Re")],
        [("participant", "77")],
    ]


def test_a_folder_that_may_not_be_looked_into_may_hold_anything(tmp_path, monkeypatch):
    folder = write(tmp_path / "d", f"Jo_9{FILE}/backprop.ipynb", f"Jo_9{FILE}_/backprop.ipynb")

    def closed(place):
        if place.name == f"Jo_9{FILE}":
            raise PermissionError
        return plain(place)

    plain = tree.entries
    monkeypatch.setattr(tree, "entries", closed)
    (one,) = read(folder, request(tmp_path)).submissions
    assert "a person must decide which of these folders counts" in one.notes[0]


def test_a_folder_with_a_name_behind_the_kind_is_a_submission_too(tmp_path):
    result = read(write(tmp_path / "d", f"Jo_9{FILE}_x/backprop.ipynb"), request(tmp_path))
    assert found(result) == [("Jo 9", "backprop.ipynb", "graded")]


def test_submissions_come_in_the_order_of_their_numbers(tmp_path):
    names = [f"Jo_9{FILE}_Bo_12{FILE}_b.ipynb", f"Cy_10{FILE}_b.ipynb", f"Al_100{FILE}_b.ipynb"]
    shown = [each.who.shown for each in read(write(tmp_path / "d", *names), request(tmp_path)).submissions]
    assert shown == [names[0], "Cy 10", "Al 100"]


def test_of_many_worksheets_beside_the_course_the_last_name_decides(tmp_path):
    for letter in "hbfdagce":
        write(tmp_path, f"{letter}.csv", text=WORKSHEET.replace("u9", letter))
    folder = write(tmp_path / "d", f"Participant_9{FILE}/backprop.ipynb")
    assert [each.who.shown for each in read(folder, request(tmp_path)).submissions] == ["h"]


def test_an_empty_folder_is_nothing_submitted(tmp_path):
    (tmp_path / "d" / f"Jo_9{FILE}").mkdir(parents=True)
    assert found(read(tmp_path / "d", request(tmp_path))) == [("Jo 9", None, "missing")]


def test_blanks_around_a_name_behind_a_group_are_taken_off(tmp_path):
    result = read(write(tmp_path / "d", f"Team A- Jo Re _9{FILE}/x"), request(tmp_path))
    assert ("name", "Jo Re") in ids(result)[0]


def test_what_begins_alike_is_no_group_without_a_dash_behind_it(tmp_path):
    result = read(
        write(tmp_path / "d", f"Ann-Marie Lee_101{FILE}_a.ipynb", f"Ann Smith_102{FILE}_b.ipynb"), request(tmp_path)
    )
    assert ids(result) == [
        [("participant", "101"), ("name", "Ann-Marie Lee")],
        [("participant", "102"), ("name", "Ann Smith")],
    ]
