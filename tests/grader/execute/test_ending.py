"""The teacher reads which limit ended a call, and by what signal or with which status a process ended."""

from __future__ import annotations

import os
import signal
from types import SimpleNamespace

import pytest

from grader.errors import SandboxError
from grader.execute import ending as module
from grader.execute.ending import died, ending, out_of_time


def child(status: int = 0, number: int = 0) -> tuple[int, int]:
    """Fork a process that ends so, or by this signal; return it and its pidfd."""
    ready, go = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(go)
        os.read(ready, 1)
        if number:
            os.kill(os.getpid(), number)
        os._exit(status)
    pidfd = os.pidfd_open(pid)
    os.close(ready)
    os.close(go)
    os.waitpid(pid, 0)
    return pid, pidfd


@pytest.fixture(scope="module")
def _told() -> None:
    _, pidfd = child()
    told = ending(pidfd)
    os.close(pidfd)
    if not told:
        pytest.skip("this kernel does not tell how a process ended")


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    ("status", "number", "words"),
    [
        (0, 0, "exit status 0"),
        (3, 0, "exit status 3"),
        (0, signal.SIGKILL, "signal 9, SIGKILL"),
        (0, signal.SIGSYS, "signal 31, SIGSYS"),
        (0, 40, "signal 40"),
    ],
)
def test_a_process_that_has_ended_says_how(status: int, number: int, words: str) -> None:
    _, pidfd = child(status, number)
    assert ending(pidfd) == words
    fault = died(pidfd, SandboxError("the process ended"))
    assert str(fault) == "It ended the process it runs in, or what came back made no sense."
    assert fault.for_teacher == f"the process ended: {words}"
    os.close(pidfd)


def test_a_process_that_goes_on_says_nothing() -> None:
    pidfd = os.pidfd_open(os.getpid())
    assert ending(pidfd) == ""
    assert died(pidfd, SandboxError("nonsense")).for_teacher == "nonsense"
    assert died(None, SandboxError("it did not start")).for_teacher == "it did not start"
    os.close(pidfd)


def test_an_older_kernel_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    _, pidfd = child(3)
    monkeypatch.setattr(module, "GET_INFO", 0xC040FFFF)
    assert ending(pidfd) == ""
    os.close(pidfd)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (7.0, "it used up 2.5 s for a call; its process has waited 1.25 s for a processor, which is not counted"),
        (0.0, "it used up what was left of the submission's seconds, less than 2.5 s for a call; its process"),
    ],
)
def test_the_limit_that_ended_a_call_is_told(left: float, words: str) -> None:
    fault = out_of_time(SimpleNamespace(waited=1.25), 2.5, left)  # type: ignore[arg-type]
    assert str(fault) == "It was still running when its time was up. Is there a loop that never ends?"
    assert fault.for_teacher.startswith(words)
