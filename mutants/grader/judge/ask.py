"""Asking a submission everything at once: in an order of its own, and a few questions twice.

A function that answers by the number of the call, or that remembers what it said, gains nothing; one that gives
two answers to one question is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.errors import Refused
from grader.judge.same_reply import same_values
from grader.judge.student import Question
from grader.records.execution import Call, Reply

Ask = Callable[[Sequence[Call]], list[Reply]]
TWICE = 4
INCONSISTENT = "It gives different answers to the same arguments. It may use its arguments and nothing else."


def interview(questions: Sequence[Question], ask: Ask, rng: np.random.Generator) -> list[Reply]:
    """Put all questions, shuffled, and return the replies in the order of the questions."""
    numbers = rng.permutation(len(questions))
    again = rng.permutation(len(questions))[:TWICE]
    order = [int(number) for number in (*numbers, *again)]
    heard = ask([questions[number].call for number in order])
    replies: dict[int, Reply] = {}
    for number, reply in zip(order, heard, strict=True):
        replies[number] = _consistent(replies[number], reply) if number in replies else reply
    return [replies[number] for number in range(len(questions))]


def _consistent(first: Reply, second: Reply) -> Reply:
    if second.fault is not None or (first.fault is None and same_values(first.value, second.value)):
        return second
    return first if first.fault is not None else Reply(fault=Refused(INCONSISTENT))
