"""`most_common(words, k)`."""

import pytest

from grader.testing import agree, raises


@pytest.fixture(scope="session")
def drawn(seeded):
    """Words drawn at random, with many of the same count."""
    rng = seeded("words")
    return [(list(map(str, rng.choice(list("fedcba"), 12))), int(k)) for k in rng.integers(2, 5, 5)]


def test_drawn(student, reference, drawn):
    """It is right on words drawn at random"""
    for words, k in drawn:
        agree(student.most_common(words, k), reference.most_common(words, k))


def test_equal_counts(student):
    """Of equal counts the alphabet decides"""
    agree(student.most_common(["b", "c", "a", "c"], 3), [("c", 2), ("a", 1), ("b", 1)])


def test_none(student):
    """For k = 0 there are none, and a negative k is refused"""
    agree(student.most_common(["b", "a"], 0), [])
    agree(student.most_common(["b", "a"], 1), [("a", 1)])
    with raises(ValueError, match="negative"):
        student.most_common(["a"], -1)
