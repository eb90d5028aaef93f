"""What the checks and the advice of a lesson tell of a wrong answer, in the words that a student reads."""

from __future__ import annotations

import re
from functools import cache

import pytest

from grader.judge.same_reply import without_warnings
from grader.verify.in_process import evaluate, with_changes

from .conftest import opened

suite_of = cache(lambda assignment: opened(assignment)[0])


@without_warnings()
def result_of(assignment, task, body):
    """Return the result of a function that may use all names of the answer key; `right` is the key's own."""
    suite = suite_of(assignment)
    names = dict(vars(suite.answer_key.reference))
    exec(f"import numpy as np\nright = {task}\n{body}", names)
    return evaluate(suite, with_changes(suite.answer_key.reference, **{task: names[task]}), (task,))[task]


def messages(assignment, task, body):
    """Return what the checks that fail say, by their names."""
    checks = result_of(assignment, task, body).checks
    return {check.check.removeprefix("test_"): check.message for check in checks if check.message}


ORDER = "def topological_order(inputs):\n    found = right(inputs)\n    return {}"
ORDERS = [
    ("found[:-1]", r"lacks node \d+: every number from 0 to 16 should come once\."),
    ("found[:-2]", r"lacks 2 nodes \(node \d+ is the first\): every"),
    ("[]", r"is empty\. Is the list that you fill the one that you return, and does nothing outside the function"),
    ("[*found, found[0]]", r"has node \d+ more than once: every"),
    ("[*found[:-1], found[0]]", r"lacks node \d+ and has node \d+ more than once: every"),
    ("[*found, 17]", r"holds 17, which is no number of a node: every"),
    ("found[::-1]", r"puts node \d+ before node \d+, which it reads\."),
]


@pytest.mark.parametrize(("value", "form"), ORDERS)
def test_an_order_is_told_the_number_of_the_node(value, form):
    said = messages("beyond-sigmoid", "topological_order", ORDER.format(value))
    assert re.fullmatch(rf"topological_order\(inputs\) {form}.*", said["the_only_right_order"]), said


def test_a_cell_of_the_table_is_named_by_its_row_and_column():
    body = "def table():\n    found = right()\n    found['{}']['{}'] = {}\n    return found"
    said = messages("conventions", "table", body.format("cs231n", "shape", (3, 5)))
    assert said == {"shape": "The cell 'shape' is not the one expected in the row 'cs231n'."}
    said = messages("conventions", "table", body.format("dls", "bias", None))
    assert said == {"bias": "The cell 'bias' is not the one expected in the row 'dls'."}
    twice = (
        "def table():\n    found = right()\n    found['ng']['first'] = found['torch']['first'] = ''\n    return found"
    )
    said = messages("conventions", "table", twice)
    assert said == {"first": "The cell 'first' is not the one expected in the rows 'ng' and 'torch'."}


def test_a_pair_that_is_written_as_a_text_is_told_its_kind_and_many_rows_are_listed():
    body = (
        "def table():\n    found = right()\n    for row in found.values():\n        row[{!r}] = {!r}\n    return found"
    )
    said = messages("conventions", "table", body.format("shape", "(3, 5)"))
    assert said["shape"] == "The cell 'shape' in the row 'ours' should be a pair of numbers; yours is a text."
    said = messages("conventions", "table", body.format("average", "nowhere"))
    rows = "'ours', 'ng', 'dls', 'nielsen', 'cs231n' and 'torch'"
    assert said == {"average": f"The cell 'average' is not the one expected in the rows {rows}."}


def test_a_row_that_is_missing_or_too_much_still_fails_every_column():
    body = "def table():\n    found = right()\n    {}\n    return found"
    for change in ("found.pop('ng')", "found['keras'] = found['ng']", "found['ng'].pop('bias')", "found = 3"):
        assert messages("conventions", "table", body.format(change)), change


def test_no_check_of_relative_error_names_a_call_by_a_number():
    body = "def relative_error(a, b):\n    return {}"
    for value in ("0.123", "None", "np.array([1.0, 2.0])", "'text'"):
        said = messages("gradient-check", "relative_error", body.format(value))
        assert len(said) == 6
        assert not [words for words in said.values() if re.search(r"\[\d", words)], said
    said = messages("gradient-check", "relative_error", body.format("None"))
    assert (
        said["zeros"] == "relative_error of zeros and zeros should be a number; you returned None. Is there a `return`?"
    )


