"""A process without walls, for work of one's own on a machine that has none: macOS, or Linux in some containers.

The same stage, the same worker and the same pipes as behind walls; `grader run` never uses it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grader.execute.forkserver import staged
from grader.execute.launch import environment

if TYPE_CHECKING:
    from grader.execute.child import Child


@contextmanager
def unfenced(packages: Sequence[str] = ()) -> Iterator[Callable[[int], Child]]:
    """Open a stage; the function it gives starts a process for the submission open as a descriptor."""
    processes: list[subprocess.Popen[bytes]] = []
    with staged(packages) as stage:

        def spawn(hand_in: int) -> Child:
            child, process = _started(stage, hand_in)
            processes.append(process)
            return child

        try:
            yield spawn
        finally:
            for process in processes:
                process.kill()
                process.wait()


def _started(stage: Path, hand_in: int) -> tuple[Child, subprocess.Popen[bytes]]:
    theirs_in, requests = os.pipe()
    replies, theirs_out = os.pipe()
    gone, held = os.pipe()  # held open by the process as long as it lives
    passed = (theirs_in, theirs_out, hand_in, held)
    try:
        process = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
            [sys.executable, "-s", "-S", "-P", "-B", "-m", "fence.worker.one_shot", *map(str, passed[:3])],
            cwd=stage,
            env=environment(stage),
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

    return Child(requests, replies, process.kill, gone), process
