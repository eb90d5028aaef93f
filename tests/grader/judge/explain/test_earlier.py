"""What is told of a task that uses an earlier one which is wrong as well."""

from __future__ import annotations

from types import ModuleType

import pytest

from grader.judge.answer_key import AnswerKey, Misconception
from grader.judge.explain.diagnose import Diagnosis
from grader.judge.explain.earlier import (
    _entry,
    called_by,
    earlier_first,
    earlier_tasks,
    mentioned,
    of_the_task,
    uses_of,
)
from grader.records.course import Task
from grader.records.execution import Function
from grader.records.judgement import NOT_DEFINED, CheckResult, TaskResult, Verdict

FAILED, PASSED = Verdict.FAILED, Verdict.PASSED


def entry(code, task):
    return Misconception(code, task, (), code, "", f"Change {code} of {task}.", "")


KEY = AnswerKey(ModuleType("key"), (entry("H02", "hidden"), entry("L02", "delta"), entry("L03", "delta")))


def told(code, advice, *earlier, verdict=FAILED):
    """Return what is told of delta, where earlier tasks have these names, verdicts and codes."""
    results = [TaskResult(task, each, (), misconception=own) for task, each, own in earlier]
    results.append(TaskResult("delta", verdict, (), misconception=code, advice=advice))
    found = earlier_first(results, lambda task: [each.task for each in results[:-1]] if task == "delta" else [], KEY)
    assert found[:-1] == tuple(results[:-1])
    return found[-1].advice


HIDDEN = ("hidden", FAILED, "H02")


def test_of_two_mistakes_the_one_that_an_earlier_task_is_told_is_not_told_twice():
    assert told("H02+L02", "Two things show.", HIDDEN) == "Change L02 of delta. What hidden does wrong shows here too."
    alike = ("hidden", FAILED, "L03")  # the catalogue has it for both tasks
    assert told("L02+L03", "Two things show.", alike) == "Change L02 of delta. What hidden does wrong shows here too."
    both = ("hidden", FAILED, "H02+H07")
    assert told("H02+L02", "Two things show.", both) == "Change L02 of delta. What hidden does wrong shows here too."


def test_a_mistake_that_an_earlier_task_is_told_is_not_told_twice_whichever_way_that_one_is_called():
    results = [
        TaskResult("hidden", FAILED, (), misconception="H02", advice="Change H02."),
        TaskResult("delta", FAILED, (), misconception="H02+L02", advice="Two things show."),
        TaskResult("last", FAILED, (), advice="last is off."),
    ]
    uses = uses_of((Task("hidden", 1.0), Task("delta", 1.0, ("hidden",)), Task("last", 1.0, ("delta",))))
    found = earlier_first(results, lambda _: (), KEY, uses)
    assert found[1].advice == "Change L02 of delta. What hidden does wrong shows here too."
    assert (found[0], found[2]) == (results[0], results[2])  # without a name a call that is not seen says nothing
    assert uses("last") == ("delta", "hidden")


@pytest.mark.parametrize(
    ("code", "earlier"),
    [
        ("H02+L02", ("hidden", PASSED, "")),
        ("H02+L02", ("hidden", FAILED, "H05")),
        ("H02+L02", ("hidden", FAILED, "")),
        ("L02+L03", ("hidden", FAILED, "L02+L03")),
        ("L02", HIDDEN),
        ("H02", HIDDEN),
    ],
)
def test_otherwise_a_name_is_told_as_it_is(code, earlier):
    assert told(code, "As it was.", earlier) == "As it was."


def test_without_a_name_the_earlier_task_comes_first():
    words = "hidden is not right yet, and delta may call it: begin there. delta is off by the factor 2."
    assert told("", "delta is off by the factor 2.", HIDDEN) == words
    two = told("", "delta is off.", HIDDEN, ("output", FAILED, ""), ("sigmoid", PASSED, ""))
    assert two == "hidden and output are not right yet, and delta may call them: begin there. delta is off."
    assert told("", "delta is off.", ("hidden", PASSED, "")) == "delta is off."


def test_an_earlier_task_that_is_not_written_comes_first_too():
    missing = ("hidden", Verdict.MISSING, "")
    first = "hidden is not written yet, and delta may call it: begin there."
    assert told("", "It raised an exception.", missing) == f"{first} It raised an exception."
    both = told("", "It raised an exception.", missing, ("output", FAILED, ""))
    assert both.startswith(
        "output is not right yet and hidden is not written yet, and delta may call them: begin there."
    )
    assert told("L02", "As it was.", missing) == "As it was."


def test_an_earlier_task_that_is_not_defined_is_told_as_that():
    nowhere = CheckResult("hidden", "test", "", Verdict.MISSING, fault=NOT_DEFINED)
    results = [
        TaskResult("hidden", Verdict.MISSING, (nowhere,)),
        TaskResult("delta", FAILED, (), advice="It raised an exception."),
    ]
    found = earlier_first(results, lambda task: ["hidden"] if task == "delta" else [], KEY)[-1].advice
    assert found == "hidden is not defined, and delta may call it: begin there. It raised an exception."


def result_of(*verdicts):
    return TaskResult("delta", FAILED, tuple(CheckResult("delta", "test", "", each, "") for each in verdicts))


