"""`pairs(words)`, a generator."""

from itertools import islice

from grader.testing import agree


def test_neighbours(student):
    """It yields all neighbours, in their order"""
    agree(list(student.pairs(["to", "be", "or", "not"])), [("to", "be"), ("be", "or"), ("or", "not")])


def test_one_at_a_time(student):
    """It yields one pair at a time"""
    found = student.pairs(["a", "b", "c"])
    agree(next(found), ("a", "b"))
    agree(list(islice(found, 5)), [("b", "c")])


def test_too_few(student):
    """One word has no neighbour"""
    agree(list(student.pairs(["a"])), [])
    agree(list(student.pairs(["a", "b"])), [("a", "b")])
