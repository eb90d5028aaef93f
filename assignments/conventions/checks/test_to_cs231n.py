"""Public checks of to_cs231n: the example worked by hand, and a network of one layer and one of eleven."""

import numpy as np

WHAT = "what to_cs231n returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_cs231n(*by_hand["ours"]), by_hand["cs231n"], WHAT)


def test_one_layer_and_eleven(student, agree, deep, written):
    """A network of one layer, and one of eleven, each layer under its own names"""
    for network in deep:
        agree(
            student.to_cs231n(*network),
            written(network, lambda k: (f"W{k + 1}", f"b{k + 1}"), np.transpose, np.ravel),
            WHAT,
        )
