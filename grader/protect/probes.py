"""Probes for `grader protect`: a canary, a process that attacks it, and predicates that say whether a layer stopped it.

A predicate takes the attacker and the canary: it lets the attack happen and decides from outside whether the layer
held. What the attacker returns counts only where it is the secret itself.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from grader.errors import Died, OutOfTime
from grader.execute.child import Child
from grader.execute.forkserver import ForkServer
from grader.execute.isolation import process_id
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.records.course import Limits
from grader.records.execution import Call

ATTACKS: Final = Path(__file__).with_name("probe_attacks.py")
TASKS: Final = ("read", "write", "size", "connect", "start", "kill", "hold", "crowd", "fill", "search", "forever")
GIBIBYTE: Final = 2**30
MOST_THREADS: Final = 80  # of a child, or of a child and its forkserver together
BLOW_SECONDS: Final = 0.2  # what a killed process may take to end


@dataclass(frozen=True, slots=True)
class Canary:
    """What must stay untouched: a secret in a file and in the environment, a listener, a living process."""

    secret: str
    folder: Path
    listener: socket.socket
    victim: subprocess.Popen[bytes]

    def lives(self) -> bool:
        """Say whether nobody has killed the victim."""
        try:
            self.victim.wait(BLOW_SECONDS)
        except subprocess.TimeoutExpired:
            return True
        return False

    def port(self) -> int:
        """Return the port of the listener."""
        return int(self.listener.getsockname()[1])

    def heard(self) -> bool:
        """Say whether somebody has reached the listener."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Attacker:
    """A process with some of the layers, which runs `probe_attacks.py`."""

    sandbox: Sandbox
    pid: int

    def attack(self, function: str, *arguments: Any) -> Any:
        """Let it try; return what came back, or the fault."""
        reply = self.sandbox.ask([Call(function, arguments)])[0]
        return reply.value if reply.fault is None else reply.fault

    def counts(self, field: str) -> int:
        """Read a number from the process's status, from outside; 0 where it has ended."""
        return _number(self.pid, field)


@contextmanager
def canary() -> Iterator[Canary]:
    """Set up what is to be probe_layers, and take it down again."""
    secret = secrets.token_hex(16)
    with (
        tempfile.TemporaryDirectory(prefix="deltagrade-canary-") as folder,
        socket.create_server(("127.0.0.1", 0)) as listener,
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as victim,
    ):
        Path(folder).chmod(0o755)
        (Path(folder) / "answers").write_text(secret, encoding="utf-8")
        listener.setblocking(False)
        os.environ["GRADER_CANARY"] = secret
        try:
            yield Canary(secret, Path(folder), listener, victim)
        finally:
            os.environ.pop("GRADER_CANARY", None)
            victim.kill()


@contextmanager
def attacker(forkserver: ForkServer, limits: Limits) -> Iterator[Attacker]:
    """Hand in the attacks."""
    pids: list[int] = []

    def spawn(submission: int) -> Child:
        child = forkserver.spawn(submission)
        pids.append(process_id(child.pidfd))
        return child

    with ATTACKS.open("rb") as file, Sandbox(spawn, SandboxOptions("attacks", "py", TASKS), limits) as sandbox:
        sandbox.open(file.fileno())
        yield Attacker(sandbox, pids[-1])


def keeps_to_itself(attacker: Attacker, canary: Canary) -> bool:
    """Tell whether a secret in this process's memory and environment stays here."""
    found = attacker.attack("search")
    return type(found) is list and canary.secret not in "".join(map(str, found)) and attacker.pid != os.getpid()


def ends(attacker: Attacker, _: Canary) -> bool:
    """Tell whether a process that ignores all signals is gone when its time is up."""
    return isinstance(attacker.attack("forever"), OutOfTime) and not _number(attacker.pid, "VmSize")


def stays_small(attacker: Attacker, _: Canary) -> bool:
    """Tell whether memory is limited."""
    before = attacker.counts("VmSize")
    attacker.attack("hold", 8 * GIBIBYTE)
    return before > 0 and attacker.counts("VmPeak") * 1024 < 8 * GIBIBYTE


def stays_alone(attacker: Attacker, canary: Canary) -> bool:
    """Tell whether the process can start one, kill one, or reach one."""
    attacker.attack("start")
    others = [int(path.name) for path in Path("/proc").glob("[0-9]*") if _number(path.name, "PPid") == attacker.pid]
    for pid in others:
        os.kill(pid, signal.SIGKILL)
    attacker.attack("kill", canary.victim.pid)
    attacker.attack("connect", canary.port())
    return not others and canary.lives() and not canary.heard()


def keeps_off_files(attacker: Attacker, canary: Canary) -> bool:
    """Tell whether files outside can be read or made."""
    told = attacker.attack("read", str(canary.folder / "answers"))
    attacker.attack("write", str(canary.folder / "written"))
    return told != canary.secret and not (canary.folder / "written").exists()


def sees_nothing(attacker: Attacker, canary: Canary) -> bool:
    """Tell whether files outside can be found, and programs reached."""
    told = attacker.attack("size", str(canary.folder / "answers"))
    attacker.attack("connect", canary.port())
    return told != len(canary.secret) and keeps_off_files(attacker, canary) and not canary.heard()


def stays_few(attacker: Attacker, _: Canary) -> bool:
    """Tell whether threads are limited."""
    attacker.attack("crowd", 200)
    return 1 < attacker.counts("Threads") <= MOST_THREADS  # one: it could not even begin


def stays_within(attacker: Attacker, canary: Canary) -> bool:
    """Tell whether the kernel counts together what the process and all that it starts take."""
    few = stays_few(attacker, canary)
    stopped = isinstance(attacker.attack("fill", GIBIBYTE), Died)
    return few and stopped


def _number(pid: int | str, field: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(rf"^{field}:\s*(\d+)", status, re.MULTILINE)
    return int(found[1]) if found else 0
