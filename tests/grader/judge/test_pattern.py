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
