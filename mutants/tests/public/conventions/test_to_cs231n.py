"""Public checks of to_cs231n: the example worked by hand, and going there and back."""


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_cs231n(*by_hand["ours"]), by_hand["cs231n"], "what to_cs231n returns")


def test_there_and_back(student, agree, deep):
    """from_cs231n undoes to_cs231n, on a network of one layer and on one of eleven"""
    for thetas, biases in deep:
        agree(
            student.from_cs231n(student.to_cs231n(thetas, biases)), (thetas, biases), "what comes back from to_cs231n"
        )
