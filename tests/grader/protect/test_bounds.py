"""What a student's process could send that one bound alone holds off; each figure here is far beyond its bound."""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.errors import CourseError, SandboxError
from grader.execute.callbacks import Callbacks
from grader.execute.child import Child
from grader.execute.conversation import Conversation
from grader.execute.protocol import observed
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import HEADER, MAGIC, Kind, ProtocolError
from grader.execute.protocol.read_tables import read_table
from grader.execute.protocol.session import Session
from grader.execute.protocol.tables import table_parts
from grader.execute.replies import read_reply
from grader.execute.reply_allowance import ReplyAllowance
from grader.execute.reports import read_report
from grader.execute.worker.channel import Channel
from grader.judge import script
from grader.records.execution import Step

RAISED: dict[str, Any] = {"type": "E", "message": "m", "text": "t", "cell": "c", "line": 3, "kinds": ["E"]}
REPORT: dict[str, Any] = {"functions": {}, "failures": [], "answers": {}, "notes": []}
FUNCTION = {"callable": True, "kind": "function", "source": "", "cell": "cell 1", "line": 1}


def listed(parts: int, part: bytes = b"N") -> bytes:
    """Return a list of so many equal parts as bytes."""
    return b"l" + struct.pack("<I", parts) + part * parts


def whole(value: int, size: int) -> bytes:
    """Return a whole number as so many bytes."""
    return b"I" + struct.pack("<I", size) + value.to_bytes(size, "little", signed=True)


