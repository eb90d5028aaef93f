"""What an advice says of an answer holds for every answer that gets it: for all formulas, questions and probes.

A sentence of an advice asks, tells the student to try something, speaks of the lesson, or says something of the answer.
What is said of an answer is tried (CLAIMS: what must hold wherever it is wrong), or is true by what the formulas
compute (READ: why). A new statement that stands in neither fails here.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course
from grader.judge.answer_key import read_answer_key
from grader.judge.explain.diagnose import is_evidence
from grader.judge.key_source import key_source
from grader.judge.same_reply import without_warnings
from grader.verify.suite import with_suite
from grader.verify.texts import MOST_WORDS, solution_pieces

ROOT = Path(__file__).parents[2]
FRAME_OF_A_PAIR = "Two things show: ; and . Change one, check again, and see what is left."
Claim = Callable[[Any, Any], Any]  # of what was returned and what is right


def arrays(value):
    """Return the arrays of an answer, one after the other."""
    return [part for one in value for part in arrays(one)] if isinstance(value, (list, tuple)) else [np.asarray(value)]


def same(one, other):
    """Tell whether two answers hold the same arrays in the same order."""
    pairs = list(zip(arrays(one), arrays(other), strict=False))
    return len(arrays(one)) == len(arrays(other)) and all(a.shape == b.shape and np.allclose(a, b) for a, b in pairs)


def never(test: Callable[[Any], Any]) -> Claim:
    """Claim that no number of the answer passes a test."""
    return lambda got, _: not any(np.any(test(part[np.isfinite(part)])) for part in arrays(got))


def times(factor):
    """Claim that the answer is the right one times a number."""
    return lambda got, right: np.allclose(got, factor * right, rtol=1e-3, atol=1e-6)


def reversed_list(got, right):
    """Claim that the right parts come in reverse order."""
    return same(got, right[::-1])


def a_sum_of_columns(got, right):
    """Claim that every column of every activation after the input adds up to 1."""
    return all(np.allclose(part.sum(axis=0), 1) for part in got[1][1:])


def longest_first(got, right):
    """Claim that the smallest probability of a column stands where the largest should."""
    return np.array_equal(np.argmax(got, axis=0), np.argmin(right, axis=0)) or not np.isfinite(got).all()


def within(first, last):
    """Claim of activations after the input that they all lie between two numbers."""
    return lambda got, _: not any(np.any((a < first) | (a > last)) for a in got[1:])


def ratio(got, right):
    """Claim that one number times the right answer is the answer, in all parts together."""
    mine, its = (np.concatenate([np.ravel(part) for part in arrays(value)]) for value in (got, right))
    shares = mine[np.isfinite(mine) & (its != 0)] / its[np.isfinite(mine) & (its != 0)]
    return np.allclose(shares, shares[0], rtol=1e-4)


def adds_up_to_one(got, _):
    """Claim that along some axis, or altogether, the answer adds up to 1; what overflowed says nothing."""
    sums = [got.sum(), *(got.sum(axis=axis) for axis in range(got.ndim))]
    return not np.isfinite(got).all() or any(np.allclose(total, 1) for total in sums)


def first_right(got, right):
    """Claim that the first layer is right and the next is not."""
    return same(got[:2], right[:2]) and not same(got[2:3], right[2:3])


def last_right(got, right):
    """Claim that the last delta is right."""
    return same([got[-1]], [right[-1]])


def spread(got, right):
    """Claim that the numbers are right, and that copies of them have the right shape."""
    return all(np.allclose(np.broadcast_to(one, np.shape(other)), other) for one, other in zip(got, right, strict=True))


def any_order(got, right):
    """Claim that the right parts come in another order."""
    left = arrays(got)
    for part in arrays(right):
        place = next((n for n, one in enumerate(left) if same([one], [part])), None)
        if place is None:
            return False
        del left[place]
    return not left


CLAIMS: dict[tuple[str, str, str], Claim] = {
    ("backprop", "sigmoid", "F06"): never(lambda a: (a < 0.5) | (a > 0.74)),
    ("backprop", "sigmoid", "F22"): never(lambda a: a > 0.25),
    ("backprop", "sigmoid", "F16"): adds_up_to_one,
    ("backprop", "sigmoid", "F20"): lambda got, _: np.isnan(got).any(),
    ("backprop", "forward", "F06"): within(0.5, 0.74),
    ("backprop", "forward", "F16"): lambda got, right: all(adds_up_to_one(a, right) for a in got[1:]),
    ("backprop", "forward", "F11"): first_right,
    ("backprop", "delta", "H01"): last_right,
    ("backprop", "gradient", "G19"): never(lambda nabla: nabla % 1 != 0),
    ("backprop", "sigmoid", "F21"): lambda got, _: np.any(got > 1),
    ("backprop", "forward", "F18"): lambda got, right: same(got, right[1:]),
    ("backprop", "delta", "L01"): reversed_list,
    ("backprop", "delta", "L04"): lambda got, right: len(got) == len(right) - 1,
    ("backprop", "gradient", "G21"): reversed_list,
    ("backprop", "forward", "F23"): lambda got, _: any(np.any((a < 0) | (a > 1)) for a in got[1:]),
    ("batch", "forward", "F06"): lambda got, right: never(lambda a: (a < 0.5) | (a > 0.74))(got[1][1:], right),
    ("batch", "forward", "F16"): a_sum_of_columns,
    ("batch", "forward", "F17"): lambda got, right: same([part.T for part in arrays(got)], right),
    ("batch", "delta", "L01"): reversed_list,
    ("gradient-check", "numerical_gradient", "N02"): times(2),
    ("gradient-check", "numerical_gradient", "N09"): times(0),
    ("gradient-check", "numerical_gradient", "N12"): times(-1),
    ("gradient-check", "numerical_gradient", "N16"): lambda got, right: np.allclose(np.ravel(got), np.ravel(right)),
    ("gradient-check", "check", "K05"): lambda got, right: np.all(np.asarray(got) >= np.asarray(right)),
    ("gradient-descent", "mini_batches", "B20"): lambda got, right: len(got) == len(right) + 1,
    ("gradient-descent", "mini_batches", "B19"): lambda got, _: got[-1][0].shape[1] == 0,
    ("batch", "gradient", "B02"): lambda got, _: (
        all(part.shape in ((part.size,), (1, part.size)) for part in got[1])
        and len({part.size for part in got[1]}) == 1
    ),
    ("beyond-sigmoid", "softmax_cost", "C09"): ratio,
    ("beyond-sigmoid", "softmax_delta", "S21"): lambda got, _: np.all((got != 0).sum(axis=0) <= 1),
    ("beyond-sigmoid", "layer_forward", "X11"): lambda got, right: same(got[0], right[0]),
    ("beyond-sigmoid", "layer_backward", "X26"): any_order,
    ("beyond-sigmoid", "evaluate", "Y11"): any_order,
    ("beyond-sigmoid", "pullback", "Y38"): spread,
    ("beyond-sigmoid", "reverse", "Y44"): ratio,
    ("beyond-sigmoid", "reverse", "Y46"): any_order,
    ("beyond-sigmoid", "softmax", "S02"): lambda got, _: np.isclose(np.nansum(got), 1) or np.isnan(got).any(),
    ("beyond-sigmoid", "softmax", "S03"): lambda got, _: not np.allclose(got.sum(axis=0), 1),
    ("beyond-sigmoid", "softmax", "S30"): lambda got, _: not np.allclose(got.sum(axis=0), 1),
    ("beyond-sigmoid", "softmax", "S08"): longest_first,
    ("beyond-sigmoid", "softmax_cost", "C03"): never(lambda cost: cost > 1e-9),
    ("beyond-sigmoid", "softmax_cost", "S17"): never(lambda cost: cost > 1),
    ("beyond-sigmoid", "softmax_delta", "D07"): never(lambda delta: delta < 0),
    ("beyond-sigmoid", "softmax_delta", "D09"): never(lambda delta: delta < 0),
    ("beyond-sigmoid", "tanh_prime", "X05"): never(lambda slope: slope > 0),
    ("beyond-sigmoid", "tanh_prime", "X07"): never(lambda slope: slope > 0.25),
    ("beyond-sigmoid", "topological_order", "Y03"): lambda got, right: len(got) > len(right),
    ("beyond-sigmoid", "layer_backward", "B04"): lambda got, right: np.allclose(np.ravel(got[2]), np.ravel(right[2])),
    ("beyond-sigmoid", "reverse", "Y43"): never(lambda gradient: gradient != 0),
}


TWICE = "every formula takes the sigmoid of an activation"
WHATEVER = "the formulas never look at that argument"
COUNTED = "the formulas add up along the other axis"
HEIGHT = "the formula is the function itself"
CURVE = "the formula is a curve whose values there are known"

# Why a statement that says something of the answer is true of every answer that gets it.
READ: dict[tuple[str, str, str], str] = {
    ("backprop", "output_delta", "D06"): "every formula multiplies the error e by e(1 - e) or by 1 - e",
    ("backprop", "output_delta", "D08"): "every formula is dC/da, of one cost or of both",
    ("backprop", "output_delta", "D11"): TWICE,
    ("backprop", "output_delta", "D19"): "every formula is a(1 - a), for one cost or for both",
    ("backprop", "output_delta", "D22"): "a - y a is a (1 - y), and 0 at y = 1",
    ("backprop", "output_delta", "Q01"): "the formula is the cross-entropy's",
    ("backprop", "output_delta", "Q02"): TWICE,
    ("backprop", "hidden_delta", "H01"): "the formula is theta^T delta",
    ("backprop", "hidden_delta", "H02"): TWICE,
    ("backprop", "hidden_delta", "H31"): WHATEVER,
    ("backprop", "delta", "D02"): "the formula takes the quadratic output_delta under both costs",
    ("backprop", "delta", "L02"): "the formula asks output_delta for its default",
    ("batch", "cost", "C03"): "the cross-entropy is never negative, and its sign is turned",
    ("batch", "delta", "D22"): "a - y a is a (1 - y), and 0 at y = 1",
    ("batch", "delta", "H01"): "the formula is theta^T delta",
    ("batch", "delta", "H02"): TWICE,
    ("beyond-sigmoid", "softmax", "S06"): "the formula is the sigmoid of each score",
    ("beyond-sigmoid", "softmax_cost", "C06"): "every formula is the sum of (p - y)^2, whole or half",
    ("beyond-sigmoid", "softmax_cost", "S13"): "the formula divides by the number of rows",
    ("beyond-sigmoid", "softmax_cost", "S14"): COUNTED,
    ("beyond-sigmoid", "softmax_cost", "S19"): WHATEVER,
    ("beyond-sigmoid", "softmax_delta", "D05"): "the formula is z - y",
    ("beyond-sigmoid", "softmax_delta", "D08"): "the formula is -y/p",
    ("beyond-sigmoid", "softmax_delta", "D10"): "the winner is 1 where y is",
    ("beyond-sigmoid", "tanh_prime", "X01"): "1 - z^2 falls without end",
    ("beyond-sigmoid", "tanh_prime", "X02"): "it tells what the function is given",
    ("beyond-sigmoid", "tanh_prime", "X03"): "1 - tanh(z) comes to 2",
    ("beyond-sigmoid", "tanh_prime", "X04"): CURVE,
    ("beyond-sigmoid", "tanh_prime", "X06"): "1 + tanh(z)^2 grows with the size of z",
    ("beyond-sigmoid", "tanh_prime", "X08"): HEIGHT,
    ("beyond-sigmoid", "relu_prime", "X33"): HEIGHT,
    ("beyond-sigmoid", "relu_prime", "X35"): CURVE,
    ("beyond-sigmoid", "relu_prime", "X36"): CURVE,
    ("beyond-sigmoid", "layer_forward", "F01"): "the formula is z",
    ("beyond-sigmoid", "layer_forward", "F02"): WHATEVER,
    ("beyond-sigmoid", "layer_forward", "X12"): WHATEVER,
    ("beyond-sigmoid", "layer_forward", "X13"): WHATEVER,
    ("beyond-sigmoid", "layer_backward", "H02"): "it tells what tanh_prime and relu_prime of the lesson do",
    ("beyond-sigmoid", "layer_backward", "X27"): WHATEVER,
    ("beyond-sigmoid", "layer_backward", "X28"): WHATEVER,
    ("beyond-sigmoid", "pullback", "Y21"): "each formula has one rule, or all, without the upstream",
    ("beyond-sigmoid", "pullback", "Y33"): "the formula asks whether the output is at least 0",
    ("beyond-sigmoid", "reverse", "Y42"): "only the output has a gradient when its sources are asked, once",
    ("gradient-check", "relative_error", "E10"): "it tells how Python compares nan",
    (
        "gradient-check",
        "relative_error",
        "E02",
    ): "every formula divides a difference by its own two entries",
    ("gradient-descent", "update", "U05"): "it tells what the function is given",
    ("gradient-descent", "update", "U10"): "every formula is the step alone",
    ("gradient-descent", "update", "U21"): "every formula is the step alone",
    ("words", "tokens", "T01"): "the formula cuts at blanks alone",
}

TELLING = (
    "Add|Ask|Call|Change|Compare|Count|Draw|Feed|Follow|Give|Go|Hand|Keep|Leave|Let|Look|Make|Measure|Multiply|Nudge|Pass|Print"
    "|Push|Put|Raise|Read|Return|Say|Set|Simplify|Spoil|Take|Try|Use|Watch|Work|Write"
)
INSTRUCTION = re.compile(rf"(?:{TELLING})\b[^:]*(?::.*)?$|(?:When you are done|Before you go on)")
OF_THE_ANSWER = re.compile(
    r"\b(?:your|yours|you)\b|^(?:Every (?:entry|sign)|All differences|Everything|Right numbers|The numbers|Only the)",
    re.IGNORECASE,
)


def statements(advice):
    """Return the sentences that say something of the student's answer: no question, and nothing to do."""
    sentences = re.split(r"(?<=[.?!]) ", advice)
    return [
        one for one in sentences if not one.endswith("?") and not INSTRUCTION.match(one) and OF_THE_ANSWER.search(one)
    ]


