"""The read-only root of students' processes: what is copied is whole, links lead where they led, no folder twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.execute.worker.isolation import root

WRITE = os.write


def test_a_small_file_is_copied_with_its_date(tmp_path, monkeypatch):
    file = tmp_path / "data.csv"
    file.write_bytes(b"a,b\n")
    os.utime(file, ns=(1, 10**9))
    copy = root.small_file(str(file))
    assert copy == (b"a,b\n", 10**9)
    (tmp_path / "root").mkdir()
    monkeypatch.chdir(tmp_path / "root")
    root.write("/deep/data.csv", *copy)
    made = Path("deep/data.csv")
    assert made.read_bytes() == b"a,b\n"
    assert made.stat().st_mtime_ns == 10**9


def test_a_file_that_did_not_fit_ends_the_start_and_is_not_cut_short(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "write", lambda descriptor, data: WRITE(descriptor, data[:2]))
    with pytest.raises(OSError, match="no space for what students' code may read"):
        root.write("/module.py", b"x = 12", 0)


def test_a_large_file_and_a_folder_are_mounted_and_not_copied(tmp_path):
    large = tmp_path / "large"
    large.write_bytes(bytes(root.SMALL + 1))
    assert root.small_file(str(large)) is None
    assert root.small_file(str(tmp_path)) is None


def test_every_link_on_the_way_is_noted_with_its_target(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "module.py").touch()
    (tmp_path / "lib64").symlink_to("lib")
    (tmp_path / "python").symlink_to(tmp_path / "lib64")
    links: dict[str, str] = {}
    assert root.trace(f"{tmp_path}/python/../lib64/./module.py", links) == f"{tmp_path}/lib/module.py"
    ours = {place: target for place, target in links.items() if place.startswith(str(tmp_path))}
    assert ours == {f"{tmp_path}/python": f"{tmp_path}/lib64", f"{tmp_path}/lib64": "lib"}


def test_a_folder_within_another_is_not_mounted_twice():
    assert root.outermost({"/usr/lib/python3", "/usr/lib", "/usr/library", "/etc"}) == [
        "/etc",
        "/usr/lib",
        "/usr/library",
    ]
