"""What `grader release` says when it cannot begin."""

import logging

import pytest

from grader.course.config import read_course
from grader.errors import CourseError
from grader.release import assignment as module
from grader.release.assignment import release


def test_without_nbgrader_the_remedy_is_named_and_nothing_is_touched(monkeypatch, tmp_path):
    (tmp_path / "course.toml").write_text("[assignments.sums.tasks]\ndouble = {}\n", encoding="utf-8")
    for name in ("solutions/sums/sums.ipynb", "assignments/sums/sums.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    read = read_course(tmp_path)
    with pytest.raises(CourseError, match=r"pip install 'deltagrade\[teacher\]'"):
        release(read, read.assignments[0], {})
    assert (tmp_path / "assignments/sums/sums.ipynb").read_text(encoding="utf-8") == "{}"


def test_an_assignment_without_a_source_notebook_is_named(tmp_path):
    (tmp_path / "course.toml").write_text("[assignments.sums.tasks]\ndouble = {}\n", encoding="utf-8")
    read = read_course(tmp_path)
    with pytest.raises(CourseError, match=r"'sums' has no source notebook: write .*solutions/sums/sums\.ipynb"):
        release(read, read.assignments[0], {})


def test_what_all_notebooks_use_lies_beside_each_of_them(tmp_path):
    shared, made = tmp_path / "shared", tmp_path / "made"
    shared.mkdir()
    made.mkdir()
    (shared / "moving.py").write_text("pictures = 1\n")
    (shared / ".note").write_text("not for students")
    module._add_shared(shared, made)
    assert [path.name for path in made.iterdir()] == ["moving.py"]


def test_a_shared_file_never_replaces_one_of_the_assignment(tmp_path):
    for folder in ("shared", "made"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "data.csv").write_text(folder)
    with pytest.raises(CourseError, match=r"data\.csv would replace a file"):
        module._add_shared(tmp_path / "shared", tmp_path / "made")
    assert (tmp_path / "made" / "data.csv").read_text() == "made"


def test_the_log_says_what_was_taken_out_added_and_looked_through(tmp_path, monkeypatch, caplog):
    (tmp_path / "course.toml").write_text("[assignments.sums.tasks]\ndouble = {}\n", encoding="utf-8")
    course, old = read_course(tmp_path), tmp_path / "assignments" / "sums" / "old.txt"
    for path in (tmp_path / "solutions" / "sums" / "sums.ipynb", tmp_path / "shared" / "moving.py", old):
        path.parent.mkdir(parents=True)
        path.write_text("", encoding="utf-8")
    for name in ("expect_markers", "refuse_whole_answers", "refuse_answers", "hand_out"):
        monkeypatch.setattr(module, name, lambda *_: None)
    monkeypatch.setattr(module, "_nbgrader", lambda name, scratch, _: (scratch / "release" / name).mkdir(parents=True))
    caplog.set_level(logging.INFO, "grader.release.assignment")
    release(course, course.assignments[0], {}, frozenset({"photo.bin"}))
    assert caplog.messages == [
        f"sums: answers are taken out of {tmp_path / 'solutions/sums/sums.ipynb'} by nbgrader",
        f"moving.py: from {tmp_path / 'shared'}, which all notebooks use",
        "sums: no piece of the answer key or the secret in 1 files",
        "sums: photo.bin goes without being looked into, as --binary says",
        f"sums: {old.parent} made anew, 1 files",
        f"sums: {old} is gone: an earlier release had it",
    ]