def catalogues():
    """Yield assignment, answer key and catalogue of this course and of the second one; none of them is empty."""
    for course in (read_course(ROOT), read_course(ROOT / "examples" / "second-course")):
        assert course.assignments
        for assignment in course.assignments:
            key = read_answer_key(course.root / "solutions" / assignment.name)
            assert key.misconceptions, assignment.name
            yield assignment.name, key, course


def test_whatever_is_said_of_an_answer_is_tried_or_has_a_reason():
    said = {
        (name, entry.task, entry.code)
        for name, key, _ in catalogues()
        for entry in key.misconceptions
        if statements(entry.advice)
    }
    assert not said - set(CLAIMS) - set(READ), "try what is said in CLAIMS, or say in READ why it is true"
    assert not set(READ) - said
    assert not set(READ) & set(CLAIMS)


def test_no_advice_holds_a_line_of_the_answer():
    for name, _key, course in catalogues():
        entries = read_answer_key(course.root / "solutions" / name).misconceptions
        pieces = solution_pieces(key_source(course.root / "solutions" / name).text)
        every = frozenset().union(*pieces.values())
        assert every, name
        assert not [
            (name, entry.code, piece)
            for entry in entries
            for piece in every
            if piece in re.sub(r"\s+", "", entry.advice + entry.title)
        ]


