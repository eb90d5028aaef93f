"""The read-only root of students' processes: what is copied is whole, links lead where they led, no folder twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.execute.worker.isolation import root

WRITE = os.write
BUILD = """
import json, os, sys
from pathlib import Path
from grader.execute.worker.isolation import kernel, namespaces, root
paths, covered, scratch = json.loads(sys.argv[1])
own = os.getuid(), os.getgid()
kernel.unshare(namespaces.NEWUSER | namespaces.NEWNS)
namespaces.map_own(*own)
root.build(paths, covered, scratch)
seen = {str(path): "" if path.is_dir() else path.read_text() for path in Path(paths[0]).rglob("*")}
try:
    Path(covered[1], "new").touch()
except OSError as error:
    seen["new"] = error.strerror
print(json.dumps(seen))
"""


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


def test_a_folder_is_mounted_whole_but_for_what_its_covered_part_holds(tmp_path):
    library, scratch = tmp_path / "library", tmp_path / "scratch"
    installed = library / "site-packages"
    for name in ("shown", "hidden"):
        (installed / name).mkdir(parents=True)
        (installed / name / "module.py").write_text(name)
    (installed / "single.py").write_text("single")
    (installed / "other.py").write_text("other")
    (library / "random.py").write_text("random")
    inner = installed / "environment" / "site-packages"  # of a virtual environment that lies there
    (inner / "own").mkdir(parents=True)
    (inner / "strange.py").touch()
    scratch.mkdir()
    paths = [library, library / "random.py", installed / "shown", installed / "single.py", inner / "own"]
    covered = [inner, installed, tmp_path / "nowhere"]
    asked = json.dumps([*([str(path) for path in some] for some in (paths, covered)), str(scratch)])
    done = subprocess.run([sys.executable, "-c", BUILD, asked], capture_output=True, text=True, check=False)
    if done.returncode and "unshare" in done.stderr:
        pytest.skip(f"no namespaces here: {done.stderr.splitlines()[-1]}")
    assert not done.stderr
    assert json.loads(done.stdout) == {
        str(library / "random.py"): "random",
        str(installed): "",
        str(installed / "shown"): "",
        str(installed / "shown" / "module.py"): "shown",
        str(installed / "single.py"): "single",
        str(inner.parent): "",
        str(inner): "",
        str(inner / "own"): "",
        "new": "Read-only file system",
    }
