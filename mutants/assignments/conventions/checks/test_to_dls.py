"""Public checks of to_dls: the example worked by hand, and going there and back."""


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_dls(*by_hand["ours"]), by_hand["dls"], "what to_dls returns")


def test_there_and_back(student, agree, deep):
    """from_dls undoes to_dls, on a network of one layer and on one of eleven"""
    for thetas, biases in deep:
        agree(student.from_dls(student.to_dls(thetas, biases)), (thetas, biases), "what comes back from to_dls")
