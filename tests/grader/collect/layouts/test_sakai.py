"""Sakai's download: a folder for each student, with time and attachments."""

from __future__ import annotations

import pytest

from grader.collect.layouts.sakai import ATTACHMENTS, fits, read

from .asking import alike, companions, found, ids, request, write

DOE, ROE = "Doe, Jane(jdoe)", "Roe, Cy(roe)"


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        ([f"{DOE}/{ATTACHMENTS}/b.ipynb", f"{ROE}/timestamp.txt", "grades.csv"], True),
        ([f"{DOE}/b.ipynb"], False),
        ([f"{DOE}/timestamp.txt"], True),
        ([f"{DOE}_{ATTACHMENTS}_b.ipynb", "grades.csv"], True),
        ([f"{DOE}; {ROE}/timestamp.txt"], True),
        ([f"{DOE}; odd/timestamp.txt"], False),
        ([f"Roe(roe)/{ATTACHMENTS}/b.ipynb"], True),
        (["Roe(roe)/timestamp.txt"], False),
        ([f"{DOE}/{ATTACHMENTS}/b.ipynb", "other/x"], False),
        ([f"Doe, Jane/{ATTACHMENTS}/b.ipynb"], False),
        (["grades.csv"], False),
        ([f"{DOE}_{ATTACHMENTS}_b.ipynb"], True),
        ([f"x)_{ATTACHMENTS}_b.ipynb"], False),
        ([f"{DOE}/{ATTACHMENTS}/b.ipynb", "Roe(roe)/b.py"], True),
        ([f"{DOE}/timestamp.txt", "Roe(roe)/b.py"], False),
        ([f"{DOE}/timestamp.txt", f"{ROE}/b.py"], True),
    ],
)
def test_every_folder_is_named_as_sakai_names_it(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) == fitting


def test_each_folder_is_one_submission_with_its_time(tmp_path):
    folder = write(tmp_path / "d", f"{DOE}/{ATTACHMENTS}/b.ipynb", f"{ROE}/b.py", "grades.csv")
    write(folder, f"{DOE}/timestamp.txt", text="20260301223553145")
    result = read(folder, request(tmp_path))
    assert found(result) == [("jdoe", "b.ipynb", "graded"), ("roe", "b.py", "graded")]
    assert ids(result)[0] == [("login", "jdoe"), ("name", "Doe, Jane")]
    assert f"{result.submissions[0].timestamp:%Y-%m-%d %H:%M:%S}" == "2026-03-01 22:35:53"
    assert result.submissions[1].timestamp is None


def test_a_folder_of_another_name_is_known_by_it(tmp_path):
    result = read(write(tmp_path / "d", f"odd/{ATTACHMENTS}/b.ipynb"), request(tmp_path))
    assert ids(result) == [[("login", "odd"), ("name", "")]]


def test_a_groups_folder_counts_for_each_of_its_members(tmp_path):
    result = read(write(tmp_path / "d", f"{DOE}; {ROE}/{ATTACHMENTS}/b.ipynb"), request(tmp_path))
    assert found(result) == [("jdoe", "b.ipynb", "graded"), ("roe", "b.ipynb", "graded")]


def test_files_without_folders_are_put_together(tmp_path):
    names = [f"{who}_{ATTACHMENTS}_{own}" for who, own in ((DOE, "b.ipynb"), (DOE, "x.csv"), (ROE, "b.py"))]
    result = read(write(tmp_path / "d", *names, f"{DOE}_Feedback(s)_f.ipynb", "grades.csv"), request(tmp_path))
    assert found(result) == [("jdoe", "b.ipynb", "graded"), ("roe", "b.py", "graded")]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]


def test_of_two_files_that_print_alike_the_first_has_the_name_and_both_come(tmp_path):
    folder = alike(write(tmp_path / "d", f"{DOE}_{ATTACHMENTS}_b.ipynb"), f"{DOE}_{ATTACHMENTS}_x", ".csv")
    (along,) = companions(read(folder, request(tmp_path)))
    assert (along["x\ufffd.csv"], sorted(along.values())) == ("1", ["1", "2"])


def test_a_teachers_files_beside_the_attachments_are_not_the_students(tmp_path):
    folder = write(tmp_path / "d", f"{DOE}/{ATTACHMENTS}/b.ipynb", f"{DOE}/Feedback Attachment(s)/backprop.ipynb")
    assert found(read(folder, request(tmp_path))) == [("jdoe", "b.ipynb", "graded")]


@pytest.mark.parametrize(("shown", "name"), [(" Doe, Jane (jdoe)", "Doe, Jane"), ("Doe,(jdoe)", "Doe")])
def test_a_name_is_without_the_blanks_and_the_comma_at_its_end(tmp_path, shown, name):
    result = read(write(tmp_path / "d", f"{shown}/{ATTACHMENTS}/b.ipynb"), request(tmp_path))
    assert ids(result) == [[("login", "jdoe"), ("name", name)]]


def test_a_folder_is_read_though_a_file_of_its_name_stayed_in_the_archive(tmp_path):
    folder = write(tmp_path / "d", f"{DOE}/{ATTACHMENTS}/b.ipynb")
    result = read(folder, request(tmp_path, refused={folder / DOE: "another entry has the same name"}))
    assert found(result) == [("jdoe", "b.ipynb", "graded")]
