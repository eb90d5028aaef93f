"""Public checks of from_nielsen: the example worked by hand, and going there and back."""

WHAT = "what from_nielsen returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.from_nielsen(by_hand["nielsen"]), by_hand["ours"], WHAT)


def test_what_goes_in_stays_as_it_was(student, agree, by_hand):
    """Asked twice, it answers twice the same"""
    student.from_nielsen(by_hand["nielsen"])
    agree(student.from_nielsen(by_hand["nielsen"]), by_hand["ours"], WHAT + " the second time")


def test_eleven_layers_back_to_front(student, agree, back_to_front):
    """Eleven layers, in a dict that was filled back to front"""
    written, network = back_to_front(lambda k: (f"w{k + 2}", f"b{k + 2}"))
    agree(student.from_nielsen(written), network, WHAT)
