"""Every layer, alone: which attack gets through where it is missing, and that it does not where it stands."""

from __future__ import annotations

import logging
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import CourseError, ProtectionError
from grader.execute import isolation
from grader.execute.forkserver import ForkServer, OneShot, preforked, temporary_image
from grader.execute.packages import package_paths
from grader.execute.worker.isolation.plan import CGROUP, LANDLOCK, LIMITS, NAMESPACES, OWN_UID, SECCOMP
from grader.records.course import Limits
from grader.records.execution import Protection

from .conftest import Open, Ran

ROOT = os.geteuid() == 0
Behind = Callable[[frozenset[str]], ForkServer]


@pytest.fixture(scope="session")
def behind(limits: Limits) -> Iterator[Behind]:
    """Open a forkserver that applies the named layers only."""
    with ExitStack() as stack:
        opened: dict[frozenset[str], ForkServer] = {}

        def forkserver(layers: frozenset[str]) -> ForkServer:
            if layers not in opened:
                image = stack.enter_context(temporary_image())
                plan = replace(isolation.wanted(image, limits), layers=layers)
                try:
                    opened[layers] = ForkServer(image, plan, one_shot=OneShot())
                except ProtectionError as error:
                    pytest.skip(str(error))
                stack.callback(opened[layers].close)
            if set(opened[layers].protection.layers) != layers:
                pytest.skip(f"this machine does not grant {sorted(layers)}")
            return opened[layers]

        yield forkserver


@pytest.fixture(scope="session")
def full(forkserver: ForkServer) -> frozenset[str]:
    """All layers that this machine gives."""
    return frozenset(forkserver.protection.layers)


def status(ran: Ran) -> dict[str, str]:
    """Read the child's status from outside."""
    text = Path(f"/proc/{pid(ran)}/status").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w+):\s*(.*)$", text, re.MULTILINE))


def pid(ran: Ran) -> int:
    """Return the child's process id, as the outside counts."""
    child = ran.sandbox._child
    assert child is not None
    return int(re.findall(r"Pid:\s*(\d+)", Path(f"/proc/self/fdinfo/{child.pidfd}").read_text(encoding="utf-8"))[0])


def descendants(ran: Ran) -> list[str]:
    """Find the processes that the child has started."""
    parent = f"PPid:\t{pid(ran)}\n"
    return [path.name for path in Path("/proc").glob("[0-9]*") if parent in text_of(path / "status")]


