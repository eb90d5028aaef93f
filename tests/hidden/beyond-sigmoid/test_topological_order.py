"""Hidden checks of topological_order."""

from __future__ import annotations

from collections import Counter

from grader.testing import Mismatch, agree

EMPTY = (
    "topological_order(inputs) is empty. Is the list that you fill the one that you return, and does nothing outside "
    "the function remember what an earlier call has seen?"
)


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
        if isinstance(answer, list | tuple):
            _is_an_order(answer, inputs)
        raise


def _is_an_order(answer, inputs):
    if not isinstance(answer, list | tuple):
        agree(answer, list(range(len(inputs))), "topological_order(inputs)")
    if not len(answer):
        raise Mismatch(EMPTY)
    _holds_each_once(list(map(str, answer)), list(map(str, range(len(inputs)))))
    place = {int(node): k for k, node in enumerate(answer)}
    early = [(node, s) for node, sources in enumerate(inputs) for s in sources if place[s] >= place[node]]
    if early:
        raise Mismatch("topological_order(inputs) puts node {} before node {}, which it reads.".format(*early[0]))


def _holds_each_once(answer, nodes):
    """Say which number of a node is missing, which comes again, and what is no number of a node."""
    counts, set_of_nodes = Counter(answer), set(nodes)
    missing, again = [n for n in nodes if n not in counts], [n for n in nodes if counts[n] > 1]
    others = [n for n in counts if n not in set_of_nodes]
    faults = [f"lacks {_named(missing)}"] if missing else []
    faults += [f"has {_named(again)} more than once"] if again else []
    faults += [f"holds {others[0][:20]}, which is no number of a node"] if others else []
    if faults:
        found = " and ".join(faults)
        raise Mismatch(f"topological_order(inputs) {found}: every number from 0 to {nodes[-1]} should come once.")


def _named(nodes):
    return f"node {nodes[0]}" if len(nodes) == 1 else f"{len(nodes)} nodes (node {nodes[0]} is the first)"
