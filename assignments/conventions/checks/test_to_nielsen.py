"""Public checks of to_nielsen: the example worked by hand, and a network of one layer and one of eleven."""

WHAT = "what to_nielsen returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_nielsen(*by_hand["ours"]), by_hand["nielsen"], WHAT)


def test_one_layer_and_eleven(student, agree, deep, written):
    """A network of one layer, and one of eleven, each layer under its own names"""
    for network in deep:
        agree(student.to_nielsen(*network), written(network, lambda k: (f"w{k + 2}", f"b{k + 2}")), WHAT)
