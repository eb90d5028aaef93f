"""Where feedback pages lie, and that they come and go with the class."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from grader.errors import CourseError
from grader.records.submission import Status, Student
from grader.report.html import paths as pages

IDS = (
    *("ann", "../../etc", "a/b", "a%2Fb", "..", ".", ".hidden", "", "a\\b", "nul\0", "new\nline", "CON:", "zo\u00eb"),
    *("x" * 300, "x" * 301, "\u00eb" * 150, "\ud800", "ann ", " ann", "\u202eann"),
)


def of(grade, student):
    return replace(grade, student=Student(student))


def test_every_id_has_a_page_of_its_own_inside_the_folder(tmp_path, sample):
    for student in IDS:
        pages.put(tmp_path, of(sample.feedback(), student), sample.assignment(), changed=True)
    found = sorted((tmp_path / "feedback").glob("*/*"))
    assert len(found) == len(IDS)
    assert {path.name for path in found} == {"backprop.html"}
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == found
    assert pages.place(tmp_path, "ann", "backprop").parent.name == "ann"


def test_a_folder_that_cannot_be_made_is_said(sample, tmp_path):
    (tmp_path / "feedback").write_text("a file in the way")
    with pytest.raises(CourseError, match="cannot be written"):
        pages.put(tmp_path, sample.feedback(), sample.assignment(), changed=True)


def test_a_page_that_is_there_is_not_written_again_unless_it_changed(tmp_path, sample):
    grade, assignment = sample.feedback(), sample.assignment()
    pages.put(tmp_path, grade, assignment, changed=False)
    path = pages.place(tmp_path, "ann", "backprop")
    first = path.stat().st_ino
    pages.put(tmp_path, grade, assignment, changed=True)
    assert path.stat().st_ino == first
    pages.put(tmp_path, replace(grade, remarks=("other",)), assignment, changed=False)
    assert path.stat().st_ino == first
    pages.put(tmp_path, replace(grade, remarks=("other",)), assignment, changed=True)
    assert "<p>other</p>" in path.read_text(encoding="utf-8")


def test_the_pages_of_those_who_left_go(tmp_path, sample):
    for student in ("ann", "b/o"):
        pages.put(tmp_path, of(sample.feedback(), student), sample.assignment(), changed=True)
    other = tmp_path / "feedback" / "b%2Fo" / "batch.html"
    pages.forget(tmp_path, "backprop", {"ann"})
    assert [path.parent.name for path in (tmp_path / "feedback").glob("*/*.html")] == ["ann"]
    assert not other.parent.exists()
    pages.put(tmp_path, of(sample.feedback(), "b/o"), sample.assignment(), changed=True)
    other.write_text("of another assignment", encoding="utf-8")
    pages.forget(tmp_path, "backprop", {"ann"})
    assert [path.name for path in other.parent.iterdir()] == ["batch.html"]


def test_who_submitted_nothing_and_has_no_points_has_no_page(tmp_path, sample):
    missing = replace(sample.feedback(), status=Status.MISSING, score=0.0)
    pages.put(tmp_path, sample.feedback(), sample.assignment(), changed=True)
    pages.put(tmp_path, missing, sample.assignment(), changed=True)
    assert not (tmp_path / "feedback" / "ann").exists()
    pages.put(tmp_path, replace(missing, score=2.0), sample.assignment(), changed=True)
    assert (tmp_path / "feedback" / "ann" / "backprop.html").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path, sample):
    (tmp_path / "feedback").write_text("a file", encoding="utf-8")
    with pytest.raises(CourseError, match=r"ann/backprop\.html cannot be written"):
        pages.put(tmp_path, sample.feedback(), sample.assignment(), changed=True)


@pytest.mark.parametrize(
    "given", [{"comments": (("", "Ill in March."),)}, {"decisions": ("Excused.",)}, {"score": 1.0}]
)
def test_who_submitted_nothing_and_is_told_something_has_a_page(tmp_path, sample, given):
    missing = replace(sample.feedback(), status=Status.MISSING, score=0.0, comments=(), decisions=())
    pages.put(tmp_path, missing, sample.assignment(), changed=True)
    assert list(tmp_path.iterdir()) == []
    pages.put(tmp_path, replace(missing, **given), sample.assignment(), changed=True)
    assert pages.place(tmp_path, "ann", "backprop").is_file()


def test_a_page_is_written_for_whoever_has_no_points_and_is_told_nothing(tmp_path, sample):
    plain = replace(sample.feedback(), score=0.0, comments=(), decisions=())
    pages.put(tmp_path, plain, sample.assignment(), changed=False)
    assert pages.place(tmp_path, "ann", "backprop") == tmp_path / "feedback" / "ann" / "backprop.html"
    assert pages.place(tmp_path, "ann", "backprop").is_file()


def test_all_pages_of_those_who_left_go_and_no_other(tmp_path, sample):
    for student in ("ann", "bo", "cy", "di"):
        pages.put(tmp_path, of(sample.feedback(), student), sample.assignment(), changed=True)
    (tmp_path / "feedback" / "cy" / "batch.html").touch()
    pages.forget(tmp_path, "backprop", {"bo", "di"})
    found = sorted(path.relative_to(tmp_path / "feedback").as_posix() for path in tmp_path.rglob("*.html"))
    assert found == ["bo/backprop.html", "cy/batch.html", "di/backprop.html"]
    assert not (tmp_path / "feedback" / "ann").exists()


def test_a_folder_in_the_place_of_a_page_is_left_there(tmp_path):
    pages.place(tmp_path, "ann", "backprop").mkdir(parents=True)
    pages.forget(tmp_path, "backprop", ())
    assert pages.place(tmp_path, "ann", "backprop").is_dir()


def test_the_page_of_one_result_is_removed_where_there_is_one(tmp_path, sample):
    for student in ("ann", "bob"):
        pages.put(tmp_path, of(sample.feedback(), student), sample.assignment(), changed=True)
    for _ in range(2):
        pages.remove(tmp_path, "ann", "backprop")
        assert [path.name for path in (tmp_path / "feedback").iterdir()] == ["bob"]


def test_the_log_says_which_page_was_written_which_is_unchanged_and_which_went(tmp_path, sample, caplog):
    caplog.set_level(logging.INFO, "grader.report.html.paths")
    page = pages.place(tmp_path, "ann", "backprop")
    for changed in (False, True, False):
        pages.put(tmp_path, sample.feedback(), sample.assignment(), changed=changed)
    pages.remove(tmp_path, "ann", "backprop")
    assert caplog.messages == [
        f"ann, backprop: page written: {page}",
        "ann, backprop: page unchanged",
        "ann, backprop: page unchanged",
        f"{page}: removed, it belongs to no result any more",
    ]
