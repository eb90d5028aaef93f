"""Sakai's download: a folder for each student, with time and attachments."""

from __future__ import annotations

import pytest

from grader.collect.layouts.sakai import ATTACHMENTS, fits, read

from .asking import found, ids, request, write

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
    result = read(write(tmp_path / "d", *names, f"{DOE}_Feedback(s)_f.ipynb"), request(tmp_path))
    assert found(result) == [("jdoe", "b.ipynb", "graded"), ("roe", "b.py", "graded")]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]