def test_a_mistake_of_the_tasks_own_is_none_where_right_earlier_functions_carry_a_check():
    own = Diagnosis("L02", "", (entry("L02", "delta"),))
    pair = Diagnosis("H02+L02", "", (entry("H02", "hidden"), entry("L02", "delta")))
    helped = result_of(FAILED, Verdict.CARRIED)
    assert (of_the_task(own, helped), of_the_task(pair, helped), of_the_task(None, helped)) == (None, pair, None)
    assert of_the_task(own, result_of(Verdict.CARRIED, FAILED)) is None
    turned = Diagnosis("L02+H02", "", pair.entries[::-1])
    assert of_the_task(turned, helped) is turned
    assert of_the_task(own, result_of(FAILED, PASSED)) is own
    both = Diagnosis("L02+L03", "", (entry("L02", "delta"), entry("L03", "delta")))
    assert of_the_task(both, helped) is None
    assert (
        of_the_task(both, helped, {"L02"}) is both
    )  # an earlier task is told it, and the answers may have it from there


def test_an_earlier_task_is_called_where_right_ones_carry_a_check_though_the_source_does_not_name_it():
    tasks = (Task("hidden", 1.0), Task("delta", 1.0, uses=("hidden",)))
    functions = {"delta": Function(True, "function", "def delta(a):\n    return helper(a)", "cell 1", 1)}
    assert called_by(tasks, functions)("delta") == []
    assert called_by(tasks, functions, [result_of(FAILED)])("delta") == []
    assert called_by(tasks, functions, [result_of(FAILED, Verdict.CARRIED)])("delta") == ["hidden"]


def test_of_the_earlier_tasks_that_are_wrong_those_that_the_source_names_are_called():
    tasks = (Task("output", 1.0), Task("hidden", 1.0), Task("delta", 1.0, uses=("output", "hidden")))
    functions = {"delta": Function(True, "function", "def delta(a):\n    return output(helper(a))", "cell 1", 1)}
    helped = result_of(FAILED, Verdict.CARRIED)
    wrong = [TaskResult(name, FAILED, ()) for name in ("output", "hidden")]
    assert called_by(tasks, functions, [*wrong, helped])("delta") == ["output"]
    assert called_by(tasks, functions, [helped, wrong[0]])("delta") == ["output"]
    assert called_by(tasks, functions, [wrong[1], helped])("delta") == ["output", "hidden"]


def test_more_than_sixty_words_are_too_many():
    long = " ".join(["word"] * 48)
    assert len(told("", long, HIDDEN).split()) == 60
    assert told("", f"{long} more", HIDDEN) == "hidden is not right yet, and delta may call it: begin there."


def test_what_passed_or_is_told_nothing_stays():
    assert told("", "", HIDDEN) == ""
    assert told("", "A remark.", HIDDEN, verdict=PASSED) == "A remark."


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def delta(a):\n    return hidden(a)", ("hidden",)),
        ("def delta(a):\n    return hidden_2(a)", ()),
        ("def delta(a):\n    return sum(map(hidden, a)) + output(a)", ("hidden", "output")),
        ("", ("hidden", "output")),
    ],
)
def test_only_what_stands_in_the_source_may_be_called(source, names):
    assert mentioned(("hidden", "output"), Function(True, "function", source, "cell 1", 1)) == names
    assert mentioned(("hidden",), None) == ("hidden",)


def test_what_is_called_through_another_task_is_called():
    tasks = [Task("a", 1, ()), Task("b", 1, ("a",)), Task("c", 1, ("b", "a")), Task("d", 1, ("c",))]
    sources = {"a": "a = 1", "b": "b = a()", "c": "c = b()", "d": "d = 1"}
    functions = {name: Function(True, "function", source, "cell 1", 1) for name, source in sources.items()}
    called = called_by(tasks, functions)
    assert [called(task.name) for task in tasks] == [[], ["a"], ["b", "a"], []]


def test_earlier_tasks_are_those_used_directly_or_through_another_each_once():
    a, b, c = Task("a", 1), Task("b", 1, ("a",)), Task("c", 1, ("gone", "a", "b"))
    d, e = Task("d", 1, ("c", "b")), Task("e", 1, ("d", "b", "gone"))
    every = (e, d, c, b, a)
    assert earlier_tasks(Task("f", 1, ("c",)), every) == ("c", "a", "b")
    assert earlier_tasks(a, every) == ()
    assert earlier_tasks(c, every) == ("a", "b")
    assert earlier_tasks(d, every) == ("c", "b", "a")
    assert earlier_tasks(e, every) == ("d", "b", "c", "a")


def test_a_task_after_the_last_that_failed_is_told_as_well():
    """The last of the results is an earlier task, too."""
    results = [
        TaskResult("delta", FAILED, (), advice="delta is off."),
        TaskResult("hidden", FAILED, ()),
    ]
    found = earlier_first(results, lambda task: ["hidden"] if task == "delta" else [], KEY)
    assert found[0].advice == "hidden is not right yet, and delta may call it: begin there. delta is off."


@pytest.mark.parametrize(
    ("code", "earlier"),
    [
        ("H02+H03", (("hidden", FAILED, "H02"),)),  # no mistake of delta's own
        ("H02+L02", (("hidden", FAILED, "H02+L02"),)),  # its own is told there
        ("H02+L02", (("output", FAILED, "L02"), ("hidden", FAILED, "H02"))),
    ],
)
def test_of_a_pair_its_own_is_told_alone_only_where_the_earlier_task_tells_the_other(code, earlier):
    assert told(code, "As it was.", *earlier) == "As it was."


@pytest.mark.parametrize("code", ["L01", "L02", "L03"])
def test_an_entry_is_found_wherever_it_stands_in_the_catalogue(code):
    key = AnswerKey(ModuleType("key"), tuple(entry(each, "delta") for each in ("L01", "L02", "L03")))
    found = _entry(key, "delta", code)
    assert found is not None
    assert found.code == code
    assert _entry(key, "hidden", code) is None
