"""Under which arguments an answer is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.conditions import right_where, stated, texts_of
from grader.records.execution import Call

VECTOR = np.array([1.0, 2.0])


def cost(z, lam=0.0, kind="mean", weights=()):
    """Stand for the key's function."""
    return z, lam, kind, weights


def calls(*arguments):
    """Return a call for each tuple of arguments."""
    return [Call("cost", each) for each in arguments]


def test_texts_are_told_where_other_calls_have_others():
    tanh, relu = Call("slope", (1.0, "tanh")), Call("slope", (1.0, "relu"))
    assert texts_of(tanh, [tanh, relu]) == "With 'tanh': "
    assert not texts_of(tanh, [tanh, tanh])
    assert not texts_of(Call("slope", (1.0,)), [tanh])
    assert texts_of(Call("slope", ("a", "b")), [tanh]) == "With 'a' and 'b': "


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ([(3.0, 0.7)], [(3.0, 0.0)], " It is right where lam is 0."),
        ([(3.0, 0.7)], [(4.0, 0.0)], ""),  # z may be the reason as well
        ([(3.0, 0.7), (4.0, 0.7)], [(4.0, 0.0)], " It is right where lam is 0."),
        ([(3.0, 0.7)], [(4.0, 0.0), (5.0, 0.0)], " It is right where lam is 0."),
        ([(3.0, 0.7), (3.0, 0.2)], [(3.0, 0.0), (4.0,)], " It is right where lam is 0."),
        ([(3.0, 0.0, "mean")], [(3.0, 0.0, "sum")], " It is right where kind is 'sum'."),
        ([(3.0, 0.7), (3.0, 0.0)], [(3.0, 0.0)], ""),
        ([(3.0, 0.7)], [(3.0, 0.0), (3.0, 0.5)], ""),
        ([(3.0, 0.7)], [(3.0, 0.5)], ""),
        ([(3.0, 0.7)], [], ""),
        ([], [(3.0, 0.0)], ""),
        ([], [(3.0, 0.0), (4.0, 0.0)], ""),
        ([(3.0, 0.7, "mean", (1.0,))], [(3.0, 0.0, "mean", (2.0,))], ""),
        ([(3.0, None)], [(3.0, 0.0)], ""),
        ([(3.0, 0.7)], [(3.0, False)], ""),
        ([(3.0, 0.7)], [(3.0, True), (3.0, True)], ""),
        ([(3.0, 0.7)], [(3.0, 1.0), (3.0, 1.0)], " It is right where lam is 1."),
        ([(3.0, 0.7)], [(3.0, 2.0)], ""),
        ([(3.0, 0.7)], [(3.0, 2)], ""),
        ([(3.0, 7)], [(3.0, 1)], " It is right where lam is 1."),
        ([(3.0, 7)], [(3.0, 1), (3.0, 1.0)], ""),
        ([(3.0, 1)], [(3.0, 1.0)], " It is right where lam is 1."),
        ([(3.0,)], [(3.0, 1.0), (3.0, 0.5)], ""),
        ([(3.0,)], [(3.0, 0.5), (3.0, 1.0)], ""),
        ([(3.0, 0.7), (3.0,)], [(3.0, 1.0)], " It is right where lam is 1."),
        ([(3.0,)], [(0.0, 1.0), (4.0, 1.0)], " It is right where lam is 1."),
        ([(3.0,)], [(0.0,)], " It is right where z is 0."),
        ([(3.0, 0.7, "mean")], [(3.0, 0.7, "mean", "none")], ""),
        ([(3.0, 0.7, "mean", "all")], [(3.0, 0.7, "mean", "none")], " It is right where weights is 'none'."),
        ([(3.0, 0.7)], [(3.0, [1.0, 2.0])], ""),
        ([(VECTOR, 0.7)], [(VECTOR, 0.0)], " It is right where lam is 0."),
    ],
)
def test_the_argument_that_all_right_answers_share_and_no_wrong_one_has_is_told(wrong, right, words):
    assert right_where(cost, calls(*wrong), calls(*right)) == words


def test_a_function_without_a_signature_or_with_another_tells_nothing():
    wrong, right = calls((3.0, 0.7)), calls((3.0, 0.0))
    assert not right_where(None, wrong, right)
    assert not right_where(lambda z: z, wrong, right)
    assert not right_where(max, wrong, right)


def test_the_texts_of_a_call_are_written_down_with_their_names_and_the_defaults():
    assert stated(cost, Call("cost", (3.0,))) == "kind='mean'"
    assert stated(cost, Call("cost", (3.0, 0.0, "sum", "none"))) == "kind='sum', weights='none'"
    assert stated(cost, Call("cost", ("a", 0.0, "sum"))) == "z='a', kind='sum'"
    assert stated(lambda z: z, Call("cost", (3.0,))) == ""
    assert stated(lambda: None, Call("cost", (3.0,))) == ""
