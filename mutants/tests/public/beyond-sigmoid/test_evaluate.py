"""Public checks of evaluate: the graph worked by hand, and a bias that is stretched."""

import numpy as np

WHAT = "evaluate(graph, leaves)"


def test_the_graph_worked_by_hand(student, agree, square):
    """(w x - y)^2 with w = 2, x = 3 and y = 5: the values 1, 1, 6, 2, 3, 5"""
    graph, leaves, values = square
    agree(student.evaluate(graph, leaves), values, WHAT)


def test_arrays(student, agree):
    """A row times a matrix, plus a column, then everything added up"""
    graph = [("total", (1,)), ("add", (2, 5)), ("matmul", (3, 4)), ("u", ()), ("v", ()), ("c", ())]
    leaves = {"u": np.array([[1.0, 2.0]]), "v": np.array([[3.0, 0.0], [4.0, 1.0]]), "c": np.array([[10.0]])}
    expected = [np.array([[33.0]]), np.array([[21.0, 12.0]]), np.array([[11.0, 2.0]]), *leaves.values()]
    agree(student.evaluate(graph, leaves), expected, WHAT)
