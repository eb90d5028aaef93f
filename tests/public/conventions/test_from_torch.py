"""Public checks of from_torch: the example worked by hand, and going there and back."""

import numpy as np

WHAT = "what from_torch returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.from_torch(by_hand["torch"]), by_hand["ours"], WHAT)


def test_what_goes_in_stays_as_it_was(student, agree, by_hand):
    """Asked twice, it answers twice the same"""
    student.from_torch(by_hand["torch"])
    agree(student.from_torch(by_hand["torch"]), by_hand["ours"], WHAT + " the second time")


def test_eleven_layers_back_to_front(student, agree, back_to_front):
    """Eleven layers, in a dict that was filled back to front; the numbers have gaps"""
    written, network = back_to_front(lambda k: (f"{3 * k}.weight", f"{3 * k}.bias"), bias=np.ravel)
    agree(student.from_torch(written), network, WHAT)
