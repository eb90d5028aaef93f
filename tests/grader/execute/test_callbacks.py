"""Functions that a call hands to the student are evaluated here, on arguments that the student chose."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.execute.callbacks import Callbacks, extent
from grader.execute.protocol.bounds import MIN_QUESTION_ENTRIES
from grader.execute.protocol.encode import encode

THETA = [np.zeros((3, 4)), np.zeros((2, 3))]


def no_function(number: int, _arguments: tuple[object, ...]) -> object:
    raise AssertionError(number)


def asked(*question: object, arguments: tuple[object, ...] = (THETA,)) -> list[object]:
    """Ask the sum of all entries, which a call with these arguments has handed out."""
    callbacks = Callbacks(arguments, functions=[lambda theta: sum(float(matrix.sum()) for matrix in theta)])
    number, *given = question or (None,)
    return callbacks.answer(encode([number, given, {}]), no_function, lambda: False)


def test_a_question_of_the_size_of_the_arguments_is_answered() -> None:
    assert asked(0, [np.ones((3, 4)), np.ones((2, 3))]) == [True, 18.0]


def test_what_goes_wrong_in_the_function_is_an_answer_too() -> None:
    assert asked(0, 7) == [False, "TypeError: 'int' object is not iterable"]


@pytest.mark.parametrize(
    "theta",
    [
        [np.zeros((1, 16000), np.int8), np.zeros((8000, 1), np.int8)],
        [np.zeros((0, MIN_QUESTION_ENTRIES + 1))],
        [[[0.0] * (MIN_QUESTION_ENTRIES + 1)]],
    ],
    ids=["outer product", "empty, and large when broadcast", "nested lists"],
)
def test_a_question_that_would_take_our_memory_is_refused(theta: object) -> None:
    right, why = asked(0, theta)
    assert (right, "far larger" in str(why)) == (False, True)


@pytest.mark.parametrize(
    "given",
    [
        [np.ones((200, 1, 1)), np.ones((1, 200, 1)), np.ones((1, 1, 200))],
        [10**9],
        [{"size": [-(10**9)]}],
    ],
    ids=["three axes", "a size", "a size inside"],
)
def test_a_small_question_with_a_large_answer_is_refused(given: list[object]) -> None:
    def never(*_: object) -> object:
        raise AssertionError

    callbacks = Callbacks((THETA,), {"f": never})
    right, why = callbacks.answer(encode(["f", given, {}]), no_function, lambda: False)
    assert (right, "far larger" in str(why)) == (False, True)


def test_large_arguments_make_room_for_large_questions() -> None:
    large = [np.zeros((100, 100))]
    assert asked(0, [np.ones((100, 100))], arguments=(large,)) == [True, 10000.0]


@pytest.mark.parametrize("question", [(), (1, THETA), (-1, THETA), ("0", THETA), (True, THETA)], ids=str)
def test_a_question_about_no_function_of_ours_is_nonsense(question: tuple[object, ...]) -> None:
    with pytest.raises(SandboxError, match="not a question"):
        asked(*question)


def test_extent_counts_entries() -> None:
    assert extent([np.zeros((3, 4)), 2.0, "abc", {"a": (1, 2)}]) == 1 + 12 + 1 + 3 + 1 + 1 + 2
