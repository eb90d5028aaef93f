"""The log says whose work is in hand while it is, and of no one else afterwards."""

from __future__ import annotations

import pytest

from grader.run.about import about, in_hand


def test_whose_work_it_is_is_known_within_the_block_alone() -> None:
    assert in_hand() == ""
    with about("ann", "halves"):
        with about("bob", "halves"):
            assert in_hand() == "bob, halves: "
        assert in_hand() == "ann, halves: "
    assert in_hand() == ""


def test_an_error_ends_it_too() -> None:
    with pytest.raises(KeyError), about("ann", "halves"):
        raise KeyError
    assert in_hand() == ""
