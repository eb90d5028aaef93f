"""What is asked for fits together, where it goes, and that nothing is written over unasked."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.export import export as module
from grader.export.export import FILLED, FRESH, PLAIN, ExportOptions

from .conftest import CLASS, made


def refused(course: Path, form: str, environment: dict[str, str] | None = None, **more) -> str:
    """Return why an export is refused."""
    with pytest.raises(CourseError) as told:
        made(course, form, environment, **more)
    assert not (course / "results/export").exists()
    return str(told.value)


@pytest.mark.parametrize("form", sorted(set(FILLED) - set(FRESH)))
def test_a_format_that_is_filled_in_wants_its_file(course: Path, form: str) -> None:
    assert refused(course, form).startswith(f"{form} wants its own file back, filled in")


@pytest.mark.parametrize("form", sorted(set(FRESH) - set(FILLED)))
def test_a_format_of_the_results_alone_takes_no_file(course: Path, form: str) -> None:
    assert "leave --fill out" in refused(course, form, fill=course / "roster.csv")


@pytest.mark.parametrize("form", sorted({*FILLED, *FRESH} - set(PLAIN)))
def test_pseudonyms_go_with_plain_tables_alone(course: Path, form: str) -> None:
    fill = course / "roster.csv" if form in FILLED else None
    assert (
        refused(course, form, anonymous=True, fill=fill)
        == f"{form} needs names; --anonymous goes with csv, parquet, xlsx"
    )


def test_pseudonyms_want_a_secret_and_then_hide_ids(course: Path) -> None:
    assert "--anonymous needs a secret" in refused(course, "csv", anonymous=True)
    text = made(course, "csv", {"GRADER_SECRET": "hidden"}, anonymous=True).path.read_text()
    assert "u100" not in text
    assert text.count("\n") == len(CLASS) + 1


def test_feedback_wants_its_form(course: Path) -> None:
    assert refused(course, "feedback").startswith("say in which form: grader export feedback moodle")
    assert "say in which form" in refused(course, "feedback", feedback="fax")


@pytest.mark.parametrize("more", [{"send": True}, {"branch": "b"}])
def test_sending_goes_with_github_alone(course: Path, more: dict) -> None:
    assert "--send and --branch go with" in refused(course, "csv", **more)


def test_github_wants_a_roster(course: Path) -> None:
    (course / "roster.csv").unlink()
    assert "roster.csv is missing" in refused(course, "feedback", feedback="github")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("csv", "backprop.csv"),
        ("xlsx", "backprop.xlsx"),
        ("moodle", "backprop-moodle.csv"),
        ("gradescope", "backprop-gradescope"),
    ],
)
def test_each_format_has_its_place(course: Path, form: str, name: str) -> None:
    done = made(course, form)
    assert done.path == course / "results/export" / name
    assert done.path.exists()
    assert not done.incomplete


def test_what_is_there_stays_unless_it_may_be_overwritten(course: Path) -> None:
    target = course / "mine.csv"
    target.write_text("mine")
    assert "is there already" in refused(course, "csv", output=target)
    assert target.read_text() == "mine"
    made(course, "csv", output=target, overwrite=True)
    assert target.read_text().startswith("student_id,")


def test_the_downloaded_file_stays_even_so(course: Path) -> None:
    (course / "down.csv").write_text("OrgDefinedId,Backprop 1 Points Grade,End-of-Line Indicator\n#u100,,#\n")
    (course / "link.csv").symlink_to(course / "down.csv")
    again = {"fill": course / "down.csv", "output": course / "link.csv", "overwrite": True}
    assert "is the file that you downloaded" in refused(course, "brightspace", **again)


def test_without_results_the_remedy_is_said(course: Path) -> None:
    assert "holds no result of 'other'" in refused(with_another(course), "csv", assignment="other")
    shutil.rmtree(course / "results")
    assert "run `grader run` first" in refused(course, "csv", assignment="backprop")


def test_with_several_assignments_one_is_to_be_named(course: Path) -> None:
    assert "say which of backprop, other" in refused(with_another(course), "csv")
    assert made(course, "csv", assignment="backprop").path.name == "backprop.csv"


def with_another(course: Path) -> Path:
    with (course / "course.toml").open("a") as file:
        file.write("[assignments.other]\n[assignments.other.tasks]\nloss = { points = 1 }\n")
    return course


@pytest.mark.parametrize("new", ["sigmoid = { points = 5 }", "tanh = { points = 4 }"])
def test_results_of_other_points_or_tasks_are_refused(course: Path, new: str) -> None:
    path = course / "course.toml"
    path.write_text(path.read_text().replace("sigmoid = { points = 4 }", new))
    assert "has other tasks or points for 'backprop'" in refused(course, "csv")


def test_an_unchanged_nbgrader_page_is_written_again_another_is_not(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"u100/backprop/backprop.html": b"page"}
    monkeypatch.setattr(module.feedback, "make", lambda *_: module.ExportFiles(pages, ("told",)))
    done = made(course, "feedback", feedback="nbgrader")
    assert (done.path, done.notes) == (course / "feedback", ("told",))
    made(course, "feedback", feedback="nbgrader")
    page = course / "feedback/u100/backprop/backprop.html"
    page.write_bytes(b"another")
    assert "holds other pages already" in refused(course, "feedback", feedback="nbgrader")
    made(course, "feedback", feedback="nbgrader", overwrite=True)
    assert page.read_bytes() == b"page"


def test_options_begin_where_the_teacher_stands() -> None:
    options = ExportOptions("csv")
    assert (options.root, options.results, options.overwrite) == (Path(), Path("results"), False)


def test_the_log_says_what_is_written_from_what_and_how_it_is_scaled(course: Path, caplog) -> None:
    caplog.set_level(logging.INFO, "grader.export.export")
    done = made(course, "csv")
    assert caplog.messages == [
        "backprop: csv, from the results alone, points of 10 as they are",
        f"{done.path}: written",
    ]
