"""One mistake costs one task, over all lessons and their catalogues: the same mistake twice, and the key in its place.

counted once       an entry in its own task and, written out once more, in a later one: the dearer of the two pays
never the poorer   the answer key's function in the place of any one of the student's never lowers the total, unless
                   another function undoes its mistake
no work            zeros, constants, noise, echoes, a fixed pattern and remembered answers earn nothing

A fixed sample is tried here; `make proof` tries every entry, and 400 pairs of faults of each lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course
from grader.judge.explain.compose import lifted
from grader.judge.judgement import Suite, earlier_tasks
from grader.judge.same_reply import is_same_mistake, reply_of
from grader.judge.substitute import rebound
from grader.mark.points import mark
from grader.records.grade import TaskGrade
from grader.records.judgement import Judgement, Verdict
from grader.records.submission import Status, Student, Submission
from grader.verify.follow_through import raises
from grader.verify.in_process import evaluate
from grader.verify.trivial_answers import trivial_answers

from .conftest import ROOT, opened
from .test_uses import built_on, faults

Function = Callable[..., Any]
COURSE = read_course(ROOT)
BUILDING = [each.name for each in COURSE.assignments if any(task.uses for task in each.tasks)]
SAMPLE = 12  # of each assignment's cases, where not all are tried
WHOLE = pytest.param(None, marks=pytest.mark.proof, id="all")
AMOUNTS = [pytest.param(SAMPLE, id="sample"), WHOLE]
PAIRS = [pytest.param(SAMPLE, id="sample"), pytest.param(400, marks=pytest.mark.proof, id="400 pairs")]


@cache
def suite_of(assignment: str) -> Suite:
    """Return the suite of an assignment, prepared once."""
    return opened(assignment)[0]


def graded(suite: Suite, **wrong: Function) -> dict[str, TaskGrade]:
    """Grade the answer key with some functions replaced, which its other functions call by their names.

    What is neither replaced nor built on it is right, and left out.
    """
    names = {name for task in wrong for name in built_on(task, suite.assignment)}
    results = evaluate(suite, rebound(suite.answer_key.reference, wrong), tuple(names))
    judgement = Judgement(Status.GRADED, tuple(results.values()))
    grade = mark(Submission(Student("ann"), suite.assignment.name, None), judgement, suite.assignment)
    return {task.task: task for task in grade.tasks if task.task in names}


def lost(grades: dict[str, TaskGrade]) -> float:
    """Return the points that were lost."""
    return sum(task.max_score - task.score for task in grades.values())


def chosen(cases: list[Any], sample: int | None) -> list[Any]:
    """Return all cases, or a sample spread over them."""
    return cases if sample is None else cases[:: max(1, len(cases) // sample)]


def inline(suite: Suite) -> list[tuple[str, Function, str, Function]]:
    """Return every entry in its own task, and written out once more in a later one."""
    return [
        (entry.task, formula, task.name, _written_out(inner))
        for task in suite.assignment.tasks
        for entry in suite.answer_key.misconceptions
        if entry.task in earlier_tasks(task, suite.assignment.tasks)
        for formula, inner in zip(entry.formulas, lifted(task.name, entry, suite.answer_key.reference), strict=True)
    ]


def _written_out(function: Function) -> Function:
    """Return a function that calls no earlier one by its name: no other can be put in its place."""

    def written_out(*given: Any) -> Any:
        return function(*given)

    return written_out


@pytest.mark.parametrize("sample", AMOUNTS)
@pytest.mark.parametrize("assignment", BUILDING)
def test_the_same_mistake_in_two_tasks_is_counted_once_and_mending_one_costs_nothing(assignment, sample):
    suite = suite_of(assignment)
    once = 0
    for earlier, formula, later, inner in chosen(inline(suite), sample):
        both = graded(suite, **{earlier: formula, later: inner})
        alone = graded(suite, **{earlier: formula}), graded(suite, **{later: inner})
        losses = [lost(grades) for grades in alone]
        if both[earlier].paid_by or both[later].paid_by:
            once += 1
            assert lost(both) == pytest.approx(max(losses)), (earlier, later)
            assert both[earlier].misconception == both[later].misconception != ""
        elif not any(check.verdict is Verdict.CARRIED for check in both[later].checks):
            assert lost(both) == pytest.approx(sum(losses)), (earlier, later)
        else:  # 1e-12 inside a logarithm shows on some networks, and not on all
            assert lost(both) <= sum(losses), (earlier, later)
        assert max(losses) <= lost(both) + 1e-9, (earlier, later)
    assert once or sample, "no mistake of this lesson shows alike in two tasks"


@pytest.mark.parametrize("sample", PAIRS)
@pytest.mark.parametrize("assignment", BUILDING)
def test_the_key_in_the_place_of_one_of_two_mistakes_never_lowers_the_total(assignment, sample):
    suite = suite_of(assignment)
    for one, other in chosen(list(combinations(_used(suite), 2)) + _with_itself_later(suite), sample):
        (task, what, fault), (second, its, other_fault) = one, other
        if task == second:
            continue
        both = graded(suite, **{task: fault, second: other_fault})
        for mended in (graded(suite, **{task: fault}), graded(suite, **{second: other_fault})):
            assert lost(mended) <= lost(both) + 1e-9, (task, what, second, its)


def _used(suite: Suite) -> list[tuple[str, str, Function]]:
    """Return everything that can be wrong with the tasks that others use, or that use others."""
    names = {used for task in suite.assignment.tasks for used in (*task.uses, *([task.name] if task.uses else []))}
    return [(name, what, fault) for name in sorted(names) for what, fault in faults(suite, name)]


def _with_itself_later(suite: Suite) -> list[tuple[Any, Any]]:
    return [((a, "own", f), (b, "written out once more", g)) for a, f, b, g in inline(suite)]


def no_work(suite: Suite, task: Any, rng: np.random.Generator) -> Iterator[tuple[str, Function]]:
    """Yield functions that do none of a task's work; each may call the earlier functions that it finds."""
    yield from ((name, function) for name, function, _ in trivial_answers(suite, task, rng))
    right = getattr(suite.answer_key.reference, task.name)
    said: list[Any] = []

    def remembered(*given: Any) -> Any:
        said.append(given)
        return said[0][-1]

    yield "a fixed pattern", lambda *given: _patterned(right(*given))
    yield "what was given before", remembered
    for name in task.uses:
        key = getattr(suite.answer_key.reference, name)
        asked = [suite.plan.questions[n].call.arguments for n in suite.plan.questions_of(name)]
        yield f"{name} of the arguments", lambda *given, key=key: key(*given[: key.__code__.co_argcount])
        yield f"an answer of {name}", lambda *_, key=key, asked=asked: key(*asked[0])
        yield f"{name} of all that fits", lambda *given, key=key: [_tried(key, part) for part in given]


