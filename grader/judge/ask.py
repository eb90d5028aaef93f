"""The query plan of a submission: every question once in a shuffled order, then a few questions again.

A function that counts its calls or remembers its answers gains nothing; a function that gives two answers to the same
question fails the checks that asked it.
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


def ask_all(questions: Sequence[Question], ask: Ask, rng: np.random.Generator) -> list[Reply]:
    """Ask all questions, shuffled, and return the replies in the order of the questions."""
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
