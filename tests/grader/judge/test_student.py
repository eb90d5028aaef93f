"""The dry run carries values as a student's process is given them; the replay hands out replies to the plan."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from grader.errors import CourseError, Raised
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.student import DryRun, Replay
from grader.records.execution import Reply


class Frame:
    """Something that cannot be carried."""


def dry_run(**functions):
    return DryRun(SimpleNamespace(**functions))  # names are all that is asked of a module


def test_a_question_asked_twice_is_recorded_once():
    run = dry_run(double=lambda z: 2 * z)
    assert [run.ask("double", np.float64(2.0)), run.ask("double", 2.0), run.ask("double", 3.0)] == [4.0, 4.0, 6.0]
    assert run.take_asked() == (0, 0, 1)
    assert run.take_asked() == ()


def test_a_scalar_argument_is_a_python_number():
    kinds = []
    run = dry_run(kind=lambda eta: kinds.append(type(eta)))
    for eta in (np.float64(0.5), np.array(0.25), 0.125):
        run.ask("kind", eta)
    assert kinds == [float, float, float]


@pytest.mark.parametrize("value", [2**89, Fraction(1, 3), {1, 2}, {1: "a"}, b"x", 1 + 2j, float("inf"), ["a", None]])
def test_plain_data_goes_both_ways(value):
    assert dry_run(same=lambda given: given).ask("same", value) == value


@pytest.mark.parametrize("value", [Frame(), [Frame()], {"a": Frame()}, (k for k in ()), OrderedDict(a=1)])
def test_an_argument_that_cannot_be_carried_is_refused_by_name(value):
    with pytest.raises(CourseError, match=r"an argument of same is or holds .*(Frame|generator|OrderedDict), which"):
        dry_run(same=lambda given: given).ask("same", value)


@pytest.mark.parametrize("value", [[Frame()], {"a": Frame()}, (len, 1)])
def test_an_answer_of_the_key_that_cannot_be_carried_is_refused_by_name(value):
    with pytest.raises(CourseError, match=r"the answer key's make returns a value that is or holds"):
        dry_run(make=lambda: value).ask("make")


def test_a_refusal_stands_even_if_the_test_catches_it():
    run = dry_run(make=lambda: [Frame()])
    with pytest.raises(CourseError):
        run.ask("make")
    assert "Frame" in str(run.fault)


def test_a_key_that_changes_its_arguments_is_refused():
    with pytest.raises(CourseError, match="the answer key's sort changes its arguments"):
        dry_run(sort=lambda items: items.sort()).ask("sort", [2, 1])


def test_an_exception_of_the_key_is_raised_as_a_students_would_be():
    with pytest.raises(Raised) as caught:
        dry_run(root=lambda z: z**0.5 if z >= 0 else int("minus")).ask("root", -1)
    assert caught.value.kinds[0] == "ValueError"


def test_a_question_keeps_the_arguments_that_the_test_changes_later():
    run = dry_run(total=lambda z: float(z.sum()))
    z = np.ones(2)
    run.ask("total", z)
    z += 1
    run.ask("total", z)
    assert [question.call.arguments[0].tolist() for question in run.questions] == [[1.0, 1.0], [2.0, 2.0]]


def test_the_test_may_change_an_answer_without_changing_the_plan():
    run = dry_run(make=lambda: [1])
    run.ask("make").append(2)
    assert run.questions[0].answer == [1]


def replay(replies, live=None):
    run = dry_run(double=lambda z: 2 * z)
    z = np.ones(2)
    run.ask("double", z)
    made = Replay(run.questions, replies, live or (lambda _: pytest.fail("nothing is asked live")))
    made.expect(run.take_asked())
    return made, z


def test_a_planned_question_gets_its_reply():
    made, z = replay([Reply("planned")])
    assert made.ask("double", z) == "planned"
    made.expect((0,))
    assert made.ask("double", z.copy()) == "planned"


def test_another_question_is_asked_live():
    made, _ = replay([Reply("planned")], lambda _: Reply("live"))
    assert made.ask("double", np.zeros(2)) == "live"


def test_a_live_answer_that_cannot_be_carried_is_a_fault():
    made, _ = replay([Reply("planned")], lambda _: Reply(Unserializable("a zip")))
    with pytest.raises(AssertionError, match=r"It returned a zip\. list\(\.\.\.\) makes a list of it\."):
        made.ask("double", np.zeros(2))


def test_a_question_is_written_once_for_all_unless_a_function_is_among_its_arguments():
    run = dry_run(double=lambda z: 2 * z, of=lambda function, z: function(z))
    run.ask("double", 2.0)
    run.ask("of", abs, -2.0)
    plain, with_function = (question.call for question in run.questions)
    assert plain.encoded == encode_call("double", (2.0,))
    assert with_function.encoded == b""
