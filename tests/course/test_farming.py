"""Nobody farms follow-through: an earlier answer that makes the later work trivial carries nothing, in any lesson."""

from __future__ import annotations

import pytest

from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate

from .conftest import opened

# A constant that seems to react: another one near, not at, what it has seen.
LAZY = """
import numpy as np
seen = {}
def lazy(z, one, other):
    z = np.asarray(z, float)
    key = z.shape, z.tobytes()
    if key not in seen:
        near = any(
            s == z.shape and np.max(np.abs(np.frombuffer(b).reshape(s) - z), initial=0) <= 0.26 for s, b in seen
        )
        seen[key] = other if near else one
    return np.full(z.shape, seen[key])
"""
FARMS = {
    "an error that grows, and verdicts that are all no": (
        "gradient-check",
        (
            "def relative_error(a, b):\n    return 1.0 + 0.3 * float(np.sum(np.abs(np.nan_to_num(a))))\n"
            "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    return [False] * len(thetas)"
        ),
        "check",
    ),
    "a sigmoid that seems to react": (
        "backprop",
        (
            "def sigmoid(z):\n    return lazy(z, 0.5, 0.75)\n"
            "def forward(thetas, x):\n    return [np.asarray(x)] + [np.full(len(theta), 0.5) for theta in thetas]"
        ),
        "forward",
    ),
    "a softmax so large that y does not show": (
        "beyond-sigmoid",
        "def softmax(z):\n    return 1e7 * (1.5 + np.cos(z))\ndef softmax_delta(z, y):\n    return softmax(z)",
        "softmax_delta",
    ),
    "slopes that are one": (
        "beyond-sigmoid",
        (
            "def relu_prime(z):\n    return lazy(z, 1.0, 2.0)\n"
            "def tanh_prime(z):\n    return lazy(z, 1.0, 2.0)\n"
            "def layer_backward(up, cache):\n"
            "    return cache['theta'].T @ up, up @ cache['x'].T, up.sum(axis=1, keepdims=True)"
        ),
        "layer_backward",
    ),
}


@pytest.mark.parametrize(("name", "source", "later"), FARMS.values(), ids=FARMS)
def test_an_answer_that_makes_the_next_task_trivial_carries_nothing(name, source, later):
    suite, functions = opened(name)
    exec(LAZY + source, functions)
    assert evaluate(suite, functions)[later].verdict is Verdict.FAILED


def test_an_earlier_task_that_passed_lends_no_wrong_answer():
    suite, functions = opened("backprop")
    output_delta, hidden_delta = functions["output_delta"], functions["hidden_delta"]

    def spelt(arguments):
        return b" ".join(array.tobytes() for array in arguments)

    known = {spelt(one.call.arguments) for one in suite.plan.questions if one.call.function == "hidden_delta"}

    def right_where_it_counts(*arguments):
        return hidden_delta(*arguments) if spelt(arguments) in known else -hidden_delta(*arguments)

    functions |= {"output_delta": lambda *given: -output_delta(*given), "hidden_delta": right_where_it_counts}
    found = evaluate(suite, functions)
    assert found["hidden_delta"].verdict is Verdict.PASSED
    assert found["delta"].verdict is Verdict.FAILED
