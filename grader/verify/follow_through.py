"""Does follow-through hold? It runs a later task once more on the answer key's functions in the place of earlier ones.

carried     right later work, when every earlier task that it uses raises
pure        the answer key answers the same question alike, in whatever order it is asked
no secret   no earlier task's answer is one constant: yes or no for each check would tell it, bit by bit
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np

from grader.judge.carry.follow_through import cannot_be_lent
from grader.judge.judgement import Suite
from grader.judge.same_reply import is_same_mistake, reply_to
from grader.judge.substitute import rebound
from grader.records.course import Task
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate

RIGHT = (Verdict.PASSED, Verdict.CARRIED)


def follow_through_faults(suite: Suite, rng: np.random.Generator) -> Iterator[str]:
    """Yield a sentence for each task that is not carried as it should be, or that would tell a secret."""
    yield from _impure(suite, rng)
    yield from cannot_be_lent(suite.assignment, suite.answer_key.reference)
    for task in suite.assignment.tasks:
        for used in task.uses:
            lent = not isinstance(getattr(suite.answer_key.reference, used), type)
            if lent and _is_constant(suite, used):
                yield (
                    f"course.toml: '{task.name}' uses '{used}', whose answer is always the same: whether checks of "
                    f"'{task.name}' pass would tell it to students bit by bit; take '{used}' out of its uses"
                )
        if task.uses:
            yield from _not_carried(suite, task)


def raises(*_arguments: Any, **_named: Any) -> NoReturn:
    """Stand for an earlier function in which anything is wrong."""
    raise ZeroDivisionError("an earlier function that is not right")


def _not_carried(suite: Suite, task: Task) -> Iterator[str]:
    functions = rebound(suite.answer_key.reference, dict.fromkeys(task.uses, raises))
    result = evaluate(suite, functions, (*task.uses, task.name))[task.name]
    for check in result.checks:
        if check.verdict not in RIGHT:
            yield (
                f"{task.name} is right and its check '{check.title}' is not carried when {', '.join(task.uses)} "
                f"{'raises' if len(task.uses) == 1 else 'raise'}: {check.message}"
            )


def _is_constant(suite: Suite, name: str) -> bool:
    """Tell whether a task has no arguments, or one answer to all the questions that it is asked."""
    if not inspect.signature(getattr(suite.answer_key.reference, name)).parameters:
        return True
    answers = [suite.plan.questions[number].reply for number in suite.plan.questions_of(name)]
    return len(answers) > 1 and all(is_same_mistake(answer, answers[0]) for answer in answers)


def _impure(suite: Suite, rng: np.random.Generator) -> Iterator[str]:
    """Ask the answer key everything once more, in another order."""
    different = {
        question.call.function
        for question in (suite.plan.questions[n] for n in rng.permutation(len(suite.plan.questions)))
        if not is_same_mistake(
            reply_to(vars(suite.answer_key.reference), question.call),
            question.reply,
        )
    }
    for name in sorted(different):
        yield f"the answer key's {name} answers otherwise when it is asked again: it may use its arguments and no more"
