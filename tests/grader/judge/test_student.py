"""The dry run carries values as a student's process is given them; the replay hands out replies to the plan."""

from __future__ import annotations

import math
from collections import OrderedDict
from fractions import Fraction
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from grader.errors import CourseError, Raised
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.objects import StudentObject
from grader.judge.student import DryRun, Replay, Student
from grader.records.execution import Call, Reply, Step


class Frame:
    """Something that cannot be carried."""


def dry_run(**functions):
    return DryRun(SimpleNamespace(**functions))  # names are all that is asked of a module


def test_a_question_asked_twice_is_recorded_once():
    run = dry_run(double=lambda z: 2 * z)
    assert [run.ask("double", np.float64(2.0)), run.ask("double", 2.0), run.ask("double", 3.0)] == [4.0, 4.0, 6.0]
    assert run.take_asked() == (0, 0, 1)
    assert run.take_asked() == ()


def test_only_a_hidden_test_which_has_a_plan_is_limited():
    run = dry_run(double=lambda z: 2 * z)
    run.ask("double", 2.0)
    assert Replay(run.questions, [Reply(4.0)], lambda _: Reply()).limit.seconds == 60.0
    assert Replay((), (), lambda _: Reply()).limit.seconds == math.inf


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
    with pytest.raises(
        CourseError, match=r"sort changes its arguments: let it work on a copy, or test it with in_place\(\)"
    ):
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


KEY = """
made = 0
class Stack:
    def __init__(self, *items): self.items = list(items)
    def pop(self): return self.items.pop()
def stack(*items):
    global made
    made += 1
    return Stack(*items)
def double(z): return 2 * z
def size(stack): return len(stack.items)
"""


def scripted():
    """Return a dry run whose answer key has a class."""
    key = ModuleType("key")
    exec(KEY, vars(key))
    return DryRun(key)


def test_a_name_that_begins_with_a_dash_or_is_asked_of_nobody_is_none_of_the_students():
    student = Student()
    for name in ("double", "_double"):
        with pytest.raises(AttributeError, match=f"^{name}$"):
            getattr(student, name)
    with pytest.raises(CourseError, match="at hand in tests alone"):
        _ = student.script
    student.bind(dry_run(double_=lambda z: 2 * z))
    assert student.double_(2.0) == 4.0
    with pytest.raises(AttributeError):
        _ = student._double
    student.bind(None)
    with pytest.raises(AttributeError):
        _ = student.double_


def test_a_function_is_looked_up_once_where_no_name_can_hold_a_value():
    student, run = Student(), scripted()
    student.bind(run)
    assert student.double(2.0) == 4.0
    assert "double" not in vars(student)
    assert student.made == 0
    student.bind(Replay(run.questions[:1], [Reply("planned")], lambda _: Reply("live")))
    assert student.double is student.double
    assert student.double(3.0) == "live"
    student.bind(run)
    assert student.double(3.0) == 6.0


def asked(run):
    """Return the steps of the last question."""
    return run.questions[run.take_asked("double")[-1]].call.steps


def test_a_call_with_a_name_an_object_or_beside_a_file_belongs_to_the_script_of_the_check():
    run = scripted()
    assert run.ask("double", z=2.0) == 4.0
    assert asked(run) == (Step("call", None, "double", (), (("z", 2.0),)),)
    stack = run.ask("Stack", 1.0, 2.0)
    assert isinstance(stack, StudentObject)
    assert run.ask("size", stack) == 2
    assert [step.name for step in asked(run)] == ["Stack", "size"]
    run.script.step(Step("write", None, "a.txt", (b"a",)))
    assert run.ask("double", 2.0) == 4.0
    assert [(step.act, step.name) for step in asked(run)] == [("write", "a.txt"), ("call", "double")]
    assert run.ask("double", 2.0) == 4.0
    assert asked(run) == ()


def test_what_is_known_to_return_objects_is_called_once_for_each_call_of_the_test():
    run = scripted()
    run.ask("stack")
    before = vars(run.reference)["made"]
    run.ask("stack", 1.0)
    assert vars(run.reference)["made"] == before + 1


def test_the_same_script_is_one_question_after_those_that_are_plain():
    run = scripted()
    for _ in range(2):
        run.ask("double", z=2.0)
        run.ask("double", 3.0)
        assert run.take_asked("double") == (0, 1)
    run.ask("double", z=2.5)
    assert run.take_asked("double") == (2,)
    run.ask("double", z=2.5)
    assert run.take_asked("size") == (3,)
    assert [question.steps for question in run.questions] == [(), (Reply(4.0),), (Reply(5.0),), (Reply(5.0),)]
    assert run.questions[1].reply == Reply(steps=(Reply(4.0),))


def test_the_first_refusal_is_kept_until_the_test_is_forgotten():
    run = scripted()
    for value in (Frame(), (k for k in ())):
        with pytest.raises(CourseError):
            run.ask("double", value)
    with pytest.raises(CourseError, match="calls triple, which the answer key does not define"):
        run.ask("triple", 1.0)
    assert "Frame" in str(run.fault)
    run.ask("double", z=2.0)
    run.ask("double", 2.0)
    run.forget()
    assert (run.fault, run.take_asked()) == (None, ())


def two_asked():
    """Return a plan of a plain question and a script, and the test's argument."""
    run, z = scripted(), np.ones(2)
    run.ask("double", z)
    run.ask("double", z=1.0)
    return run, z, run.take_asked("double")


