"""The query plan: the same for everybody, a share of every function's questions twice, answers compared by law 4."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from grader.errors import Died, Inconsistent, OutOfTime, Raised
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.ask import AFTER_FIRST, INCONSISTENT, OF_OBJECTS, ask_all, left_behind, query_plan
from grader.judge.student import Question
from grader.records.execution import Call, Reply, Step

QUESTIONS = [Question(Call(name, (k,)), k) for name, count in (("f", 8), ("g", 3), ("h", 1)) for k in range(count)]

PLAN = (2, 10, 3, 6, 0, 8, 4, 11, 7, 5, 1, 9, 2, 9, 4, 11)


def order():
    return np.random.default_rng(5)


def asked_again():
    counts = Counter(query_plan(QUESTIONS, order()))
    return {number for number, count in counts.items() if count == 2}


def replies(answer):
    """Ask all questions of a function that knows how often it was asked each."""
    times: Counter[Call] = Counter()

    def ask(calls):
        heard = []
        for call in calls:
            times[call] += 1
            heard.append(answer(call, times[call]))
        return heard

    return ask_all(QUESTIONS, ask, order())


def test_every_question_is_asked_and_a_quarter_of_each_functions_questions_twice():
    counts = Counter(query_plan(QUESTIONS, order()))
    assert set(counts) == set(range(len(QUESTIONS)))
    assert Counter(QUESTIONS[number].call.function for number in asked_again()) == {"f": 2, "g": 1, "h": 1}


def test_the_order_is_shuffled_and_depends_on_the_generator_alone():
    plan = query_plan(QUESTIONS, order())
    assert plan == query_plan(QUESTIONS, order())
    assert list(plan[: len(QUESTIONS)]) != sorted(plan[: len(QUESTIONS)])


def test_replies_come_in_the_order_of_the_questions():
    found = replies(lambda call, _: Reply((call.function, call.arguments[0])))
    assert [reply.value for reply in found] == [(q.call.function, q.call.arguments[0]) for q in QUESTIONS]


def test_two_answers_within_law_4_are_the_same_answer():
    sums = replies(lambda call, time: Reply(1.0 + call.arguments[0] + 1e-9 * time))
    assert not any(reply.fault for reply in sums)


def test_another_answer_to_the_same_question_is_a_fault_of_that_question_alone():
    found = replies(lambda _, time: Reply(float(time)))
    assert {n for n, reply in enumerate(found) if isinstance(reply.fault, Inconsistent)} == asked_again()


def test_an_exception_at_the_second_time_is_another_answer():
    found = replies(lambda _, time: Reply(1.0) if time == 1 else Reply(fault=Raised("It raised.")))
    assert {n for n, reply in enumerate(found) if isinstance(reply.fault, Inconsistent)} == asked_again()


@pytest.mark.parametrize("fault", [Died("It died."), OutOfTime("It is still running.")])
def test_a_call_that_dies_or_runs_out_of_time_says_nothing_about_the_other(fault):
    found = replies(lambda _, time: Reply(1.0) if time == 1 else Reply(fault=fault))
    assert all(reply.value == 1.0 for reply in found)
    found = replies(lambda _, time: Reply(fault=fault) if time == 1 else Reply(1.0))
    assert all(reply.fault is fault for reply in found)


def test_nan_again_is_the_same_answer():
    assert not any(reply.fault for reply in replies(lambda *_: Reply(np.array([np.nan, 1.0]))))


def test_what_was_not_carried_is_a_fault_with_advice():
    (reply, *_) = replies(lambda *_: Reply([1, Unserializable("a zip")]))
    assert str(reply.fault) == "It returned a list of 2 that holds a zip. list(...) makes a list of it."


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_a_fault_at_either_time_is_another_answer_than_a_value(number):
    def first_raises(_, time):
        return Reply(fault=Raised("It raised.")) if time == 1 else Reply(1.0)

    found = replies(first_raises)
    expected = Inconsistent if number in asked_again() else Raised
    assert isinstance(found[number].fault, expected)


def test_the_same_kind_of_fault_is_the_same_answer():
    found = replies(lambda _, time: Reply(fault=Raised(f"It raised {time}.")))
    assert {str(reply.fault) for reply in found} == {"It raised 1."}


def test_a_function_that_gives_different_answers_is_told_so():
    fault = next(reply.fault for reply in replies(lambda _, time: Reply(float(time))) if reply.fault)
    assert str(fault) == (
        "It gives different answers to the same arguments. It may use its arguments and nothing else: are there random "
        "numbers that no argument seeds, or something that an earlier call left?"
    )


def test_one_whose_first_answer_of_all_is_right_may_leave_something_behind():
    calls = []

    def adds_up(call, _):
        calls.append(call)
        own = [each.arguments[0] for each in calls if each.function == call.function]
        return Reply(float(sum(own)))

    told = [str(reply.fault) for reply in replies(adds_up) if reply.fault]
    assert told
    assert all("though its first answer of all was right. Does a call leave something behind" in one for one in told)
    own = Counter()

    def is_wrong_at_first(call, time):
        own[call.function] += 1
        return Reply(call.arguments[0] + 0.5 * (own[call.function] == 1) + 0.1 * (time > 1))

    told = [str(reply.fault) for reply in replies(is_wrong_at_first) if reply.fault]
    assert told
    assert not [one for one in told if "its first answer of all" in one]


@pytest.mark.parametrize("right", ["g", "h"])
def test_whose_first_answer_of_all_was_right_is_known_of_each_function_alone(right):
    own = Counter()

    def changing(call, _):
        own[call.function] += 1
        return Reply(call.arguments[0] + 0.5 * own[call.function] - 0.5 * (call.function == right))

    found = zip(QUESTIONS, replies(changing), strict=True)
    told = {question.call.function: str(reply.fault) for question, reply in found if reply.fault}
    assert {name for name, words in told.items() if "its first answer of all" in words} == {right}


def heard_first(answer):
    """Return the replies to the questions of f, and what `left_behind` says when f is asked once more."""
    times: Counter[str] = Counter()

    def ask(calls):
        for call in calls:
            times[call.function] += 1
        return [answer(call, times[call.function]) for call in calls]

    some = QUESTIONS[:8]
    found = ask_all(some, lambda calls: [reply for call in calls for reply in ask([call])], order())
    return found, left_behind(dict(enumerate(some)), found, ask)


def test_what_was_asked_first_is_asked_again_where_more_is_wrong():
    right = lambda call: Reply(call.arguments[0])  # noqa: E731
    found, said = heard_first(lambda call, time: right(call) if time == 1 else Reply(-1))
    assert [reply.at_first for reply in found].count(True) == 1
    assert said == AFTER_FIRST or any(reply.fault for reply in found)
    assert heard_first(lambda call, _: right(call))[1] == ""
    assert heard_first(lambda call, _: right(call) if call.arguments[0] > 2 else Reply(-1))[1] == ""
    assert heard_first(lambda _, time: Reply(-time))[1] == ""
    first = next(n for n, reply in enumerate(found) if reply.at_first)
    only = lambda call, time: right(call) if call.arguments[0] == first and time < 9 else Reply(-1)  # noqa: E731
    found, said = heard_first(only)
    assert (said == AFTER_FIRST) == (not any(reply.fault for reply in found))
    hangs = lambda call, time: only(call, time) if time < 9 else Reply(fault=OutOfTime("late"))  # noqa: E731
    assert heard_first(hangs)[1] == ""


LIST = "what an earlier call put into the list is still in it. Make the list new inside the function"
PLAIN = "It may use its arguments and nothing else: are there random numbers"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ([1.0], [1.0, 2.0], LIST),
        ([np.ones(2)], [np.ones(2), np.ones(3)], LIST),
        (([1.0], [2.0]), ([1.0, 3.0], [2.0, 4.0]), LIST),
        ((0.5, [2.0]), (0.5, [2.0, 4.0]), LIST),
        ({"W1": 1.0}, {"W1": 2.0, "W2": 1.0}, LIST.replace("list", "dict")),
        ([1.0], [2.0, 1.0], PLAIN),
        ([], [1.0], PLAIN),
        ([1.0, 2.0], [1.0], PLAIN),
        ((0.5, [2.0]), (0.7, [2.0, 4.0]), PLAIN),
        ({"W1": 1.0}, {"W2": 1.0, "W3": 1.0}, PLAIN),
        ({}, {"W2": 1.0}, PLAIN),
        ([1.0], 2.0, PLAIN),
        ([[1.0]], ([1.0, 2.0],), PLAIN),
        (([1.0],), [[1.0, 2.0]], PLAIN),
        (([1.0], 2.0), ([1.0, 3.0],), PLAIN),
        ((1.0,), [1.0, 2.0], PLAIN),
        ({"W1": 1.0}, [1.0], PLAIN),
        ([1.0], {"W1": 1.0}, PLAIN),
        ({"W1": 1.0}, {"W1": 2.0}, PLAIN),
        (([np.ones(2)], [1.0]), ([[1.0, 1.0]], [1.0, 2.0]), PLAIN),  # another form is no longer list
        (([[1.0, 1.0]], [1.0]), ([np.ones(2)], [1.0, 2.0]), LIST),  # an array stands for a list of numbers
    ],
)
def test_a_list_or_dict_that_outlives_the_call_is_told_as_that(first, second, words):
    fault = next(each.fault for each in replies(lambda _, time: Reply(first if time == 1 else second)) if each.fault)
    assert words in str(fault)
    assert str(fault).startswith("It gives different answers to the same arguments")


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (
            (Step("call", None, "Tally", keeps="object"), Step("call", 0, "total")),
            "The same steps on a new object give",
        ),
        ((Step("call", None, "walk", keeps="iterator"), Step("next", 0)), "It gives different answers to the same arg"),
        ((Step("call", None, "half", (1.0,), wants=("printed",)),), "It gives different answers to the same arg"),
    ],
)
def test_what_one_object_leaves_for_the_next_is_told_as_that_of_objects_with_methods_alone(steps, words):
    question = Question(Call("Tally", (), steps), 0.0)
    times = itertools.count()
    (reply,) = ask_all([question], lambda calls: [Reply(float(next(times))) for _ in calls], np.random.default_rng(1))
    assert isinstance(reply.fault, Inconsistent)
    assert str(reply.fault).startswith(words)
    assert ("made new in __init__, on self" in str(reply.fault)) == ("new object" in words)


def test_the_first_question_may_be_asked_again_too():
    chosen = {number for seed in range(40) for number in query_plan(QUESTIONS, np.random.default_rng(seed))[12:]}
    assert chosen == set(range(len(QUESTIONS)))


def test_the_plan_of_a_generator_stays_what_it_is():
    """Every submission of a course is asked the same, from one release to the next."""
    assert query_plan(QUESTIONS, np.random.default_rng(0)) == PLAN


def test_one_and_the_same_reply_to_both_askings_is_not_compared_with_itself(monkeypatch):
    monkeypatch.setattr("grader.judge.ask.is_same_mistake", lambda *_: pytest.fail("compared with itself"))
    known = {question.call: Reply(1.5) for question in QUESTIONS}
    assert [reply.value for reply in replies(lambda call, _: known[call])] == [1.5] * len(QUESTIONS)


def test_the_questions_that_are_asked_again_are_shuffled_among_those_of_all_functions():
    many = [Question(Call("f", (k,)), k) for k in range(16)]
    again = query_plan(many, np.random.default_rng(1))[16:]
    rng = np.random.default_rng(1)
    places = sorted(rng.permutation(16)[:4].tolist())  # which ones
    rng.permutation(16)  # the first time
    assert again == tuple(rng.permutation(places).tolist())


def test_a_reply_of_one_value_and_one_of_steps_are_two_answers():
    steps = Reply(steps=(Reply(1.0),))
    for first, second in ((Reply(), steps), (steps, Reply()), (steps, Reply(steps=(Reply(2.0),)))):
        found = replies(lambda _, time, pair=(first, second): pair[time - 1])
        assert {n for n, reply in enumerate(found) if isinstance(reply.fault, Inconsistent)} == asked_again()
    assert all(reply.steps[0].value == 1.0 for reply in replies(lambda *_: Reply(steps=(Reply(1.0),))))


def test_nothing_and_an_exception_are_two_answers():
    for first, second in ((Reply(), Reply(fault=Raised("x"))), (Reply(fault=Raised("x")), Reply())):
        found = replies(lambda _, time, pair=(first, second): pair[time - 1])
        assert {n for n, reply in enumerate(found) if isinstance(reply.fault, Inconsistent)} == asked_again()


RIGHT, WRONG, FAULT = "right", "wrong", "fault"


@pytest.mark.parametrize(
    ("answers", "first", "again", "told"),
    [
        ((RIGHT, WRONG), 0, Reply(9.0), True),
        ((WRONG, RIGHT), 1, Reply(9.0), True),
        ((WRONG, WRONG, RIGHT), 2, Reply(fault=Raised("It raised.")), True),
        ((RIGHT, WRONG), 0, Reply(0.0), False),
        ((RIGHT, WRONG), 1, None, False),
        ((RIGHT, WRONG), None, None, False),
        ((RIGHT, RIGHT), 0, None, False),
        ((FAULT, RIGHT, WRONG), 1, None, False),
        ((WRONG, RIGHT, FAULT), 1, None, False),
        ((RIGHT, FAULT, WRONG), 0, None, False),
        ((RIGHT, WRONG), 0, Reply(fault=Died("It died.")), False),
        ((RIGHT, WRONG), 0, Reply(fault=OutOfTime("It is still running.")), False),
    ],
)
def test_what_was_right_at_first_is_asked_again_where_more_is_wrong_and_nothing_raised(answers, first, again, told):
    place = 3  # of the first of these questions among all
    asked = {place + n: Question(Call("f", (n,)), float(n)) for n in range(len(answers))}
    made = {
        RIGHT: lambda n: Reply(float(n)),
        WRONG: lambda n: Reply(n + 0.5),
        FAULT: lambda _: Reply(fault=Raised("x")),
    }
    own = [replace(made[kind](n), at_first=n == first) for n, kind in enumerate(answers)]
    replies = [Reply(fault=Raised("x"))] * place + own
    calls = []

    def ask(sent):
        calls.extend(sent)
        return [again]

    assert left_behind(asked, replies, ask) == (AFTER_FIRST if told else "")
    assert calls == ([] if again is None else [Call("f", (first,))])


def test_of_an_object_that_changes_its_answers_other_is_told_than_of_a_function():
    steps = (Step("call", None, "Stack", keeps="object"), Step("call", 0, "top"))
    questions = [Question(Call("Stack", (), steps), None, steps=(Reply(), Reply(0))), Question(Call("g", (0,)), 0)]
    times = itertools.count(1)

    def ask(calls):
        return [Reply(steps=(Reply(), Reply(next(times)))) if call.steps else Reply(next(times)) for call in calls]

    assert [str(reply.fault) for reply in ask_all(questions, ask, order())] == [OF_OBJECTS, INCONSISTENT]
