"""Public checks of pullback: the products worked by hand, and every rule against a measurement."""

import numpy as np

CURVES = {
    "sigmoid": lambda u: 1 / (1 + np.exp(-u)),
    "tanh": np.tanh,
    "relu": lambda u: np.maximum(0.0, u),
    "exp": np.exp,
    "log": np.log,
    "column_sum": lambda u: u.sum(axis=0, keepdims=True),
    "total": lambda u: u.sum(keepdims=True),
}
PAIRS = {
    "add": (np.add, (3, 4)),
    "add a column": (np.add, (3, 1)),
    "subtract": (np.subtract, (3, 4)),
    "multiply": (np.multiply, (3, 4)),
    "matmul": (np.matmul, (4, 2)),
}


def test_the_products_worked_by_hand(student, agree):
    """2 arrives at (1 2) times (3, 4): (6 8) goes to the row, (2, 4) to the column"""
    row, column = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])
    got = student.pullback("matmul", np.array([[2.0]]), [row, column], np.array([[11.0]]))
    agree(got, (np.array([[6.0, 8.0]]), np.array([[2.0], [4.0]])), "what matmul passes back")


def test_one_input_nudged(student, agree, measure, seeded):
    """sigmoid, tanh, relu, exp, log and both sums pass back what nudging each entry finds"""
    rng = seeded("public pullback")
    for operation, curve in CURVES.items():
        u = rng.uniform(0.5, 2.0, size=(3, 4)) * (1.0 if operation == "log" else rng.choice([-1.0, 1.0], size=(3, 4)))
        upstream = rng.normal(size=curve(u).shape)
        got = student.pullback(operation, upstream, [u], curve(u))
        agree(got, (nudged(measure, upstream, curve, u),), f"what {operation} passes back")


def test_two_inputs_nudged(student, agree, measure, seeded):
    """add (a column too), subtract, multiply and matmul pass back to each input what nudging each entry finds"""
    rng = seeded("public pullback of two")
    for operation, (function, shape) in PAIRS.items():
        u, v = rng.normal(size=(3, 4)), rng.normal(size=shape)
        upstream = rng.normal(size=function(u, v).shape)
        got = student.pullback(operation.split()[0], upstream, [u, v], function(u, v))
        to_u = nudged(measure, upstream, lambda moved, f=function, v=v: f(moved, v), u)
        to_v = nudged(measure, upstream, lambda moved, f=function, u=u: f(u, moved), v)
        agree(got, (to_u, to_v), f"what {operation} passes back")


def nudged(measure, upstream, function, point):
    """Measure how the cost, whose slope at the output is upstream, answers to a push on each entry of an input."""
    return measure(lambda moved: np.sum(upstream * function(moved)), point)
