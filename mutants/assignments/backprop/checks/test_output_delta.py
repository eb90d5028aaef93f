"""Public checks of output_delta: the network worked by hand, and the cost nudged through the last z."""

WHAT = "output_delta(a, y, cost)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It is -0.7474 with cross-entropy, and -0.1411 with the quadratic cost, as in section 9"""
    a, y = by_hand.activations[-1], by_hand.y
    agree(student.output_delta(a, y, "cross_entropy"), by_hand.deltas[-1], "output_delta with cross-entropy")
    agree(student.output_delta(a, y, "quadratic"), by_hand.deltas_quadratic[-1], "output_delta with the quadratic cost")


def test_without_a_cost(student, agree, by_hand):
    """If no cost is named, cross-entropy is meant"""
    agree(student.output_delta(by_hand.activations[-1], by_hand.y), by_hand.deltas[-1], "output_delta(a, y)")


def test_cross_entropy_answers_to_a_nudge_of_z(student, agree, networks, nudge_z):
    """Each entry is how the cross-entropy answers to a push on that z, measured"""
    for net in networks:
        expected = nudge_z(net, len(net.thetas), "cross_entropy")
        agree(student.output_delta(net.activations[-1], net.y, "cross_entropy"), expected, WHAT)


def test_the_quadratic_cost_answers_to_a_nudge_of_z(student, agree, networks, nudge_z):
    """Each entry is how the quadratic cost answers to a push on that z, measured"""
    for net in networks:
        expected = nudge_z(net, len(net.thetas), "quadratic")
        agree(student.output_delta(net.activations[-1], net.y, "quadratic"), expected, WHAT)
