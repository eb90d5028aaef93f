"""Hidden checks of reverse: the reference, numerical gradients, one example by hand, and the layers."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, central_difference

WHAT = "reverse(graph, values, output)"


def test_a_network_written_as_a_graph(student, reference, network):
    """The derivative of the cost with respect to every node of a two-layer network"""
    arguments = _arguments(reference, network)
    agree(student.reverse(*arguments), reference.reverse(*arguments), WHAT)


def test_a_node_read_twice_and_a_branch_that_leads_nowhere(student, reference, medley):
    """A node that is read twice gets both shares; a node that the output never reads gets zeros"""
    arguments = _arguments(reference, medley)
    agree(student.reverse(*arguments), reference.reverse(*arguments), WHAT)


def test_nudging_every_leaf_moves_the_output_so_much(student, reference, network, medley):
    """In both graphs the leaves' gradients agree with slopes measured by nudging each entry"""
    answers = [student.reverse(*_arguments(reference, given)) for given in (network, medley)]
    for got, given in zip(answers, (network, medley), strict=True):
        expected = reference.reverse(*_arguments(reference, given))
        agree(got, _with_measured_leaves(reference, given, expected), WHAT)


def test_the_layers_find_the_same(student, reference, network):
    """The same network as layers: softmax_delta and layer_backward find the same gradients"""
    graph, leaves, _ = network
    got = student.reverse(*_arguments(reference, network))
    expected = reference.reverse(*_arguments(reference, network))
    for name, gradient in _by_layers(reference, leaves).items():
        expected[graph.index((name, ()))] = gradient
    agree(got, expected, WHAT)


def test_the_example_worked_by_hand(student):
    """(w x - y)^2 with w = 2, x = 3 and y = 5: dC/dw = 6, dC/dx = 4 and dC/dy = -2"""
    graph = [
        ("multiply", (1, 1)),
        ("subtract", (2, 5)),
        ("matmul", (3, 4)),
        ("w", ()),
        ("x", ()),
        ("y", ()),
    ]
    values = [np.array([[float(value)]]) for value in (1, 1, 6, 2, 3, 5)]
    expected = [np.array([[float(value)]]) for value in (1, 2, 2, 6, 4, -2)]
    agree(student.reverse(graph, values, 0), expected, WHAT)


def _arguments(reference, given):
    graph, leaves, output = given
    return graph, reference.evaluate(graph, leaves), output


def _with_measured_leaves(reference, given, expected):
    graph, leaves, output = given
    measured = list(expected)
    for name in leaves:

        def cost(value, name=name):
            return float(reference.evaluate(graph, leaves | {name: value})[output][0, 0])

        measured[graph.index((name, ()))] = central_difference(cost, leaves[name])
    return measured


def _by_layers(reference, leaves):
    a, first = reference.layer_forward(leaves["x"], leaves["theta1"], leaves["b1"], "tanh")
    z, second = reference.layer_forward(a, leaves["theta2"], leaves["b2"], "identity")
    d_a, d_theta2, d_b2 = reference.layer_backward(reference.softmax_delta(z, leaves["y"]), second)
    d_x, d_theta1, d_b1 = reference.layer_backward(d_a, first)
    return {"x": d_x, "theta1": d_theta1, "b1": d_b1, "theta2": d_theta2, "b2": d_b2}
