"""What comes along with a submission, and what stays behind, with the reason."""

from __future__ import annotations

import pytest

from grader.collect import companions
from grader.collect.companions import MEGABYTE, beside
from grader.records.course import Limits

LIMITS = Limits(file_megabytes=2, scratch_megabytes=3)


def found(tmp_path, depth=1, **sizes):
    """Write files of these sizes beside a notebook; return the names of those that come along, and the notes."""
    notebook = tmp_path / "b.ipynb"
    notebook.write_bytes(b"{}")
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    kept, notes = beside(notebook, LIMITS, depth)
    assert isinstance(kept, tuple)
    return [path.name for path in kept], notes


def test_regular_files_come_along_but_not_the_submission_itself(tmp_path):
    (tmp_path / "timestamp.txt").write_text("now", encoding="utf-8")
    assert found(tmp_path, data=3, more=0) == (["data", "more"], [])


@pytest.mark.parametrize(("depth", "names"), [(0, ["top"]), (1, ["top", "one"]), (2, ["top", "one", "two"])])
def test_folders_are_looked_into_as_deep_as_is_said(tmp_path, depth, names):
    (tmp_path / "d" / "e").mkdir(parents=True)
    (tmp_path / "d" / "one").write_bytes(b"")
    (tmp_path / "d" / "e" / "two").write_bytes(b"")
    assert found(tmp_path, depth, top=1) == (names, [])


def test_hidden_files_and_folders_do_not_come_along(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"")
    (tmp_path / "d" / ".hidden").mkdir(parents=True)
    (tmp_path / "d" / ".hidden" / "x").write_bytes(b"")
    assert found(tmp_path, 3, **{".env": 1}) == ([], [])


@pytest.mark.parametrize(("size", "kept"), [(2 * MEGABYTE, True), (2 * MEGABYTE + 1, False)])
def test_a_file_over_its_cap_stays_behind(tmp_path, size, kept):
    names, notes = found(tmp_path, large=size)
    assert names == (["large"] if kept else [])
    assert notes == ([] if kept else ["large stays behind: larger than 2 MB"])


def test_what_would_exceed_the_total_stays_behind_and_what_fits_still_comes(tmp_path):
    names, notes = found(tmp_path, a=2 * MEGABYTE, b=MEGABYTE + 1, c=MEGABYTE - 1, d=1, e=1)
    assert names == ["a", "c", "d"]
    assert notes == [f"{name} stays behind: with it the files would exceed 3 MB" for name in ("b", "e")]


@pytest.mark.parametrize(("most", "kept"), [(3, 3), (2, 2)])
def test_more_files_than_the_cap_stay_behind(tmp_path, monkeypatch, most, kept):
    monkeypatch.setattr(companions, "MOST_FILES", most)
    names, notes = found(tmp_path, a=1, b=1, c=1)
    assert len(names) == kept
    assert notes == (["c stays behind: more than 2 files"] if kept < 3 else [])


@pytest.mark.parametrize(("count", "more"), [(3, 0), (4, 1), (6, 3)])
def test_three_are_named_and_the_rest_is_counted(tmp_path, count, more):
    for number in range(count):
        (tmp_path / f"l{number}").symlink_to("/etc/hostname")
    names, notes = found(tmp_path)
    assert names == []
    assert notes[:3] == [f"l{number} stays behind: not a regular file" for number in range(3)]
    assert notes[3:] == ([f"{more} more files stay behind"] if more else [])


def test_two_hundred_files_come_along():
    assert companions.MOST_FILES == 200
    assert MEGABYTE == 2**20
