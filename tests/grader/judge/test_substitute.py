"""Functions of a module replaced, also where others call them; the module stays as it was."""

from __future__ import annotations

from types import ModuleType

from grader.judge.substitute import rebound

KEY = ModuleType("key")
exec(
    """
from math import sqrt
from statistics import mean
RATE = 3
def part(x, more=1, *, least=0):
    return x + more + least
def whole(x):
    return part(x) * RATE
def through(x):
    return whole(x)
""",
    vars(KEY),
)


def test_helpers_call_the_replacement() -> None:
    names = rebound(KEY, {"part": lambda x: 10 * x})
    assert (names["part"](2), names["whole"](2), names["through"](2)) == (20, 60, 60)


def test_the_module_itself_is_not_changed() -> None:
    rebound(KEY, {"part": lambda x: 10 * x})
    assert KEY.whole(2) == 9


def test_defaults_stay() -> None:
    names = rebound(KEY, {})
    assert (names["part"](1), names["part"](1, 2, least=3), names["part"].__name__) == (2, 6, "part")
    assert names["part"] is not KEY.part


def test_what_is_no_function_of_its_own_stays_itself() -> None:
    names = rebound(KEY, {})
    assert names["sqrt"] is KEY.sqrt
    assert names["mean"] is KEY.mean
    assert names["RATE"] == 3
