"""What is said of answers that an earlier call has left."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.stale import stale_sentence
from grader.records.execution import Call

ONE, TWO, THREE = (np.array(entries) for entries in ([0.1, 0.2, 0.3], [0.4, 0.6, 0.9], [1.5, 1.25, 0.75]))


def told(*wrong, known=((ONE, "a"), (TWO, "a"), (THREE, "b")), answer=lambda z, _: 2 * z):
    """Return what is said of wrong answers, each to one of the known calls, by its place."""
    calls = [Call("f", arguments) for arguments in known]
    right = [(call, answer(*call.arguments)) for call in calls]
    return stale_sentence("f", [(calls[place], got) for place, got in wrong], right)


@pytest.mark.parametrize(
    "wrong", [[(1, 2 * ONE)], [(1, 2 * ONE), (2, 2 * ONE)], [(2, 2 * TWO + 1e-9), (0, 5 * ONE)], [(0, 2 * THREE)]]
)
def test_an_answer_that_is_right_for_another_call_was_kept(wrong):
    assert told(*wrong).startswith("What f returns for some arguments is right for others")


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [(0, 2 * ONE)],
        [(1, 3 * ONE)],
        [(1, 2 * TWO + 0.1)],
        [(1, 2 * ONE[:2])],
        [(1, 2 * ONE[:, None])],
        [(1, 2 * ONE + [0, 0.1, 0])],
        [(0, None)],
    ],
)
def test_any_other_answer_was_not(wrong):
    assert told(*wrong) == ""


def test_a_function_that_does_not_look_at_an_argument_keeps_nothing():
    known = ((ONE, TWO), (ONE, THREE))
    assert told((0, ONE + THREE), known=known, answer=lambda a, b: a + b) == ""
    assert told((0, 4 * ONE), known=((ONE, 2.0), (ONE, 4.0)), answer=lambda a, k: a * k) == ""


def test_calls_without_arrays_leave_nothing():
    def multiples(a, _):
        return a * np.array([1.0, 2.0, 3.0])

    for known in [((1.0, "a"), (3.0, "a")), ((1.0, "a"), (ONE, "a"))]:
        assert told((0, multiples(*known[1])), known=known, answer=multiples) == ""
    assert told((0, multiples(TWO, "a")), known=((ONE, "a"), (TWO, "a")), answer=multiples)


@pytest.mark.parametrize("setting", [2.0, [2.0], np.array(["a", "b"]), np.array([True])])
def test_a_setting_that_all_calls_share_hides_nothing(setting):
    assert told((1, 2 * ONE), known=((ONE, setting), (TWO, setting)))


@pytest.mark.parametrize("tiny", [0.0, 1e-300])
def test_a_first_number_that_is_next_to_nothing_hides_nothing(tiny):
    assert told((1, np.array([1e-4, 2e5, 3e5])), answer=lambda z, _: np.array([tiny, 2e6, 3e6]) * z[0])


def test_few_numbers_may_be_the_same_by_chance():
    assert told((0, np.zeros(3)), answer=lambda z, _: z * 0 + (z[0] == 0.4)) == ""
    assert told((0, np.floor(THREE)), answer=lambda z, _: np.floor(z)) == ""
    assert told((0, 0.5), answer=lambda z, _: float(z[1])) == ""


def test_lists_and_dicts_of_arrays_are_answers_too():
    assert told((1, [ONE, 2 * ONE]), answer=lambda z, _: [z, 2 * z])
    assert told((1, {"W1": ONE}), answer=lambda z, _: {"W1": z})
    listed = (([ONE, TWO],), ([THREE, ONE],))
    assert told((1, [2 * ONE]), known=listed, answer=lambda z: [2 * z[0]])
