"""The arrows between our modules, drawn from the code, and what DESIGN's table does not allow.

    python -m tests.grader.house        rooms, arrows and floors, then every fault

A house is a mapping from a module's name ("grader.run.pool") to its text. Imports inside functions, relative ones and
`from package import module` are arrows like any other. What modules use of Python and other packages, printing and
importing by name among it, stands in reach.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .reach import unexplained

GRADER = Path(__file__).parents[2] / "grader"
House = Mapping[str, str]

BASE = frozenset({"errors", "records", "files", "serialize", "numerical", "execute.protocol"})
STAGES = frozenset({"course", "collect", "execute", "judge", "mark", "report"})
COMMANDS = BASE | STAGES | {"run"}
ROWS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(BASE, frozenset({"errors", "records"})),
    "execute.worker": frozenset({"execute.protocol"}),
    "course": BASE,
    "collect": BASE | {"course"},
    "execute": BASE | {"course", "execute.worker"},
    "judge": BASE | {"course", "execute"},
    "mark": BASE | {"course"},
    "report": BASE | {"course"},
    "testing": BASE | {"course", "execute", "judge"},
    "run": BASE | STAGES,
    "nbgrader_course": COMMANDS | {"execute.worker"},
    "otter_course": COMMANDS | {"execute.worker"},
    "checks": COMMANDS | {"execute.worker"},
    "verify": COMMANDS,
    "export": COMMANDS,
    "mistakes": COMMANDS,
    "release": COMMANDS | {"checks"},
    "init": COMMANDS | {"checks"},
    "protect": COMMANDS | {"execute.worker", "checks", "verify", "export", "mistakes", "release", "init", "testing"},
    "nbgrader_cell": frozenset({"checks", "run", "errors"}),
    "": frozenset({"checks", "run", "errors"}),  # grader/__init__.py
}
ANYTHING = "cli"
MOST_LOOSE = 6  # modules in the root beside __init__.py
MOST_LINES, MOST_FUNCTION_LINES, MOST_FLOORS = 250, 30, 7
TO_BE_SHORTENED = {"grader.report.html.page.page"}

CHOOSERS: Mapping[
    str, frozenset[str]
] = {  # in their stage they alone import their folder's modules, but for these helpers
    "collect.layouts.detect": frozenset({"gather", "request", "student_folder"}),
    "report.formats.emit": frozenset({"shares"}),
    "export.export": frozenset({"download_names", "fill", "fresh", "people", "pseudonyms", "request", "sheet"}),
    "export.github.give": frozenset({"api", "repositories"}),
    "protect.file_attacks.run": frozenset({"collecting", "reading", "scene"}),
    "cli.main": frozenset({"any_course", "console", "logs", "options", "steps"}),
}

EVERY = frozenset({"Exception", "BaseException", "builtins.Exception", "builtins.BaseException"})
NO_REASON = re.compile(r"(noqa|type: ignore|pragma: no|pylint|fmt|nosec)\S*( [A-Z]+\d+,?)*|(?i:todo|fixme|cover)\S*")


class Arrow(NamedTuple):
    """An import: by which module, of which; `attribute` is what a package's own __init__ was asked for."""

    source: str
    target: str
    attribute: str = ""


