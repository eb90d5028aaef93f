"""A result is reused only while nothing that can change a verdict has changed: each of these is changed here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import grader.run.fingerprint as module
from grader.course.config import read_course
from grader.records.course import Limits
from grader.records.submission import Student, Submission
from grader.run.fingerprint import (
    PARTS,
    Sources,
    assignment_fingerprint,
    fingerprint_of,
    submission_fingerprint,
)

from ..small_course import write_course

LIMITS = Limits()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A submission with files beside it."""
    for name in ("halves.ipynb", "data.csv", "helper/tool.py", "other/tool.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def of_submission(home: Path) -> str:
    notebook = home / "halves.ipynb"
    files = tuple(sorted(path for path in home.rglob("*") if not path.is_dir() and path != notebook))
    submission = Submission(Student("ann"), "halves", notebook, companions=files)
    return submission_fingerprint(submission, LIMITS)


def exchange(one: Path, other: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte of the notebook": lambda home: (home / "halves.ipynb").write_text("halves.ipynB"),
    "a byte of a file beside it": lambda home: (home / "data.csv").write_text("data.csV"),
    "a file's name": lambda home: (home / "data.csv").rename(home / "data2.csv"),
    "a folder's name": lambda home: (home / "helper").rename(home / "helpers"),
    "a file in another folder": lambda home: (home / "helper/tool.py").rename(home / "tool.py"),
    "one file more": lambda home: (home / "new.txt").touch(),
    "one file less": lambda home: (home / "data.csv").unlink(),
    "a link in the place of a file": lambda home: ((home / "data.csv").unlink(), (home / "data.csv").symlink_to("x")),
    "two files exchanged": lambda home: exchange(home / "helper", home / "other"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_path_and_byte_of_a_submission_counts(home: Path, name: str) -> None:
    before = of_submission(home)
    assert before
    CHANGES[name](home)
    assert of_submission(home) not in ("", before)


def test_the_same_submission_elsewhere_is_the_same(home: Path, tmp_path: Path) -> None:
    before = of_submission(home)
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    home.rename(moved)
    assert of_submission(moved) == before


def test_what_cannot_be_opened_is_never_reused(home: Path) -> None:
    (home / "halves.ipynb").unlink()
    assert of_submission(home) == ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course whose hidden tests and answer key read files of their own."""
    root = write_course(tmp_path)
    for name in ("tests/hidden/halves/data/a.json", "solutions/halves/more/a.npz", "assignments/halves/halves.ipynb"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


def changed_parts(root: Path, change: Callable[[], object], secret: str = "") -> set[str]:
    """Return the names of the parts of the fingerprint that a change changes."""
    before = of_course(root)
    change()
    after = of_course(root, secret)
    return {name for name, a, b in zip(PARTS[1:], before.split(":"), after.split(":"), strict=True) if a != b}


def of_course(root: Path, secret: str = "") -> str:
    course = read_course(root)
    return assignment_fingerprint(course, course.assignments[0], secret)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("tests", lambda root: edit(root / "tests/hidden/halves/test_half.py", "8.0", "9.0")),
        ("tests", lambda root: edit(root / "tests/hidden/halves/data/a.json", "a", "b")),
        ("tests", lambda root: (root / "tests/hidden/halves/data").rename(root / "tests/hidden/halves/data2")),
        ("tests", lambda root: (root / "tests/hidden/halves/conftest.py").touch()),
        ("solutions", lambda root: edit(root / "solutions/halves/reference.py", "x / 2", "x / 3")),
        ("solutions", lambda root: edit(root / "solutions/halves/more/a.npz", "a", "b")),
        ("solutions", lambda root: (root / "solutions/halves/misconceptions.py").touch()),
        ("solutions", lambda root: edit(root / "assignments/halves/halves.ipynb", "a", "b")),
        ("solutions", lambda root: (root / "assignments/halves/prices.csv").touch()),
        ("course.toml", lambda root: edit(root / "course.toml", "call_seconds = 1", "call_seconds = 2")),
        ("course.toml", lambda root: edit(root / "course.toml", "[limits]", "[limits]\nmemory_megabytes = 3000")),
    ],
)
def test_every_file_of_the_course_that_can_change_a_verdict_counts(root, part, change) -> None:
    assert changed_parts(root, lambda: change(root)) == {part}


def test_points_and_due_dates_are_told_apart(root: Path) -> None:
    assert "points" in changed_parts(root, lambda: edit(root / "course.toml", "points = 1", "points = 4"))
    due = "[assignments.halves]\ndue = 2026-03-02T12:00:00Z\n\n[assignments.halves.tasks]"
    assert "late rules" in changed_parts(root, lambda: edit(root / "course.toml", "[assignments.halves.tasks]", due))


def test_the_secret_python_and_the_packages_of_students_count(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed_parts(root, lambda: None, "another secret") == {"secret or Python"}
    assert changed_parts(root, lambda: monkeypatch.setattr(sys, "version", "4.0")) == {"secret or Python"}
    for versions in (lambda name: f"{name} 99", lambda name: "99" if name == "scipy" else "1"):
        change = lambda versions=versions: monkeypatch.setattr(module, "version", versions)  # noqa: E731
        assert changed_parts(root, change) == {"secret or Python"}


def test_the_tolerance_and_the_engine_count(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert changed_parts(root, lambda: monkeypatch.setattr(module, "TOLERANCE", 1e-3)) == {"tolerance"}
    engine = tmp_path / "engine/run"
    engine.mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(engine / "fingerprint.py"))
    assert changed_parts(root, (engine / "new.py").touch) == {"engine"}
    assert changed_parts(root, lambda: (engine / "new.py").rename(engine.parent / "new.py")) == {"engine"}


@pytest.mark.parametrize("name", ["tests/hidden/halves/__pycache__/a.pyc", "solutions/halves/halves.ipynb"])
def test_what_changes_no_verdict_does_not_count(root: Path, name: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    assert changed_parts(root, path.touch) == set()


def test_the_lesson_counts_where_it_is_the_answer_key(root: Path) -> None:
    lesson = root / "solutions/halves/halves.ipynb"
    (root / "solutions/halves/reference.py").rename(lesson)
    assert changed_parts(root, lambda: edit(lesson, "x / 2", "x / 3")) == {"solutions"}


def test_another_limit_for_files_is_a_setting(home: Path) -> None:
    notebook, files = home / "halves.ipynb", (home / "data.csv",)
    submission = Submission(Student("ann"), "halves", notebook, companions=files)
    allowed, refused = (submission_fingerprint(submission, replace(LIMITS, file_megabytes=n)) for n in (1, -1))
    assert allowed != refused


def test_the_order_in_which_a_disk_lists_files_does_not_count(root: Path) -> None:
    assignment = read_course(root).assignments[0]
    tests = sorted((root / "tests/hidden/halves").rglob("*"))
    assert len(tests) > 1
    one, other = (fingerprint_of(assignment, Sources(root, each, (), ()), "") for each in (tests, tests[::-1]))
    assert one == other


def test_an_extension_is_one_of_the_late_rules(root: Path) -> None:
    assignment = read_course(root).assignments[0]
    until = datetime(2026, 3, 2, tzinfo=UTC)
    parts = [
        fingerprint_of(replace(assignment, extensions=extensions), Sources(root, (), (), ()), "").split(":")
        for extensions in ((), (("ann", until),), (("bob", until),), (("ann", until + timedelta(days=1)),))
    ]
    place = PARTS[1:].index("late rules")
    assert len({part[place] for part in parts}) == 4
    assert len({(*part[:place], *part[place + 1 :]) for part in parts}) == 1
