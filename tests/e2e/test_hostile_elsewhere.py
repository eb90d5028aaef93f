"""Every attack on machines that grant less: an ordinary user, no namespaces, and what Docker's default profile leaves.

A machine that grants less is this one with system calls refused and capabilities dropped before the grader starts.
The ordinary user sees this machine through a mount namespace in which the folders above Python and above this checkout
may be passed, wherever they lie. `make test` tries the machine that grants least; `make proof` tries all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an ordinary user"),
    pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is missing: it is in util-linux"),
    pytest.mark.skipif(
        not Path(__file__).stat().st_mode & 0o004, reason="only their owner may read this clone's files"
    ),
]
ROOT = Path(__file__).parents[2]
USER = 31500
COURSE = """[limits]
accept = ["metadata-visible", "shared-uid"]
[assignments.a.tasks]
f = {}
"""
REFUSING = """
import errno, os, sys
from grader.execute.worker.isolation import bpf, kernel, seccomp
numbers, command = sys.argv[1], sys.argv[2:]
if numbers:
    kernel.prctl(38, 1)
    refuse, allow, absent = (bpf.give(code) for code in (0x50000 | errno.EPERM, 0x7FFF0000, 0x50000 | errno.ENOSYS))
    space = bpf.load(16, bpf.choose(bpf.ANY_BIT, 0x7E020000, refuse, allow))  # clone with a new namespace
    other = bpf.load(0, bpf.one_of((56,), space, bpf.load(0, bpf.one_of((435,), absent, allow))))
    seccomp.install(bpf.assemble(bpf.load(0, bpf.one_of(tuple(map(int, numbers.split(","))), refuse, other))))
os.execvp(command[0], command)
"""
NO_NAMESPACES = "272"  # unshare
# What Docker's default profile refuses on x86_64 to a process without CAP_SYS_ADMIN.
DOCKER = (
    "101,134,135,139,153,155,156,161,163,164,165,166,167,168,169,172,173,174,175,176,177,178,179,180,205,211,212,227,"
    "237,238,239,246,248,249,250,256,272,279,298,303,304,305,308,310,311,312,313,320,321,323,425,426,427,428,429,430,"
    "431,432,433,442"
)
DOCKER = ",".join(number for number in DOCKER.split(",") if number not in ("101", "135", "310", "311"))  # since 4.8
CAPABILITIES = "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+net_raw"
CAPABILITIES += ",+sys_chroot,+mknod,+audit_write,+setfcap"
AS_USER = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all")
AS_DOCKERS_ROOT = ("setpriv", f"--bounding-set={CAPABILITIES}", "--inh-caps=-all")
MACHINES = {
    "an ordinary user": (AS_USER, ""),
    "an ordinary user without namespaces": (AS_USER, NO_NAMESPACES),
    "root without namespaces": (("setpriv",), NO_NAMESPACES),
    "root in a container": (AS_DOCKERS_ROOT, DOCKER),
    "an ordinary user in a container": (AS_USER, DOCKER),
}
SAMPLE = ("an ordinary user in a container",)
# A mount namespace in which everybody may pass the folders that lead to Python and to this checkout: each that only its
# owner may enter is shown again, entry by entry, under an empty one.
PASSABLE = """
set -e
show() {
    kept=$(mktemp -d -p "$HOME"); mount --rbind "$1" "$kept"; mount -t tmpfs -o mode=755 tmpfs "$1"
    for entry in "$kept"/* "$kept"/.[!.]*; do
        shown="$1/${entry##*/}"
        if [ -L "$entry" ]; then cp -P "$entry" "$shown"
        elif [ -d "$entry" ]; then mkdir "$shown"; mount --rbind "$entry" "$shown"
        elif [ -f "$entry" ]; then touch "$shown"; mount --bind "$entry" "$shown"
        fi
    done
}
for way in "$1" "$2"; do
    folder=""; rest="${way#/}/"
    while [ -n "$rest" ]; do
        folder="$folder/${rest%%/*}"; rest="${rest#*/}"
        [ -d "$folder" ] || continue
        case $(stat -c %a "$folder") in *[1357]) ;; *) show "$folder" ;; esac
    done
done
shift 2
cd "$1"; shift
exec "$@"
"""


@pytest.mark.parametrize(
    "machine",
    [pytest.param(name, marks=pytest.mark.peers if name in SAMPLE else pytest.mark.proof) for name in MACHINES],
)
def test_every_attack_is_held_off(tmp_path_factory: pytest.TempPathFactory, machine: str) -> None:
    who, refused = MACHINES[machine]
    home = Path(subprocess.run(["mktemp", "-d"], check=True, capture_output=True, text=True).stdout.strip())
    home.chmod(0o777)
    (home / "course.toml").write_text(COURSE, encoding="utf-8")
    python = os.path.realpath(sys.executable)
    grader = [sys.executable, "-m", "grader.cli.main", "protect", "--drill", "--course", str(home)]
    passable = ["unshare", "--mount", "sh", "-c", PASSABLE, "sh", python, str(ROOT), str(ROOT)]
    environment = {**os.environ, "HOME": str(home)}
    command = [*passable, *who, sys.executable, "-c", REFUSING, refused, *grader]
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    shutil.rmtree(home)
    through = [line for line in done.stdout.splitlines() if "GOT THROUGH" in line]
    assert through == []
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "held off" in done.stdout
    assert ("DID NOT HOLD" in done.stdout) == bool(refused)  # or it was not the machine that was meant
