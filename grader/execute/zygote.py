"""The warm process, seen from the grader: it is exec'd, never forked, and forks a child per submission.

with warm(limits) as zygote:
    child = zygote.spawn(hand_in)      # a Child: two pipes and a pidfd
"""

from __future__ import annotations

import array
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.errors import ProtectionError, SandboxError
from grader.execute.child import Child
from grader.execute.stage import set_stage
from grader.records import Limits

START_SECONDS = 60.0
SPAWN_SECONDS = 10.0


class Zygote:
    """A warm process and the socket to it; it is started again when it dies."""

    def __init__(self, stage: Path, limits: Limits) -> None:
        self.stage, self.limits = stage, limits
        self.restarts = -1
        self._start()

    def spawn(self, hand_in: int) -> Child:
        """Fork a child that reads the submission from descriptor `hand_in`.

        A warm process that has died is started again, once.
        """
        for _ in range(2):
            try:
                return self._spawn(hand_in)
            except (OSError, SandboxError):
                self.close()
                self._start()
        raise SandboxError("the warm process could not be started again")

    def close(self) -> None:
        """End the warm process; its children were ended by their owners."""
        self._control.close()
        self._process.kill()
        self._process.wait()

    def _start(self) -> None:
        self.restarts += 1
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = launch(self.stage, self.limits, [str(theirs.fileno())], (theirs.fileno(),))
        theirs.close()
        self._control.settimeout(START_SECONDS)
        try:
            ready = json.loads(self._control.recv(4096) or b"{}")
        except (TimeoutError, OSError) as error:
            raise ProtectionError("the warm process did not start within a minute") from error
        if not ready.get("ready"):
            raise ProtectionError(f"the warm process did not start: {ready.get('why', 'it ended at once')}")
        self._control.settimeout(SPAWN_SECONDS)

    def _spawn(self, hand_in: int) -> Child:
        theirs_in, requests = os.pipe()
        replies, theirs_out = os.pipe()
        try:
            rights = array.array("i", [theirs_in, theirs_out, hand_in])
            self._control.sendmsg([b"fork"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
            data, ancillary, _, _ = self._control.recvmsg(64, socket.CMSG_SPACE(4))
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        if not data or not ancillary:
            os.close(requests)
            os.close(replies)
            raise SandboxError("the warm process ended")
        pidfd = int.from_bytes(ancillary[0][2][:4], sys.byteorder)
        return Child(requests, replies, lambda: signal.pidfd_send_signal(pidfd, signal.SIGKILL), pidfd)


@contextmanager
def warm(limits: Limits) -> Iterator[Zygote]:
    """Open a warm process for the length of a run, and leave nothing of it behind."""
    stage = Path(tempfile.mkdtemp(prefix="deltagrade-"))
    try:
        set_stage(stage)
        zygote = Zygote(stage, limits)
        try:
            yield zygote
        finally:
            zygote.close()
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def launch(
    stage: Path, limits: Limits, arguments: list[str], keep: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    """Start Python on the stage with an environment of our own making and only the descriptors in `keep`."""
    return subprocess.Popen(  # noqa: S603  our own interpreter and our own module
        [
            sys.executable,
            "-s",
            "-S",
            "-P",
            "-B",
            "-m",
            "fence.worker.main",
            *arguments,
            json.dumps(plan(stage, limits)),
        ],
        cwd=stage,
        env=_environment(stage),
        pass_fds=keep,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def plan(stage: Path, limits: Limits) -> dict[str, Any]:
    """Say what the untrusted side needs to know before any student is heard."""
    return {
        "scratch": str(stage / "scratch"),
        "memory_megabytes": limits.memory_megabytes,
        "file_megabytes": limits.file_megabytes,
    }


def _environment(stage: Path) -> dict[str, str]:
    """Hold nothing of the teacher's: where to import from, one thread, and the same hashes in every run."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
    cache = Path.home() / ".cache" / "deltagrade"
    cache.mkdir(parents=True, exist_ok=True)
    return {
        "PYTHONPATH": f"{stage}:{stage / 'lib'}",
        "PYTHONHASHSEED": "0",
        "MPLCONFIGDIR": str(cache),
        "IPYTHONDIR": str(stage / "scratch"),
        **threads,
    }
