"""The names that an LMS gave out, by which it takes feedback back."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.download_names import names_for

from .small import person

CLASS = (person("ann", "41"), person("bob", "42"), person("cy", "43"))
FILE = "assignsubmission_file"


def place(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def packed(folder, *names):
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return folder / "all.zip"


MOODLE = (
    f"d/Ann Lee_12_{FILE}_/backprop.ipynb",
    f"Bob Lee_7_{FILE}_backprop.ipynb",
    f"Team A-Cy Lee_9_{FILE}/x.ipynb",
    f"Who Ever_8_{FILE}/x.ipynb",
    "Ann Lee_13_assignsubmission_onlinetext/x.html",
    "other.txt",
)


@pytest.mark.parametrize("made", [place, packed])
def test_moodles_names_are_those_of_its_folders_and_files(tmp_path, made):
    assert names_for("moodle", made(tmp_path, *MOODLE), iter(CLASS), "backprop") == {
        "ann": f"Ann Lee_12_{FILE}_backprop.html",
        "bob": f"Bob Lee_7_{FILE}_backprop.html",
        "cy": f"Team A-Cy Lee_9_{FILE}_backprop.html",
    }


@pytest.mark.parametrize("made", [place, packed])
def test_canvass_names_are_those_of_its_files(tmp_path, made):
    names = ("leeann_41_555_b.ipynb", "x/leebob_42_556_my_b.py", "leecy_43_text.html", "41_43_2_b.ipynb", "odd.txt")
    assert names_for("canvas", made(tmp_path, *names), CLASS, "backprop") == {
        "ann": "leeann_41_555_b.html",
        "bob": "leebob_42_556_my_b.html",
    }


@pytest.mark.parametrize("made", [place, packed])
def test_of_several_files_of_one_person_the_first_by_name_counts(tmp_path, made):
    numbers = (59, 90, 57, 10, 58, 11, 60, 99, 98, 97)
    names = (f"lee{who}_{number}_{each}_b.ipynb" for who, number in (("ann", 41), ("bob", 42)) for each in numbers)
    assert names_for("canvas", made(tmp_path, *names), CLASS, "backprop") == {
        "ann": "leeann_41_10_b.html",
        "bob": "leebob_42_10_b.html",
    }


@pytest.mark.parametrize(
    ("form", "name", "words"),
    [
        ("canvas", "odd.txt", "no file in it is named as Canvas names them"),
        ("canvas", "x_9_1_b.ipynb", "nobody in it is in the class"),
        ("moodle", f"Who_9_{FILE}/b.ipynb", "nobody in it is in the class"),
        ("moodle", "Ann Lee_9_assignsubmission_onlinetext/b.html", "no file in it is named as Moodle names them"),
    ],
)
def test_a_download_of_nobody_is_refused_with_the_reason(tmp_path, form, name, words):
    with pytest.raises(CourseError, match=f"{words}, so the names that {form.title()} wants are not known"):
        names_for(form, place(tmp_path, name), CLASS, "backprop")


def test_what_is_neither_folder_nor_zip_is_refused(tmp_path):
    (tmp_path / "x.zip").write_text("no zip")
    with pytest.raises(CourseError, match=r"x\.zip is no folder and no zip .*; name the download with --submissions"):
        names_for("moodle", tmp_path / "x.zip", CLASS, "backprop")


def test_a_name_that_two_share_is_nobodys(tmp_path):
    other = replace(CLASS[0], student=replace(CLASS[0].student, id="u9"))
    found = names_for("moodle", place(tmp_path, *MOODLE), (*CLASS, other), "backprop")
    assert set(found) == {"bob", "cy"}


def test_a_name_without_a_team_is_nobodys_whose_name_is_not_known(tmp_path):
    nameless = replace(CLASS[0], aliases={IdKind.NAME: frozenset({""})})
    found = names_for("moodle", place(tmp_path, *MOODLE), (nameless, *CLASS[1:]), "backprop")
    assert set(found) == {"bob", "cy"}
