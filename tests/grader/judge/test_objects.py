"""Objects of the student's process: every act on one is a step of the script, and its answer is told or stays."""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

import pytest

from grader.errors import CourseError, OutOfTime, Raised
from grader.execute.protocol.encode import ObjectNumber
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.objects import (
    ITERATOR,
    OBJECT,
    SEQUENCE,
    StudentFunction,
    StudentObject,
    as_sent,
    has_objects,
    number_of,
    stays,
)
from grader.records.execution import Step


class Recorder:
    """A script that keeps its steps and gives the answers that it was made with."""

    def __init__(self, *answers: Any, values: tuple[str, ...] = (), kinds: Mapping[int, str] | None = None) -> None:
        self.steps: list[Step] = []
        self.answers, self.values, self.kinds = deque(answers), values, kinds or {}
        self.check: object = object()
        self.knows_no_values = False

    def step(self, step: Step) -> Any:
        self.steps.append(step)
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def is_attribute(self, _: int | None, name: str) -> bool:
        return name in self.values

    def keeps(self, number: int) -> str:
        return self.kinds.get(number, OBJECT)


def made(*answers: Any, number: int = 4, **more: Any) -> tuple[Any, Recorder]:
    script = Recorder(*answers, **more)
    return StudentObject(script, number, "a key.Stack"), script


def test_what_stays_is_called_by_the_words_of_the_wire() -> None:
    assert (OBJECT, ITERATOR, SEQUENCE) == ("object", "iterator", "sequence")


def test_a_name_of_an_object_is_a_value_or_a_method() -> None:
    stack, script = made(7, 8, values=("top",))
    assert stack.top == 7
    assert stack.push(1, at=2) == 8
    stack.size = 3
    assert stack(5, key=6) is None
    assert script.steps == [
        Step("get", 4, "top"),
        Step("call", 4, "push", (1,), (("at", 2),)),
        Step("set", 4, "size", (3,)),
        Step("call", 4, "", (5,), (("key", 6),)),
    ]
    for name in ("__wrapped__", "__wrapped"):
        with pytest.raises(AttributeError, match=name):
            getattr(stack, name)
    assert stack.type_name == "a key.Stack"
    assert stack._private.owner == 4


def test_a_call_of_plain_data_is_asked_where_that_is_known() -> None:
    script = Recorder(3)
    assert StudentFunction(script, None, "f")(1, k=2) == 3
    assert script.steps == [Step("call", None, "f", (1,), (("k", 2),))]
    asked = StudentFunction(script, None, "f", lambda *given, **named: (given, named))
    assert asked(1, k=2) == (("f", 1), {"k": 2})
    assert len(script.steps) == 1


UNARY: dict[str, Callable[[Any], Any]] = {
    "str": str,
    "repr": repr,
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
    "abs": abs,
    "round": round,
    "reversed": reversed,
    "neg": operator.neg,
    "pos": operator.pos,
    "invert": operator.invert,
    "len": len,
}
ANSWERS = {"str": "s", "repr": "r", "bool": True, "int": 3, "float": 1.5, "complex": 1j, "len": 2}


@pytest.mark.parametrize("name", UNARY)
def test_an_operator_on_one_object_is_a_step(name: str) -> None:
    answer = ANSWERS.get(name, 5)
    stack, script = made(answer)
    assert UNARY[name](stack) == answer
    assert script.steps == [Step("do", 4, name)]


BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul")
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
LOGIC = {"and_": operator.and_, "or_": operator.or_, "xor": operator.xor}


@pytest.mark.parametrize("name", [*BINARY, *COMPARISONS, *LOGIC, "iadd", "isub", "imul", "getitem", "contains"])
def test_an_operator_on_an_object_and_a_value_is_a_step(name: str) -> None:
    stack, script = made(1)
    assert getattr(operator, name)(stack, 9) == 1
    assert script.steps == [Step("do", 4, name, (9,))]


@pytest.mark.parametrize("name", BINARY)
def test_an_object_may_stand_on_the_right(name: str) -> None:
    stack, script = made(1)
    assert getattr(operator, name)(9, stack) == 1
    assert script.steps == [Step("do", 4, f"r{name}", (9,))]


@pytest.mark.parametrize("name", [*COMPARISONS, "contains"])
def test_a_comparison_is_true_or_false(name: str) -> None:
    assert getattr(operator, name)(made(5)[0], 9) is True
    assert getattr(operator, name)(made("")[0], 9) is False


def test_items_are_set_and_deleted_there() -> None:
    stack, script = made()
    stack[1] = 2
    del stack[3]
    with stack as entered:
        assert entered is None
    assert script.steps == [
        Step("do", 4, "setitem", (1, 2)),
        Step("do", 4, "delitem", (3,)),
        Step("do", 4, "enter"),
        Step("do", 4, "exit"),
    ]


