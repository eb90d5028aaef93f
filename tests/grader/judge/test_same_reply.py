"""When two replies are the same; what overflows in our arithmetic is a student's, and no message for the teacher."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course
from grader.errors import Changed, Died, GraderError, OutOfTime, Raised, Refused
from grader.execute.protocol.encode import ObjectNumber
from grader.execute.protocol.unserializable import Unserializable, UnserializableError
from grader.judge.same_reply import (
    is_same_mistake,
    raised,
    readable,
    refusal,
    reply_of,
    reply_to,
    reply_with,
    same_values,
    without_warnings,
)
from grader.records.execution import Call, Reply, Step
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[3]


def test_a_formula_finds_the_data_beside_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("7", encoding="utf-8")
    names: dict[str, Any] = {"__file__": str(tmp_path / "reference.py")}
    exec("from pathlib import Path\ndef f(): return Path('prices.csv').read_text()", names)
    assert reply_of(names["f"], ()).value == "7"


def test_huge_answers_are_wrong_without_a_word() -> None:
    course = read_course(ROOT)
    (assignment,) = (each for each in course.assignments if each.name == "backprop")
    suite = with_suite(course, assignment, "", lambda suite: suite)
    names: dict[str, object] = {}
    exec((ROOT / "solutions/backprop/reference.py").read_text(encoding="utf-8"), names)
    functions = {task.name: names[task.name] for task in assignment.tasks}
    functions["output_delta"] = lambda a, *_: 1e308 * (1 + a)  # what is made of it overflows
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("error")
        found = evaluate(suite, functions)
    assert found["output_delta"].verdict is Verdict.FAILED


FAULTS = [Raised("It raised."), OutOfTime("late"), Died("dead"), Changed("changed"), Refused("refused")]


@pytest.mark.parametrize("one", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_is_like_no_other_kind_of_fault_and_like_no_value(one: GraderError) -> None:
    alike = [other for other in FAULTS if is_same_mistake(Reply(fault=one), Reply(fault=other))]
    assert alike == [one]
    assert is_same_mistake(Reply(fault=one), Reply(fault=type(one)("in other words")))
    for value in (1.0, None):
        assert not is_same_mistake(Reply(value), Reply(fault=one))
        assert not is_same_mistake(Reply(fault=one), Reply(value))


X = np.array([1.0, 2.0])


def answered(formula, *arguments):
    return reply_of(formula, arguments)


def test_a_formula_is_called_on_copies_and_its_value_is_kept() -> None:
    assert answered(lambda x, k: (x * k, k), X, 3).value[0].tolist() == [3.0, 6.0]
    assert answered(lambda x: x, X).value is not X


def test_a_formula_that_raises_has_that_as_its_answer() -> None:
    fault = answered(lambda x: x[9], X).fault
    assert isinstance(fault, Raised)
    assert str(fault).startswith("It raised IndexError: index 9")
    assert raised(KeyError("x")).kinds[:3] == ("KeyError", "LookupError", "Exception")
    assert raised(ValueError("why")).said == "why"


def test_a_formula_that_changes_its_arguments_is_told_so() -> None:
    def change(x):
        x[0] = 9.0
        return x

    fault = answered(change, X).fault
    assert isinstance(fault, Changed)
    assert str(fault) == "It changed them."
    assert X[0] == 1.0


def test_what_cannot_be_carried_is_refused_with_advice() -> None:
    assert str(answered(lambda x: zip(x, x, strict=True), X).fault) == (
        "It returned a zip. list(...) makes a list of it."
    )
    assert str(answered(lambda x: [1, map(abs, x)], X).fault).startswith("It returned a list of 2 that holds a map.")
    with pytest.raises(UnserializableError, match="a zip cannot be carried"):
        answered(lambda _: 1, zip())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (X, X.copy(), True),
        (X, np.array([1.0, 2.0 + 1e-15]), False),
        (X, [1.0, 2.0], False),
        (1, 1.0, False),
        ((X, 1), (X.copy(), 1), True),
        ((X, 1), (X.copy(), 2), False),
        ((X,), X, False),
        (abs, abs, True),
        (abs, max, False),
        ((abs, 1), (abs, 1), True),
        ((abs, max), (max, abs), False),
        (np.nan, np.nan, True),
        (zip(), zip(), False),
    ],
)
def test_two_values_are_the_same_to_the_last_bit(one: object, other: object, same: bool) -> None:
    assert same_values(one, other) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Reply(X), Reply(X * (1 + 1e-9)), True),
        (Reply(X), Reply(2 * X), False),
        (Reply(Unserializable("a zip")), Reply(X), False),
        (Reply([1, Unserializable("a zip")]), Reply([1, Unserializable("a zip")]), False),
        (Reply(steps=(Reply(1.0), Reply(2.0))), Reply(steps=(Reply(1.0), Reply(2.0))), True),
        (Reply(steps=(Reply(1.0), Reply(2.0))), Reply(steps=(Reply(1.0), Reply(3.0))), False),
        (Reply(steps=(Reply(2.0), Reply(2.0))), Reply(steps=(Reply(1.0), Reply(2.0))), False),
        (Reply(steps=(Reply(1.0),)), Reply(steps=(Reply(1.0), Reply(2.0))), False),
    ],
)
def test_one_reply_is_what_another_predicts(one: Reply, other: Reply, same: bool) -> None:
    assert is_same_mistake(one, other) == same


def test_every_step_is_made_readable() -> None:
    reply = readable(Reply(steps=(Reply(1.0), Reply(Unserializable("a zip")))))
    assert reply.steps[0].value == 1.0
    assert str(reply.steps[1].fault) == "It returned a zip. list(...) makes a list of it."


def test_a_question_is_answered_by_name() -> None:
    assert reply_to({"f": lambda x: x + 1}, Call("f", (1,))).value == 2
    key = ModuleType("key")
    assert reply_with(lambda x: x + 2, Call("f", (1,)), key).value == 3


def test_a_teacher_is_told_what_cannot_be_carried() -> None:
    assert refusal("PROBES['f']", "a Path").startswith(
        "PROBES['f'] is or holds a Path, which cannot be carried to or from a student's process. Use "
    )


def test_warnings_are_silent_inside_and_not_outside() -> None:
    with without_warnings():
        warnings.warn("x", stacklevel=1)
        assert np.isinf(np.array([1.0]) / 0.0).all()
    with pytest.warns(UserWarning, match="x"):
        warnings.warn("x", stacklevel=1)


@pytest.mark.parametrize("fault", [Raised("It raised."), Died("dead")])
def test_a_reply_with_steps_is_like_none_without(fault: GraderError) -> None:
    steps = Reply(steps=(Reply(1.0),))
    for other in (Reply(fault=fault), Reply(2.0), Reply()):
        assert not is_same_mistake(steps, other)
        assert not is_same_mistake(other, steps)


def test_more_functions_are_other_values() -> None:
    assert not same_values((abs,), (abs, abs))
    assert not same_values((abs, abs), (abs,))
    assert not same_values(X, (X,))
    assert not same_values((X,), X)
    assert not same_values((1, 2), [1, 2])
    assert not same_values([1, 2], (1, 2))


def test_every_kind_of_an_exception_is_kept() -> None:
    assert raised(KeyError("x")).kinds == ("KeyError", "LookupError", "Exception", "BaseException", "object")


def stepped(*steps: Step, **names: object) -> list[object]:
    """Return what each step of a script tells: its value, or the words of its fault."""
    reply = reply_to(names, Call("", (), steps))
    assert isinstance(reply.steps, tuple)
    return [one.value if one.fault is None else str(one.fault) for one in reply.steps]


def test_a_script_is_performed_step_by_step_and_what_stays_there_is_not_told() -> None:
    steps = [
        Step("call", None, "make", (3,), keeps="object"),
        Step("call", None, "first", (ObjectNumber(0),)),
        Step("call", None, "make", (4,)),
        Step("call", None, "sort", ([2, 1],)),
        Step("call", None, "first", ([],)),
        Step("call", None, "zipped", ()),
    ]
    names = {"make": lambda k: [k], "first": lambda x: x[0], "sort": lambda x: x.sort(), "zipped": zip}
    assert stepped(*steps, **names) == [
        None,
        3,
        [4],
        "It changed them.",
        "It raised IndexError: list index out of range",
        "It returned a zip. list(...) makes a list of it.",
    ]


def test_each_function_among_the_arguments_of_a_script_is_the_one_that_was_given() -> None:
    def both(f, g):
        return [f(3), g(3)]

    functions = (lambda x: x + 1, lambda x: x * 2)
    assert stepped(Step("call", None, "both", functions), both=both) == [[4, 6]]


def test_in_a_script_the_rest_of_the_answer_key_stands_beside_the_formula() -> None:
    key = ModuleType("key")
    vars(key).update(f=lambda x: x + 1, g=lambda x: x + 2)
    script = Call("f", (), (Step("call", None, "f", (1,)), Step("call", None, "g", (1,))))
    assert [one.value for one in reply_with(lambda x: -x, script, key).steps] == [-1, 3]


@pytest.mark.parametrize(
    ("type_name", "hint"),
    [
        ("a matplotlib.figure.Figure", "Give `new_axes(student)`"),
        ("a matplotlib.axes._axes.Axes", "Give `new_axes(student)`"),
        ("a _io.TextIOWrapper", "Give `folder.open(name)`"),
        ("an io.StringIO", "Give `folder.open(name)`"),
        ("a generator", "Give a list, or a function"),
        ("a zip", "Give a list, or a function"),
        ("a filter", "Give a list, or a function"),
        ("a key_course_stacks.Stack", "Make the object in the student's process"),
    ],
)
def test_a_teacher_is_told_what_to_give_instead(type_name: str, hint: str) -> None:
    assert hint in refusal("an argument of f", type_name)
    assert hint not in refusal("an argument of f", "a lock")