def read(folder: Path = GRADER) -> dict[str, str]:
    """Read the modules of a package by their names; a package has the name of its folder."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        name = ".".join((folder.name, *path.relative_to(folder).with_suffix("").parts))
        found[name.removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    return found


def faults(house: House) -> list[str]:
    """Say everything that the table or the limits do not allow, one line each."""
    drawn = arrows(house)
    walls = [*_rows(house), *_forbidden(drawn), *_between_siblings(drawn), *_circles(drawn)]
    return [*walls, *_reaching(house), *_sizes(house), *_swallowing(house)]


def row(module: str) -> str:
    """Return the row of the table that a module stands in; its first folder, but for the worker and the protocol."""
    parts = module.split(".")[1:]
    inner = ".".join(parts[:2])
    return inner if inner in ROWS else (parts[0] if parts else "")


def arrows(house: House) -> list[Arrow]:
    """Draw every import of one of our modules by another."""
    names = frozenset(house)
    found = [arrow for name, text in house.items() for arrow in _imports(name, text, names)]
    return sorted(arrow for arrow in set(found) if arrow.target != arrow.source)


def figures(house: House) -> tuple[int, int, int]:
    """Count rooms (folders and loose modules of the root), arrows between them, and floors."""
    rooms = {name: _room(name) for name in house if name != "grader"}
    between = {(rooms[a.source], rooms[a.target]) for a in arrows(house) if a.source in rooms and a.target in rooms}
    between = {(source, target) for source, target in between if source != target}
    return len(set(rooms.values())), len(between), _floors(between)


def _room(name: str) -> str:
    return name.split(".")[1]


def _floors(between: set[tuple[str, str]]) -> int:
    @cache
    def floor(room: str) -> int:
        return 1 + max((floor(target) for source, target in between if source == room), default=0)

    return max((floor(source) for source, _ in between), default=1)


def _rows(house: House) -> Iterator[str]:
    for name in house:
        if row(name) not in ROWS and row(name) != ANYTHING:
            yield f"{name}: no row of the table says what it may import"
    loose = [name for name in house if name.count(".") == 1 and name not in _packages(frozenset(house))]
    if len(loose) > MOST_LOOSE:
        yield f"grader: {len(loose)} loose modules, more than {MOST_LOOSE}: {', '.join(loose)}"


def _forbidden(drawn: list[Arrow]) -> Iterator[str]:
    for source, target, attribute in drawn:
        if target == "grader" and attribute == "__version__":
            continue
        if attribute:
            yield f"{source} imports {attribute} through the __init__ of {target}"
        own, other = row(source), row(target)
        if own != other and own in ROWS and other not in ROWS[own]:
            yield f"{source} may not import {target}"


def _between_siblings(drawn: list[Arrow]) -> Iterator[str]:
    for source, target, _ in [arrow for arrow in drawn if row(arrow.source) == row(arrow.target)]:
        for chooser, helpers in CHOOSERS.items():
            folder, _, own = chooser.rpartition(".")
            where, _, what = target.removeprefix("grader.").rpartition(".")
            if where == folder and what not in helpers | {own} and source != f"grader.{chooser}":
                yield f"{source} may not import {target}, which {chooser} alone chooses"


def _circles(drawn: list[Arrow]) -> Iterator[str]:
    """Name the modules of every circle of imports: what is left when all that reach no circle are taken away."""
    targets: dict[str, set[str]] = {}
    for source, target, _ in drawn:
        targets.setdefault(source, set()).add(target)
    while free := [name for name in targets if not targets[name] & targets.keys()]:
        for name in free:
            del targets[name]
    for name in sorted(targets):
        circle = _reached(name, targets)
        if name in circle and name == min(other for other in circle if name in _reached(other, targets)):
            yield f"circle of imports: {', '.join(sorted(o for o in circle if name in _reached(o, targets)))}"


def _reached(name: str, targets: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        new = targets.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def _reaching(house: House) -> Iterator[str]:
    for name, text in house.items():
        if row(name) != ANYTHING:
            yield from unexplained(name, text)


def _sizes(house: House) -> Iterator[str]:
    for name, text in house.items():
        lines = text.count("\n")
        if lines > MOST_LINES:
            yield f"{name} has {lines} lines, more than {MOST_LINES}"
        for function, length in _functions(text):
            if length > MOST_FUNCTION_LINES and f"{name}.{function}" not in TO_BE_SHORTENED:
                yield f"{name}.{function} has {length} lines, more than {MOST_FUNCTION_LINES}"


def _swallowing(house: House) -> Iterator[str]:
    for name, text in house.items():
        for line in _swallows(text):
            yield f"{name}, line {line}, swallows every exception: say beside it why that hides no fault"


@cache
def _swallows(text: str) -> tuple[int, ...]:
    """Return the lines that catch every exception, raise none and give no reason, or hide what they catch."""
    lines = text.splitlines()
    caught = (node.lineno for node in ast.walk(_tree(text)) if _catches_every(node))
    silent = (number for number in caught if not _is_reason(lines[number - 1].partition("  #")[2]))
    return tuple(sorted({*silent, *(node.lineno for node in ast.walk(_tree(text)) if _renames_every(node))}))


def _is_reason(comment: str) -> bool:
    """Tell whether a comment says something to a reader, not to a tool alone."""
    return len(NO_REASON.sub("", comment).split()) > 1


def _catches_every(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        every = node.type is None or _is_every(node.type)
        return every and not any(isinstance(each, ast.Raise) for each in ast.walk(node))
    is_call = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "suppress"
    return is_call and any(map(_is_every, node.args))


def _renames_every(node: ast.AST) -> bool:
    """Tell whether a statement gives `Exception` or `suppress` another name, under which it is not recognized."""
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in EVERY | {"suppress"} and alias.asname for alias in node.names)
    assigns = isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr))
    return (
        assigns and node.value is not None and (_is_every(node.value) or ast.unparse(node.value).endswith("suppress"))
    )


def _is_every(node: ast.expr) -> bool:
    named = node.elts if isinstance(node, ast.Tuple) else [node]
    return not EVERY.isdisjoint(map(ast.unparse, named))


@cache
def _functions(text: str) -> tuple[tuple[str, int], ...]:
    nodes = [node for node in ast.walk(_tree(text)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return tuple((node.name, _length(node)) for node in nodes)


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def _packages(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition(".")[0] for name in names)


@cache
def _imports(name: str, text: str, names: frozenset[str]) -> tuple[Arrow, ...]:
    package = name if name in _packages(names) else name.rpartition(".")[0]
    return tuple(_drawn(name, text, package, names))


def _drawn(name: str, text: str, package: str, names: frozenset[str]) -> Iterator[Arrow]:
    for node in ast.walk(_tree(text)):
        if isinstance(node, ast.Import):
            ours = [alias for alias in node.names if alias.name.split(".")[0] == "grader"]
            yield from (Arrow(name, alias.name) for alias in ours)
            yield from (Arrow(name, "grader") for alias in ours if not alias.asname)  # through which it has all of us
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, package)
            if base.split(".")[0] == "grader":
                yield from (_from(name, base, alias.name, names) for alias in node.names)


def _base(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join((*above, *([node.module] if node.module else [])))


def _from(name: str, base: str, what: str, names: frozenset[str]) -> Arrow:
    if f"{base}.{what}" in names:
        return Arrow(name, f"{base}.{what}")
    return Arrow(name, base, what if base in _packages(names) else "")


def main() -> None:
    """Print the figures of the house, then its faults."""
    house = read()
    print("{} rooms, {} arrows, {} floors".format(*figures(house)))
    for fault in faults(house):
        print(fault)


if __name__ == "__main__":
    main()
