"""Public checks of delta: the network worked by hand, and the cost nudged through every z."""

WHAT = "delta(thetas, activations, y, cost)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives the three deltas of section 9, with cross-entropy and with the quadratic cost"""
    network = by_hand.thetas, by_hand.activations, by_hand.y
    agree(student.delta(*network), by_hand.deltas, "delta(thetas, activations, y)")
    agree(student.delta(*network, "quadratic"), by_hand.deltas_quadratic, "delta with the quadratic cost")


def test_cross_entropy_answers_to_a_nudge_of_every_z(student, agree, networks, nudge_z):
    """Each entry is how the cross-entropy answers to a push on that z, for one, two and three layers"""
    for net in networks:
        expected = [nudge_z(net, layer, "cross_entropy") for layer in range(1, len(net.activations))]
        agree(student.delta(net.thetas, net.activations, net.y, "cross_entropy"), expected, WHAT)


def test_the_quadratic_cost_answers_to_a_nudge_of_every_z(student, agree, networks, nudge_z):
    """Each entry is how the quadratic cost answers to a push on that z, for one, two and three layers"""
    for net in networks:
        expected = [nudge_z(net, layer, "quadratic") for layer in range(1, len(net.activations))]
        agree(student.delta(net.thetas, net.activations, net.y, "quadratic"), expected, WHAT)