COLLIDING = b"S" + struct.pack("<I", 900) + b"".join(whole(n * (2**61 - 1), 12) for n in range(1, 901))
FORGED = {
    "lists in lists, deeper than Python may recurse": b"l\1\0\0\0" * 5000 + b"N",
    "fractions of fractions, deeper than Python may recurse": b"q" * 5000,
    "random generators of random generators": b"r" * 5000,
    "a million values": listed(10**6),
    "an array of forty axes": b"a" + bytes([2, 40]) + struct.pack("<40Q", *[1] * 40) + bytes(8),
    "a number that Python does not write down": whole(10**9000, 4000),
    "thousands of numbers of thousands of digits": listed(5000, whole(1, 1785)),
    "a Decimal that takes for ever to compute with": struct.pack("<cBBiI", b"D", 0, 0, 2**31 - 1, 1) + b"\1",
    "a set that takes quadratic time": COLLIDING,
    "a table of rows that take no bytes": encode(pd.RangeIndex(10)).replace(
        struct.pack("<q", 10), struct.pack("<q", 10**15)
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_value_beyond_its_bound_is_refused(what: str) -> None:
    with pytest.raises(ProtocolError):
        decode(FORGED[what])


def test_an_index_of_more_labels_than_its_hashes_should_be_trusted_with_is_refused() -> None:
    parts = table_parts(pd.MultiIndex.from_arrays([[1, 2], [3, 4]]))
    level = parts[1][1][0]
    parts[1][1][0] = [level[0], [level[1][0], np.arange(20_000)], *level[2:]]
    with pytest.raises(ProtocolError, match="too many labels"):
        read_table(parts)


@pytest.fixture
def child() -> Any:
    """A process that never answers: both ends of its pipes are ours."""
    (requests, writes), (reads, replies) = os.pipe(), os.pipe()
    made = Child(writes, reads, lambda: None, os.pidfd_open(os.getpid()))
    yield made, replies
    for descriptor in (requests, writes, reads, replies, made.pidfd):
        os.close(descriptor)


def test_a_frame_of_gigabytes_is_refused_at_its_header(child: Any) -> None:
    opened, replies = child
    os.write(replies, HEADER.pack(MAGIC, Kind.VALUE, 1, 2**32 - 1))
    with pytest.raises(SandboxError, match="4294967295 bytes"):
        opened.receive(time.monotonic() + 60)


def test_a_request_is_read_up_to_the_bound_of_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    os.write(writes, HEADER.pack(MAGIC, Kind.CALL, 1, 2**32 - 1))
    os.close(writes)
    with pytest.raises(ProtocolError, match="4294967295 bytes"):
        Channel(reads, -1).next()
    os.close(reads)


class Full(bytearray):
    """A gigabyte that waits to be read, without its bytes."""

    def __iadd__(self, _: object) -> Full:  # type: ignore[misc,override]
        return self

    def __len__(self) -> int:
        return 2**30


def test_one_that_asks_and_does_not_read_is_asked_no_more(child: Any) -> None:
    opened, _ = child
    opened._out = Full()
    with pytest.raises(SandboxError, match="does not read"):
        opened.send(Kind.ANSWER, b"")


def test_all_replies_together_are_bounded() -> None:
    allowance = ReplyAllowance(tasks=1)
    assert not all(allowance.covers("f", 2**25) for _ in range(40))  # a gigabyte and more


def test_a_script_without_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsal = script.Rehearsal.__new__(script.Rehearsal)
    rehearsal.steps = [Step("get", None, "x")] * 2000
    with pytest.raises(CourseError, match="2,000 steps"):
        rehearsal.step(Step("get", None, "x"))


def test_what_is_printed_is_cut() -> None:
    screen = observed.Screen()
    screen.write("x" * 10**7)
    assert len(screen.getvalue()) < 10**6


def test_items_without_end_are_taken_in_portions() -> None:
    session = Session({"endless": iter(int, 1)}, lambda *_: None)
    session.perform(["get", -1, "endless", [], {}, False, [], []])
    assert len(session.perform(["take", 0, "", [10**6], {}, False, [], []])[0]) < 10**6


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open("large", "wb") as file:  # noqa: PTH123
        file.truncate(64 * 2**20)
    with pytest.raises(OSError, match="holds more than"):
        Session({}, lambda *_: None).perform(["read", -1, "large", [], {}, False, [], []])


class Deep:
    """A process that calls back and forth for ever; it answers each function of ours with a call of it again."""

    def __init__(self) -> None:
        self.depth = 0

    def receive(self, _: float) -> tuple[Kind, int, bytes]:
        self.depth += 1
        assert self.depth < 200, "back and forth without end"
        return Kind.ASK, 7, b"l\3\0\0\0" + encode(0) + b"l\1\0\0\0" + b"c\0\0\0\0" + b"d\0\0\0\0"

    def send(self, *_: object) -> int:
        return 7


def test_functions_that_call_each_other_for_ever_are_stopped() -> None:
    callbacks = Callbacks((1.0,), functions=[lambda function: function(1.0)])
    with pytest.raises(SandboxError, match="back and forth"):
        Conversation(Deep(), 7, callbacks, float("inf")).next()  # type: ignore[arg-type]


QUESTIONS = {
    "entries": [np.zeros(10**5)],
    "a small array that broadcasts": [np.zeros((300, 1, 1)), np.zeros((300, 1)), np.zeros(300)],
    "a number that may mean a size": [10**12],
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_question_that_would_take_our_memory_is_refused(what: str) -> None:
    callbacks = Callbacks((np.zeros(3),), functions=[lambda *_: 1.0])
    asked = encode([0, QUESTIONS[what], {}])
    assert callbacks.answer(asked, lambda *_: None, lambda: False)[0] is False


def test_large_arguments_make_room_for_questions_of_a_few_times_their_size_only() -> None:
    callbacks = Callbacks((np.zeros(10**4),), functions=[lambda *_: 1.0])
    asked = encode([0, [np.zeros(10**5)], {}])
    assert callbacks.answer(asked, lambda *_: None, lambda: False)[0] is False


LONG = {
    "message": ("m" * 10**5, 400),
    "text": ("t" * 10**5, 300),
    "cell": ("c" * 10**5, 300),
}


@pytest.mark.parametrize("field", LONG)
def test_what_an_error_says_is_cut(field: str) -> None:
    text, most = LONG[field]
    assert len(str(read_reply(Kind.RAISED, encode({**RAISED, field: text})).fault)) < most


def test_the_classes_of_an_error_are_few_and_short() -> None:
    fault: Any = read_reply(Kind.RAISED, encode({**RAISED, "kinds": ["k" * 10**4] * 10**4})).fault
    assert len(fault.kinds) < 100
    assert all(len(kind) < 200 for kind in fault.kinds)


def test_the_name_of_a_type_is_cut() -> None:
    assert len(decode(b"x" + struct.pack("<I", 10**5) + b"t" * 10**5).type_name) < 200


REPORTED: dict[str, tuple[dict[str, Any], Any]] = {
    "sources": (
        {"functions": {"f": {**FUNCTION, "source": "s" * 10**6}}},
        lambda said: len(said.functions["f"].source),
    ),
    "failures": ({"failures": [[1, "c", 1, "E", ""]] * 10**4}, lambda said: len(said.failures)),
    "other functions": ({"others": [f"f{n}" for n in range(10**4)]}, lambda said: len(said.others)),
    "notes": ({"notes": ["n"] * 10**4}, lambda said: len(said.notes)),
    "answers": ({"answers": {str(n): "" for n in range(10**4)}}, lambda said: len(said.answers)),
    "all answers": (
        {"answers": {str(n): "x" * 10**4 for n in range(199)}},
        lambda said: sum(map(len, said.answers.values())) // 1000,
    ),
}


@pytest.mark.parametrize("what", REPORTED)
def test_what_a_report_says_is_cut(what: str) -> None:
    fields, size = REPORTED[what]
    most = {"sources": 10**5, "all answers": 300}.get(what, 10**3)
    assert size(read_report(encode({**REPORT, **fields}))[0]) < most
