"""A student's function as an example: nothing in it that may hold a name."""

from __future__ import annotations

import pytest

from grader.report.anonymous_code import anonymous


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("def f(x):  # mine, Ann's\n    # a comment\n    return x", "def f(x):\n    return x"),
        ('def f(x):\n    """By Ann."""\n    return x', "def f(x):\n    return x"),
        (
            'def f(x):\n    def g():\n        "By Ann."\n        return 1\n    return g',
            "def f(x):\n\n    def g():\n        return 1\n    return g",
        ),
        ('"By Ann."\nx = 1', "x = 1"),
        ('def f():\n    """Only this."""', 'def f():\n    """Only this."""'),
        ('def f():\n    return "a text"\n    return 2', "def f():\n    return 'a text'\n    return 2"),
        ("def f():\n    1\n    return 2", "def f():\n    1\n    return 2"),
        ("def f():\n    print(1)\n    return 2", "def f():\n    print(1)\n    return 2"),
        ("f = lambda x: x", "f = lambda x: x"),
        ("x = '\u202e'", "x = '\\u202e'"),
        ("def f(", ""),
        ("\0", ""),
    ],
)
def test_comments_and_docstrings_are_taken_out(code, shown):
    assert anonymous(code) == shown
