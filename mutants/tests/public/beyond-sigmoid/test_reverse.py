"""Public checks of reverse: the graph worked by hand, and a graph whose leaves are nudged."""

import numpy as np

WHAT = "reverse(graph, values, output)"


def test_the_graph_worked_by_hand(student, agree, square):
    """(w x - y)^2 with w = 2, x = 3 and y = 5: the slopes 1, 2, 2, 6, 4, -2"""
    graph, _, values = square
    expected = [np.array([[float(slope)]]) for slope in (1, 2, 2, 6, 4, -2)]
    agree(student.reverse(graph, values, 0), expected, WHAT)


def test_two_readers_and_none(student, agree, measure, shares):
    """The leaf b gets the shares of both its readers; d, which leads nowhere, gets zeros"""
    graph, leaves, output = shares
    a, b, d = leaves["a"], leaves["b"], leaves["d"]
    values = [np.array([[output(a, b)]]), a * b + b, a * b, a, b, np.exp(d), d]
    got = student.reverse(graph, values, 0)
    agree(got[3], measure(lambda moved: output(moved, b), a), "what reverse finds for the leaf a")
    agree(got[4], measure(lambda moved: output(a, moved), b), "what reverse finds for the leaf b")
    agree(got[6], np.zeros((2, 3)), "what reverse finds for the leaf d")
