"""A call that hung or died costs its own answer, and no other."""

from __future__ import annotations

from collections import deque

import numpy as np

from grader.errors import NotDefined, OutOfTime, Refused
from grader.execute.faults import MOST_FAULTS, Faults, known_fault
from grader.records.execution import Call, Function, Report, Step

SLOW = OutOfTime("It was still running.")


def chain(length):
    return Call("walk", (np.zeros(length),))


def blamed(calls, times=1, faults=None):
    """Let the first waiting call go wrong, so many times; return the order of the rest, and who got the fault."""
    faults, waiting, replies = faults or Faults(), deque(range(len(calls))), [None] * len(calls)
    for _ in range(times):
        faults.blame(SLOW, calls, waiting, replies)
    return list(waiting), [n for n, reply in enumerate(replies) if reply is not None]


def test_the_call_at_fault_alone_gets_the_fault():
    assert blamed([chain(4000), chain(4), Call("other", ())])[1] == [0]


def test_other_functions_are_answered_first_and_then_the_smallest_questions():
    assert blamed([chain(4000), chain(7), chain(2), Call("other", ()), chain(4)])[0] == [3, 2, 4, 1]


def test_the_same_question_asked_again_is_not_waited_for_twice():
    again = chain(4000)
    assert blamed([again, chain(4), again]) == ([1], [0, 2])


def test_a_function_that_goes_wrong_again_and_again_is_asked_no_more():
    faults, calls = Faults(), [chain(n) for n in range(9)]
    waiting, replies = blamed(calls, MOST_FAULTS - 1, faults)
    assert (len(replies), faults.known(calls[8])) == (MOST_FAULTS - 1, None)
    assert blamed(calls, 1, faults) == ([], list(range(9)))
    assert faults.known(calls[8]).fault is SLOW
    assert faults.known(Call("other", ())) is None
    assert waiting


def test_where_only_functions_that_went_wrong_wait_none_is_asked_any_more():
    calls, faults = [chain(4000), Call("other", ()), chain(4)], Faults()
    waiting, replies = deque(range(3)), [None] * 3
    faults.blame(SLOW, calls, waiting, replies)
    faults.give_up(calls, waiting, replies)
    assert list(waiting) == [1, 2]  # another function waits
    waiting.popleft()
    faults.give_up(calls, waiting, replies)
    assert not waiting
    assert replies[2].fault is SLOW
    assert faults.known(chain(1)).fault is SLOW


def test_a_function_that_is_not_there_or_none_is_not_asked():
    report = Report({"walk": Function(True, "function", "", "", 1), "seven": Function(False, "int", "", "", 2)})
    assert isinstance(known_fault(Call("other", ()), report, Faults()).fault, NotDefined)
    assert isinstance(known_fault(Call("seven", ()), report, Faults()).fault, Refused)
    assert known_fault(Call("seven", (), (Step("get", None, "seven"),)), report, Faults()) is None
    assert known_fault(chain(1), report, Faults()) is None


def test_a_function_that_is_asked_no_more_is_known_to_fail():
    faults = Faults()
    blamed([chain(n) for n in range(9)], MOST_FAULTS, faults)
    report = Report({"walk": Function(True, "function", "", "", 1)})
    assert known_fault(chain(5), report, faults).fault is SLOW
