"""What is never said of a wrong answer: each with wrong functions of several lessons, told by the explainer itself."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest

from grader.errors import OutOfTime
from grader.execute.forkserver import one_shot
from grader.execute.isolation import EXPOSES
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.judge.explain.advise import advise
from grader.judge.explain.difference import Hints, difference
from grader.judge.explain.faults import fault_sentence
from grader.judge.same_reply import reply_of, without_warnings
from grader.records.course import Limits
from grader.records.execution import Call, Reply

from .conftest import opened

MOST_WORDS = 60
suite_of = cache(lambda assignment: opened(assignment)[0])


def wrong(assignment, body, task):
    """Return the function `task` of a source that may use all names of the answer key; `right` is the key's own."""
    names = dict(vars(suite_of(assignment).answer_key.reference))
    exec(f"import numpy as np\nright = {task}\n{body}", names)
    return names[task]


@without_warnings()
def told(assignment, task, body, faults=()):
    """Return what the explainer says of a function, whatever the catalogue names; `faults` come first."""
    suite = suite_of(assignment)
    plan, function = suite.plan, wrong(assignment, body, task)
    asked = [n for n in plan.questions_of(task) if not plan.questions[n].call.steps]
    known = {n: reply_of(function, plan.questions[n].call.arguments) for n in asked}
    known |= dict(zip(asked, (Reply(fault=fault) for fault in faults), strict=False))
    replies = [known.get(n, Reply(None)) for n in range(len(plan.questions))]
    questions = {n: plan.questions[n] for n in asked}
    said = advise(task, questions, replies, suite.answer_key, suite.candidate_factors)
    assert said
    assert len(said.split()) <= MOST_WORDS, said
    return said


def one_part_wrong(task, part, arguments):
    return f"def {task}({arguments}):\n    found = right({arguments})\n    {part}\n    return found"


MANY = [
    ("conventions", "table", one_part_wrong("table", "found['ng']['examples'] = 'nowhere'", "")),
    ("conventions", "table", one_part_wrong("table", "found['torch']['average'] = 'nowhere'", "")),
    ("beyond-sigmoid", "evaluate", one_part_wrong("evaluate", "found[-1] = -found[-1]", "graph, leaves")),
    ("beyond-sigmoid", "reverse", one_part_wrong("reverse", "found[0] = found[0] + 1.0", "graph, values, output")),
    (
        "gradient-descent",
        "mini_batches",
        one_part_wrong("mini_batches", "found = [*found[:-1], (-found[-1][0], found[-1][1])]", "x, y, size, order"),
    ),
]


@pytest.mark.parametrize(("assignment", "task", "body"), MANY)
def test_never_a_list_of_what_is_right(assignment, task, body):
    said = told(assignment, task, body)
    right = said.split(" right; ")[0]
    assert right.count("[") <= 4 * max(1, task == "mini_batches") + 4, said
    assert re.search(r"\d+ of \d+ parts are right|(?:is|are) right", said), said
    assert len(re.findall(r"\w+\[", right)) <= 4, said


@pytest.mark.parametrize(("got", "right"), [([1.0] * 5, []), ((), [1.0]), ([np.ones(2)] * 5, ()), ({}, [])])
def test_never_a_list_of_none_where_some_came(got, right):
    said = difference(got, right, "deltas")
    assert "list of 0" not in said
    assert said


@pytest.mark.parametrize(
    ("assignment", "task", "body"),
    [
        ("gradient-check", "relative_error", "def relative_error(a, b):\n    return float(np.max(np.abs(a - b)))/0.0"),
        ("gradient-check", "relative_error", "def relative_error(a, b):\n    return float('nan')"),
        (
            "gradient-check",
            "check",
            "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    return [np.nan] * len(thetas)",
        ),
        (
            "batch",
            "cost",
            "def cost(z, y, thetas, lam):\n    a = 1 / (1 + np.exp(-z))\n    return float(-(y * np.log(a)).sum())",
        ),
        ("batch", "cost", "def cost(z, y, thetas, lam):\n    return float('nan')"),
        ("beyond-sigmoid", "softmax", "def softmax(z):\n    return np.exp(z) / np.exp(z).sum()"),
        ("beyond-sigmoid", "softmax_cost", "def softmax_cost(z, y):\n    return np.full(z.shape[1], np.inf)"),
        ("backprop", "sigmoid", "def sigmoid(z):\n    return np.full(np.shape(z), np.nan)"),
        ("backprop", "forward", "def forward(thetas, x):\n    return [part * np.nan for part in right(thetas, x)]"),
    ],
)
def test_never_nan_in_what_is_expected(assignment, task, body):
    said = told(assignment, task, body)
    assert not re.search(r"(?:expected|should be|should hold)[^.;]*(?:nan|inf)", said), said
    assert not re.search(r"\d\.\d", said), said


