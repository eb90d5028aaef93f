"""Brightspace's download: named after numbers, name and time."""

from __future__ import annotations

import pytest

from grader.collect.layouts.brightspace import fits, read

from .asking import alike, companions, found, ids, request, write

ANN, BOB = "397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926 PM", "1-2 - N0123 - Bob Ray- Oct 1, 2024 1126 AM"


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        ([f"{ANN}/b.ipynb", f"{BOB} - b.ipynb", "index.html", "roster.csv"], True),
        ([f"{ANN}/b.ipynb", "other.txt"], False),
        (["0.txt", f"{ANN}/b.ipynb"], False),
        (["index.html"], False),
        ([f"{ANN[3:]} - b.ipynb"], True),
        (["397063 - Mary - Sep 24, 2024 926 PM - b.ipynb"], False),
        (["1-2 - Mary - Sep 24 2024 926 PM - b.ipynb"], False),
    ],
)
def test_everything_is_named_as_brightspace_names_it(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) == fitting


def test_a_folder_or_loose_files_are_one_submission(tmp_path):
    folder = write(tmp_path / "d", f"{ANN}/b.ipynb", f"{BOB} - b.ipynb", f"{BOB} - x.csv", "index.html")
    result = read(folder, request(tmp_path))
    assert found(result) == [("Bob Ray", "b.ipynb", "graded"), ("Mary-Ann Smith", "b.ipynb", "graded")]
    assert ids(result) == [[("id", "N0123"), ("name", "Bob Ray")], [("name", "Mary-Ann Smith")]]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]
    assert [f"{each.timestamp:%Y-%m-%d %H:%M}" for each in result.submissions] == [
        "2024-10-01 11:26",
        "2024-09-24 21:26",
    ]


def test_another_time_is_another_submission(tmp_path):
    later = BOB.replace("Oct 1", "Oct 2")
    result = read(write(tmp_path / "d", f"{BOB} - b.ipynb", f"{later} - b.ipynb"), request(tmp_path))
    assert len(result.submissions) == 2


def test_a_folder_comes_before_a_file_of_the_same_person_and_time(tmp_path):
    result = read(write(tmp_path / "d", f"{ANN}/b.ipynb", f"{ANN} - a.ipynb"), request(tmp_path))
    assert found(result) == [("Mary-Ann Smith", "b.ipynb", "graded")]


def test_of_two_files_that_print_alike_the_first_has_the_name_and_both_come(tmp_path):
    folder = alike(write(tmp_path / "d", f"{BOB} - b.ipynb"), f"{BOB} - x", ".csv")
    (along,) = companions(read(folder, request(tmp_path)))
    assert (along["x\ufffd.csv"], sorted(along.values())) == ("1", ["1", "2"])
