"""Public checks of to_nielsen: the example worked by hand, and going there and back."""


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_nielsen(*by_hand["ours"]), by_hand["nielsen"], "what to_nielsen returns")


def test_there_and_back(student, agree, deep):
    """from_nielsen undoes to_nielsen, on a network of one layer and on one of eleven"""
    for thetas, biases in deep:
        agree(
            student.from_nielsen(student.to_nielsen(thetas, biases)),
            (thetas, biases),
            "what comes back from to_nielsen",
        )
