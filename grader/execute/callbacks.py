"""Functions of the grader's that a call hands to the student, such as the cost whose gradient is asked for.

The student chooses what they are asked about, and they are evaluated here. So a question may be somewhat larger than
the arguments of the call it belongs to, and no more: 16,000 rows by 8,000 columns would be a gigabyte of ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from grader.errors import SandboxError
from grader.execute.protocol.decode import decode

TIMES: Final = 4  # as large as the arguments of the call
LEAST: Final = 1000  # entries


@dataclass(frozen=True, slots=True)
class Lent:
    """The functions among the arguments of one call, in the order in which they were encoded."""

    arguments: Sequence[Any]
    functions: list[Callable[..., Any]] = field(default_factory=list)

    def value(self, payload: bytes) -> list[Any]:
        """Evaluate a function on what the student's process sends for it; return [True, value] or [False, why not].

        Raises
        ------
        WireError, SandboxError
            What was sent is no question about one of these functions.
        """
        asked = decode(payload)
        if type(asked) is not list or not asked or type(asked[0]) is not int:
            raise SandboxError("not a question about a function that was given")
        number, *arguments = asked
        if not 0 <= number < len(self.functions):
            raise SandboxError("not a question about a function that was given")
        if extent(arguments) > max(TIMES * extent(self.arguments), LEAST):
            return [False, "ValueError: these arguments are far larger than those that came with the function"]
        try:
            return [True, self.functions[number](*arguments)]
        except Exception as error:  # noqa: BLE001  the arguments are the student's: any error is an answer
            return [False, f"{type(error).__name__}: {error}"[:300]]


def extent(value: Any) -> int:
    """Count the entries of all arrays in a value; an axis of length 0 counts as 1, for it can be broadcast away."""
    if isinstance(value, np.ndarray):
        return math.prod(max(length, 1) for length in value.shape)
    if isinstance(value, dict):
        return sum(map(extent, value.values()), 1)
    if isinstance(value, (list, tuple)):
        return sum(map(extent, value), 1)
    return len(value) if isinstance(value, (str, bytes)) else 1