TRIAL = re.compile(r"(?:Add|Ask|Call|Compare|Count|Feed|Follow|Look|Measure|Nudge|Print|Read|Spoil|Try|Watch|When)\b")
MANY_PIECES = 3  # operations, calls and comparisons: so much of the key is more than one step


def test_an_advice_moves_one_step():
    """It names one thing to change at most, and holds no expression of the answer key that takes several steps."""
    for name, key, course in catalogues():
        expressions = _expressions(key_source(course.root / "solutions" / name).text)
        assert expressions, name
        for entry in key.misconceptions:
            sentences = re.split(r"(?<=[.?!]) ", entry.advice)
            changes = [one for one in sentences if INSTRUCTION.match(one) and not TRIAL.match(one)]
            assert len(changes) <= 1, (name, entry.code, changes)
            assert not [one for one in expressions if one in _bare(entry.advice)], (name, entry.code)


def _expressions(source):
    kinds = ast.BinOp | ast.Call | ast.Compare
    trees = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    return {
        _bare(ast.unparse(tree))
        for tree in trees
        if sum(isinstance(node, kinds) for node in ast.walk(tree)) >= MANY_PIECES
    }


def _bare(text):
    return re.sub(r"[\s()]", "", text)


def test_every_advice_and_the_words_of_any_two_mistakes_have_at_most_sixty_words():
    for name, key, _ in catalogues():
        long = [entry.code for entry in key.misconceptions if len(entry.advice.split()) > MOST_WORDS]
        titles = sorted((len(entry.title.split()) for entry in key.misconceptions), reverse=True)
        assert not long, name
        assert sum(titles[:2]) + len(FRAME_OF_A_PAIR.split()) <= MOST_WORDS, name


@pytest.mark.parametrize("name", sorted({assignment for assignment, _, _ in CLAIMS}))
def test_what_an_advice_says_of_the_numbers_holds_for_every_answer_that_gets_it(name):
    course = read_course(ROOT)
    assignment = next(each for each in course.assignments if each.name == name)
    with without_warnings():
        broken = with_suite(
            course, assignment, os.environ.get("GRADER_SECRET", "advice"), lambda suite: [*_broken(suite)]
        )
    assert broken == []


def _broken(suite):
    """Yield each claim that an answer breaks; one that no answer could break is broken as well."""
    for (assignment, task, code), claim in CLAIMS.items():
        if assignment != suite.assignment.name:
            continue
        candidates = suite.candidates[task]
        (entry,) = (each for each in candidates.members if each.entry.code == code)
        tried = 0
        for number, replies in enumerate(entry.replies):
            for place, (reply, right) in enumerate(zip(replies, candidates.right, strict=True)):
                if is_evidence(reply, right) and reply.fault is None:
                    tried += 1
                    if not claim(reply.value, right.value):
                        yield f"{code} of {task}, formula {number + 1}, question {place + 1}: {entry.entry.advice}"
        if not tried:
            yield f"{code} of {task} answers no question wrongly"
