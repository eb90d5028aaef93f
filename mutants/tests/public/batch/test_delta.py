"""Public checks of delta: the network worked by hand, and every example's cost nudged through every z."""

WHAT = "delta(thetas, activations, y)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives both deltas of section 5"""
    agree(student.delta(by_hand.thetas, by_hand.activations, by_hand.y), by_hand.deltas, WHAT)


def test_each_example_answers_to_a_nudge_of_its_z(student, agree, networks, nudge_z):
    """Each entry is how that example's own cost answers to a push on that z, for one, two and three layers"""
    for net in networks:
        expected = [nudge_z(net, layer) for layer in range(1, len(net.activations))]
        agree(student.delta(net.thetas, net.activations, net.y), expected, WHAT)


def test_an_example_alone(student, agree, networks):
    """An example has among others the errors that it has alone: nothing is divided by m"""
    for net in networks:
        together = student.delta(net.thetas, net.activations, net.y)
        alone = student.delta(net.thetas, [a[:, [1]] for a in net.activations], net.y[:, [1]])
        agree([d[:, [1]] for d in together], list(alone), "the errors of example 1 among the others")
