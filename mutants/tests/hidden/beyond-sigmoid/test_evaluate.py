"""Hidden checks of evaluate."""

from __future__ import annotations

import numpy as np

from grader.testing import agree


def test_a_network_written_as_a_graph(student, reference, network):
    """All values of a two-layer network with a softmax cost, whose nodes are listed in no order"""
    graph, leaves, _ = network
    agree(student.evaluate(graph, leaves), reference.evaluate(graph, leaves), "evaluate(graph, leaves)")


def test_the_cost_is_the_one_of_the_layers(student, reference, network):
    """The cost of that network is the one that the layers and softmax_cost find"""
    graph, leaves, output = network
    values = student.evaluate(graph, leaves)
    a, _ = reference.layer_forward(leaves["x"], leaves["theta1"], leaves["b1"], "tanh")
    z, _ = reference.layer_forward(a, leaves["theta2"], leaves["b2"], "identity")
    expected = list(reference.evaluate(graph, leaves))
    expected[output] = reference.softmax_cost(z, leaves["y"]).sum(keepdims=True).reshape(1, 1)
    agree(values, expected, "evaluate(graph, leaves)")


def test_the_remaining_operations(student, reference, medley):
    """A graph with the remaining operations, one of which reads the same node twice"""
    graph, leaves, _ = medley
    agree(student.evaluate(graph, leaves), reference.evaluate(graph, leaves), "evaluate(graph, leaves)")


def test_the_example_worked_by_hand(student):
    """(w x - y)^2 with w = 2, x = 3 and y = 5: the values 6, 1 and 1; and the sigmoid of -ln 2, 0 and ln 2"""
    graph = [
        ("multiply", (1, 1)),
        ("subtract", (2, 5)),
        ("matmul", (3, 4)),
        ("w", ()),
        ("x", ()),
        ("y", ()),
    ]
    leaves = {name: np.array([[float(value)]]) for name, value in (("w", 2), ("x", 3), ("y", 5))}
    z = np.log([[0.5, 1.0, 2.0]])
    answers = [student.evaluate(graph, leaves), student.evaluate([("sigmoid", (1,)), ("z", ())], {"z": z})]
    expected = [np.array([[float(value)]]) for value in (1, 1, 6, 2, 3, 5)]
    agree(answers[0], expected, "evaluate(graph, leaves)")
    agree(answers[1], [np.array([[1 / 3, 1 / 2, 2 / 3]]), z], "evaluate(graph, leaves)")