NO_FACTOR = [
    (
        "batch",
        "cost",
        "def cost(z, y, thetas, lam):\n    return right(z, y, thetas, lam) + 1.0",
        r"by the factor [^2]|off by|lacks|too often",
    ),
    (
        "batch",
        "cost",
        "def cost(z, y, thetas, lam):\n    return right(z, y, thetas, lam) / z.shape[1]",
        r"factor 1?/?\d",
    ),
    (
        "batch",
        "gradient",
        "def gradient(*each):\n    return tuple([g / each[2][0].shape[1] for g in part] for part in right(*each))",
        r"factor 1?/?\d",
    ),
    (
        "backprop",
        "delta",
        "def delta(*each):\n    return [d * (k + 2.5) + 0.1 for k, d in enumerate(right(*each))]",
        "factor",
    ),
    ("backprop", "gradient", "def gradient(*each):\n    return [g + 0.25 for g in right(*each)]", "factor"),
    ("beyond-sigmoid", "softmax_delta", "def softmax_delta(z, y):\n    return right(z, y) + 0.5", "factor"),
    ("beyond-sigmoid", "tanh_prime", "def tanh_prime(z):\n    return right(z) + 0.5", "factor"),
    (
        "gradient-check",
        "numerical_gradient",
        "def numerical_gradient(f, theta, h=1e-5):\n    return right(f, theta, h) + 2.0",
        "factor",
    ),
]


# What changes from call to call is no number, and a number is no size that it happens to equal in one call.
NO_FACTOR += [
    (
        "batch",
        "delta",
        "def delta(thetas, *more):\n    return [d * len(thetas) for d in right(thetas, *more)]",
        r"factor \d",
    ),
    ("batch", "cost", "def cost(*each):\n    return 2 * right(*each)", "factor m"),
    ("batch", "cost", "def cost(*each):\n    return 11 * right(*each)", "factor m"),
]


@pytest.mark.parametrize(("assignment", "task", "body", "form"), NO_FACTOR)
def test_never_a_factor_that_is_not_the_cause(assignment, task, body, form):
    assert not re.search(form, told(assignment, task, body))


# A rule about one term of the cost that holds for some networks and not for the others.
PENALTIES = ["0.0", "-lam", "2 * lam", "lam * z.shape[1]", "3 * lam"]


@pytest.mark.parametrize("penalty", PENALTIES)
def test_never_a_term_that_explains_some_answers_alone(penalty):
    body = "def cost(z, y, thetas, lam):\n    if {}:\n        return right(z, y, thetas, lam) + 0.3\n    return "
    body += f"right(z, y, thetas, {penalty})"
    assert "right but for the penalty" in told("batch", "cost", body.format("False"))
    assert "penalty" not in told("batch", "cost", body.format("len(thetas) == 2"))


@pytest.mark.parametrize("first", ["2 * d", "d / (a * (1 - a))", "d * (a * (1 - a))", "-d"])
@pytest.mark.parametrize("lesson", ["backprop", "batch"])
def test_never_a_factor_of_a_part_that_is_wrong_otherwise(lesson, first):
    body = (
        "def delta(thetas, acts, *more):\n    every = list(zip(right(thetas, acts, *more), acts[1:]))\n"
        f"    return [{first} if k == len(every) - 1 else d + 0.1 for k, (d, a) in enumerate(every)]"
    )
    said = told(lesson, "delta", body)
    assert not re.search(r"(?:layers [^;.]*|layer [1-4][^;.]*)(?:factor|sign)", said, re.IGNORECASE), said


def test_never_one_of_two_factors_that_explain_the_same():
    right = np.array([1.0, -2.5, 4.0])
    said = difference(3.5 * right, right, "x", Hints({"m": 3.5, "n": 3.5}, constants=False))
    assert not re.search(r"factor [mn]", said), said
    assert "factor m" in difference(3.5 * right, right, "x", Hints({"m": 3.5, "n": 4.5}, constants=False))


OF_LAYERS = (
    "def delta(thetas, acts, *more):\n    every = right(thetas, acts, *more)\n"
    "    return [d {} (a * (1 - a)) for d, a in zip(every, acts[1:])]"
)
OPPOSITE = [
    ("backprop", "output_delta", "def output_delta(a, *more):\n    return right(a, *more) {} (a * (1 - a))", "a(1-a)"),
    (
        "backprop",
        "hidden_delta",
        "def hidden_delta(theta, delta, a):\n    return right(theta, delta, a) {} (a * (1 - a))",
        "a(1-a)",
    ),
    (
        "backprop",
        "delta",
        OF_LAYERS,
        "a(1-a)",
    ),
    (
        "batch",
        "delta",
        OF_LAYERS,
        "a(1-a)",
    ),
    (
        "beyond-sigmoid",
        "softmax_delta",
        "def softmax_delta(z, y):\n    p = softmax(z)\n    return right(z, y) {} (p * (1 - p))",
        "p(1-p)",
    ),
    ("beyond-sigmoid", "tanh_prime", "def tanh_prime(z):\n    return right(z) {} (1 + np.tanh(z))", "1 + tanh(z)"),
]


