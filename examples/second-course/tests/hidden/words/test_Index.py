"""The class `Index`."""

from grader.testing import agree


def test_finds(student):
    """It finds the texts of a word, sorted, in whatever case"""
    index = student.Index()
    index.add("tea", "Tea for 2, it's late")
    index.add("bee", "Two bees late, az 09")
    agree(index.find("late"), ["bee", "tea"])
    agree(index.find("TEA"), ["tea"])
    agree(index.find("it's"), ["tea"])
    agree(index.find("2"), ["tea"])
    for word in ("az", "09"):
        agree(index.find(word), ["bee"])


def test_words_alone(student):
    """It knows whole words only"""
    index = student.Index()
    index.add("tea", "Tea, late")
    agree(index.find("tea"), ["tea"])
    agree(index.find("te"), [])
    agree(index.find("it's"), [])


def test_counts(student):
    """Its length is the number of texts"""
    index = student.Index()
    agree(len(index), 0)
    index.add("a", "one")
    index.add("b", "two")
    agree(len(index), 2)


def test_replaces(student):
    """A text that is added again replaces the old one"""
    index = student.Index()
    index.add("a", "one")
    index.add("a", "two")
    agree(len(index), 1)
    agree(index.find("one"), [])
    agree(index.find("two"), ["a"])


def test_two_indexes(student):
    """Two indexes do not share their texts"""
    first, second = student.Index(), student.Index()
    first.add("a", "one")
    agree(first.find("one"), ["a"])
    agree(len(second), 0)
    agree(second.find("one"), [])