def text_of(path: Path) -> str:
    """Read a status, or nothing where the process has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def test_more_memory_than_allowed_is_had_only_without_limits(
    opened: Open, behind: Behind, full: frozenset[str]
) -> None:
    code = (
        "import mmap\nread_only = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ\n"
        "try: kept = mmap.mmap(-1, 8 * 2**30, *read_only)\nexcept OSError: pass\ndef f(): return 1"
    )
    gigabytes = {}
    for layers in (full, full - {LIMITS}):
        with opened(code, forkserver=behind(layers)) as ran:
            gigabytes[layers] = int(status(ran)["VmSize"].split()[0]) / 2**20
    assert gigabytes[full] < 3
    assert gigabytes[full - {LIMITS}] > 8


def test_a_process_of_its_own_is_started_only_without_seccomp(
    opened: Open, behind: Behind, full: frozenset[str]
) -> None:
    code = "import os, time\nif os.fork() == 0: time.sleep(600)\ndef f(): return 1"
    with opened(code, forkserver=behind(full)) as ran:
        assert descendants(ran) == []
    with opened(code, forkserver=behind(full - {SECCOMP})) as ran:
        (found,) = descendants(ran)
        os.kill(int(found), signal.SIGKILL)


@pytest.mark.parametrize("layer", [LANDLOCK, NAMESPACES])
def test_a_file_of_the_teacher_is_read_only_without_a_wall_round_files(
    opened: Open, behind: Behind, layer: str, tmp_path: Path
) -> None:
    token = secrets.token_hex(16)
    secret = tmp_path / "answers.txt"
    secret.write_text(token, encoding="utf-8")
    code = f"def f():\n    try: return open({str(secret)!r}).read()\n    except OSError: return ''"
    floor = frozenset({LIMITS, SECCOMP})
    with opened(code, forkserver=behind(floor)) as ran:
        assert ran.value("f") == token
    with opened(code, forkserver=behind(floor | {layer})) as ran:
        assert ran.value("f") == ""


def test_the_size_of_a_file_elsewhere_is_seen_only_without_namespaces(
    opened: Open, behind: Behind, full: frozenset[str], tmp_path: Path
) -> None:
    if NAMESPACES not in full:
        pytest.skip("this machine grants no namespaces")
    secret = tmp_path / "answers.txt"
    secret.write_bytes(b"x" * secrets.randbelow(10_000))
    code = f"import os\ndef f():\n    try: return os.stat({str(secret)!r}).st_size\n    except OSError: return -1"
    with opened(code, forkserver=behind(full)) as ran:
        assert ran.value("f") == -1
    with opened(code, forkserver=behind(full - {NAMESPACES, OWN_UID})) as ran:
        assert ran.value("f") == secret.stat().st_size


def test_of_what_is_installed_only_the_allowed_packages_are_there_with_namespaces(
    opened: Open, behind: Behind, full: frozenset[str]
) -> None:
    if NAMESPACES not in full:
        pytest.skip("this machine grants no namespaces")
    (installed,) = {path.parent for path in package_paths()}
    code = (
        f"import os\nhere = {str(installed)!r}\ndef f():\n    found = sorted(os.listdir(here))\n"
        "    try: open(here + '/mine.py', 'w')\n    except OSError: return found"
    )
    with opened(code, forkserver=behind(full - {LANDLOCK})) as ran:
        assert ran.value("f") == sorted(path.name for path in package_paths())
    assert (installed / "pytest").is_dir()


def test_a_folder_of_another_child_is_never_read(opened: Open, behind: Behind, full: frozenset[str]) -> None:
    leaves = "import os\nopen('answers.txt', 'w').write('mine')\ndef f(): return os.getcwd()"
    for layers in (full, full - {NAMESPACES, OWN_UID}):
        with opened(leaves, forkserver=behind(layers)) as first:
            place = first.value("f") + "/answers.txt"
            looks = (
                "import os\ndef f():\n"
                "    open('own.txt', 'w').write('own')\n"
                f"    try: return open({place!r}).read()\n    except OSError: return open('own.txt').read()"
            )
            with opened(looks, forkserver=behind(layers)) as second:
                assert second.value("f") == "own"


def test_a_link_to_the_folder_of_temporary_files_costs_no_layer(
    limits: Limits, full: frozenset[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "link"))
    with preforked(limits) as started:
        assert set(started.protection.layers) == full


@pytest.mark.skipif(not ROOT, reason="the thread limit binds everybody but root")
def test_threads_without_end_are_started_only_without_an_own_uid(
    opened: Open, behind: Behind, full: frozenset[str]
) -> None:
    code = (
        "import threading\nthreading.stack_size(2**17)\nhold = threading.Event()\n"
        "try:\n    for _ in range(300): threading.Thread(target=hold.wait, daemon=True).start()\n"
        "except RuntimeError: pass\ndef f(): return 1"
    )
    if OWN_UID not in full:
        pytest.skip("this machine grants no uid of its own to a child")
    with opened(code, forkserver=behind(full)) as ran:
        assert int(status(ran)["Threads"]) <= 64
    with opened(code, forkserver=behind(full - {OWN_UID, CGROUP})) as ran:
        assert int(status(ran)["Threads"]) > 300


def test_nothing_is_left_of_the_rights_of_the_forkserver(opened: Open, full: frozenset[str]) -> None:
    with opened("def f(): return 1") as ran:
        found = status(ran)
    assert found["NoNewPrivs"] == "1"
    assert {found[name] for name in ("CapEff", "CapPrm", "CapInh", "CapAmb")} == {"0" * 16}
    if ROOT or NAMESPACES in full:
        assert found["CapBnd"] == "0" * 16
    if OWN_UID in full:
        assert "0" not in found["Uid"].split()


def test_no_descriptor_is_open_but_those_of_the_conversation(opened: Open) -> None:
    code = (
        "import os\ndef f():\n    found = []\n    for number in range(400):\n"
        "        try: os.fstat(number)\n        except OSError: continue\n"
        "        found.append(number)\n    return found"
    )
    with opened(code) as ran:
        assert set(ran.value("f")) <= {0, 1, 2, 3, 4, 5}


def test_a_process_whose_isolation_is_incomplete_is_refused() -> None:
    bare = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    pidfd = os.pidfd_open(bare.pid)
    try:
        with pytest.raises(ProtectionError, match="Max address space is unlimited"):
            isolation.verify_applied(
                pidfd, isolation.Expected(os.geteuid(), frozenset({LIMITS}), bounding_set_empty=True)
            )
    finally:
        os.close(pidfd)
        bare.communicate(b"\n")


def test_a_gap_must_be_accepted_by_its_name() -> None:
    found = Protection("Linux", (LANDLOCK, LIMITS, SECCOMP), (("metadata-visible", "unshare: not permitted"),))
    with pytest.raises(ProtectionError, match=r'accept = \["metadata-visible"\]'):
        isolation.refuse(found, ())
    isolation.refuse(found, ("metadata-visible",))


def test_packages_that_only_the_teacher_may_read_are_named_with_what_opens_them(tmp_path: Path) -> None:
    packages = tmp_path / "my packages" / "numpy"
    packages.mkdir(parents=True)
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o001)
    packages.chmod(0o700)
    why = f"{packages} cannot be read from inside"
    gap = Protection("Linux", (LANDLOCK, LIMITS, NAMESPACES, SECCOMP), (("shared-uid", why),))
    with pytest.raises(ProtectionError) as caught:
        isolation.refuse(gap, ())
    opening = (
        f"Let other accounts read what is installed: chmod -R a+rX '{packages.parent}', or accept it in course.toml"
    )
    assert opening in str(caught.value)
    assert "another machine" not in str(caught.value)
    packages.parent.chmod(0o700)
    assert isolation.remedy(why, "").startswith("Let other accounts read what is installed: chmod -R a+rX")
    packages.chmod(0o755)
    through = f"Let other accounts pass through the folder above it: chmod a+x '{packages.parent}'"
    assert isolation.remedy(why, "Grade on another machine") == through
    assert isolation.remedy("unshare: not permitted", "Grade on another machine") == "Grade on another machine"


def test_a_gap_that_there_is_not_is_named_whatever_this_machine_gives() -> None:
    with pytest.raises(CourseError, match=r"accept names 'foo', which is not a gap; the gaps are 'metadata-visible'"):
        isolation.refuse(Protection("Linux", (LANDLOCK, LIMITS, NAMESPACES, SECCOMP)), ("foo",))


@pytest.mark.parametrize("layers", [(LANDLOCK, LIMITS), (LANDLOCK, SECCOMP), (LIMITS, SECCOMP)])
def test_nothing_runs_without_the_floor_whatever_is_accepted(layers: tuple[str, ...]) -> None:
    with pytest.raises(ProtectionError, match="a required layer is missing"):
        isolation.refuse(Protection("Linux", layers), tuple(isolation.EXPOSES))


def test_the_log_says_within_which_layers_code_runs_and_without_which(caplog):
    caplog.set_level(logging.DEBUG, "grader.execute.isolation")
    isolation.log_layers(Protection("Linux 6", ("landlock", "limits"), (("seccomp", "no call"),), (("cgroup", "no"),)))
    assert caplog.messages == [
        "students' code runs with landlock, limits, on Linux 6",
        "students' code runs without seccomp: no call",
        "students' code runs without cgroup: no",
    ]
