"""Pages go back under the names that the LMS gave out."""

from __future__ import annotations

import zipfile

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import CourseError
from grader.export.export import ExportOptions, export

MOODLE = (
    "Jane Doe_12_assignsubmission_file_/backprop.ipynb",
    "Bó Œil_13_assignsubmission_file/my work.ipynb",
    "Cy Roe_14_assignsubmission_onlinetext_/onlinetext.html",
    "Kim Lee_15_assignsubmission_file_/backprop.ipynb",
)
CANVAS = (
    "doejane_4321_98765_backprop-1.ipynb",
    "oeilbo_LATE_4322_98767_backprop.ipynb",
    "roecy_4323_text.html",
    "who_9_98768_backprop.ipynb",
)


def download(course, names):
    path = course / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return path


def given(course, form, names=(), **more):
    place = download(course, names) if names else None
    options = ExportOptions(
        "feedback", course, course / "results", "backprop", feedback=form, submissions=place, **more
    )
    return export(options, {})


def pages(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("folder", [False, True])
def test_moodle_takes_pages_under_the_names_of_its_download(course, folder):
    done = given(course, "moodle", MOODLE)
    if folder:
        with zipfile.ZipFile(course / "download.zip") as archive:
            archive.extractall(course / "download")
        options = ExportOptions(
            *("feedback", course, course / "results", "backprop"),
            feedback="moodle",
            submissions=course / "download",
            overwrite=True,
        )
        done = export(options, {})
    found = pages(done.path)
    assert set(found) == {
        "Jane Doe_12_assignsubmission_file_backprop.html",
        "Bó Œil_13_assignsubmission_file_backprop.html",
    }
    assert "Jane Doe (u100)" in found["Jane Doe_12_assignsubmission_file_backprop.html"]
    assert (
        done.notes == ("no file of theirs in download.zip, so no page for: Kim Lee (u103), Kim Lee (u104)",) or folder
    )


def test_canvas_takes_pages_under_the_names_of_its_download(course):
    found = pages(given(course, "canvas", CANVAS).path)
    assert set(found) == {"doejane_4321_98765_backprop-1.html", "oeilbo_LATE_4322_98767_backprop.html"}
    assert "Bó Œil (u101)" in found["oeilbo_LATE_4322_98767_backprop.html"]


@pytest.mark.parametrize(
    ("form", "names", "words"),
    [
        ("moodle", CANVAS, "no file in it is named as Moodle names them"),
        ("canvas", MOODLE, "no file in it is named as Canvas names them"),
        ("canvas", CANVAS[3:], "nobody in it is in the class"),
    ],
)
def test_without_the_names_of_the_download_it_is_refused_by_name(course, form, names, words):
    with pytest.raises(CourseError, match=f"download.zip: {words}.*--submissions"):
        given(course, form, names)
    assert not (course / "results" / "export").exists()


def test_any_other_system_gets_one_zip_of_everybody(course):
    done = given(course, "zip")
    assert set(pages(done.path)) == {f"u10{n}/backprop.html" for n in range(5)}
    assert done.path.name == "backprop-feedback.zip"
    assert given(course, "zip", output=course / "two.zip").path.read_bytes() == done.path.read_bytes()


def test_nbgrader_finds_its_feedback_folders_and_another_page_there_stays(course):
    done = given(course, "nbgrader")
    assert sorted(path.relative_to(course).as_posix() for path in (course / "feedback").rglob("*.html")) == [
        f"feedback/u10{n}/backprop/backprop.html" for n in (0, 1, 3, 4)
    ]
    assert done.notes == ("then: nbgrader release_feedback backprop",)
    given(course, "nbgrader")
    page = course / "feedback" / "u100" / "backprop" / "backprop.html"
    page.write_text("with a teacher's comments")
    with pytest.raises(CourseError, match=r"holds other pages already, such as u100/backprop/backprop\.html"):
        given(course, "nbgrader")
    assert page.read_text() == "with a teacher's comments"
    given(course, "nbgrader", overwrite=True)
    assert page.read_text() != "with a teacher's comments"


def test_the_teachers_note_is_on_no_page(course):
    made = pages(given(course, "zip").path)
    assert made
    assert not [name for name, text in made.items() if "fine" in text]


def test_the_command_names_the_forms(course):
    run = CliRunner().invoke(main, ["export", "feedback", "fax", "backprop", "--course", str(course)])
    assert run.exit_code == 2
    assert "grader export feedback moodle|canvas|zip|nbgrader|github ASSIGNMENT" in run.output
    run = CliRunner().invoke(main, ["export", "feedback", "zip", "backprop", "--course", str(course)])
    assert (run.exit_code, "backprop-feedback.zip" in run.output) == (0, True)