def test_an_object_is_run_over_by_an_iterator_of_its_own() -> None:
    script = Recorder(kinds={5: ITERATOR})
    iterator = StudentObject(script, 5, "an iterator")
    script.answers += [iterator, [["a"], False], [["b", "c"], True]]
    assert list(iter(StudentObject(script, 4, "a key.Stack"))) == ["a", "b", "c"]
    assert script.steps == [
        Step("do", 4, "iter", keeps="object"),
        Step("take", 5, "", (1,)),
        Step("take", 5, "", (2,)),
    ]


def test_items_that_were_taken_ahead_come_next() -> None:
    numbers, script = made([[0], False], [[1, 2], False], [[3, 4, 5, 6], False], 7, kinds={4: ITERATOR})
    assert list(islice(numbers, 4)) == [0, 1, 2, 3]
    assert [next(numbers) for _ in range(4)] == [4, 5, 6, 7]
    assert [step.act for step in script.steps] == ["take", "take", "take", "do"]
    assert script.steps[-1] == Step("do", 4, "next")


def test_an_iterator_is_never_taken_from_without_end() -> None:
    class Endless(Recorder):
        def step(self, step: Step) -> Any:
            self.steps.append(step)
            return [[7] * step.arguments[0], False]

    script = Endless(kinds={4: ITERATOR})
    taken: list[Any] = []
    with pytest.raises(OutOfTime, match=r"^It goes on after 50,000 items\. Is there an end\?$"):
        deque(map(taken.append, StudentObject(script, 4, "a generator")))
    assert [step.arguments[0] for step in script.steps] == [2**k for k in range(15)]
    assert len(taken) == 2**15 - 1


def test_the_end_of_an_iterator_ends_a_loop_and_another_exception_does_not() -> None:
    numbers, _ = made(Raised("It raised StopIteration.", "", ("StopIteration",)), Raised("x", "", ("KeyError",)))
    assert next(numbers, "the end") == "the end"
    with pytest.raises(Raised, match="x"):
        next(numbers)


def test_after_the_last_item_nothing_comes_again() -> None:
    numbers, _ = made([[0, 1], True], Raised("It raised StopIteration.", "", ("StopIteration",)), kinds={4: ITERATOR})
    assert list(iter(numbers)) == [0, 1]
    assert next(numbers, "the end") == "the end"


def test_an_object_without_a_length_is_still_a_list_of_its_items() -> None:
    fault = Raised("It raised TypeError: no len()", "no len()", ("TypeError",), "pandas")
    stack, _ = made(fault)
    with pytest.raises(TypeError) as caught:
        len(stack)
    assert isinstance(caught.value, Raised)
    told = caught.value
    assert (str(told), told.said, told.kinds, told.package) == (str(fault), "no len()", ("TypeError",), "pandas")


def test_an_object_means_nothing_outside_its_check_and_nothing_in_a_set() -> None:
    stack, script = made()
    assert number_of(stack) == 4
    with pytest.raises(CourseError, match="no place in a set"):
        hash(stack)
    script.check = object()
    with pytest.raises(CourseError, match="make it there, not in a fixture"):
        stack.push(1)


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("a generator", True),
        ("a function", True),
        ("a __main__.Stack", True),
        ("a key.inner.Stack", True),
        ("a map", False),
        ("a lock", False),
        ("a collections.deque", False),
        ("a numpy.matrix", False),
        ("a pandas.Period", False),
        ("a scipy.sparse.csr_matrix", False),
        ("a matplotlib.figure.Figure", True),
        ("a matplotlib.axes._axes.Axes", True),
        ("a matplotlib.figure.SubFigure", False),
        ("a key.Stack too deep inside", False),
        ("a Stack", False),
    ],
)
def test_only_what_may_be_meant_stays(kind: str, meant: bool) -> None:
    assert stays(Unserializable(kind)) == meant


def test_objects_are_sent_by_their_numbers_wherever_they_stand() -> None:
    stack, script = made()
    other = StudentObject(script, 6, "a key.Stack")
    sent = as_sent([1, (stack, [other]), "a"])
    assert isinstance(sent, list)
    assert [sent[0], sent[2]] == [1, "a"]
    assert isinstance(sent[1], tuple)
    assert isinstance(sent[1][0], ObjectNumber)
    assert (sent[1][0].number, sent[1][1][0].number) == (4, 6)
    assert as_sent({"a": [stack], "b": 1})["a"][0].number == 4
    assert as_sent({"b": 1, "a": stack, "c": 2}) == {"b": 1, "a": as_sent(stack), "c": 2}
    holding = [stack, [1, (stack,)], {"a": stack}, {"b": 1, "a": [stack]}]
    assert all(map(has_objects, holding))
    assert not any(map(has_objects, [(1, [2]), {"a": 1}, {"a": [1]}, 5, "ab"]))
    for value in ([1, 2], (1, [2]), 5, {"a": 1}):
        assert as_sent(value) is value


def test_a_list_of_objects_is_run_over_by_its_places() -> None:
    both, script = made(2, "first", "second", kinds={4: SEQUENCE})
    assert list(iter(both)) == ["first", "second"]
    assert script.steps == [Step("do", 4, "len"), Step("do", 4, "getitem", (0,)), Step("do", 4, "getitem", (1,))]
