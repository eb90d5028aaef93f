"""Replies are read once where the same bytes answer the same call again, and never as something else."""

from __future__ import annotations

from grader.errors import Raised, Refused
from grader.execute.protocol.encode import encode, encode_leniently
from grader.execute.protocol.frames import Kind
from grader.execute.replies import ReplyReader, read_reply
from grader.execute.reply_allowance import ReplyAllowance
from grader.records.execution import Call

ONE, OTHER = Call("f", (1,)), Call("f", (2,))


def test_a_value_that_comes_twice_to_one_call_is_one_reply():
    reader = ReplyReader(ReplyAllowance(1))
    first = reader.read(ONE, Kind.VALUE, encode([1.5]))
    assert first.value == [1.5]
    assert reader.read(ONE, Kind.VALUE, encode([1.5])) is first


def test_another_value_and_another_call_get_a_reply_of_their_own():
    reader = ReplyReader(ReplyAllowance(1))
    first = reader.read(ONE, Kind.VALUE, encode([1.5]))
    assert reader.read(ONE, Kind.VALUE, encode([2.5])).value == [2.5]
    twin = reader.read(OTHER, Kind.VALUE, encode([1.5]))
    assert twin.value == [1.5]
    assert twin.value is not first.value  # a test may change one of them


def test_a_value_by_way_of_a_matrix_says_so():
    reader = ReplyReader(ReplyAllowance(1))
    first = reader.read(ONE, Kind.MATRIX, encode([1.5]))
    assert (first.value, first.by_matrix) == ([1.5], True)
    assert reader.read(ONE, Kind.MATRIX, encode([1.5])) is first
    assert not reader.read(OTHER, Kind.VALUE, encode([1.5])).by_matrix


def test_a_change_of_arguments_is_never_taken_for_the_value_before():
    reader = ReplyReader(ReplyAllowance(1))
    reader.read(ONE, Kind.VALUE, b"")
    assert reader.read(ONE, Kind.CHANGED, b"").fault is not None


def test_a_change_of_arguments_is_told_of_lists_and_dicts_too_and_names_no_argument_of_another_task():
    told = str(ReplyReader(ReplyAllowance(1)).read(ONE, Kind.CHANGED, b"").fault)
    assert told.startswith("It changed the arguments it was given. Change copies instead:")
    assert "x.copy() copies an array, a dict or a table" in told
    assert "list of arrays" in told
    assert "z.copy" not in told


def test_nothing_is_taken_for_known_before_it_was_read_or_after_it_was_forgotten():
    reader = ReplyReader(ReplyAllowance(1))
    assert reader.read(ONE, Kind.VALUE, b"").fault is None
    first = reader.read(ONE, Kind.VALUE, encode([1.5]))
    reader.forget()
    assert reader.read(ONE, Kind.VALUE, encode([1.5])) is not first


def test_what_comes_after_the_limit_is_refused_even_if_it_was_read_before(monkeypatch):
    payload = encode([1.5])
    monkeypatch.setattr("grader.execute.reply_allowance.MAX_REPLIES_BYTES", 2 * len(payload))
    reader = ReplyReader(ReplyAllowance(1))
    told = [reader.read(ONE, Kind.VALUE, payload) for _ in range(3)]
    assert [type(reply.fault) for reply in told] == [type(None), type(None), Refused]


def test_a_package_that_a_function_misses_is_named():
    reader = ReplyReader(ReplyAllowance(1))
    names = ("type", "message", "text", "cell")
    told = {**dict.fromkeys(names, ""), "kinds": ["ModuleNotFoundError"], "line": 0, "own": False, "package": "torch"}
    assert isinstance(reader.read(ONE, Kind.RAISED, encode(told)).fault, Raised)
    assert reader.packages == {"torch"}


def test_an_exception_of_the_product_of_np_matrix_is_marked():
    names = ("type", "message", "cell", "text")
    told = {**dict.fromkeys(names, ""), "kinds": ["ValueError"], "line": 0, "own": False, "package": ""}
    for marked, expected in (({"matrix": True}, True), ({"matrix": False}, False), ({}, False), ({"matrix": 1}, False)):
        assert read_reply(Kind.RAISED, encode_leniently({**told, **marked})).fault.in_matrix is expected
