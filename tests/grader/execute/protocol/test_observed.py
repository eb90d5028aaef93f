"""What a call prints and reads is told, within bounds; afterwards everything is as before."""

from __future__ import annotations

import builtins
import sys

import pytest

from grader.execute.protocol.bounds import MAX_PRINTED_CHARS
from grader.execute.protocol.observed import observed


def test_what_is_printed_is_told_with_the_prompts() -> None:
    with observed(("printed", "value"), ("Ada", "36")) as seen:
        name, age = input("Name? "), int(sys.stdin.readline())
        sys.stdout.write(f"{name} {age + 1}\n")
    assert seen.all("so", ()) == {"printed": "Name? Ada 37\n", "value": "so"}


def test_a_line_that_nobody_typed_ends_the_file() -> None:
    with observed(("printed",), ("one",)):
        assert input() == "one"
        with pytest.raises(EOFError):
            input()


def test_ten_megabytes_are_cut_off() -> None:
    with observed(("printed",), ()) as seen:
        for _ in range(100):
            sys.stdout.write("x" * 10**5)
    text = seen.all(None, ())["printed"]
    assert len(text) < MAX_PRINTED_CHARS + 100
    assert text.endswith("(cut off)")


def test_afterwards_all_is_as_before() -> None:
    before = sys.stdout, sys.stdin, builtins.input
    with pytest.raises(ValueError, match="so"), observed(("printed",), ("a",)):
        raise ValueError("so")
    assert (sys.stdout, sys.stdin, builtins.input) == before
