"""A student's function as an example for others: without its comments and docstrings, which may hold a name."""

from __future__ import annotations

import ast

from grader.report.sanitize import visible


def anonymous(code: str) -> str:
    """Return a function's code without comments and docstrings; '' where it cannot be read."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and len(body) > 1 and _is_text(body[0]):
            del body[0]
    return visible(ast.unparse(tree))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
