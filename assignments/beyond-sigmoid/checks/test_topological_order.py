"""Public checks of topological_order: the graph worked by hand, and a chain longer than the call stack."""

WHAT = "topological_order(inputs)"


def test_the_graph_worked_by_hand(student, agree, square):
    """Each of the six nodes comes once, after all that it reads"""
    ordered(student, agree, [sources for _, sources in square[0]])


def test_numbers_that_say_nothing_about_the_order(student, agree):
    """Four nodes in a row, of which node 1 comes first and node 3 last: the numbers say nothing about the order"""
    ordered(student, agree, [(2,), (), (1,), (0, 1)])


def test_a_long_chain(student, agree):
    """A chain of 4000 nodes has one order, and is longer than functions may call each other"""
    agree(
        student.topological_order([(k + 1,) if k < 3999 else () for k in range(4000)]), list(range(3999, -1, -1)), WHAT
    )


def ordered(student, agree, inputs):
    order = list(student.topological_order(inputs))
    agree(sorted(order), list(range(len(inputs))), f"{WHAT}, sorted")
    for node, sources in enumerate(inputs):
        late = [source for source in sources if order.index(source) > order.index(node)]
        assert not late, f"{WHAT} puts node {node} before node {late[0]}, which it reads: you returned {order}."