def _patterned(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(map(_patterned, value))
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.linspace(-1.0, 1.0, value.size).reshape(value.shape)
    return type(value)()


def _tried(key: Function, part: Any) -> Any:
    reply = reply_of(key, (part,))
    return part if reply.fault is not None else reply.value


@pytest.mark.parametrize("assignment", BUILDING)
def test_no_work_earns_nothing_whatever_stands_before_it(assignment):
    suite = suite_of(assignment)
    rng = np.random.default_rng(14)
    for task in [task for task in suite.assignment.tasks if task.uses]:
        for what, function in no_work(suite, task, rng):
            if _is_right_somewhere(suite, task.name, function):
                continue
            for earlier in ({}, dict.fromkeys(task.uses, raises), dict.fromkeys(task.uses, lambda *_: 0.0)):
                own = graded(suite, **earlier, **{task.name: function})[task.name]
                assert own.score == 0.0, (task.name, what, sorted(earlier))


def _is_right_somewhere(suite: Suite, task: str, function: Function) -> bool:
    """Tell whether the function is all the work there is for some question, as on a network of one layer."""
    questions = [suite.plan.questions[number] for number in suite.plan.questions_of(task)]
    right = [reply_of(getattr(suite.answer_key.reference, task), question.call.arguments) for question in questions]
    given = [reply_of(function, question.call.arguments) for question in questions]
    return any(one.fault is None and is_same_mistake(one, other) for one, other in zip(given, right, strict=True))


def test_an_echo_that_has_a_name_is_paid_for_wherever_it_is_written_out():
    """U07, an `update` that hands the weights back, inside a `train` that is dearer."""
    suite = suite_of("gradient-descent")
    (entry,) = (entry for entry in suite.answer_key.misconceptions if (entry.task, entry.code) == ("update", "U07"))
    (inner,) = lifted("train", entry, suite.answer_key.reference)
    grades = graded(suite, update=entry.formulas[0], train=_written_out(inner))
    assert [grades[task].score for task in ("update", "train")] == [0.0, 0.0]


UNDONE = """
def sigmoid(z):
    return 2 / (1 + np.exp(-z))
def forward(thetas, x):
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]) / 2)
    return activations
"""


def test_two_functions_that_undo_each_other_are_the_exception():
    """Mended, the sigmoid earns its point, and a forward that halves it loses its two."""
    suite, functions = opened("backprop")
    right = functions["sigmoid"]
    exec(UNDONE, functions)
    before = {task: result.verdict for task, result in evaluate(suite, functions).items()}
    assert (before["sigmoid"], before["forward"]) == (Verdict.FAILED, Verdict.PASSED)
    functions["sigmoid"] = right
    after = {task: result.verdict for task, result in evaluate(suite, functions).items()}
    assert (after["sigmoid"], after["forward"]) == (Verdict.PASSED, Verdict.FAILED)
