"""The caller's side of a cluster, without one: whom the course may be sent to, and what an answer's lack means."""

from __future__ import annotations

import pytest

from grader.run.dask.cluster import Cluster, Machine, _unanswered
from grader.run.dask.parcel import CourseParcel


def sent(address: str, *, trusted: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
    """Return to whom a course was sent, and why the machine is set aside."""
    calls: list[str] = []
    cluster = Cluster("tls://localhost:1", CourseParcel(()), trusted=trusted)
    monkeypatch.setattr(cluster, "_send", lambda machine, *_: calls.append(machine.address))
    machine = Machine(address, 1)
    cluster.open(machine, "halves")
    return calls, machine.aside


def test_the_course_is_not_sent_in_the_clear_to_a_worker_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    calls, aside = sent("tcp://192.0.2.7:1", trusted=False, monkeypatch=monkeypatch)
    assert calls == []
    assert "--trust-network" in aside


@pytest.mark.parametrize(("address", "trusted"), [("tls://192.0.2.7:1", False), ("tcp://192.0.2.7:1", True)])
def test_with_tls_or_trust_it_is(address: str, trusted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sent(address, trusted=trusted, monkeypatch=monkeypatch)[0] == [address]


@pytest.mark.parametrize(
    ("error", "words", "died", "machine"),
    [
        (ModuleNotFoundError("grader"), "not installed there, or another version", False, True),
        (type("KilledWorker", (Exception,), {})(), "died", True, False),
        (MemoryError("full"), "MemoryError: full", False, True),
    ],
)
def test_a_call_that_failed_blames_the_machine_or_the_submission(
    error: Exception, words: str, died: bool, machine: bool
) -> None:
    why, may_be_the_submission, is_the_machine = _unanswered("error", error)
    assert words in why
    assert (may_be_the_submission, is_the_machine) == (died, machine)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("cancelled", AttributeError("'NoneType' object has no attribute 'with_traceback'")),
        ("lost", TimeoutError("nobody")),
        ("finished", OSError("the scheduler closed the connection")),
    ],
)
def test_an_answer_that_does_not_come_blames_nobody(status: str, error: Exception) -> None:
    assert _unanswered(status, error)[1:] == (False, False)


def test_an_answer_that_cannot_be_read_here_blames_the_machine() -> None:
    assert _unanswered("finished", ModuleNotFoundError("grader.later"))[1:] == (False, True)
