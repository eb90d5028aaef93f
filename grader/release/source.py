"""A source notebook before and after nbgrader takes its answers out; each fault is named with its cell.

before    every BEGIN has its END, in a solution cell; the answer key is Python
after     no task is defined as the answer key defines it
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from grader.course.notebook import Cell, read_cells
from grader.errors import CourseError
from grader.judge.key_source import key_source, without_magics
from grader.records.course import Assignment

REGIONS: Final = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")


def expect_markers(path: Path) -> None:
    """Refuse a source notebook from which nbgrader could not take the answers.

    Raises
    ------
    CourseError
        A marker stands alone or in a cell that is no solution, or a cell of the answer key is no Python; each is named.
    """
    faults = [
        f"{path.name}: {cell.told(number)} {fault}"
        for number, cell in enumerate(read_cells(path), 1)
        for fault in _unpaired(cell)
    ]
    if faults:
        raise CourseError("\n".join(faults))
    key_source(path.parent)


def refuse_whole_answers(made: Path, source: Path, assignment: Assignment) -> None:
    """Refuse a released notebook in which a task is defined as in the answer key.

    Raises
    ------
    CourseError
        The task and its cell are named, each on a line.
    """
    key = _definitions(key_source(source).text)
    tasks = {task.name for task in assignment.tasks}
    faults = [
        f"{name} in {cell.told(number)} of {source / made.name} is a whole answer: put it between "
        f"### BEGIN SOLUTION and ### END SOLUTION in a cell with nbgrader's mark for solutions"
        for number, cell in enumerate(read_cells(made), 1)
        if cell.is_code
        for name, definition in _definitions(without_magics(cell.source)).items()
        if name in tasks and key.get(name) == definition
    ]
    if faults:
        raise CourseError("\n".join(faults))


def _unpaired(cell: Cell) -> Iterator[str]:
    for region in REGIONS:
        yield from _unpaired_of(region, cell.source)
    if "BEGIN SOLUTION" in cell.source and not cell.solution:
        yield (
            "has ### BEGIN SOLUTION and is no solution cell: mark it so in nbgrader's toolbar "
            "(Autograded answer or Manually graded answer)"
        )


def _unpaired_of(region: str, source: str) -> Iterator[str]:
    begun = False
    for found in re.findall(rf"(BEGIN|END) {region}", source):
        if found == "BEGIN" and begun:
            yield f"has two ### BEGIN {region} and no ### END {region} between them"
        elif found == "END" and not begun:
            yield f"has ### END {region} without ### BEGIN {region} above it: the answer would go to students"
        begun = found == "BEGIN"
    if begun:
        yield f"has ### BEGIN {region} without ### END {region}: write the latter below the answer"


def _definitions(text: str) -> dict[str, str]:
    """Return what each top-level function and class of a text does, by name; comments and blanks do not count."""
    nodes: Sequence[ast.stmt] = ()
    with suppress(SyntaxError):  # a lesson may show what is no Python
        nodes = ast.parse(text).body
    return {node.name: ast.dump(node) for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
