"""The answer key's functions answer in the place of the student's, whatever the student's code holds of them.

Each source defines `double` wrongly and `f` rightly on top of it: f(z) = double(z) + 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.errors import Died, OutOfTime, Raised
from grader.execute.skips import ENDED
from grader.records.execution import Call, Reply

Z = np.array([1.0, 2.0, 3.0])
WRONG = """
import functools, math
import numpy as np
import pandas as pd
from threading import Event, Thread

def double(z):
    return 0 * z
"""
USES = """
def f(z):
    return double(z) + 1
"""
PARTIAL = """
def times(k, z):
    return k * z
double = functools.partial(times, 0)
"""
HELD = {
    "under its name": USES,
    "by an alias": "d = double\ndef f(z):\n    return d(z) + 1",
    "as a default": "def f(z, d=double):\n    return d(z) + 1",
    "as a keyword-only default": "def f(z, *, d=double):\n    return d(z) + 1",
    "in a list": "steps = [double]\ndef f(z):\n    return steps[0](z) + 1",
    "in a closure": """
def make(d):
    def f(z):
        return d(z) + 1
    return f
f = make(double)
""",
    "by a class": """
class Net:
    d = staticmethod(double)
def f(z):
    return Net.d(z) + 1
""",
    "by a helper": """
def helper(z):
    return double(z)
def f(z):
    return helper(z) + 1
""",
    "by threads": """
