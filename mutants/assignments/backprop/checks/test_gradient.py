"""Public checks of gradient: the network worked by hand, and the cost nudged through every weight."""

WHAT = "gradient(activations, deltas)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives both gradients of section 9"""
    agree(student.gradient(by_hand.activations, by_hand.deltas), by_hand.gradients, WHAT)


def test_cross_entropy_answers_to_a_nudge_of_every_weight(student, agree, networks, nudge_z, nudge_theta):
    """Given measured deltas, each entry is how the cross-entropy answers to a push on that weight"""
    for net in networks:
        layers = range(1, len(net.activations))
        deltas = [nudge_z(net, layer, "cross_entropy") for layer in layers]
        expected = [nudge_theta(net, layer, "cross_entropy") for layer in layers]
        agree(student.gradient(net.activations, deltas), expected, WHAT)


def test_the_quadratic_cost_answers_to_a_nudge_of_every_weight(student, agree, networks, nudge_z, nudge_theta):
    """Given measured deltas, each entry is how the quadratic cost answers to a push on that weight"""
    for net in networks:
        layers = range(1, len(net.activations))
        deltas = [nudge_z(net, layer, "quadratic") for layer in layers]
        expected = [nudge_theta(net, layer, "quadratic") for layer in layers]
        agree(student.gradient(net.activations, deltas), expected, WHAT)
