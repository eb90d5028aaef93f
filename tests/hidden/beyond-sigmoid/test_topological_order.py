"""Hidden checks of topological_order."""

from __future__ import annotations

from grader.testing import Mismatch, agree


def test_the_only_right_order(student, ladder):
    """Seventeen nodes, each reading the two before it, whose numbers say nothing about their order"""
    _is_the_order(student.topological_order(ladder[0]), *ladder)


def test_any_right_order_counts(student, network, medley):
    """In two networks every node comes once, and after all that it reads; any such order counts"""
    graphs = [[inputs for _, inputs in graph] for graph, _, _ in (network, medley)]
    answers = [student.topological_order(inputs) for inputs in graphs]
    for inputs, answer in zip(graphs, answers, strict=True):
        _is_an_order(answer, inputs)


def test_a_chain_longer_than_the_call_stack(student, long_chain):
    """A chain of 4000 nodes, longer than Python lets functions call each other"""
    _is_the_order(student.topological_order(long_chain[0]), *long_chain)


def _is_the_order(answer, inputs, order):
    """Compare with the one order there is; say of another what no order may do: numbers of nodes have no size."""
    try:
        agree(answer, order, "topological_order(inputs)")
    except Mismatch:
        if isinstance(answer, list | tuple) and len(answer) == len(order):
            _is_an_order(answer, inputs)
        raise


def _is_an_order(answer, inputs):
    if not isinstance(answer, list | tuple):
        agree(answer, list(range(len(inputs))), "topological_order(inputs)")
    if sorted(map(str, answer)) != sorted(map(str, range(len(inputs)))):
        raise Mismatch(
            "topological_order(inputs) should hold every node number exactly once.",
            f"You returned {len(answer)} entries for {len(inputs)} nodes.",
        )
    place = {int(node): k for k, node in enumerate(answer)}
    early = [(node, s) for node, sources in enumerate(inputs) for s in sources if place[s] >= place[node]]
    if early:
        raise Mismatch(
            "topological_order(inputs) puts a node before one that it reads.",
            "Node {} comes before node {}, which it reads.".format(*early[0]),
        )