def f(z):
    found = {}
    def work(k):
        found[k] = double(z[k])
    threads = [Thread(target=work, args=(k,)) for k in range(len(z))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return np.array([found[k] for k in range(len(z))]) + 1
""",
    "a partial function": PARTIAL + USES,
    "a partial function, by an alias": PARTIAL + "d = double\ndef f(z):\n    return d(z) + 1",
    "a partial function, as a default": PARTIAL + "def f(z, d=double):\n    return d(z) + 1",
    "a partial function, as a keyword-only default": PARTIAL + "def f(z, *, d=double):\n    return d(z) + 1",
    "a partial function, in a closure": PARTIAL
    + """
def make(d):
    def f(z):
        return d(z) + 1
    return f
f = make(double)
""",
    "a partial function, by a class and an object": PARTIAL
    + """
class Net:
    d = double
net = Net()
net.e = double
def f(z):
    return (net.e(z) + Net.d(z)) / 2 + 1
""",
    "vectorized": "double = np.vectorize(lambda z: 0 * z)" + USES,
    "a ufunc of a library": "double = np.tanh" + USES,
    "a function of a library": "double = np.ravel\ndef f(z):\n    return np.ravel(double(z)) + 1",
    "cached": "@functools.lru_cache\ndef double(z):\n    return 0" + USES,
    "decorated": """
def timed(g):
    @functools.wraps(g)
    def wrapper(*given):
        return g(*given)
    return wrapper
double = timed(double)
"""
    + USES,
    "an object": """
class Double:
    def __call__(self, z):
        return 0 * z
double = Double()
"""
    + USES,
    "a bound method": """
class Net:
    def double(self, z):
        return 0 * z
    def f(self, z):
        return self.double(z) + 1
net = Net()
double, f = net.double, net.f
""",
    "closing over a variable": """
def make(k):
    def double(z):
        return k * z
    return double
double = make(0)
"""
    + USES,
    "recursive": "def double(z, n=3):\n    return z if n == 0 else double(z, n - 1)" + USES,
    "a generator": "def double(z):\n    yield z" + USES,
    "no function": "double = 7" + USES,
    "not written": "def double(z):\n    raise NotImplementedError" + USES,
    "deleted": "del double" + USES,
    "with another name for its argument": "def double(x):\n    return x\ndef f(z):\n    return double(x=z) + 1",
    "with an argument of its own": "def double(z, extra=None):\n    return z" + USES,
    "given a list": "def f(z):\n    return double(list(z)) + 1",
    "given a matrix": "def f(z):\n    return np.ravel(double(np.matrix(z))) + 1",
    "given a series": "def f(z):\n    return double(pd.Series(z)) + 1",
    "given numbers of numpy": "def f(z):\n    return np.array([double(one) for one in z]) + 1",
    "given numbers": "def f(z):\n    return [math.floor(double(float(one))) + 1.0 for one in z]",
}


def doubled(z: Any) -> Any:
    """The answer key: for arrays and numbers, not for lists."""
    return -z * -2


@pytest.fixture
def substituted(opened: Any) -> Callable[..., list[Reply]]:
    """Run cells, then again with functions of the answer key in the place of some, and ask `f`."""

    def ask(*cells: str, arguments: tuple[Any, ...] = (Z,), times: int = 1, **key: Callable[..., Any]) -> list[Reply]:
        with opened(*cells, tasks=("double", "f", "g")) as ran, ran.sandbox.again(key) as fresh:
            fresh.reopen()
            return fresh.ask([Call("f", arguments)] * times)

    return ask


@pytest.mark.parametrize("source", HELD.values(), ids=HELD)
def test_the_key_answers_whatever_holds_the_function(substituted: Any, source: str) -> None:
    (reply,) = substituted(WRONG, source, double=doubled)
    assert reply.fault is None, reply.fault
    np.testing.assert_array_equal(np.asarray(reply.value, float), 2 * Z + 1)


def test_an_alias_of_a_function_never_defined_is_the_keys(substituted: Any) -> None:
    source = "d = double\ndef f(z, g=double):\n    return (d(z) + g(z)) / 2 + 1"
    (reply,) = substituted(source, double=doubled)
    np.testing.assert_array_equal(reply.value, 2 * Z + 1)


def test_a_keyword_finds_its_place_by_the_students_signature(substituted: Any) -> None:
    given = "[g(1.0, c=3.0), g(c=5.0, b=4.0, a=3.0), g(1.0), g(1.0, 9.0)]"
    source = f"def g(a, b=1, c=2):\n    return 0\ndef f(z):\n    return {given}"
    (reply,) = substituted(source, g=lambda *given: list(given))
    assert reply.value == [[1.0, 1, 3.0], [3.0, 4.0, 5.0], [1.0], [1.0, 9.0]]


def test_a_function_never_written_takes_the_names_of_the_key(substituted: Any) -> None:
    (reply,) = substituted("def f(z):\n    return g(b=1.0, a=2.0)", g=lambda a, b: [a, b])
    assert reply.value == [2.0, 1.0]


def test_one_object_under_two_names_stands_in_for_the_one_only(substituted: Any) -> None:
    source = "g = double\ndef f(z):\n    return double(z) + g(z)"
    (reply,) = substituted(WRONG, source, double=doubled)
    np.testing.assert_array_equal(reply.value, 2 * Z)


def test_functions_are_called_in_both_directions(substituted: Any) -> None:
    """A function of the grader's within one of the student's within the key's."""
    source = "def f(cost, z):\n    return g(lambda x: cost(x) + 1, z)"
    arguments = (lambda x: float(np.sum(x)), Z)
    (reply,) = substituted(source, g=lambda h, z: [h(z), h(2 * z)], arguments=arguments)
    assert reply.value == [7.0, 13.0]


@pytest.mark.parametrize("kind", [TypeError, ZeroDivisionError, KeyError])
def test_an_exception_of_the_key_arrives_by_its_name(substituted: Any, kind: type[Exception]) -> None:
    def g(_: object) -> object:
        raise kind("no")

    source = f"def f(z):\n    try:\n        g(z)\n    except {kind.__name__}:\n        return 1"
    (reply,) = substituted(source, g=g)
    assert reply.value == 1


def test_what_the_students_function_raises_within_the_key_is_told(substituted: Any) -> None:
    (reply,) = substituted("def f(z):\n    return g(lambda x: 1 / 0)", g=lambda h: h(1))
    assert isinstance(reply.fault, Raised)
    assert "ZeroDivisionError" in str(reply.fault)


def test_a_million_calls_cost_the_call_that_makes_them(substituted: Any) -> None:
    source = "def f(z):\n    for _ in range(10**6):\n        double(z)"
    (reply,) = substituted(WRONG, source, double=doubled)
    assert isinstance(reply.fault, OutOfTime)


def test_calls_to_and_fro_without_end_cost_the_call_that_makes_them(substituted: Any) -> None:
    (reply,) = substituted("def f(z):\n    return g(f, z)", g=lambda h, z: h(z))
    assert isinstance(reply.fault, Died)


@pytest.mark.parametrize(
    "loop", ["while z is not None: pass", "[0 for _ in iter(int, 1)]", "sum(1 for _ in iter(int, 1))"]
)
def test_a_key_that_would_never_end_is_stopped(substituted: Any, loop: str) -> None:
    scope: dict[str, Any] = {}
    exec(f"def g(z):\n    {loop}", scope)
    (reply,) = substituted("def f(z):\n    return g(z)", g=scope["g"])
    assert isinstance(reply.fault, OutOfTime)


def test_a_thread_that_outlives_its_call_can_ask_nothing_more(substituted: Any) -> None:
    source = """
go, refused = Event(), []
def work():
    go.wait()
    while not refused:
        try:
            double(1.0)
        except NameError:
            refused.append(1)
thread = Thread(target=work, daemon=True)
thread.start()
def f(z):
    go.set()
    return z
"""
    replies = substituted(WRONG, source, double=doubled, times=3)
    assert [reply.fault for reply in replies] == [None] * 3


def test_only_what_is_substituted_can_be_asked(substituted: Any) -> None:
    source = """
def f(z):
    stub = double.__kwdefaults__["__call__"]
    call = next(c.cell_contents for c in stub.__closure__ if hasattr(c.cell_contents, "__self__"))
    return call("g", (z,), {})
"""
    (reply,) = substituted(WRONG, source, double=doubled)
    assert isinstance(reply.fault, Died)


def test_a_cell_that_hung_is_not_run_again(opened: Any, limits: Any) -> None:
    hung = "import os, time\ntime.sleep(0 if os._exit(1) else 1)"
    short = replace(limits, cell_seconds=0.5)
    with (
        opened(hung, WRONG, USES, tasks=("double", "f"), limits=short) as ran,
        ran.sandbox.again({"double": doubled}) as fresh,
    ):
        assert fresh._skips.statements == {(1, 2, False, ENDED)}
        fresh.reopen()
        np.testing.assert_array_equal(fresh.ask([Call("f", (Z,))])[0].value, 2 * Z + 1)
