"""Files that begin with a student's name: Google Classroom, Apple Schoolwork."""

from __future__ import annotations

import pytest

from grader.collect.layouts.named_files import fits, read

from .asking import alike, companions, found, ids, request, write


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        (["Jane Doe - b.ipynb"], True),
        (["Jane Doe - b.py", "roster.csv", "notes.txt"], True),
        (["Jane Doe - b.ipynb", "b.ipynb"], False),
        (["Jane Doe - b.ipynb", "folder/x"], False),
        (["A/x", "Jane Doe - b.ipynb"], False),
        (["Jane Doe - B.IPYNB"], True),
        (["Jane Doe- b.ipynb"], False),
        (["Jane Doe - essay.pdf"], False),
        ([], False),
    ],
)
def test_every_notebook_begins_with_a_name(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) == fitting


def test_each_name_is_one_submission(tmp_path):
    folder = write(
        tmp_path / "d", "Jo Re - b.ipynb", "Al Bo - b.ipynb", "Al Bo - x.csv", "loose.txt", "more.txt", "roster.csv"
    )
    result = read(folder, request(tmp_path))
    assert found(result) == [("Al Bo", "b.ipynb", "graded"), ("Jo Re", "b.ipynb", "graded")]
    assert ids(result)[0] == [("name", "Al Bo"), ("id", "Al Bo")]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]
    assert result.notes == tuple(f"{name}.txt: begins with nobody's name, so not graded" for name in ("loose", "more"))


def test_a_dash_in_the_students_own_name_for_it_stays(tmp_path):
    result = read(write(tmp_path / "d", "Al Bo - my - b.ipynb"), request(tmp_path))
    assert found(result) == [("Al Bo", "my - b.ipynb", "graded")]


def test_what_stayed_in_the_archive_is_theirs_too(tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    result = read(folder, request(tmp_path, refused={folder / "Al Bo - b.ipynb": "damaged"}))
    assert found(result) == [("Al Bo", None, "unreadable")]


def test_of_two_files_that_print_alike_the_first_has_the_name_and_both_come(tmp_path):
    folder = alike(write(tmp_path / "d", "Al Bo - b.ipynb"), "Al Bo - x", ".csv")
    (along,) = companions(read(folder, request(tmp_path)))
    assert (along["x\ufffd.csv"], sorted(along.values())) == ("1", ["1", "2"])
