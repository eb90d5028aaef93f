"""Calls that hung or ended their process: each costs its own answer, and the function is asked on.

The other calls of the function wait until all other functions have answered, the smallest first: a function that is
too slow for a long chain still answers for short ones. After MOST_FAULTS of them it is asked no more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final

from grader.errors import NotDefined, Refused, StudentError
from grader.execute.callbacks import extent
from grader.execute.not_defined import not_defined
from grader.execute.protocol.unserializable import unserializable_parts
from grader.execute.words import not_a_function
from grader.records.execution import Call, Reply, Report

MOST_FAULTS: Final = 3  # of one function, in all calls of a submission


class Faults:
    """The calls of one submission that went wrong, by function."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._last: dict[str, StudentError] = {}
        self._given_up: dict[str, StudentError] = {}

    def known(self, call: Call) -> Reply | None:
        """Return the reply of a function that is asked no more."""
        fault = self._given_up.get(call.function)
        return None if fault is None else Reply(fault=fault)

    def blame(
        self, fault: StudentError, calls: Sequence[Call], waiting: deque[int], replies: list[Reply | None]
    ) -> None:
        """Give the fault to the first call that waits, and let the function's other calls wait longer."""
        guilty = calls[waiting[0]]
        self._last[guilty.function] = fault
        count = self._counts[guilty.function] = self._counts.get(guilty.function, 0) + 1
        if count >= MOST_FAULTS:
            self._given_up[guilty.function] = fault
        later = []
        for number in [n for n in waiting if calls[n].function == guilty.function]:
            waiting.remove(number)
            if count >= MOST_FAULTS or calls[number] is guilty:  # the same question may wait to be asked again
                replies[number] = Reply(fault=fault)
            else:
                later.append(number)
        waiting.extend(sorted(later, key=lambda number: extent(calls[number].arguments)))

    def give_up(self, calls: Sequence[Call], waiting: deque[int], replies: list[Reply | None]) -> None:
        """Ask none of those that wait, if each is a call of a function that went wrong before."""
        if not all(calls[number].function in self._last for number in waiting):
            return
        for number in waiting:
            fault = self._given_up[calls[number].function] = self._last[calls[number].function]
            replies[number] = Reply(fault=fault)
        waiting.clear()


def known_fault(call: Call, report: Report, faults: Faults) -> Reply | None:
    """Return the reply to a call that need not be put: its function is not there, or is asked no more."""
    function = report.functions.get(call.function)
    if function is None:
        return Reply(fault=NotDefined(not_defined(call.function, report)))
    if not function.callable and not call.steps:
        return Reply(fault=Refused(not_a_function(call.function, report)))
    return faults.known(call) or unserializable_argument(call)


def unserializable_argument(call: Call) -> Reply | None:
    """Refuse a call whose arguments were made of an answer that could not be carried."""
    part = None if call.encoded else next(unserializable_parts(list(call.arguments)), None)
    if part is None:
        return None
    text = f"`{call.function}` was not called: it would have been given {part.type_name} that came from your code."
    return Reply(fault=Refused(text))
