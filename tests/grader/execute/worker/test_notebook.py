"""A module is cut between its statements, and every line keeps its number."""

from __future__ import annotations

import pytest

from grader.execute.worker.notebook import read_module
from grader.execute.worker.statements import compile_statements


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("x = 1\n\ny = 2\n", [(1, "x = 1\n"), (3, "y = 2\n")]),
        ("x = 1; y = 2\nz = 3", [(1, "x = 1; y = 2\n"), (2, "z = 3\n")]),
        ("x = [\n1]; y = 2; z = [\n3]\nw = 4\n", [(1, "x = [\n1]; y = 2; z = [\n3]\n"), (4, "w = 4\n")]),
        ("@a\n@b\ndef f():\n    pass\n", [(1, "@a\n@b\ndef f():\n    pass\n")]),
        ("x = 1\n\x0c\ny = 2\n", [(1, "x = 1\n"), (3, "y = 2\n")]),
        ("x = '\u2028'\ny = 2\n", [(1, "x = '\u2028'\n"), (2, "y = 2\n")]),
        ("x = 1\r\ny = 2\rz = 3", [(1, "x = 1\n"), (2, "y = 2\n"), (3, "z = 3\n")]),
        ("# nothing\n", []),
    ],
    ids=range(8),
)
def test_each_statement_is_a_cell_and_those_on_one_line_share_it(text: str, cells: list[tuple[int, str]]) -> None:
    found = read_module(text.encode()).cells
    assert [(cell.number, cell.source) for cell in found] == cells
    assert [cell.name for cell in found] == [f"line {number}" for number, _ in cells]


def test_a_statement_of_a_module_has_the_line_numbers_of_the_file() -> None:
    *_, cell = read_module(b"x = 1\n\n\ndef f():\n    return 1 / 0\n").cells
    (statement,) = compile_statements(cell.source, cell.name, lines_before=cell.lines_before)
    assert statement.line == 4
    namespace: dict[str, object] = {}
    exec(statement.code, namespace)
    assert namespace["f"].__code__.co_firstlineno == 4


def test_all_cells_of_a_module_share_its_lines() -> None:
    first, *others = read_module(b"x = 1\n" * 100).cells
    assert all(cell.lines is first.lines for cell in others)
