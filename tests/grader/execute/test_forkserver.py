"""The forkserver: what it survives, what it leaves, and what happens on a machine that grants less."""

from __future__ import annotations

import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import Died, ProtectionError, SandboxError
from grader.execute import isolation
from grader.execute.forkserver import ForkServer, OneShot, one_shot, preforked, temporary_image
from grader.execute.protocol.frames import Kind
from grader.execute.worker.isolation.enclosure import ON_DISK
from grader.execute.worker.isolation.plan import LANDLOCK, LIMITS, SECCOMP
from grader.records.course import Limits

from .conftest import Open


@pytest.fixture(scope="module")
def on_disk(limits: Limits) -> Iterator[ForkServer]:
    """A forkserver whose children have their scratch folders on the disk."""
    with temporary_image() as image:
        wanted = isolation.wanted(image, replace(limits, scratch_megabytes=8))
        forkserver = ForkServer(
            image, replace(wanted, layers=frozenset({LIMITS, LANDLOCK, SECCOMP})), one_shot=OneShot()
        )
        yield forkserver
        forkserver.close()


def test_a_forkserver_that_dies_is_started_again_and_counted(opened: Open, limits: Limits) -> None:
    with one_shot(limits) as forkserver:
        with opened("def f(): return 1", forkserver=forkserver) as ran:
            forkserver._server.process.kill()
            forkserver._server.process.wait()
            assert isinstance(ran.ask("f").fault, Died)  # its child went with it
        with opened("def f(): return 2", forkserver=forkserver) as ran:
            assert ran.value("f") == 2
        assert forkserver.restarts == 1


