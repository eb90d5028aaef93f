"""Public checks of from_ng: the example worked by hand, and going there and back."""

import numpy as np

WHAT = "what from_ng returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.from_ng(by_hand["ng"]), by_hand["ours"], WHAT)


def test_what_goes_in_stays_as_it_was(student, agree, by_hand):
    """Asked twice, it answers twice the same"""
    student.from_ng(by_hand["ng"])
    agree(student.from_ng(by_hand["ng"]), by_hand["ours"], WHAT + " the second time")


def test_any_number_of_layers(student, agree, by_hand):
    """The same network with a third layer, of one unit with the bias 10 and the weight 11; and its first layer alone"""
    thetas, biases = by_hand["ours"]
    longer = [*by_hand["ng"], np.array([[10.0, 11.0]])]
    agree(student.from_ng(longer), ([*thetas, np.array([[11.0]])], [*biases, np.array([[10.0]])]), WHAT)
    agree(student.from_ng(longer[:1]), (thetas[:1], biases[:1]), WHAT)