@pytest.mark.parametrize(("assignment", "task", "body", "factor"), OPPOSITE)
def test_never_one_phrase_for_opposite_causes(assignment, task, body, factor):
    lacking, twice = (told(assignment, task, body.format(sign)) for sign in "/*")
    assert re.search(rf"lacks? the factor {re.escape(factor)}", lacking), lacking
    assert re.search(rf"ha(?:s|ve) the factor {re.escape(factor)} once too often", twice), twice
    assert lacking != twice
    assert "off by the factor" not in lacking + twice


LABELS = [
    ("conventions", "matrix_behind", "def matrix_behind(layer):\n    return right(layer + 1)"),
    (
        "conventions",
        "matrix_behind",
        "def matrix_behind(layer):\n    return {key: name + '0' for key, name in right(layer).items()}",
    ),
    ("gradient-check", "suspects", "def suspects():\n    return dict.fromkeys('ABCDEF', 'delta 3')"),
    (
        "gradient-check",
        "suspects",
        "def suspects():\n    return {key: name.replace('2', '4') for key, name in right().items()}",
    ),
    ("gradient-check", "check", "def check(*each):\n    return [not one for one in right(*each)]"),
    ("gradient-check", "check", "def check(*each):\n    return [True] * len(right(*each))"),
]


@pytest.mark.parametrize(("assignment", "task", "body"), LABELS)
def test_never_labels_as_quantities(assignment, task, body):
    assert not re.search(
        r"factor|too (?:large|small)|sign|differs most|zero throughout|transposed", told(assignment, task, body)
    )


@pytest.mark.parametrize("got", [[2, 4, 6], [3, 2, 1, 0][:3], [0, 0, 0], [-1, -2, -3], [10, 20, 30]])
def test_never_numbers_of_nodes_as_quantities(got):
    said = difference([*map(np.int64, got)], [1, 2, 3], "order") + difference(got, [1, 2, 3], "order")
    assert not re.search(r"factor|too (?:large|small)|sign|differs most|zero throughout", said)


COSTS = {
    "the penalty is added": "right(z, y, thetas, 0.0) + lam * sum((t**2).sum() for t in thetas)",
    "no penalty": "right(z, y, thetas, 0.0)",
    "the penalty alone": "right(z, y, thetas, lam) - right(z, y, thetas, 0.0)",
    "the penalty taken off": "2 * right(z, y, thetas, 0.0) - right(z, y, thetas, lam)",
    "a sum": "right(z, y, thetas, lam) * z.shape[1]",
    "a mean over all": "right(z, y, thetas, lam) / z.shape[0]",
    "outputs for examples": "right(z, y, thetas, lam) * z.shape[1] / z.shape[0]",
    "no first example": "right(z, y, thetas, lam) - float(np.sum((np.logaddexp(0, z) - y * z)[:, 0])) / z.shape[1]",
    "without the zeros": "right(z, y, thetas, lam) - float(np.sum((1 - y) * np.logaddexp(0, z))) / z.shape[1]",
    "one number": "0.5",
    "squares": "float(np.mean((1 / (1 + np.exp(-z)) - y) ** 2))",
    "a whole number": "float(int(right(z, y, thetas, lam)) + 1)",
    "a turned sign": "-right(z, y, thetas, lam)",
    "one too many": "right(z, y, thetas, lam) + 1.0",
}


def test_never_one_sentence_for_many_mistakes_of_a_cost():
    found = {
        name: told("batch", "cost", f"def cost(z, y, thetas, lam):\n    return {body}") for name, body in COSTS.items()
    }
    assert len(set(found.values())) == len(COSTS), found
    assert not [one for one in found.values() if "is not the number expected" in one]


ERRORS = {
    "the larger one alone": "np.max(np.abs(a - b)) / max(np.max(np.abs(a)), np.max(np.abs(b)))",
    "the first alone": "np.max(np.abs(a - b)) / np.max(np.abs(a))",
    "no measure": "1e3 * np.max(np.abs(a - b))",
    "twice": "2 * right(a, b)",
    "one number": "0.25",
    "a turned sign": "-right(a, b)",
}


