"""Public checks of topological_order: the graph worked by hand, and a chain longer than the call stack."""

WHAT = "topological_order(inputs)"


def test_the_graph_worked_by_hand(student, agree, square):
    """Each of the six nodes comes once, after all that it reads"""
    inputs = [sources for _, sources in square[0]]
    order = list(student.topological_order(inputs))
    agree(sorted(order), list(range(6)), f"{WHAT}, sorted")
    for node, sources in enumerate(inputs):
        late = [source for source in sources if order.index(source) > order.index(node)]
        assert not late, f"{WHAT} puts node {node} before node {late[0]}, which it reads: you returned {order}."


def test_a_long_chain(student, agree):
    """A chain of 4000 nodes has one order, and is longer than functions may call each other"""
    agree(
        student.topological_order([(k + 1,) if k < 3999 else () for k in range(4000)]), list(range(3999, -1, -1)), WHAT
    )
