"""The course from a link, with nothing installed: built by `grader release --lite`, used in a browser, handed in."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .browser import opened
from .lite_site import ROOT, Lesson, build, pyodide, served, usual_network

pytestmark = pytest.mark.peers
LESSONS = sorted(path.stem for path in ROOT.glob("assignments/*/*.ipynb") if path.stem == path.parent.name)
LINKS = "[...document.querySelectorAll('li a')].map(a => a.href)"
BUTTON = (
    "[...document.querySelectorAll('.jp-Toolbar jp-button')].find(b => b.textContent.includes('Download to hand in'))"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of Pyodide."""
    return pyodide(tmp_path_factory.mktemp("pyodide"))


@pytest.fixture(scope="module")
def site(tmp_path_factory, copy):
    """The site, as files."""
    folder = tmp_path_factory.mktemp("site") / "made"
    build(folder, copy)
    return folder


@pytest.fixture(scope="module")
def address(site):
    """The address of the site on this machine."""
    with served(site) as address:
        yield address


@pytest.fixture
def browser(tmp_path):
    """A browser that has never seen the site; what it downloads goes into tmp_path/downloads."""
    with opened(tmp_path / "profile") as browser:
        where = {"behavior": "allow", "downloadPath": str(tmp_path / "downloads")}
        browser.call("Browser.setDownloadBehavior", **where)
        yield browser


def test_no_answer_is_on_the_site(site):
    files = [path for path in site.rglob("*") if path.suffix in {".ipynb", ".py", ".html", ".json"}]
    assert len(files) > 20
    told = ("### BEGIN SOLUTION", "### BEGIN HIDDEN", "MISCONCEPTIONS = ")
    assert [path.name for path in files if any(words in path.read_text("utf-8", "replace") for words in told)] == []


def test_the_front_page_leads_to_every_lesson(browser, address):
    browser.go(f"{address}index.html")
    links = browser.value(LINKS)
    assert [name for name in LESSONS if not any(link.endswith(f"{name}/{name}.ipynb") for link in links)] == []


def test_the_first_notebook_finds_nothing_missing(browser, address):
    start = Lesson(browser, address, "00-start-here", "00-start-here.ipynb")
    assert "Everything is there." in start.run_all()["summary"]


def test_a_student_goes_from_the_link_to_full_marks(browser, address, tmp_path):
    lesson = Lesson(browser, address, "backprop")
    lesson.run("imports", "checks", "tools")
    lesson.write("task-sigmoid", "def sigmoid(z):\n    return z")
    assert "not right yet" in lesson.run("task-sigmoid", "test-sigmoid")
    lesson.write("task-sigmoid", "def sigmoid(z):\n    while True:\n        pass")
    assert "still running after 5 seconds" in lesson.run("task-sigmoid", "test-sigmoid")
    lesson.fill_in("backprop")
    assert "sigmoid: right" in lesson.run("task-sigmoid", "test-sigmoid")
    assert not [cell for cell, shown in lesson.run_all().items() if "ERROR" in shown]
    the_pictures_move_and_the_answers_open(lesson, 3)

    browser.until("!jupyterapp.shell.currentWidget.context.model.dirty")  # saved by itself, every ten seconds
    reopened = Lesson(browser, address, "backprop")
    assert "return z" not in browser.value("JSON.stringify(jupyterapp.shell.currentWidget.context.model.toJSON())")
    assert "output_delta: right" in reopened.shown("test-output-delta")

    browser.typed = "anna"  # what a student answers when the button asks for the id, once
    browser.click(BUTTON)
    handed_in = tmp_path / "downloads" / "anna_backprop.ipynb"
    wait_for(handed_in)
    assert graded(handed_in.parent, tmp_path / "results") == {"anna": "10.00"}


@pytest.mark.proof  # minutes each; the first lesson is the sample in `make test`
@pytest.mark.parametrize("name", [name for name in LESSONS if name != "backprop"])
def test_every_lesson_runs_in_the_browser_and_is_checked_right(browser, address, name):
    lesson = Lesson(browser, address, name)
    lesson.fill_in(name)
    shown = lesson.run_all()
    assert not {cell: said for cell, said in shown.items() if "ERROR" in said}
    checks = {cell: said for cell, said in shown.items() if cell.startswith("test-")}
    assert checks
    right = (": right", ": form right")  # answers without a check that could see them are marked by the teacher
    assert not {cell: said for cell, said in checks.items() if not any(word in said for word in right)}
    the_pictures_move_and_the_answers_open(lesson, 1 if name == "beyond-sigmoid" else 0)


@pytest.mark.proof  # a second site and a second kernel
def test_without_a_copy_pyodide_comes_from_its_usual_network(copy, tmp_path):
    build(tmp_path / "made")
    with (
        served(tmp_path / "made") as address,
        usual_network(copy, tmp_path) as options,
        opened(tmp_path / "profile", *options) as browser,
    ):
        lesson = Lesson(browser, address, "backprop")
        lesson.run("imports", "checks", "tools")
        lesson.write("task-sigmoid", "def sigmoid(z):\n    return np.exp(-np.logaddexp(0.0, -z))")
        assert "sigmoid: right" in lesson.run("task-sigmoid", "test-sigmoid")


def the_pictures_move_and_the_answers_open(lesson: Lesson, pictures: int) -> None:
    """Click every picture that moves and every folded answer of a lesson that has been run."""
    moving, folded = lesson.moving(), lesson.folded()
    assert len(moving) == pictures
    said = {cell: lesson.play(cell) for cell in moving}
    assert not {cell: texts for cell, texts in said.items() if len({*texts}) < len(texts)}
    assert len(folded) >= 3
    opens = {cell: lesson.unfold(cell) for cell in folded}
    assert not {cell: texts for cell, texts in opens.items() if len(texts[1]) < len(texts[0]) + 40}


def wait_for(path: Path) -> None:
    """Wait until a file has been downloaded."""
    pause = threading.Event()
    for _ in range(1800):
        if path.is_file():
            return
        pause.wait(0.1)
    pytest.fail(f"{path.name} was not downloaded")


def graded(folder: Path, results: Path) -> dict[str, str]:
    """Grade a flat folder and return the scores by student."""
    command = [
        sys.executable,
        "-m",
        "grader.cli.main",
        "run",
        "backprop",
        "--submissions",
        str(folder),
        "--output",
        str(results),
    ]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    with (results / "scores.csv").open(encoding="utf-8", newline="") as table:
        return {row["student_id"]: row["score"] for row in csv.DictReader(table)}


def test_the_packages_that_the_checks_need_are_in_pyodide_s_list(site):
    packages = json.loads((site / "static" / "course" / "packages.json").read_text(encoding="utf-8"))
    assert packages["deltagrade"]["imports"] == ["grader"]
    needs = {need for entry in packages.values() for need in entry["depends"]}
    lock = json.loads((site / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert needs <= {*packages, *lock}
    assert all((site / "static" / "course" / entry["file_name"]).is_file() for entry in packages.values())
