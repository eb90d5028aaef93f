"""The warm process: import what notebooks import, once, then fork a child for every submission.

    python -m fence.worker.main SOCKET PLAN        warm: fork whenever a request arrives on SOCKET
    python -m fence.worker.main --cold A B C PLAN  one submission, from the descriptors A, B and C

A request carries three descriptors (requests in, replies out, the hand-in); the answer carries the child's
pidfd.
"""

from __future__ import annotations

import array
import gc
import json
import os
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from .channel import Channel
from .child import serve
from .confine import confine
from .shell import make_shell, quieten_matplotlib, stand_in_for_grader


def main(arguments: list[str]) -> None:
    """Read the plan and become the warm process, or the one cold child."""
    plan = json.loads(arguments[-1])
    stand_in_for_grader()
    if arguments[0] == "--cold":
        requests, replies, hand_in = map(int, arguments[1:4])
        _become_child(plan, (requests, replies, hand_in), _scratch(plan, 0), make_shell())
    else:
        _warm(plan, socket.socket(fileno=int(arguments[0])))


def _warm(plan: dict[str, Any], control: socket.socket) -> None:
    shell = make_shell()
    quieten_matplotlib()
    _rehearse(shell)
    threads = len(list(Path("/proc/self/task").iterdir()))
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"ready": True, "threads": threads}).encode())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which closes the socket
    _fork_on_request(plan, control, shell)


def _rehearse(shell: Any) -> None:
    """Use once what every notebook uses, so that the children share its pages."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  after quieten_matplotlib
    import numpy as np  # noqa: PLC0415

    plt.plot(np.arange(3.0) @ np.eye(3))
    plt.close("all")
    shell.transform_cell("%matplotlib inline\n")
    np.random.default_rng(0)


def _fork_on_request(plan: dict[str, Any], control: socket.socket, shell: Any) -> None:
    scratches: dict[int, str] = {}
    number = 0
    while True:
        data, ancillary, _, _ = control.recvmsg(64, socket.CMSG_SPACE(3 * 4))
        _reap(scratches)
        if not data:
            break
        number += 1
        descriptors = _descriptors(ancillary)
        if data == b"reap":
            continue
        scratch = _scratch(plan, number)
        child = os.fork()
        if child == 0:
            control.close()
            _become_child(plan, descriptors, scratch, shell)
        scratches[child] = scratch
        for descriptor in descriptors:
            os.close(descriptor)
        pidfd = os.pidfd_open(child)
        control.sendmsg(
            [str(child).encode()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pidfd]))]
        )
        os.close(pidfd)


def _become_child(plan: dict[str, Any], descriptors: tuple[int, ...], scratch: str, shell: Any) -> None:
    """Never return: whatever happens here ends this process and no other."""
    requests, replies, hand_in = descriptors
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        confine(plan, scratch)
        serve(Channel(requests, replies), hand_in, shell)
    except BaseException:  # noqa: BLE001  the exit status and the closed pipe say it all
        os._exit(1)
    os._exit(0)


def _descriptors(ancillary: list[tuple[int, int, bytes]]) -> tuple[int, ...]:
    numbers = array.array("i")
    for _, _, data in ancillary:
        numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return tuple(numbers)


def _scratch(plan: dict[str, Any], number: int) -> str:
    scratch = Path(plan["scratch"]) / str(number)
    scratch.mkdir(mode=0o700)
    return str(scratch)


def _reap(scratches: dict[int, str]) -> None:
    """Collect the dead and remove what they wrote."""
    for child in list(scratches):
        if os.waitpid(child, os.WNOHANG)[0]:
            shutil.rmtree(scratches.pop(child), ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
