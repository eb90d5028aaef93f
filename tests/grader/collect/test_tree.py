"""What lies in a folder: listed by name, hidden things left out, no link followed."""

from __future__ import annotations

import os

import pytest

from grader.collect import tree


@pytest.fixture
def folder(tmp_path):
    for name in ("b.py", "a.py", "B.py", ".hidden", "Thumbs.db", "desktop.ini", "d/one", "d/e/two", "d/.secret/three"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for name in ("__pycache__", "__MACOSX", ".git", "d/.ipynb_checkpoints"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "d")
    return tmp_path


def test_entries_come_in_code_point_order_without_what_systems_leave_behind(folder):
    assert [path.name for path in tree.entries(folder)] == ["B.py", "a.py", "b.py", "d", "link"]


def test_a_link_to_a_folder_is_none(folder):
    assert tree.folders(folder) == [folder / "d"]
    assert folder / "link" in tree.files(folder, 0)


@pytest.mark.parametrize(
    ("depth", "below"), [(0, []), (1, ["d/one"]), (2, ["d/one", "d/e/two"]), (9, ["d/one", "d/e/two"])]
)
def test_files_come_the_least_deep_first_and_hidden_folders_never(folder, depth, below):
    names = [path.relative_to(folder).as_posix() for path in tree.files(folder, depth)]
    assert names == ["B.py", "a.py", "b.py", "link", *below]


@pytest.mark.parametrize(("most", "count"), [(2, 2), (5, 4), (6, 4), (7, 5), (8, 6), (0, 0)])
def test_of_many_entries_the_least_deep_are_listed(folder, monkeypatch, most, count):
    monkeypatch.setattr(tree, "MAX_ENTRIES", most)
    assert len(tree.files(folder, 9)) == count


def test_what_a_file_is_is_seen_without_opening_it(folder):
    os.mkfifo(folder / "pipe")
    assert tree.is_folder(folder / "d")
    assert tree.is_regular(folder / "a.py")
    for name in ("link", "pipe", "none", "a.py/x", "x" * 300):
        assert not tree.is_folder(folder / name), name
        assert not tree.is_regular(folder / name), name
    assert not tree.is_regular(folder / "d")
    assert not tree.is_folder(folder / "a.py")


def test_another_error_is_not_swallowed(folder):
    with pytest.raises(ValueError, match="null"):
        tree.is_folder(folder / "a\0b")


def test_a_regular_file_is_opened_and_nothing_else(folder):
    with tree.opened(folder / "a.py") as file:
        assert file.read() == b"x"
    os.mkfifo(folder / "pipe")
    (folder / "to_file").symlink_to(folder / "a.py")
    for name in ("pipe", "to_file", "d", "none"):
        with pytest.raises(OSError), tree.opened(folder / name):  # noqa: PT011  whatever the system says
            raise AssertionError(name)


def test_empty_folders_that_are_named_like_a_notebook(folder):
    for name in ("x.ipynb", "y.IPYNB", "z.txt", "full.ipynb", "only_hidden.py"):
        (folder / name).mkdir()
    (folder / "full.ipynb" / "a").write_bytes(b"")
    (folder / "only_hidden.py" / ".a").write_bytes(b"")
    found = tree.empty_folders(tree.files_and_folders(folder, 0)[1], (".ipynb", ".py"))
    assert [path.name for path in found] == ["only_hidden.py", "x.ipynb", "y.IPYNB"]


def test_a_name_is_made_printable(tmp_path):
    path = tmp_path / os.fsdecode(b"a\xffb")
    assert tree.printable(path.name) == "a\ufffdb"
    assert tree.relative(path, tmp_path) == "a\ufffdb"
    assert tree.relative(tmp_path / "d" / "x", tmp_path) == "d/x"


@pytest.mark.parametrize(("length", "whole"), [(160, True), (161, False)])
def test_a_long_name_keeps_both_ends(length, whole):
    name = "".join(chr(97 + k % 26) for k in range(length))
    assert tree.truncated(name) == (name if whole else f"{name[:80]}...{name[-40:]}")


def test_every_empty_folder_of_such_a_name_is_found(tmp_path):
    for name in ("a.py", "b.py"):
        (tmp_path / name).mkdir()
    found = tree.empty_folders([tmp_path / "a.py", tmp_path / "b.py"], (".py",))
    assert [path.name for path in found] == ["a.py", "b.py"]
    assert tree.MAX_ENTRIES == 5000


def test_where_folders_side_by_side_hold_too_much_nothing_below_them_is_listed(tmp_path, monkeypatch):
    for name in ("a/1", "a/2", "a/s/3", "a/s/4", "b/1", "b/2", "b/s/3", "b/s/4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(tree, "MAX_ENTRIES", 5)
    assert [path.relative_to(tmp_path).as_posix() for path in tree.files(tmp_path, 9)] == ["a/1", "a/2", "b/1", "b/2"]


def test_checkpoints_lie_where_jupyter_puts_them():
    assert tree.CHECKPOINTS == ".ipynb_checkpoints"
