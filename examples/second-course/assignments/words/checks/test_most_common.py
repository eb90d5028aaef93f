"""What students are told of `most_common`."""


def test_order(student, agree):
    """The most common comes first; of equal counts the alphabet decides"""
    agree(student.most_common(["b", "a", "c", "c"], 3), [("c", 2), ("a", 1), ("b", 1)])
