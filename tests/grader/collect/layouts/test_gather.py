"""Loose files of one student, put together under their own names."""

from __future__ import annotations

import os

from grader.collect import tree
from grader.collect.layouts.gather import gather

from .asking import write


def test_files_get_their_own_names_without_being_copied(tmp_path):
    write(tmp_path, "ann_1.py", "ann_2.csv")
    stage = tmp_path / "deep" / "stage"
    kept = gather([("a.py", tmp_path / "ann_1.py"), ("d/b.csv", tmp_path / "ann_2.csv")], stage, {})
    assert kept == {}
    assert sorted(path.name for path in stage.iterdir()) == ["a.py", "d_b.csv"]
    assert (stage / "a.py").stat().st_ino == (tmp_path / "ann_1.py").stat().st_ino


def test_what_is_no_file_or_was_refused_is_kept_back_with_the_reason(tmp_path):
    (tmp_path / "link").symlink_to("/etc/hostname")
    write(tmp_path, "bad.py")
    stage = tmp_path / "stage"
    refused = {tmp_path / "bad.py": "damaged"}
    assert gather([("l.py", tmp_path / "link"), ("b.py", tmp_path / "bad.py")], stage, refused) == {
        stage / "l.py": "not a regular file",
        stage / "b.py": "damaged",
    }
    assert list(stage.iterdir()) == []


def test_a_name_that_is_taken_leaves_the_lms_own(tmp_path):
    write(tmp_path, "x_1.py", "x_2.py", "x_3.py")
    stage = tmp_path / "stage"
    files = [("a.py", tmp_path / "x_1.py"), ("a.py", tmp_path / "x_2.py"), ("b.py", tmp_path / "none.py")]
    gather([*files, ("b.py", tmp_path / "x_3.py")], stage, {})
    assert sorted(path.name for path in stage.iterdir()) == ["a.py", "x_2.py", "x_3.py"]


def test_of_another_account_a_file_is_copied(tmp_path, monkeypatch):
    write(tmp_path, "x.py", text="theirs")
    owner = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: owner)
    gather([("a.py", tmp_path / "x.py")], tmp_path / "stage", {})
    copy = tmp_path / "stage" / "a.py"
    assert copy.read_text(encoding="utf-8") == "theirs"
    assert copy.stat().st_ino != (tmp_path / "x.py").stat().st_ino


def test_a_link_put_in_a_files_place_after_it_was_found_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "x.py").symlink_to("nowhere")
    monkeypatch.setattr(tree, "is_regular", lambda _: True)
    gather([("a.py", tmp_path / "x.py")], tmp_path / "stage", {})
    assert (tmp_path / "stage" / "a.py").is_symlink()
