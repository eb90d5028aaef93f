"""Who may import whom: the arrows of the house, drawn from the code.

| row | may import of ours |
|---|---|
| errors, records, numerical, plain, wire, worker | nothing (records: nothing; the worker: wire only) |
| course, schedule, collect, execute, mark, report | errors, records, and what serves every row |
| judge | numerical, execute, errors, records |
| the commands | any row above |
| cli | the commands |
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GRADER = Path(__file__).parents[2] / "grader"
MODULES = sorted(path.relative_to(GRADER.parent) for path in GRADER.rglob("*.py"))
BASE = {"errors", "records", "files", "serialize"}
STAGES = {
    "errors": set(),
    "records": set(),
    "serialize": set(),
    "files": {"errors"},
    "numerical": set(),
    "course": BASE,
    "collect": BASE,
    "execute": BASE,
    "judge": BASE | {"numerical", "execute"},
    "mark": BASE,
    "report": BASE,
}


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of ours that a file imports, as dotted names."""
    for node in ast.walk(ast.parse((GRADER.parent / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "grader":
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "grader")


def row(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else ""


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_stage_imports_earlier_stages_only(path: Path) -> None:
    own = path.parts[1].removesuffix(".py")
    if own in STAGES:
        assert {row(name) for name in imports(path)} <= STAGES[own] | {own}


@pytest.mark.parametrize("path", [p for p in MODULES if "worker" in p.parts], ids=str)
def test_the_side_that_is_not_trusted_imports_nothing_of_ours_but_the_wire(path: Path) -> None:
    assert not list(imports(path))
    tree = ast.parse((GRADER.parent / path).read_text(encoding="utf-8"))
    depth = len(path.parts) - path.parts.index("worker")  # dots that lead out of worker/
    outside = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level >= depth]
    assert {n.module for n in outside} <= {"protocol"}


def test_there_is_no_cycle() -> None:
    names = {".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES}
    seen: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name in seen or name not in names:
            return
        for other in imports(names[name]):
            visit(other, (*above, name))
        seen.add(name)

    for name in names:
        visit(name, ())


def test_only_the_command_line_prints() -> None:
    printing = {
        path.name
        for path in MODULES
        for node in ast.walk(ast.parse((GRADER.parent / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing <= {"cli.py"}