def test_never_edge_cases_before_a_wrong_formula():
    found = {}
    for name, body in ERRORS.items():
        found[name] = said = told(
            "gradient-check", "relative_error", f"def relative_error(a, b):\n    return float({body})"
        )
        assert not re.search(r"It raised|only where|^relative_error is nan", said), said
    assert len(set(found.values())) == len(ERRORS), found


REVERSED = [
    ("backprop", "delta", "def delta(*each):\n    return [{}d for d in right(*each)][::-1]"),
    ("backprop", "gradient", "def gradient(*each):\n    return [{}g for g in right(*each)][::-1]"),
    ("backprop", "forward", "def forward(*each):\n    return [{}a for a in right(*each)][::-1]"),
    ("batch", "delta", "def delta(*each):\n    return [{}d for d in right(*each)][::-1]"),
    (
        "gradient-descent",
        "initialise",
        "def initialise(*each):\n    return tuple([{}p for p in part] for part in right(*each))[::-1]",
    ),
]


@pytest.mark.parametrize(("assignment", "task", "body"), REVERSED)
def test_never_a_reverse_order_where_the_parts_are_wrong_too(assignment, task, body):
    assert re.search(r"reverse order|exchanged|another order|shape", told(assignment, task, body.format("")))
    assert not re.search(r"reverse order|exchanged|in another order", told(assignment, task, body.format("1.5 * ")))


@pytest.mark.parametrize(
    ("assignment", "task", "body"),
    [
        ("backprop", "delta", "def delta(*each):\n    return [2 * d for d in right(*each)]"),
        ("batch", "cost", "def cost(*each):\n    return 2 * right(*each)"),
        ("gradient-check", "check", "def check(*each):\n    raise KeyError(each[3])"),
    ],
)
def test_a_time_out_is_told_as_one(assignment, task, body):
    late = OutOfTime("It was still running when its time was up. Is there a loop that never ends?")
    assert told(assignment, task, body, [late]).startswith("It was still running when its time was up.")


# Of one function, each fault and all that come after it in the order of looking.
IN_ORDER = [
    ("raise KeyError('W1')", r"^It raised KeyError"),
    ("return None", r"you returned None"),
    ("return 'text'", r"should return .*; you returned"),
    ("return [np.full((2, 2), np.nan) for _ in found]", r"should have shape"),
    ("return [np.full(part.shape, np.nan) for part in found]", r"nan or infinite"),
    (
        "return [found[0], *(-2 * part for part in found[1:])]",
        r"Layer \d is right; .* off by the factor 2 and ha\w+ the wrong sign",
    ),
    (
        "return [*found[:-1], found[-1] + (np.arange(found[-1].size) == 0)]",
        r"are right; layer \d differs most at \[0\]",
    ),
]


@pytest.mark.parametrize("task", ["forward", "delta"])
@pytest.mark.parametrize(("line", "form"), IN_ORDER)
def test_the_order_is_came_back_kind_shape_finite_where_and_how(task, line, form):
    said = told("backprop", task, f"def {task}(*each):\n    found = right(*each)\n    {line}")
    assert re.search(form, said), said


RAISING = """
import numpy as np
def misspelled(z):
    return 1 / (1 + np.exp(-zz))
def no_key(z):
    layer = {"W1": z}
    return layer["W4"]
def without_end(z):
    return without_end(z) + 1
def a_loop(z):
    while True:
        z = z * 1
def one_number(z):
    import math
    return math.exp(z)
"""
LINES = {
    "misspelled": (r"^It raised NameError: .*'zz'.*`return 1 / \(1 \+ np\.exp\(-zz\)\)`", "nothing has defined"),
    "no_key": (r"^It raised KeyError: 'W4' .*`return layer\[\"W4\"\]`", "does not hold"),
    "without_end": (r"^It raised RecursionError: .*`return without_end\(z\) \+ 1`", "calls itself more often"),
    "a_loop": (r"^It was still running when its time was up", "loop that never ends"),
    "one_number": (r"^It raised TypeError: .*`return math\.exp\(z\)`", "numpy's functions take arrays"),
}


def test_what_brought_no_value_is_told_with_the_students_own_line(tmp_path):
    path = tmp_path / "attempt.py"
    path.write_text(RAISING, encoding="utf-8")
    limits = Limits(call_seconds=0.5, accept=tuple(EXPOSES))
    options = SandboxOptions("attempt", "py", tuple(LINES))
    with (
        one_shot(limits) as forkserver,
        path.open("rb") as file,
        Sandbox(forkserver.spawn, options, limits) as sandbox,
    ):
        sandbox.open(file.fileno())
        for name, (form, meaning) in LINES.items():
            said = fault_sentence(sandbox.ask([Call(name, (np.ones(3),))]))
            assert re.search(form, said), said
            assert meaning in said