@pytest.mark.parametrize(
    ("assignment", "task", "body", "words"),
    [
        (
            "beyond-sigmoid",
            "softmax_delta",
            "def softmax_delta(z, y):\n    return (softmax(z) - y).sum(axis=0)",
            "There is one number for each column: is a sum, a mean or a maximum taken over the rows?",
        ),
        (
            "beyond-sigmoid",
            "softmax_delta",
            "def softmax_delta(z, y):\n    return np.mean(softmax(z) - y, axis=1)",
            "There is one number for each row: is a sum, a mean or a maximum taken over the columns?",
        ),
        (
            "gradient-check",
            "suspects",
            "def suspects():\n    return {**right(), 'A': 'gradient 2', 'E': 'gradient 1'}",
            "of all wrong quantities of a suspect, the first in the order of computation is asked.",
        ),
        (
            "gradient-descent",
            "update",
            "def update(*each):\n    return right(*each)[0]",
            "What update returns is right as update[0]; update[1] is missing.",
        ),
        (
            "gradient-descent",
            "train",
            "def train(*each):\n    return right(*each)[2]",
            "What train returns is right as train[2]; train[0] and train[1] are missing.",
        ),
        (
            "backprop",
            "sigmoid",
            "def sigmoid(z):\n    return np.round(right(z), 4)",
            "sigmoid is rounded to 4 decimals, and should be returned as computed.",
        ),
        (
            "batch",
            "cost",
            "def cost(*each):\n    return round(right(*each), 2)",
            "cost is rounded to 2 decimals, and should be returned as computed.",
        ),
    ],
)
def test_a_form_that_shows_what_was_done_is_told_with_a_step(assignment, task, body, words):
    assert result_of(assignment, task, body).advice.endswith(words)


@pytest.mark.parametrize(
    ("assignment", "task", "body", "code"),
    [
        ("beyond-sigmoid", "softmax", "def softmax(z):\n    return np.exp(z) / np.sum(z, axis=0)", "S30"),
        (
            "beyond-sigmoid",
            "softmax",
            "def softmax(z):\n    z = z - z.max(axis=0)\n    return np.exp(z) / np.sum(z, axis=0, keepdims=True)",
            "S30",
        ),
        (
            "gradient-descent",
            "update",
            (
                "def update(thetas, biases, dts, dbs, eta):\n    n = len(thetas)\n"
                "    moved = lambda old, slopes: [a - eta / n * g for a, g in zip(old, slopes)]\n"
                "    return moved(thetas, dts), moved(biases, dbs)"
            ),
            "U32",
        ),
    ],
)
def test_what_a_sum_or_a_step_is_divided_by_is_named(assignment, task, body, code):
    assert result_of(assignment, task, body).misconception == code


def test_what_pullback_returns_is_asked_as_a_tuple():
    body = "def pullback(*each):\n    found = right(*each)\n    return found[0] if len(found) == 1 else found"
    result = result_of("beyond-sigmoid", "pullback", body)
    assert "pullback should return a tuple of 1; you returned an array" in result.advice
    assert result.advice.endswith("A tuple of one is written with a comma: (x,).")


def test_a_value_that_evaluate_leaves_out_is_named_and_not_told_to_be_returned():
    result = result_of("beyond-sigmoid", "evaluate", "def evaluate(*each):\n    return [None, *right(*each)[1:]]")
    assert re.match(r"evaluate\[0\] should be an array of shape .*; yours is None\. 17 of 18", result.advice)
    assert not [check for check in result.checks if "you returned" in check.message]


def test_a_cost_in_an_array_is_told_in_one_way_by_the_advice_and_all_checks():
    body = "def cost(*each):\n    return np.array([right(*each)])"
    result = result_of("batch", "cost", body)
    told = "{} a number; you returned an array of shape (1,). Its .item() is the number."
    assert result.advice == told.format("cost should return")
    assert {check.message for check in result.checks} == {told.format("the cost should be")}


def test_a_picture_says_with_which_cost_it_was_asked():
    body = "def output_delta(a, y, cost='cross_entropy'):\n    return right(a, y, cost) + 0.1 * (cost == 'quadratic')"
    picture = result_of("backprop", "output_delta", body).picture
    assert picture.case == "cost='cross_entropy'"
    assert picture.got == picture.expected


def test_names_that_a_dict_lacks_are_told_of_the_smallest_network():
    body = "def to_dls(thetas, biases):\n    return {f'W{k}': theta for k, theta in enumerate(thetas)}"
    said = result_of("conventions", "to_dls", body).advice
    assert said == (
        "to_dls should return a dict with the keys 'W1', 'W2', 'b1', 'b2'; "
        "yours lacks 'W2', 'b1', 'b2' and has 'W0' instead."
    )


def test_a_division_that_moved_from_gradient_to_delta_is_one_mistake_in_two_tasks():
    suite = suite_of("batch")
    entries = {(entry.task, entry.code): entry for entry in suite.answer_key.misconceptions}
    for (one, other), words in suite.answer_key.moved.items():
        assert {one, other} <= entries.keys()
        assert "One mistake shows in two tasks" in words
        assert len(words.split()) <= 60
    assert (("delta", "D03"), ("gradient", "G04")) in suite.answer_key.moved


def test_rows_that_are_counted_for_examples_have_a_name():
    body = "def mini_batches(x, y, size, order):\n    cuts = [order[k : k + size] for k in range(0, {}, size)]\n"
    body += "    return [(x[:, cut], y[:, cut]) for cut in cuts]"
    for rows in ("len(x)", "x.shape[0]", "len(y)"):
        assert result_of("gradient-descent", "mini_batches", body.format(rows)).misconception == "B23", rows
