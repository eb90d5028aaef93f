"""Functions and objects of the other side within arguments: put in for their numbers, and taken out again."""

from __future__ import annotations

from typing import Any

from grader.execute.protocol.encode import Callback, ObjectNumber
from grader.execute.protocol.references import live, referring


def resolve(reference: Any) -> str:
    return f"number {reference.number}"


def test_references_are_replaced_at_any_depth() -> None:
    value = [1, (Callback(2), {"a": [ObjectNumber(3)], "b": 4})]
    assert live(value, resolve) == [1, ("number 2", {"a": ["number 3"], "b": 4})]


def test_a_value_without_references_is_itself() -> None:
    value = [1, (2, {"a": [3]}), {4}]
    assert live(value, resolve) is value
    assert live(value[1], resolve) is value[1]


def test_references_come_back_and_changes_stay() -> None:
    sent = [Callback(2), {"a": ObjectNumber(3), "b": 4}]
    now = live(sent, resolve)
    assert referring(sent, now) == sent
    now[1]["b"] = 5
    assert referring(sent, now) == [Callback(2), {"a": ObjectNumber(3), "b": 5}]


def test_what_has_another_form_is_as_it_is_now() -> None:
    sent = [Callback(2), {"a": ObjectNumber(3)}, (ObjectNumber(1),)]
    assert referring(sent, [1]) == [1]
    assert referring(sent[1], {"b": 1}) == {"b": 1}
    assert referring(sent[2], [1]) == [1]