def test_of_a_check_with_a_script_the_plain_questions_are_handed_out_and_the_script_is_taken():
    run, z, numbers = two_asked()
    made = Replay(run.questions, [Reply("plain"), Reply(steps=(Reply("step"),))], lambda _: Reply("live"))
    for _ in range(2):
        made.expect(numbers, "double")
        assert made.answered == []
        assert (made.ask("double", z), made.ask("double", z=1.0)) == ("plain", "step")
        assert made.answered == [(0, Reply("plain")), (1, Reply(steps=(Reply("step"),)))]
    made.expect((0,))
    assert made.ask("double", z) == "plain"
    assert made.answered == [(0, Reply("plain"))]


def test_plain_questions_are_handed_out_in_the_order_of_the_plan():
    run = dry_run(double=lambda z: 2 * z)
    run.ask("double", 1.0)
    run.ask("double", 2.0)
    made = Replay(run.questions, [Reply("first"), Reply("second")], lambda _: Reply("live"))
    made.expect(run.take_asked())
    assert [made.ask("double", z) for z in (1.0, 2.0, 3.0)] == ["first", "second", "live"]


@pytest.mark.parametrize("planned", [True, False])
def test_a_call_with_a_name_is_asked_with_it_in_whatever_plan(planned):
    run, calls = dry_run(double=lambda z: 2 * z), []
    run.ask("double", 1.0)

    def live(call):
        calls.append(call)
        return Reply(steps=(Reply(5.0),)) if call.steps else Reply("without its name")

    made = Replay(run.questions if planned else (), [Reply("planned")], live)
    made.expect(run.take_asked() if planned else ())
    assert made.ask("double", z=1.0) == 5.0
    assert calls == [Call("", (), (Step("call", None, "double", (), (("z", 1.0),)),))]


def test_a_fault_of_a_planned_reply_is_raised_and_a_live_reply_has_no_number():
    run, z, _ = two_asked()
    made = Replay(run.questions[:1], [Reply(fault=Raised("It raised."))], lambda call: Reply(call.arguments[0]))
    made.expect((0,))
    with pytest.raises(Raised, match="It raised"):
        made.ask("double", z)
    assert made.ask("double", 5.0) == 5.0
    assert made.answered == [(0, Reply(fault=made.answered[0][1].fault)), (None, Reply(5.0))]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("other", (1.0, 2.0)),
        ("double", (1.0,)),
        ("double", (1.0, 2.0, 3.0)),
        ("double", (2.0, 1.0)),
        ("double", (1.0, 3.0)),
    ],
)
def test_a_call_with_another_name_or_other_arguments_is_not_the_planned_one(name, arguments):
    run = dry_run(double=lambda one, other: one + other)
    run.ask("double", 1.0, 2.0)
    made = Replay(run.questions, [Reply("planned")], lambda _: Reply("live"))
    made.expect((0,))
    assert made.ask(name, *arguments) == "live"


def test_without_a_plan_what_cannot_be_told_stays_as_an_object():
    calls = []

    def live(call):
        calls.append(call)
        value = Unserializable("a lists.Stack")
        return Reply(steps=(Reply(value),) * len(call.steps)) if call.steps else Reply(value)

    made = Replay((), (), live)
    made.expect(())
    stack = made.ask("Stack", 1.0)
    assert isinstance(stack, StudentObject)
    assert calls == [Call("Stack", (1.0,)), Call("", (), (Step("call", None, "Stack", (1.0,)),))]
    made.ask("size", stack)
    assert [step.name for step in calls[2].steps] == ["Stack", "size"]
    assert len(calls) == 3


@pytest.mark.parametrize(("value", "planned"), [("a lists.Stack", True), ("a decimal.Context", False)])
def test_an_object_in_a_plan_without_any_and_a_value_of_a_library_are_refused(value, planned):
    run = dry_run(double=lambda z: 2 * z)
    run.ask("double", 1.0)
    made = Replay(run.questions if planned else (), [Reply("planned")], lambda _: Reply(Unserializable(value)))
    made.expect(())
    with pytest.raises(AssertionError, match=f"It returned {value}"):
        made.ask("double", 2.0)


def test_a_plain_value_is_told_without_a_plan():
    made = Replay((), (), lambda call: Reply(call.arguments[0]))
    made.expect(())
    assert made.ask("double", 5.0) == 5.0


def test_objects_belong_to_the_script_where_other_questions_of_the_plan_are_plain():
    run = scripted()
    run.ask("double", 1.0)
    run.ask("size", run.ask("Stack", 1.0))
    numbers = run.take_asked("size")
    made = Replay(run.questions, [Reply("plain"), Reply(steps=(Reply(), Reply("step")))], lambda _: Reply("live"))
    made.expect(numbers, "size")
    assert (made.ask("double", 1.0), made.ask("size", made.ask("Stack", 1.0))) == ("plain", "step")


def test_a_script_may_be_all_that_is_planned_and_what_is_called_beside_a_file_belongs_to_it():
    run = scripted()
    run.ask("size", run.ask("Stack", 1.0))
    numbers = run.take_asked("size")
    made = Replay(run.questions, [Reply(steps=(Reply(), Reply("step")))], lambda _: Reply("live"))
    made.expect(numbers, "size")
    assert made.ask("size", made.ask("Stack", 1.0)) == "step"
    run, write = scripted(), Step("write", None, "a.txt", (b"a",))
    run.script.step(write)
    run.ask("double", 2.0)
    numbers = run.take_asked("double")
    made = Replay(run.questions, [Reply(steps=(Reply(1), Reply("step")))], lambda _: Reply("live"))
    made.expect(numbers, "double")
    made.script.step(write)
    assert made.ask("double", 2.0) == "step"
