"""Traces of work that is elsewhere: each with the file it stands for, and why it is none."""

from __future__ import annotations

import pytest

from grader.collect import traces


def found(tmp_path, depth=2, *names):
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return [(path.relative_to(tmp_path).as_posix(), name, why) for path, name, why in traces.find(tmp_path, depth)]


def test_a_placeholder_of_icloud(tmp_path):
    assert found(tmp_path, 0, ".backprop.ipynb.icloud", "plain.icloud", ".other") == [
        (".backprop.ipynb.icloud", "backprop.ipynb", traces.NOT_DOWNLOADED)
    ]


def test_checkpoints_in_their_order(tmp_path):
    folder = ".ipynb_checkpoints"
    names = [f"{folder}/{name}" for name in ("b-checkpoint.ipynb", "a-checkpoint.ipynb", "c-checkpoint.py")]
    assert found(tmp_path, 0, *names) == [
        (f"{folder}/a-checkpoint.ipynb", "a.ipynb", traces.ONLY_CHECKPOINT),
        (f"{folder}/b-checkpoint.ipynb", "b.ipynb", traces.ONLY_CHECKPOINT),
    ]


def test_a_file_of_that_name_is_no_folder_of_checkpoints(tmp_path):
    assert found(tmp_path, 1, ".ipynb_checkpoints") == []


@pytest.mark.parametrize(("depth", "count"), [(0, 1), (1, 2), (2, 3)])
def test_folders_are_looked_into_as_deep_as_is_said(tmp_path, depth, count):
    names = [f"{place}.b.ipynb.icloud" for place in ("", "one/", "one/two/", "one/two/three/")]
    assert len(found(tmp_path, depth, *names)) == count


@pytest.mark.parametrize("folder", [".git", "__MACOSX", "__pycache__"])
def test_hidden_folders_and_those_of_systems_are_not(tmp_path, folder):
    assert found(tmp_path, 2, f"{folder}/.b.ipynb.icloud", f"one/{folder}/.b.ipynb.icloud") == []


def test_all_of_them_come_sorted(tmp_path):
    names = ["z/.b.ipynb.icloud", "a/.b.ipynb.icloud", ".m.ipynb.icloud"]
    assert [name for name, _, _ in found(tmp_path, 1, *names)] == sorted(names)


def test_a_link_to_a_folder_is_not_followed(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".b.ipynb.icloud").write_bytes(b"")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    assert list(traces.find(tmp_path / "in", 3)) == []


def test_what_a_teacher_and_a_choice_rely_on():
    assert {".gdoc", ".url", ".lnk", ".webloc"} <= traces.SHORTCUTS
    assert all(ending.startswith(".") and ending.islower() for ending in traces.SHORTCUTS)
    assert all(words.endswith("ask for the notebook itself") for words in (traces.SHORTCUT, traces.NOT_DOWNLOADED))


def test_every_kind_of_shortcut_is_known():
    google = {".gdoc", ".gsheet", ".gslides", ".gshortcut", ".glink"}
    assert google | {".url", ".webloc", ".lnk", ".desktop", ".website"} == traces.SHORTCUTS


def test_each_trace_says_what_it_is():
    assert "shortcut" in traces.SHORTCUT
    assert "iCloud" in traces.NOT_DOWNLOADED
    assert "checkpoint" in traces.ONLY_CHECKPOINT


def test_many_checkpoints_come_sorted(tmp_path):
    names = [f".ipynb_checkpoints/{7 * n % 26:02}-checkpoint.ipynb" for n in range(26)]
    assert [name for name, _, _ in found(tmp_path, 0, *names)] == sorted(names)


def test_a_link_to_checkpoints_is_not_followed(tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "b-checkpoint.ipynb").write_bytes(b"")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".ipynb_checkpoints").symlink_to(tmp_path / "theirs")
    assert list(traces.find(tmp_path / "mine", 1)) == []
