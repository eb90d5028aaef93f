"""`tokens(text)`."""

import pytest

from grader.testing import agree

LETTERS = list("abcdeXYZ012'")
GAPS = [" ", ", ", ". ", "\n", " - "]


@pytest.fixture(scope="session")
def texts(seeded):
    """Texts drawn at random: words of all kinds of letters, with all kinds of gaps between them."""
    rng = seeded("texts")
    return ["".join("".join(rng.choice(LETTERS, 4)) + str(rng.choice(GAPS)) for _ in range(6)) for _ in range(4)]


def test_drawn(student, reference, texts):
    """It is right on texts drawn at random"""
    for text in texts:
        agree(student.tokens(text), reference.tokens(text))


def test_by_hand(student):
    """It is right on a sentence with contractions and punctuation"""
    agree(student.tokens("It's late, ISN'T it? Room 9b!"), ["it's", "late", "isn't", "it", "room", "9b"])
    agree(student.tokens("az AZ 09 '"), ["az", "az", "09", "'"])


def test_nothing(student):
    """A text without words has none, and one word is one"""
    agree(student.tokens(" ?! "), [])
    agree(student.tokens("Word"), ["word"])
