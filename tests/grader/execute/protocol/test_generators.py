"""A random generator goes both ways, draws the same numbers there, and does not count as changed."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Changed
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import ProtocolError
from grader.execute.protocol.generators import put_back, read_generator
from grader.execute.protocol.unserializable import UnserializableError
from grader.judge.compare import agree, agrees
from grader.judge.same_reply import reply_of


def test_it_draws_the_same_numbers_there() -> None:
    rng = np.random.default_rng(7)
    rng.integers(10)  # leaves half a number behind
    got = decode(encode([rng]))[0]
    assert got.integers(1000, size=5).tolist() == rng.integers(1000, size=5).tolist()


def test_two_are_the_same_where_their_states_are() -> None:
    agree(np.random.default_rng(7), np.random.default_rng(7))
    assert not agrees(np.random.default_rng(8), np.random.default_rng(7))


def test_one_of_another_kind_is_refused_by_name() -> None:
    with pytest.raises(UnserializableError, match="a Generator of MT19937"):
        encode(np.random.Generator(np.random.MT19937(1)))


@pytest.mark.parametrize("parts", [[], [1, 2, 3], [1, 2, 3, "4"], [-1, 1, 0, 0], [2**200, 1, 0, 0], [1, 1, 0, 2**70]])
def test_what_is_no_state_is_refused(parts: list[object]) -> None:
    with pytest.raises(ProtocolError):
        read_generator(parts)


def test_drawing_is_no_change_of_an_argument_and_other_changes_are() -> None:
    rng = np.random.default_rng(7)
    first = reply_of(lambda rng: float(rng.random()), (rng,))
    assert first.fault is None
    assert reply_of(lambda rng: float(rng.random()), (rng,)).value == first.value
    assert isinstance(reply_of(lambda rng, items: items.append(rng.random()), (rng, [])).fault, Changed)


def test_a_generator_is_put_back_also_after_an_exception() -> None:
    rng = np.random.default_rng(7)
    before = rng.bit_generator.state
    with pytest.raises(ValueError, match="so"), put_back([rng, 1]):
        raise ValueError("so", rng.random())
    assert rng.bit_generator.state == before
