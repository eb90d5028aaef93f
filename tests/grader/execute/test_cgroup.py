"""Control groups: where one is given, what it holds, and that nothing of it stays.

The tests that need a real one are run on a machine that gives one by tests/e2e/test_another_kernel.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import Died
from grader.execute import cgroup, isolation
from grader.execute.cgroup import Group, around, places
from grader.execute.forkserver import ForkServer, OneShot, temporary_image
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.worker.isolation.plan import ALL, CGROUP, LIMITS, OWN_UID
from grader.records.course import Limits
from grader.records.execution import Call

MEBIBYTE = 2**20
SMALL = Limits(memory_megabytes=64, scratch_megabytes=16, call_seconds=60, submission_seconds=120)
CALL = Call("f", ())
Started = subprocess.Popen[str]
Start = Callable[[str], tuple[Started, Group]]
FAMILY = """
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
print(os.getpid(), flush=True)
time.sleep(600)
"""
FILL = "kept = [b'x' * 2**20 for _ in range(200)]; print('got through')"
CROWD = """
import os, time
for count in range(40):
    try:
        child = os.fork()
    except OSError:
        print(count, flush=True)
        break
    if child == 0:
        time.sleep(600)
"""
DAEMON = """
import os, signal
def f():
    child = os.fork()
    if child == 0:
        os.setsid()
        signal.pause()
    return child
"""
MOUNTS = """24 1 0:22 / /proc rw,nosuid shared:12 - proc proc rw
30 23 0:26 {root} {point} rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate
"""


@pytest.mark.parametrize(
    ("root", "point", "own", "expected"),
    [
        ("/", "/sys/fs/cgroup", "/", ["/sys/fs/cgroup"]),
        ("/", "/sys/fs/cgroup", "/a.slice/b.scope", ["/sys/fs/cgroup/a.slice/b.scope", "/sys/fs/cgroup/a.slice"]),
        ("/docker/0af", "/sys/fs/cgroup", "/docker/0af", ["/sys/fs/cgroup"]),
        ("/docker/0af", "/sys/fs/cgroup", "/docker/0af/job", ["/sys/fs/cgroup/job", "/sys/fs/cgroup"]),
        ("/docker/0af", "/sys/fs/cgroup", "/elsewhere", ["/sys/fs/cgroup"]),
    ],
)
def test_the_nearest_place_comes_first(root: str, point: str, own: str, expected: list[str]) -> None:
    found = list(places(MOUNTS.format(root=root, point=point), f"4:memory:/x\n0::{own}\n"))
    assert [str(path) for path in found][: len(expected)] == expected
    assert str(found[-1]) == point


def test_without_version_2_there_is_no_place() -> None:
    assert list(places("30 23 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n", "4:memory:/\n")) == []


def test_a_folder_without_controllers_is_no_place_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroup, "places", lambda *_: iter([tmp_path]))
    with pytest.raises(OSError, match="memory and pids are not handed on"):
        around(os.getpid(), MEBIBYTE, 1)
    assert list(tmp_path.iterdir()) == []


def test_empty_groups_of_graders_that_were_killed_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    mine, theirs = tmp_path / f"deltagrade-{os.getpid()}-7", tmp_path / f"deltagrade-{gone.pid}-7"
    for folder in (mine, theirs, tmp_path / "somebody-else"):
        folder.mkdir()
    monkeypatch.setattr(cgroup, "places", lambda *_: iter([tmp_path]))
    with pytest.raises(OSError):  # noqa: PT011  a plain folder: see above
        around(os.getpid(), MEBIBYTE, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [mine.name, "somebody-else"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Run a line of Python in a group of 64 MiB and 20 tasks; nothing of it is left afterwards."""
    left: list[tuple[Started, Group]] = []

    def run(code: str) -> tuple[Started, Group]:
        process = subprocess.Popen(
            [sys.executable, "-c", f"input()\n{code}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            group = around(process.pid, 64 * MEBIBYTE, 20)
        except OSError as error:
            process.kill()
            process.communicate()
            pytest.skip(f"no control group is given here: {error}")
        left.append((process, group))
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        return process, group

    yield run
    for process, group in left:
        group.end()
        process.communicate()
        assert not group.folder.exists()


def test_a_process_and_all_that_it_starts_end_at_one_stroke(start: Start) -> None:
    process, group = start(FAMILY)
    assert process.stdout is not None
    pids = {int(process.stdout.readline()) for _ in range(8)}
    assert pids == {int(line) for line in (group.folder / "cgroup.procs").read_text().split()}
    group.end()
    process.wait()
    assert not group.folder.exists()
    assert not [pid for pid in pids if _lives(pid)]


def test_more_memory_than_the_group_has_ends_the_process(start: Start) -> None:
    process, _ = start(FILL)
    told, _ = process.communicate()
    assert (told, process.returncode) == ("", -9)


def test_the_group_has_room_for_so_many_processes(start: Start) -> None:
    process, _ = start(CROWD)
    assert process.stdout is not None
    assert process.stdout.readline() == "19\n"


@contextmanager
def behind(layers: frozenset[str]) -> Iterator[ForkServer]:
    """Open a process whose children have these layers, one of which is a control group."""
    with temporary_image() as image:
        forkserver = ForkServer(image, replace(isolation.wanted(image, SMALL), layers=layers), one_shot=OneShot())
        try:
            if CGROUP not in forkserver.protection.layers:
                pytest.skip(f"no control group is given here: {forkserver.protection.absent}")
            yield forkserver
        finally:
            forkserver.close()


@contextmanager
def submitted(forkserver: ForkServer, path: Path, code: str) -> Iterator[Sandbox]:
    """Hand in some lines of code."""
    path.write_text(code, encoding="utf-8")
    with path.open("rb") as file, Sandbox(forkserver.spawn, SandboxOptions("attempt", "py", ("f",)), SMALL) as sandbox:
        sandbox.open(file.fileno())
        yield sandbox


def test_a_submission_that_takes_all_memory_ends_itself_and_no_other(tmp_path: Path) -> None:
    with behind(ALL - {LIMITS, OWN_UID}) as forkserver:
        with submitted(
            forkserver, tmp_path / "all.py", "def f(): return len([b'x' * 2**20 for _ in range(900)])"
        ) as all_:
            assert isinstance(all_.ask([CALL])[0].fault, Died)
        with submitted(forkserver, tmp_path / "some.py", "def f(): return 2") as some:
            assert some.ask([CALL])[0].value == 2
        assert forkserver.restarts == 0


def test_what_a_submission_started_ends_with_the_forkserver(tmp_path: Path) -> None:
    with behind(frozenset({CGROUP})) as forkserver:  # there is no other wall
        assert forkserver._group is not None
        folder = forkserver._group.folder
        with submitted(forkserver, tmp_path / "daemon.py", DAEMON) as sandbox:
            daemon = sandbox.ask([CALL])[0].value
            assert str(daemon) in (folder / "cgroup.procs").read_text().split()
        assert Path(f"/proc/{daemon}").exists()
    assert not folder.exists()
    assert not _lives(daemon)


def _lives(pid: int) -> bool:
    until = time.monotonic() + 60
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.01)
    return Path(f"/proc/{pid}").exists()