def test_one_that_does_not_start_in_time_is_ended_and_the_message_says_what_is_kept(
    limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.execute.forkserver.START_SECONDS", 0.001)
    with pytest.raises(ProtectionError, match="what was graded is kept; run again"), preforked(limits):
        pytest.fail("it started in a thousandth of a second")


def test_less_protection_after_a_restart_is_refused(limits: Limits) -> None:
    with one_shot(limits) as forkserver, Path(os.devnull).open("rb") as hand_in:
        forkserver.plan = replace(forkserver.plan, layers=forkserver.plan.layers - {SECCOMP})
        forkserver._server.process.kill()
        forkserver._server.process.wait()
        with pytest.raises(ProtectionError, match="less protection"):
            forkserver.spawn(hand_in.fileno())
        forkserver._start()


def test_nothing_is_left_when_the_forkserver_is_closed(limits: Limits) -> None:
    with one_shot(limits) as forkserver, Path(os.devnull).open("rb") as hand_in:
        child, image = forkserver.spawn(hand_in.fileno()), forkserver.image
    poll = select.poll()
    poll.register(child.pidfd, select.POLLIN)
    assert poll.poll(5000)
    child.close()
    assert not image.exists()


def test_children_leave_no_descriptor_behind_in_either_process(forkserver: ForkServer) -> None:
    def descriptors() -> list[int]:
        return [len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in ("self", forkserver._server.process.pid)]

    before, until = descriptors(), time.monotonic() + 60
    with Path(os.devnull).open("rb") as hand_in:
        for _ in range(30):
            forkserver.spawn(hand_in.fileno()).close()
    while any(now > then for now, then in zip(descriptors(), before, strict=True)):
        assert time.monotonic() < until, (before, descriptors())  # the last child is buried a moment after it is gone


def test_descriptors_beyond_a_thousand_are_no_obstacle(forkserver: ForkServer) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        with Path(os.devnull).open("rb") as hand_in:
            child = forkserver.spawn(hand_in.fileno())
            assert child.replies > 1024
            with pytest.raises(TimeoutError):
                child.receive(time.monotonic() + 0.01)
            child.close()
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_child_that_is_stopped_is_killed_all_the_same(forkserver: ForkServer) -> None:
    with Path(os.devnull).open("rb") as hand_in:
        child = forkserver.spawn(hand_in.fileno())
    signal.pidfd_send_signal(child.pidfd, signal.SIGSTOP)
    pidfd = os.dup(child.pidfd)
    child.close()
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    assert poll.poll(0)
    os.close(pidfd)


def test_a_scratch_folder_on_the_disk_is_watched_and_its_filler_killed(
    opened: Open, on_disk: ForkServer, limits: Limits
) -> None:
    fill = (
        "import os, time\n"
        "def f():\n"
        "    for n in range(20):\n"
        "        with open(str(n), 'wb') as file: file.write(os.urandom(2**20))\n"
        "    time.sleep(60)"
    )
    with opened(fill, forkserver=on_disk) as ran:
        assert isinstance(ran.ask("f").fault, Died)


def test_files_on_the_disk_that_are_removed_while_open_are_few(opened: Open, on_disk: ForkServer) -> None:
    hoard = """
import os
def f():
    for count in range(100):
        try:
            os.open("hoard", os.O_CREAT | os.O_RDWR)
        except OSError:
            return count
        os.unlink("hoard")
"""
    with opened(hoard, forkserver=on_disk) as ran:
        assert 4 < ran.value("f") <= ON_DISK  # the folder's size is looked at, and these are not in it


def test_a_scratch_folder_on_the_disk_goes_with_its_child(opened: Open, on_disk: ForkServer) -> None:
    deep = "import os\nfor n in range(900):\n    os.mkdir('d', 0o700)\n    os.chdir('d')\ndef f(): return 1"
    with opened(deep, forkserver=on_disk) as ran:
        assert ran.value("f") == 1
    with opened("def f(): return 1", forkserver=on_disk) as ran:  # it was asked after the first had gone
        assert len(list((on_disk.image / "scratch").iterdir())) == 1


def test_the_forkserver_inherits_nothing_from_the_environment(
    opened: Open, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_SECRET", "31415")
    code = "import os, sys\ndef f(): return str(dict(os.environ)) + str(sys.argv) + str(sys.orig_argv)"
    with one_shot(limits) as forkserver, opened(code, forkserver=forkserver) as ran:
        assert "31415" not in ran.value("f")


def test_matplotlib_is_imported_in_a_one_shot_process_only_when_asked_for(opened: Open, limits: Limits) -> None:
    code = "import sys\nbefore = 'matplotlib' in sys.modules\nimport matplotlib.pyplot as p\np.plot([1])\np.show()"
    with one_shot(limits) as forkserver, opened(code, "def f(): return before", forkserver=forkserver) as ran:
        assert ran.report.failures == ()
        assert ran.value("f") is False


POORER = """
import errno, os, sys
from grader.errors import ProtectionError
from grader.execute.isolation import EXPOSES
from grader.execute.worker.isolation import bpf, kernel, seccomp
from grader.execute.forkserver import preforked
from grader.records.course import Limits

kernel.prctl(38, 1)
refused = tuple(map(int, sys.argv[1:]))
seccomp.install(bpf.assemble(bpf.load(0, bpf.one_of(refused, bpf.give(0x50000 | errno.EPERM), bpf.give(0x7FFF0000)))))
for accept in ((), tuple(EXPOSES)):
    try:
        with preforked(Limits(accept=accept)) as forkserver:
            print([name for name, _ in forkserver.protection.gaps])
    except ProtectionError as error:
        print(error)
"""
MOUNT_ATTRIBUTES, LANDLOCK_CREATE = "442", "444"  # the same numbers on every architecture


def on_a_poorer_machine(*refused: str) -> list[str]:
    """Open a forkserver where system calls are refused; return what it said, without and with all gaps accepted."""
    done = subprocess.run([sys.executable, "-c", POORER, *refused], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("refused", "gap"), [(MOUNT_ATTRIBUTES, "metadata-visible"), (LANDLOCK_CREATE, "one-file-wall")]
)
def test_a_machine_that_grants_less_leaves_a_gap_that_must_be_accepted(refused: str, gap: str, *, full: bool) -> None:
    if not full:
        pytest.skip("this machine grants less already")
    without, accepted = on_a_poorer_machine(refused)
    assert f'accept = ["{gap}"]' in without
    assert gap in accepted


def test_a_machine_without_any_wall_round_files_runs_nothing() -> None:
    for said in on_a_poorer_machine(MOUNT_ATTRIBUTES, LANDLOCK_CREATE):
        assert said.startswith("students' code cannot be isolated on this machine")


@pytest.fixture(scope="session")
def full(forkserver: ForkServer) -> bool:
    """Say whether this machine has no gap of its own."""
    return not forkserver.protection.gaps


def test_a_hand_in_that_is_no_notebook_costs_its_process_only(forkserver: ForkServer) -> None:
    with Path(os.devnull).open("rb") as hand_in:
        child = forkserver.spawn(hand_in.fileno())
        child.send(Kind.RUN, b"nonsense")
        with pytest.raises(SandboxError):
            child.receive(time.monotonic() + 60)
        child.close()
        forkserver.spawn(hand_in.fileno()).close()


def test_what_a_submission_prints_is_shown_nowhere(
    opened: Open, limits: Limits, capfd: pytest.CaptureFixture[str]
) -> None:
    code = "import os\ndef f():\n    os.write(1, b'SHOWN')\n    os.write(2, b'SHOWN')\n    return 1"
    with one_shot(limits) as forkserver, opened(code, forkserver=forkserver) as ran:
        assert ran.value("f") == 1
    assert "SHOWN" not in "".join(capfd.readouterr())
