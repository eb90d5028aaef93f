"""What students are told of `tokens`: it knows no answer but that of the lesson's own example."""


def test_example(student, agree):
    """The lesson's example is right"""
    agree(student.tokens("It's late, isn't it?"), ["it's", "late", "isn't", "it"])
