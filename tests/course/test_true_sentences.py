"""What is told of wrong answers that have no name is true, and is none of the things that help nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.judge.compare import agrees
from grader.judge.key_source import key_source
from grader.judge.same_reply import reply_of, without_warnings
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate, with_changes
from grader.verify.mutation.mutants import mutants
from grader.verify.timeout import TimeLimitExceeded, time_limit
from grader.verify.wrong_functions import wrong_functions

from .conftest import opened
from .frames import ASSIGNMENTS
from .number_sentences import Case, about_numbers, holds_for, only_where
from .sentences import Answer, NotUnderstood, is_true

ROOT = Path(__file__).parents[2]
EVERY = 7  # of the mutants of an answer key, one in so many
SECONDS = 20  # a mutant may never end
MOST_WORDS = 60

# What helps nobody, and how it would look.
NEVER = {
    "a list of many cells": r"(?:\S+\[[^]]*\],? (?:and )?){9}",
    "a list of 0 where some came": r"should be a list of 0",
    "nan in the expected value": r"expected (?:value )?(?:is |of )?(?:\[?nan|inf)",
    "a number that is not the one expected": r"is not the number expected",
    "off by a factor, whichever way": r"off by the factor [a-z]",
    "figures of the expected value": r"\d\.\d{2}",
    "a value that is a quantity only to us": r"(?:order|node)s?\[\d+\] (?:is|are) (?:off|too)",
}
EXACT = re.compile(r"It (?:gives|raised|returned|changed|was still running|stopped)|Its process")
WHERE = re.compile(r" It is right where (\w+) is (.+)\.$")
ONLY = re.compile(r" It is wrong only where .+\.$")
ASIDE = "Edge cases aside, "


def wrong_functions_of(suite):
    """Yield tasks with wrong functions: of the corpus, and mutants of the answer key."""
    assignment = suite.assignment.name
    key, tasks = suite.answer_key.reference, {task.name for task in suite.assignment.tasks}
    for wrong in wrong_functions(ROOT / "tests" / "wrong" / f"{assignment}.py"):
        yield wrong.task, with_changes(key, **{wrong.task: wrong.function}), wrong.words
    for mutant in mutants(key_source(ROOT / "solutions" / assignment).text)[::EVERY]:
        if mutant.function in tasks:
            names = {"__name__": "mutant", "__file__": str(key.__file__)}
            exec(mutant.source, names)
            yield mutant.function, names, mutant.diff


def told_of(suite, task, functions):
    """Return what a student reads where nothing is named, and what the checks say; nothing otherwise."""
    try:
        with time_limit(SECONDS):
            result = evaluate(suite, functions, (task,))[task]
    except TimeLimitExceeded:
        return "", ()
    unnamed = result.verdict is Verdict.FAILED and not result.misconception
    return (result.advice, [check.message for check in result.checks]) if unnamed else ("", ())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@without_warnings()
def test_every_sentence_is_true_and_helps(assignment):
    suite, _ = opened(assignment)
    told, untrue = [], []
    for task, functions, words in wrong_functions_of(suite):
        said, checks = told_of(suite, task, functions)
        if said:
            told.append((task, said))
            if said not in checks and not _is_true(suite, task, functions, said):  # the comparison has tests of its own
                untrue.append((task, said, words))
    assert told
    assert not [(task, kind, said) for task, said in told for kind, form in NEVER.items() if re.search(form, said)]
    assert not [said for _, said in told if len(said.split()) > MOST_WORDS]
    assert not untrue


def _is_true(suite, task, functions, said):
    """Tell whether some question shows all that is said; an exception is said as it is."""
    plan, key = suite.plan, suite.answer_key
    asked = [n for n in plan.questions_of(task) if not plan.questions[n].call.steps]
    given = {n: reply_of(functions[task], plan.questions[n].call.arguments) for n in asked}
    cases = {n: _case(suite, task, n, given[n].value) for n in asked if given[n].fault is None}
    failed = [_arguments(suite, task, n) for n in asked if n not in cases]
    if only := ONLY.search(said):
        said = said.removesuffix(only[0])
        if not only_where(only[0], list(cases.values()), failed):
            return False
    if EXACT.match(said):
        return True
    where = WHERE.search(said)
    if where and not _right_where(suite, task, given, *where.groups()):
        return False
    said = said.removesuffix(where[0]) if where else said
    aside, said = said.startswith(ASIDE), said.removeprefix(ASIDE)
    if about_numbers(said):
        return holds_for(said, list(cases.values()), aside=aside)
    texts = re.match(r"With ('\w+'(?: and '\w+')*): ", said)
    wrong = [n for n, case in cases.items() if case.is_wrong]
    if texts:
        said = said.removeprefix(texts[0])
        wrong = [n for n in wrong if _texts(plan.questions[n].call) == texts[1].replace("'", "").split(" and ")]
    answers = [
        Answer(
            task,
            given[n].value,
            plan.questions[n].answer,
            suite.candidate_factors.get(n, {}),
            key.layer_offset.get(task),
            _order(key, plan.questions[n].call),
        )
        for n in wrong
    ]
    return any(_shows(said, answer) for answer in answers)


def _case(suite, task, number, got):
    question, terms = suite.plan.questions[number], suite.answer_key.candidate_terms.get(task)
    known = terms(*question.call.arguments) if terms else {}
    sizes = suite.candidate_factors.get(number, {})
    return Case(_arguments(suite, task, number), got, question.answer, sizes, known)


def _order(key, call):
    paths = key.part_order.get(call.function, lambda *_: ())(*call.arguments)
    return tuple(path if isinstance(path, tuple) else (path,) for path in paths)


def _arguments(suite, task, number):
    """Return the arguments of a question by their names, defaults included."""
    code = getattr(suite.answer_key.reference, task)
    names = code.__code__.co_varnames[: code.__code__.co_argcount]
    defaults = dict(zip(names[::-1], (code.__defaults__ or ())[::-1], strict=False))
    return defaults | dict(zip(names, suite.plan.questions[number].call.arguments, strict=False))


def _shows(said, answer):
    try:
        return is_true(said, answer)
    except (NotUnderstood, IndexError, ValueError, TypeError):
        return False


def _texts(call):
    return [argument for argument in call.arguments if isinstance(argument, str)]


def _right_where(suite, task, given, name, value):
    """Tell whether the answer is right wherever an argument has this value, and nowhere else."""
    for n, reply in given.items():
        question, arguments = suite.plan.questions[n], _arguments(suite, task, n)
        is_right = reply.fault is None and agrees(reply.value, question.answer)
        shown = f"{arguments[name]:g}" if isinstance(arguments[name], float | int) else repr(arguments[name])
        if is_right != (shown == value):
            return False
    return True
