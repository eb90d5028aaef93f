"""What students are told of `pairs`."""


def test_first(student, agree):
    """Each word stands beside the next one"""
    agree(list(student.pairs(["one", "two", "three"])), [("one", "two"), ("two", "three")])


def test_one_at_a_time(student, agree):
    """It yields one pair at a time"""
    agree(next(student.pairs(["one", "two"])), ("one", "two"))
