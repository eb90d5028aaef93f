"""What students are told of `pairs`."""


def test_first(student, agree):
    """Each word stands beside the next one"""
    agree(list(student.pairs(["one", "two", "three"])), [("one", "two"), ("two", "three")])
