"""A call that computes with np.matrix is told apart from one that does not."""

from __future__ import annotations

import numpy as np
import pytest

from ..conftest import Open

CODE = """import numpy as np
def product(a):
    return np.asarray(np.asmatrix(a) * np.asmatrix(a))
def scaled(a):
    return np.asarray(2 * np.asmatrix(a))
def square(a):
    return np.asarray(np.asmatrix(a) ** 2)
def into(a):
    m = np.asmatrix(a).copy()
    m *= m
    return np.asarray(m)
def returned(a):
    return np.asmatrix(a)
def in_a_list(a):
    return [a, np.asmatrix(a)]
def entries(a):
    return np.asarray(np.multiply(np.asmatrix(a), np.asmatrix(a)))
def plain(a):
    return a * a
def nothing(a):
    return []
"""
COMPUTES = {"product": True, "scaled": True, "square": True, "into": True, "returned": True, "in_a_list": True}
DOES_NOT = {"entries": False, "plain": False, "nothing": False}


@pytest.mark.parametrize("order", [1, -1])
def test_a_call_that_computes_with_it_says_so_and_the_next_does_not(opened: Open, order: int) -> None:
    expected = {**COMPUTES, **DOES_NOT}
    with opened(CODE, tasks=tuple(expected)) as ran:
        found = {name: ran.ask(name, np.eye(2) + 1).by_matrix for name in [*expected, *expected][::order]}
        assert found == expected
        np.testing.assert_allclose(ran.value("product", np.eye(2) + 1), [[5, 4], [4, 5]])
