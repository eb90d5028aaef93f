"""Why a call has no reply, for the teacher: the limit that ended it, or how its process ended.

A process of the forkserver is nobody's child here: the kernel tells its exit status by its pidfd, since Linux 6.15.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import time
from typing import Final

from grader.errors import Died, OutOfTime
from grader.execute.clock import Clock

GET_INFO: Final = 0xC040FF0B  # PIDFD_GET_INFO, of a struct of 64 bytes
HAS_EXIT_STATUS: Final = 1 << 3  # PIDFD_INFO_EXIT
SHAPE: Final = struct.Struct("=QQ11Ii")  # mask, control group, eleven numbers, exit status
LOOKS: Final = 10  # until whoever is its parent has taken the exit status
NAP_SECONDS: Final = 0.002


def out_of_time(clock: Clock, call_seconds: float, seconds_left: float) -> OutOfTime:
    """Return the fault of a call that was still running at its limit; it had the smaller of the two."""
    fault = OutOfTime("It was still running when its time was up. Is there a loop that never ends?")
    most = f"{call_seconds:g} s for a call"
    limit = most if seconds_left > 0 else f"what was left of the submission's seconds, less than {most}"
    fault.for_teacher = (
        f"it used up {limit}; its process has waited {clock.waited:.2f} s for a processor, which is not counted"
    )
    return fault


def died(pidfd: int | None, why: Exception) -> Died:
    """Return the fault of a call whose process ended, or answered nonsense: `why`."""
    fault = Died("It ended the process it runs in, or what came back made no sense.")
    told = ending(pidfd) if pidfd is not None else ""
    fault.for_teacher = f"{why}{f': {told}' if told else ''}"
    return fault


def ending(pidfd: int) -> str:
    """Say by which signal or with which status a process has ended; '' where it has not, or nothing tells."""
    import fcntl  # noqa: PLC0415  not on Windows, where `grader check` imports this module

    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    if not poll.poll(LOOKS * NAP_SECONDS * 1000):
        return ""
    for _ in range(LOOKS):
        try:
            told = fcntl.ioctl(pidfd, GET_INFO, SHAPE.pack(HAS_EXIT_STATUS, *[0] * 13))
        except OSError:  # an older kernel
            return ""
        mask, *_, status = SHAPE.unpack(told)
        if mask & HAS_EXIT_STATUS:
            return _status(os.waitstatus_to_exitcode(status))
        time.sleep(NAP_SECONDS)
    return ""


def _status(code: int) -> str:
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"signal {-code}, {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
