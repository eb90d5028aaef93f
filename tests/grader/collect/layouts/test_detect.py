"""Which layout a place has, whether it is a folder or a zip file."""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace

import pytest

from grader.collect.layouts import detect
from grader.collect.layouts.detect import read_place
from grader.errors import CourseError

from .asking import found, request, write

CANVAS = "ann_1_5_backprop.ipynb"
KINDS = [
    ("exchange", ["ann+backprop+2026-03-01 10:00:00 UTC/backprop.ipynb"]),
    ("gradescope", ["submission_1/backprop.ipynb"]),
    ("blackboard", ["B_ann_attempt_2026-03-01-22-35-53_backprop.ipynb"]),
    ("brightspace", ["1-2 - ann - Sep 24, 2024 926 PM/backprop.ipynb"]),
    ("sakai", ["Lee, A(ann)/Submission attachment(s)/backprop.ipynb"]),
    ("canvas", ["Lee_ann_1_5_backprop.ipynb"]),
    ("moodle", ["ann_12_assignsubmission_file/backprop.ipynb"]),
    ("nbgrader", ["ann/backprop/backprop.ipynb"]),
    ("named files", ["ann - backprop.ipynb"]),
    ("flat", ["ann.ipynb"]),
]
METADATA = "submission_1:\n  :submitters:\n  - :sid: ann\n"


@pytest.fixture
def asked(tmp_path):
    (tmp_path / "scratch").mkdir()
    return lambda *names: request(tmp_path, *names)


def placed(folder, kind, names):
    write(folder, *names)
    if kind == "gradescope":
        (folder / "submission_metadata.yml").write_text(METADATA, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("kind", "names"), KINDS, ids=[kind for kind, _ in KINDS])
def test_every_layout_is_known_by_its_names(tmp_path, asked, kind, names):
    result = read_place(placed(tmp_path / "d", kind, names), asked())
    (one,) = result.submissions
    assert "ann" in {name for _, name in one.who.ids} | {one.who.shown} or kind == "canvas"
    assert (one.path.suffix, one.status.value) == (".ipynb", "graded")


@pytest.mark.parametrize(("kind", "names"), KINDS, ids=[kind for kind, _ in KINDS])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_zip_holds_it_or_a_folder_of_it(tmp_path, asked, kind, names, wrapped):
    folder = placed(tmp_path / "d" / ("inner" if wrapped else ""), kind, names)
    if kind == "nbgrader":
        write(folder, "bob/backprop/backprop.ipynb")  # one student alone would be told how to grade one
    shutil.make_archive(str(tmp_path / "all"), "zip", tmp_path / "d")
    lone = wrapped and kind in {"named files", "flat"}  # a folder of files alone may be one student's
    result = read_place(tmp_path / "all.zip", asked())
    assert (result.submissions[0].who.shown == "inner") == lone
    assert lone or {each.status.value for each in result.submissions} == {"graded"}


def zipped(tmp_path, name, *names):
    write(tmp_path / "d", *names)
    shutil.make_archive(str(tmp_path / name), "zip", tmp_path / "d")
    return tmp_path / f"{name}.zip"


def test_a_students_folder_beside_a_file_or_another_is_no_folder_of_all(tmp_path, asked):
    place = zipped(tmp_path, "a", "ann/b/backprop.ipynb", "roster.csv")
    assert found(read_place(place, asked())) == [("ann", "backprop.ipynb", "graded")]


@pytest.mark.parametrize("names", [["in/ann/backprop.ipynb", "in/zz.txt"], ["in/a.txt", "in/zoe/backprop.ipynb"]])
def test_one_folder_with_a_folder_in_it_holds_the_class(tmp_path, asked, names):
    (who, *_), *_ = found(read_place(zipped(tmp_path, "a", *names), asked()))
    assert who in {"ann", "zoe"}


def test_a_zip_of_one_file_is_looked_at_as_it_is(tmp_path, asked):
    assert found(read_place(zipped(tmp_path, "a", "ann.ipynb"), asked())) == [("ann", "ann.ipynb", "graded")]


def test_the_name_of_a_zip_may_say_the_assignment_and_be_any(tmp_path, asked):
    (one,) = read_place(zipped(tmp_path, "my batch", CANVAS), asked("backprop", "batch")).submissions
    assert one.assignment == "batch"


def test_a_zip_may_be_called_as_our_own_folders(tmp_path, asked):
    assert len(read_place(zipped(tmp_path, "staged", CANVAS), asked()).submissions) == 1


