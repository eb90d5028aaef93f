"""Public checks of to_torch: the example worked by hand, and going there and back."""


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_torch(*by_hand["ours"]), by_hand["torch"], "what to_torch returns")


def test_there_and_back(student, agree, deep):
    """from_torch undoes to_torch, on a network of one layer and on one of eleven"""
    for thetas, biases in deep:
        agree(student.from_torch(student.to_torch(thetas, biases)), (thetas, biases), "what comes back from to_torch")
