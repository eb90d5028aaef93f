"""The files that a notebook writes are found, for the notebook after it."""

from __future__ import annotations

import os

import pytest

from grader.execute.worker import new_files
from grader.execute.worker.new_files import NewFiles


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a file."""
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_and_changed_files_are_found_and_others_are_not(folder):
    files = NewFiles()
    (folder / "sub").mkdir()
    (folder / "sub" / "new.txt").write_text("new", encoding="utf-8")
    assert files.found() == [["sub/new.txt", b"new"]]
    (folder / "old.txt").write_text("changed", encoding="utf-8")
    assert ["old.txt", b"changed"] in files.found()


def test_links_and_compiled_modules_are_left_out(folder):
    files = NewFiles()
    (folder / "link.txt").symlink_to("old.txt")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()
    assert files.found() == []


def test_no_more_is_found_than_may_be_carried(folder, monkeypatch):
    monkeypatch.setattr(new_files, "MOST_BYTES", 3)
    files = NewFiles()
    for name in ("a", "b"):
        (folder / name).write_bytes(b"12")
    os.utime(folder / "a", (1, 1))
    assert files.found() == [["a", b"12"]]
