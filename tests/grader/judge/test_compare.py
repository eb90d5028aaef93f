"""How a wrong entry is named: as Python does where that can be read, in words elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Mismatch
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode_leniently
from grader.judge.compare import agree, describe


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("delta", "delta[1] differs"),
        ("hidden_delta(theta, delta, a)", "hidden_delta(theta, delta, a)[1] differs"),
        ("the list['W1'][0]", "entry [1] of the list['W1'][0] differs"),
        ("grads['W1'][0]", "grads['W1'][0][1] differs"),
        ("hidden_delta(theta, delta, a) of layer 1", "entry [1] of hidden_delta(theta, delta, a) of layer 1 differs"),
        ("output_delta with the quadratic cost", "entry [1] of output_delta with the quadratic cost differs"),
    ],
)
def test_an_entry_is_named_so_that_it_can_be_read(what: str, where: str) -> None:
    with pytest.raises(Mismatch) as caught:
        agree(np.array([1.0, 2.0]), np.array([1.0, 3.0]), what)
    assert str(caught.value).startswith(where)


def test_an_entry_of_a_list_is_named_by_its_part() -> None:
    lists = [np.array([1.0])], [np.array([2.0])]
    with pytest.raises(Mismatch, match=r"^delta\[0\]\[0\] differs"):
        agree(*lists, "delta")
    with pytest.raises(Mismatch, match=r"^entry \[0\] of part \[0\] of delta of layer 1 differs"):
        agree(*lists, "delta of layer 1")


def test_the_name_of_a_class_reaches_nobody_as_more_than_a_name():
    odd = type("\x1b[31m<b>x\n::error::pwn\u202e", (), {"__module__": "builtins"})()
    (told,) = decode(encode_leniently([odd]))
    assert describe(told) == "a \ufffd[31m<b>x\ufffd::error::pwn\ufffd"
