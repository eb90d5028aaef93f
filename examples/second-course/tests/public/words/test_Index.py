"""What students are told of `Index`."""


def test_example(student, agree):
    """A word is found in whatever case, and the newest text of a name counts"""
    index = student.Index()
    index.add("a", "Good morning")
    index.add("b", "good night")
    agree(index.find("GOOD"), ["a", "b"])
    index.add("a", "Bye")
    agree(index.find("good"), ["b"])
    agree(len(index), 2)
