"""The query plan of a submission: every question once in a shuffled order, then a share of them again.

The plan depends on the questions and the generator alone, so every submission of a course is asked the same. A
function that counts its calls or remembers its answers gains nothing: a function that gives two answers to the same
question fails the checks that asked it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.errors import Died, Inconsistent, OutOfTime
from grader.judge.compare import agrees
from grader.judge.same_reply import is_same_mistake, readable
from grader.judge.student import Question
from grader.records.execution import Call, Reply

Ask = Callable[[Sequence[Call]], list[Reply]]
SHARE_ASKED_AGAIN = 0.25  # of the questions to each function, rounded up
INCONSISTENT = (
    "It gives different answers to the same arguments. It may use its arguments and nothing else: are there random "
    "numbers that no argument seeds, or something that an earlier call left?"
)
AFTER_FIRST = (
    "It gives different answers to the same arguments, though its first answer of all was right. Does a call leave "
    "something behind for the next? Make every list, dict and array that it fills new inside the function, not above "
    "it and not as a default argument."
)
OUTLIVES = (
    "It gives different answers to the same arguments: what an earlier call put into {what} is still in it. "
    "Make {what} new inside the function, not above it and not as a default argument."
)

OF_OBJECTS = (
    "The same steps on a new object give different answers. Does what was done to an earlier object show in the next, "
    "or are there random numbers that no argument seeds? What a method changes is made new in __init__, on self: not "
    "in the body of the class, not above it and not as a default argument."
)


def ask_all(questions: Sequence[Question], ask: Ask, rng: np.random.Generator) -> list[Reply]:
    """Ask all questions by the query plan, and return the replies in the order of the questions."""
    order = query_plan(questions, rng)
    received = ask([questions[number].call for number in order])
    first: dict[int, Reply] = {}
    replies: dict[int, Reply] = {}
    began: dict[str, int] = {}  # by function: the question that it was asked first of all
    for number, reply in zip(order, received, strict=True):
        name = questions[number].call.function
        if number not in first:
            first[number] = reply
            replies[number] = replace(readable(reply), at_first=name not in began)
            began.setdefault(name, number)
        elif reply is not first[number]:  # the same bytes are one and the same reply
            at_first = readable(first[began[name]])
            was_right = is_same_mistake(at_first, questions[began[name]].reply)
            words = OF_OBJECTS if _uses_object(questions[number].call) else AFTER_FIRST if was_right else INCONSISTENT
            replies[number] = _both(replies[number], readable(reply), words)
    return [replies[number] for number in range(len(questions))]


def left_behind(asked: Mapping[int, Question], replies: Sequence[Reply], ask: Ask) -> str:
    """Ask again what was asked first, if it was answered right and more is wrong; say so where another answer comes.

    Parameters
    ----------
    asked
        The questions to one function, by number; they have `replies`.
    """
    right = [n for n, question in asked.items() if is_same_mistake(replies[n], question.reply)]
    number = next((n for n in right if replies[n].at_first), None)
    if number is None or len(right) == len(asked) or any(replies[n].fault for n in asked):
        return ""
    (again,) = ask([asked[number].call])
    unsaid = isinstance(again.fault, (Died, OutOfTime)) or is_same_mistake(readable(again), replies[number])
    return "" if unsaid else AFTER_FIRST


def query_plan(questions: Sequence[Question], rng: np.random.Generator) -> tuple[int, ...]:
    """Return the numbers of the questions in the order in which they are asked."""
    by_function: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        by_function[question.call.function].append(number)
    again = [number for numbers in by_function.values() for number in _share(numbers, rng)]
    return tuple(map(int, (*rng.permutation(len(questions)), *rng.permutation(again))))


def _share(numbers: Sequence[int], rng: np.random.Generator) -> Iterator[int]:
    count = math.ceil(SHARE_ASKED_AGAIN * len(numbers))
    yield from (numbers[place] for place in sorted(rng.permutation(len(numbers))[:count]))


def _uses_object(call: Call) -> bool:
    """Tell whether a script calls a method of an object."""
    return any(step.act == "call" and step.owner is not None for step in call.steps)


def _both(first: Reply, second: Reply, words: str) -> Reply:
    """Return the first of two replies to one question if the second says the same, else that they differ, in `words`.

    A call that died or ran out of time says nothing, and costs its own checks alone.
    """
    if any(isinstance(reply.fault, (Died, OutOfTime)) for reply in (first, second)):
        return first
    if is_same_mistake(second, first):
        return first
    what = _outlives(first.value, second.value)
    return Reply(fault=Inconsistent(OUTLIVES.format(what=what) if what else words))


def _outlives(first: Any, second: Any) -> str:
    """Return "the list" or "the dict" where the second answer is all of the first and more; '' where it is not."""
    if isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        found = {_outlives(one, other) for one, other in zip(first, second, strict=True) if not agrees(other, one)}
        return found.pop() if len(found) == 1 else ""
    if isinstance(first, list) and isinstance(second, list):
        return "the list" if 0 < len(first) < len(second) and agrees(second[: len(first)], first) else ""
    if isinstance(first, dict) and isinstance(second, dict):
        return "the dict" if first and first.keys() < second.keys() else ""
    return ""
