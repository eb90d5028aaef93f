"""Patterns with holes in a syntax tree."""

from __future__ import annotations

import ast

import pytest

from grader.judge.pattern import NoMatch, replaced


def edited(source: str, pattern: str, becomes: str) -> tuple[str, int]:
    """Return an edited function as text, and how many places changed."""
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    tree, count = replaced(function, pattern, becomes)
    return ast.unparse(tree), count


def test_every_match_is_replaced_and_counted():
    text, count = edited("def f(a, b):\n    return (a - 1) * (b - 1)", "_x - 1", "_x + 1")
    assert text == "def f(a, b):\n    return (a + 1) * (b + 1)"
    assert count == 2


def test_a_hole_that_stands_twice_must_hold_the_same():
    assert edited("def f(a, b):\n    return a - b", "_x - _x", "0")[1] == 0
    assert edited("def f(a, b):\n    return a - a", "_x - _x", "0") == ("def f(a, b):\n    return 0", 1)


def test_statements_in_a_row_become_others():
    text, count = edited("def f(a):\n    b = a\n    c = b\n    return c", "b = _x\nc = b", "c = 2 * _x")
    assert text == "def f(a):\n    c = 2 * a\n    return c"
    assert count == 1


def test_what_does_not_change_is_the_same_tree():
    (function,) = ast.parse("def f(a):\n    b = a\n    return b").body
    assert isinstance(function, ast.FunctionDef)
    tree, _ = replaced(function, "return b", "return -b")
    assert tree.body[0] is function.body[0]
    assert ast.unparse(function) == "def f(a):\n    b = a\n    return b"


def test_an_expression_does_not_become_a_statement():
    with pytest.raises(NoMatch, match="an expression becomes an expression"):
        edited("def f(a):\n    return a + 1", "a + 1", "a = 1")


@pytest.mark.parametrize(
    ("source", "pattern", "becomes", "text", "count"),
    [
        ("return a + b", "a + b", "a - b", "return a - b", 1),
        ("return g(a)[0] + g(b)[0]", "g(_x)[0]", "_x", "return a + b", 2),
        ("return [a, 2, 'x', None]", "2", "3", "return [a, 3, 'x', None]", 1),
        ("return [1, 1.0, True]", "1", "5", "return [5, 1.0, True]", 1),
        ("return g(a, k=b)", "g(_x, k=_y)", "g(_y, k=_x)", "return g(b, k=a)", 1),
        ("return g(a)", "g(_x, _y)", "_x", "return g(a)", 0),
        ("return g(a, b)", "g(_x)", "_x", "return g(a, b)", 0),
        ("return a", "a.T", "a", "return a", 0),
        ("return a.T", "_x.T", "_x", "return a", 1),
        ("return a - b - b", "_x - b", "_x", "return a - b", 1),
        ("return (a, a)", "(_x, _x)", "_x", "return a", 1),
        ("return (a, b)", "(_x, _y)", "_xy + __", "return _xy + __", 1),
        ("return _ab", "_ab", "0", "return 0", 1),
        ("return a", "_ab", "0", "return a", 0),
        ("return ab", "cd", "0", "return ab", 0),
        ("return", "return _x", "return 1", "return", 0),
        ("g(a)\nreturn a", "g(_x)", "g(_x + 1)", "g(a + 1)\nreturn a", 1),
        ("return a\nx = 1\ny = 2", "x = 1\ny = 2", "x = 3", "return a\nx = 3", 1),
        ("x = a\nx = b\nreturn x", "x = _v", "x = -_v", "x = -a\nx = -b\nreturn x", 2),
        ("x = a\ny = b\nreturn x", "x = a\ny = b", "", "pass\nreturn x", 1),
        ("x = a\nz = 1\ny = b\nreturn x", "x = a\ny = b", "x = 1", "x = a\nz = 1\ny = b\nreturn x", 0),
        (
            "if a:\n    x = 1\nelse:\n    x = 2\nreturn x",
            "x = 2",
            "x = 3",
            "if a:\n    x = 1\nelse:\n    x = 3\nreturn x",
            1,
        ),
        (
            "for x in a:\n    b += x\nreturn b",
            "b += _v",
            "b -= _v\nb -= 1",
            "for x in a:\n    b -= x\n    b -= 1\nreturn b",
            1,
        ),
        ("return [x for x in a if x > b]", "_x > b", "_x < b", "return [x for x in a if x < b]", 1),
        ("a = 1\nreturn a", "a", "b", "b = 1\nreturn b", 2),
    ],
)
def test_a_pattern_matches_whatever_has_its_form(source, pattern, becomes, text, count):
    body = source.replace("\n", "\n    ")
    found, times = edited(f"def f(a, b):\n    {body}", pattern, becomes)
    lines = [line.removeprefix("    ") for line in found.splitlines()[1:]]
    assert ("\n".join(lines), times) == (text, count)


def test_what_fills_a_hole_twice_is_a_copy_of_its_own():
    (function,) = ast.parse("def f(a):\n    return g(a)").body
    assert isinstance(function, ast.FunctionDef)
    tree, _ = replaced(function, "g(_x)", "_x + _x")
    statement = tree.body[0]
    assert isinstance(statement, ast.Return)
    assert isinstance(statement.value, ast.BinOp)
    assert statement.value.left is not statement.value.right


def test_a_replaced_place_keeps_its_line():
    (function,) = ast.parse("def f(a):\n    x = 1\n    return a + 1").body
    assert isinstance(function, ast.FunctionDef)
    tree, _ = replaced(function, "a + 1", "a")
    assert tree.body[1].lineno == 3
    assert tree.lineno == 1