def test_what_is_refused_in_a_zip_is_told_before_what_is_passed_over(tmp_path, asked):
    place = zipped(tmp_path, "a", "ann/backprop/backprop.ipynb", "loose.ipynb", "ann/data.bin")
    limits = request(tmp_path).course.limits
    (tmp_path / "d" / "ann" / "data.bin").write_bytes(bytes(1024) * 1024 * (limits.file_megabytes + 1))
    place = zipped(tmp_path, "b")
    notes = read_place(place, asked()).notes
    assert ["not unpacked" in note for note in notes] == [True, False]
    assert "loose.ipynb lies beside the students' folders" in notes[1]


@pytest.mark.parametrize("beside", [[], ["Aa/x"], ["Working files/x"], ["Aa/x", "Working files/x"]])
def test_of_a_class_in_teams_the_submitted_files_count(tmp_path, asked, beside):
    folder = write(tmp_path / "d", "Submitted files/ann/backprop/backprop.ipynb", *beside)
    assert found(read_place(folder, asked())) == [("ann", "backprop.ipynb", "graded")]


def test_an_ending_in_capitals_is_a_zip_and_any_other_file_no_place(tmp_path, asked):
    place = zipped(tmp_path, "a", CANVAS).rename(tmp_path / "a.ZIP")
    assert len(read_place(place, asked()).submissions) == 1
    with pytest.raises(CourseError, match=r"x\.txt: neither a folder nor a zip file; name the folder"):
        read_place(write(tmp_path, "x.txt") / "x.txt", asked())


def test_a_folder_of_nothing_that_is_known_is_refused(tmp_path, asked):
    with pytest.raises(CourseError, match="neither students' folders nor notebooks in it; put submissions there as"):
        read_place(write(tmp_path / "d", "essay.pdf"), asked())


def test_an_empty_zip_is_no_place_of_submissions(tmp_path, asked):
    (tmp_path / "d").mkdir()
    with pytest.raises(CourseError, match="neither students' folders nor notebooks in it"):
        read_place(zipped(tmp_path, "a"), asked())


def test_a_students_own_zip_is_unpacked_beside_what_we_stage(tmp_path, asked):
    shutil.move(
        zipped(tmp_path, "hand", "backprop.ipynb"), write(tmp_path / "e", "ann/backprop/x.csv") / "ann" / "backprop"
    )
    (one,) = read_place(tmp_path / "e", asked()).submissions
    assert (one.path.name, one.notes) == ("backprop.ipynb", ("unpacked backprop/hand.zip",))
    assert one.path.is_relative_to(tmp_path / "scratch" / "staged")


def test_a_folder_of_moodles_files_and_one_of_gradescopes_list_alone_are_no_students(tmp_path, asked):
    moodle = zipped(tmp_path, "moodle", "inner/ann_12_assignsubmission_file_backprop.ipynb")
    (one,) = read_place(moodle, asked()).submissions
    assert "ann" in {name for _, name in one.who.ids}
    shutil.rmtree(tmp_path / "d")
    write(tmp_path / "d", "inner/x")
    (tmp_path / "d" / "inner" / "x").unlink()
    (tmp_path / "d" / "inner" / "submission_metadata.yml").write_text(METADATA, encoding="utf-8")
    shutil.make_archive(str(tmp_path / "gradescope"), "zip", tmp_path / "d")
    (tmp_path / "scratch2").mkdir()
    result = read_place(tmp_path / "gradescope.zip", replace(asked(), scratch=tmp_path / "scratch2"))
    assert "submission_1 is in submission_metadata.yml and not in the download; not graded" in result.notes


def test_the_log_says_which_layout_was_taken_and_which_were_not(tmp_path, asked, caplog):
    caplog.set_level(logging.INFO, "grader.collect.layouts.detect")
    placed(tmp_path / "d", "blackboard", ["B_ann_attempt_2026-03-01-22-35-53_backprop.ipynb"])
    read_place(tmp_path / "d", replace(asked(), place=tmp_path / "d"))
    assert caplog.messages == [
        f"{tmp_path / 'd'}: read as blackboard, the first layout that fits; not exchange, gradescope"
    ]


def test_the_log_says_so_where_the_first_of_all_layouts_fits(tmp_path, asked, caplog):
    caplog.set_level(logging.INFO, "grader.collect.layouts.detect")
    placed(tmp_path / "d", "exchange", KINDS[0][1])
    read_place(tmp_path / "d", asked())
    assert [text.partition(": ")[2] for text in caplog.messages] == ["read as exchange, the first layout of all"]


def test_the_log_names_a_layout_in_words():
    assert [detect._name(read) for _, read in detect.LAYOUTS if "_" in read.__module__] == ["named files"]
