"""What holds no work is no sign of two mistakes, even where two mistakes together would leave just that."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Raised
from grader.judge.explain.no_work import is_no_work
from grader.records.execution import Call, Reply

A, B = np.array([1.0, 2.0]), np.array([3.0, 4.0, 5.0])
CALLS = (Call("f", (A, B)), Call("f", (B, A)))


@pytest.mark.parametrize(
    "values",
    [
        (np.ones(2), np.ones(3)),
        (np.array(1.0), 1.0),
        ([np.zeros(2), np.zeros((2, 2))], [np.zeros(1)]),
        (A, B),  # the first argument
        (B, A.astype(np.float32)),  # the second
    ],
)
def test_one_number_everywhere_or_an_argument_is_no_work(values: tuple[object, ...]) -> None:
    assert is_no_work([Reply(value) for value in values], CALLS)


@pytest.mark.parametrize("values", [(A, A), (A * 2, B * 2), (np.ones(2), np.zeros(3)), ("a", "b")])
def test_what_depends_on_the_arguments_is_work(values: tuple[object, ...]) -> None:
    assert not is_no_work([Reply(value) for value in values], CALLS)


def test_an_exception_says_nothing_of_the_other_answers() -> None:
    assert is_no_work([Reply(fault=Raised("x")), Reply(np.ones(2))], CALLS)
    assert not is_no_work([Reply(fault=Raised("x"))] * 2, CALLS)


def test_one_number_alone_is_no_work() -> None:
    assert is_no_work([Reply(3.0)], CALLS[:1])


def test_an_argument_given_back_is_found_though_calls_have_different_numbers_of_them() -> None:
    short, long = Call("f", (A,)), Call("f", (B, A))
    for calls in ((short, long), (long, short)):
        assert is_no_work([Reply(call.arguments[0]) for call in calls], calls)
        assert not is_no_work([Reply(call.arguments[-1] * 2) for call in calls], calls)


def test_a_text_given_back_says_too_little() -> None:
    assert not is_no_work([Reply("a"), Reply("b")], [Call("f", ("a",)), Call("f", ("b",))])


def test_numbers_are_compared_with_the_first() -> None:
    nearly = np.array([1.0, 1.0 + 6e-7, 1.0 - 5e-7])  # the last is more than the tolerance from the second
    assert is_no_work([Reply(nearly)], CALLS[:1])
    assert not is_no_work([Reply(nearly[::-1])], CALLS[:1])
