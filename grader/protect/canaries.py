"""What an attack must not reach: texts, files, listeners and a living process; each tells when it was touched.

with canaries(root) as watched:
    watched.fill(text)        the attack's @NAMES@ -> where they are now
    watched.touched()         what has happened since the last time, in words
"""

from __future__ import annotations

import ctypes
import os
import resource
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from grader.protect.toy_course import write_toy_course

KINDS: Final = ("key", "tests", "other", "environment", "memory")
BLOW_SECONDS: Final = 0.02  # what a killed process may take to end


@dataclass(slots=True)
class Canaries:
    """Everything that is watched; `places` says for an attack where it lies."""

    course: Path
    folder: Path
    secrets: Mapping[str, str]
    sockets: Mapping[str, socket.socket]
    victim: subprocess.Popen[bytes]
    memory: ctypes.Array[ctypes.c_char]
    mark: str = field(default_factory=lambda: f"MARK{secrets.token_hex(8)}")
    proof: str = field(default_factory=lambda: f"PROOF{secrets.token_hex(8)}")
    seen: str = field(default_factory=lambda: f"SEEN{secrets.token_hex(8)}")
    before: dict[str, object] = field(default_factory=dict)

    def places(self) -> dict[str, str]:
        """Return what an attack is told: it knows its way about, as somebody who has read this program would."""
        return {
            "COURSE": str(self.course),
            "CANARY": str(self.folder),
            "KEY": str(self.course / "solutions/halves/reference.py"),
            "TESTS": str(self.course / "tests/hidden/halves/test_half.py"),
            "OTHER": str(self.course / "submitted/ann/halves/halves.py"),
            "GRADER": str(os.getpid()),
            "VICTIM": str(self.victim.pid),
            "ADDRESS": str(ctypes.addressof(self.memory)),
            "TCP": str(self.sockets["tcp"].getsockname()[1]),
            "UDP": str(self.sockets["udp"].getsockname()[1]),
            "UNIX": str(self.folder / "stream"),
            "UNIXGRAM": str(self.folder / "gram"),
            "ABSTRACT": self.mark,
            "TOKEN": self.mark,
            "PROOF": self.proof,
            "SEEN": self.seen,
        }

    def fill(self, text: str) -> str:
        """Put the places into an attack."""
        for name, place in self.places().items():
            text = text.replace(f"@{name}@", place)
        return text

    def leaked(self, text: str) -> list[str]:
        """Name what `text` holds of what nobody may know."""
        names = {**self.secrets, "a right that it must not have": self.proof, "that a file exists": self.seen}
        return [name for name, secret in names.items() if secret in text]

    def touched(self) -> list[str]:
        """Say what was changed, heard or killed since the last time, and watch on from there."""
        now = self._state()
        found = [
            f"{name} changed" for name in now.keys() | self.before.keys() if now.get(name) != self.before.get(name)
        ]
        self.before = now
        return sorted(found) + [f"{name} was reached" for name, one in self.sockets.items() if _heard(one)]

    def _state(self) -> dict[str, object]:
        roots = (self.course, self.folder, Path(np.__file__))
        state: dict[str, object] = {}
        for path in (*roots, *(p for root in roots[:2] for p in root.rglob("*") if "__pycache__" not in p.parts)):
            status = path.lstat()
            dates = 0 if path.is_dir() else status.st_mtime_ns
            state[str(path)] = (status.st_mode, status.st_size, dates)
        state[self.mark] = Path("/tmp", self.mark).exists()  # noqa: S108  an attack's choice, not ours
        pid = self.victim.pid
        state["the victim"] = "dead" if _ended(self.victim) else _shape(pid)
        return state


@contextmanager
def canaries(root: Path) -> Iterator[Canaries]:
    """Set up everything in `root`, an empty folder, and take it down again."""
    told = {kind: f"CANARY-{kind}-{secrets.token_hex(8)}" for kind in KINDS}
    course, folder = root / "course", root / "canary"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "untouched").write_text("untouched", encoding="utf-8")
    (folder / "untouched").chmod(0o666)
    write_toy_course(course, told)
    with ExitStack() as stack:
        environment = {"CANARY": told["environment"]}
        command = [sys.executable, "-c", "input()"]
        victim = subprocess.Popen(  # noqa: S603  our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
        )
        stack.enter_context(victim)
        stack.callback(victim.kill)
        memory = ctypes.create_string_buffer(told["memory"].encode())
        watched = Canaries(course, folder, told, {}, victim, memory)
        stack.callback(Path("/tmp", watched.mark).unlink, missing_ok=True)  # noqa: S108  where an attack may write
        watched.sockets = _sockets(stack, folder, watched.mark)
        watched.touched()
        yield watched


def survivors(marks: tuple[str, ...]) -> set[int]:
    """Find the processes that bear one of the marks in their command line."""
    return _bearing(marks) | _bearing(marks)  # twice: one that forks while we look is missed once


def _bearing(marks: tuple[str, ...]) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            text = (path / "cmdline").read_bytes().decode("utf-8", "replace")
            if any(mark in text for mark in marks):
                found.add(int(path.name))
    return found


def end(pids: set[int]) -> None:
    """End what an attack has left."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _sockets(stack: ExitStack, folder: Path, mark: str) -> dict[str, socket.socket]:
    kinds: dict[str, tuple[int, int, Any]] = {
        "tcp": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
        "udp": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
        "unix": (socket.AF_UNIX, socket.SOCK_STREAM, str(folder / "stream")),
        "gram": (socket.AF_UNIX, socket.SOCK_DGRAM, str(folder / "gram")),
        "abstract": (socket.AF_UNIX, socket.SOCK_STREAM, "\0" + mark),
    }
    made = {}
    for name, (family, kind, address) in kinds.items():
        made[name] = stack.enter_context(socket.socket(family, kind))
        made[name].bind(address)
        made[name].setblocking(False)
        if kind == socket.SOCK_STREAM:
            made[name].listen()
    for name in ("stream", "gram"):
        (folder / name).chmod(0o777)
    return made


def _heard(one: socket.socket) -> bool:
    try:
        if one.type == socket.SOCK_STREAM:
            one.accept()[0].close()
        else:
            one.recv(1)
    except BlockingIOError:
        return False
    return True


def _ended(victim: subprocess.Popen[bytes]) -> bool:
    try:
        victim.wait(BLOW_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _shape(pid: int) -> object:
    """Return all that another process could change about this one."""
    stopped = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "T"
    traced = "TracerPid:\t0" in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    limits = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    bound = frozenset(os.sched_getaffinity(pid)), os.getpriority(os.PRIO_PROCESS, pid), os.sched_getscheduler(pid)
    return stopped, traced, limits, bound
