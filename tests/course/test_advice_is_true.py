"""What an advice says of an answer holds for every answer that gets it: for all formulas, questions and probes.

Only claims about the numbers can be tried; a claim is written down here as what must hold where the answer is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course
from grader.judge.explain.diagnose import is_evidence
from grader.judge.same_reply import without_warnings
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[2]
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


CLAIMS: dict[tuple[str, str, str], Claim] = {
    ("backprop", "sigmoid", "F06"): never(lambda a: (a < 0.5) | (a > 0.74)),
    ("backprop", "sigmoid", "F22"): never(lambda a: a > 0.25),
    ("backprop", "sigmoid", "F21"): lambda got, _: np.any(got > 1),
    ("backprop", "forward", "F18"): lambda got, right: same(got, right[1:]),
    ("backprop", "delta", "L01"): reversed_list,
    ("backprop", "delta", "L04"): lambda got, right: len(got) == len(right) - 1,
    ("backprop", "gradient", "G21"): reversed_list,
    ("batch", "forward", "F06"): lambda got, right: never(lambda a: (a < 0.5) | (a > 0.74))(got[1][1:], right),
    ("batch", "forward", "F16"): a_sum_of_columns,
    ("batch", "forward", "F17"): lambda got, right: same([part.T for part in arrays(got)], right),
    ("batch", "delta", "L01"): reversed_list,
    ("gradient-check", "numerical_gradient", "N02"): times(2),
    ("gradient-check", "numerical_gradient", "N09"): times(0),
    ("gradient-check", "numerical_gradient", "N12"): times(-1),
    ("gradient-check", "numerical_gradient", "N16"): lambda got, right: np.allclose(np.ravel(got), np.ravel(right)),
    ("gradient-descent", "mini_batches", "B20"): lambda got, right: len(got) == len(right) + 1,
    ("gradient-descent", "mini_batches", "B19"): lambda got, _: got[-1][0].shape[1] == 0,
    ("beyond-sigmoid", "softmax", "S02"): lambda got, _: np.isclose(np.nansum(got), 1) or np.isnan(got).any(),
    ("beyond-sigmoid", "softmax", "S03"): lambda got, _: not np.allclose(got.sum(axis=0), 1),
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
