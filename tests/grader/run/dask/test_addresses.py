"""Addresses of Dask: what would travel in the clear to another machine needs the teacher's word."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.run.dask.addresses import expect_address, is_here, is_safe


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786", "tls://192.0.2.7:1"]
)
def test_this_machine_and_tls_need_no_trust(address: str) -> None:
    expect_address(address, trusted=False)
    assert is_safe(address)


def test_another_machine_without_tls_needs_trust() -> None:
    with pytest.raises(CourseError, match="--trust-network"):
        expect_address("tcp://192.0.2.7:8786", trusted=False)
    expect_address("tcp://192.0.2.7:8786", trusted=True)


@pytest.mark.parametrize(
    "address", ["", "8786", "localhost:8786", "http://localhost:1", "tcp://:1", "tcp://a", "tcp://a:b"]
)
def test_what_is_no_address_is_told_with_an_example(address: str) -> None:
    with pytest.raises(CourseError, match="it looks like"):
        expect_address(address, trusted=True)


def test_a_host_that_is_not_known_is_not_this_machine() -> None:
    assert not is_here("no-such-host.invalid")
