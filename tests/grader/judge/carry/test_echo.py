"""An answer that hands its arguments back shows no work; one new number in it does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.judge.carry.echo import is_echo
from grader.records.execution import Call, Reply

X, THETA = np.array([1.0, 2.0]), np.array([[3.0, 4.0]])
ARGUMENTS = (X, [THETA], "quadratic", 0.5)


def echoes(*values: Any) -> bool:
    """Tell whether these values, one for each call, hold nothing new."""
    return is_echo([Reply(value) for value in values], [Call("f", ARGUMENTS)] * len(values))


@pytest.mark.parametrize(
    "value", [X, [X], (X, THETA), (THETA, X), {"a": THETA}, {"a": [X]}, "quadratic", 0.5, np.float64(0.5), []]
)
def test_parts_of_the_arguments_are_an_echo(value: Any) -> None:
    assert echoes(value)


@pytest.mark.parametrize(
    "value", [2 * X, [X, 2 * X], [2 * X, X], {"a": X, "b": 1}, "cross_entropy", 0.25, np.float32(7), 3, [[0.75]]]
)
def test_anything_else_is_none(value: Any) -> None:
    assert not echoes(value)


def test_every_reply_must_be_one() -> None:
    assert echoes(X, THETA, "quadratic")
    assert not echoes(2 * X, X, X)
    assert not echoes(X, X, 2 * X)


def test_a_table_is_a_part() -> None:
    table = pd.DataFrame({"a": [1.0]})
    assert is_echo([Reply([table])], [Call("f", (table,))])
    assert not is_echo([Reply([table + 1])], [Call("f", (table,))])
