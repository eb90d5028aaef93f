"""Scratch folders go, whatever was left in them; and they are seen to be full."""

from __future__ import annotations

import os
from pathlib import Path

from grader.execute.worker import scratch


def test_folders_deeper_than_a_path_can_name_are_removed(tmp_path: Path) -> None:
    place = scratch.make(str(tmp_path))
    here = os.open(place, os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("folder", dir_fd=here)
        inner = os.open("folder", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    scratch.remove(place)
    assert list(tmp_path.iterdir()) == []


def test_folders_that_nobody_may_enter_are_removed(tmp_path: Path) -> None:
    place = Path(scratch.make(str(tmp_path)))
    (place / "closed" / "inner").mkdir(parents=True)
    (place / "closed" / "inner" / "file").touch()
    (place / "closed" / "inner").chmod(0)
    (place / "closed").chmod(0)
    scratch.remove(str(place))
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_points_to_stays(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    place = Path(scratch.make(str(tmp_path)))
    (place / "link").symlink_to(kept)
    (place / "folder").mkdir()
    (place / "folder" / "link").symlink_to(kept)
    scratch.remove(str(place))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (kept / "file").exists()


def test_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    scratch.remove(str(tmp_path / "gone"))


def test_a_folder_is_full_by_bytes_on_disk_or_by_files(tmp_path: Path) -> None:
    place = Path(scratch.make(str(tmp_path)))
    (place / "folder").mkdir()
    (place / "folder" / "file").write_bytes(bytes(100_000))
    assert not scratch.exceeds(str(place), 200_000, 10)
    assert scratch.exceeds(str(place), 50_000, 10)
    assert scratch.exceeds(str(place), 200_000, 1)


def test_a_sparse_file_is_as_large_as_what_it_holds(tmp_path: Path) -> None:
    place = Path(scratch.make(str(tmp_path)))
    with (place / "sparse").open("wb") as file:
        file.truncate(2**30)
    assert not scratch.exceeds(str(place), 2**20, 10)


def test_a_folder_that_cannot_be_looked_into_counts_as_full(tmp_path: Path) -> None:
    place = scratch.make(str(tmp_path))
    here = os.open(place, os.O_RDONLY)
    for _ in range(100):
        os.mkdir("x" * 100, dir_fd=here)
        inner = os.open("x" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert scratch.exceeds(place, 2**40, 10**9)


def test_what_a_crashed_forkserver_left_is_cleared(tmp_path: Path) -> None:
    (Path(scratch.make(str(tmp_path))) / "file").touch()
    scratch.make(str(tmp_path))
    scratch.clear(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
