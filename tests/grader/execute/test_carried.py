"""A dry run sees arguments and answers as students' processes do."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from grader.execute.carried import carried_answer, carried_arguments
from grader.execute.protocol.unserializable import Unserializable, UnserializableError


def test_arguments_are_copies_and_functions_are_themselves() -> None:
    z = np.zeros(2)
    received, eta, cost = carried_arguments("f", [z, np.float64(0.5), np.sum])
    received += 1
    assert z.tolist() == [0.0, 0.0]
    assert (type(eta), cost) == (float, np.sum)


def test_an_argument_that_no_student_would_receive_is_refused() -> None:
    with pytest.raises(UnserializableError, match=r"a collections\.Counter cannot be carried"):
        carried_arguments("f", [Counter("ab")])


def test_an_answer_is_what_comes_back() -> None:
    assert carried_answer(Counter("ab")) == {"a": 1, "b": 1}
    assert type(carried_answer(iter([]))) is Unserializable
