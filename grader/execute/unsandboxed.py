"""A process without isolation, for checking one's own work where there is none: macOS, or Linux in some containers.

It uses the same runtime image, worker and pipes as a sandboxed one. `grader run` never uses it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grader.execute.forkserver import temporary_image
from grader.execute.image import PACKAGE
from grader.execute.launch import environment

if TYPE_CHECKING:
    from grader.execute.child import Child


@contextmanager
def unsandboxed(packages: Sequence[str] = ()) -> Iterator[Callable[[int], Child]]:
    """Build a runtime image; yield a function that starts a process for the submission open as a descriptor."""
    processes: list[subprocess.Popen[bytes]] = []
    with temporary_image(packages) as image:

        def spawn(submission: int) -> Child:
            child, process = _started(image, submission)
            processes.append(process)
            return child

        try:
            yield spawn
        finally:
            for process in processes:
                process.kill()
                process.wait()


def _started(image: Path, submission: int) -> tuple[Child, subprocess.Popen[bytes]]:
    theirs_in, requests = os.pipe()
    replies, theirs_out = os.pipe()
    gone, held = os.pipe()  # held open by the process until it ends
    passed = (theirs_in, theirs_out, submission, held)
    try:
        process = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
            [sys.executable, "-s", "-S", "-P", "-B", "-m", f"{PACKAGE}.worker.one_shot", *map(str, passed[:3])],
            cwd=image,
            env=environment(image),
            pass_fds=passed,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        for descriptor in (requests, replies, gone):
            os.close(descriptor)
        raise
    finally:
        for descriptor in (theirs_in, theirs_out, held):
            os.close(descriptor)
    from grader.execute.child import Child  # noqa: PLC0415  numpy is behind it, and can come once all has started

    return Child(requests, replies, process.kill, _end_of(process, gone)), process


def _end_of(process: subprocess.Popen[bytes], gone: int) -> int:
    """Return a descriptor that tells when a process has ended, of which Linux also tells how long it waited."""
    if sys.platform != "linux":
        return gone
    os.close(gone)
    return os.pidfd_open(process.pid)
