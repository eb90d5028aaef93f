"""Public checks of from_cs231n: the example worked by hand, and going there and back."""

import numpy as np

WHAT = "what from_cs231n returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.from_cs231n(by_hand["cs231n"]), by_hand["ours"], WHAT)


def test_what_goes_in_stays_as_it_was(student, agree, by_hand):
    """Asked twice, it answers twice the same"""
    student.from_cs231n(by_hand["cs231n"])
    agree(student.from_cs231n(by_hand["cs231n"]), by_hand["ours"], WHAT + " the second time")


def test_eleven_layers_back_to_front(student, agree, back_to_front):
    """Eleven layers, in a dict that was filled back to front"""
    written, network = back_to_front(lambda k: (f"W{k + 1}", f"b{k + 1}"), np.transpose, np.ravel)
    agree(student.from_cs231n(written), network, WHAT)
