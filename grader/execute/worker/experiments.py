"""What the released notebook tries out with the tasks' functions: run once, and left out when the cells run again.

When a call has hung or ended its process, the cells run again to define the functions; an experiment of the lesson
that calls a function which never ends would take the time of all the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import CodeType
from typing import Final

from .statements import Precompiled

LEFT_OUT: Final = "it is an experiment of the lesson, and not run again"


def experiments(released: Precompiled, tasks: Iterable[str]) -> dict[str, dict[int, str]]:
    """Find by cell the statements that use a task, directly or through a function of the lesson; definitions use none.

    Returns
    -------
    by the source of the cell: the numbers of the statements, each with why it is left out
    """
    used, found = set(tasks), dict[str, dict[int, str]]()
    for source, cell in released.items():
        for number, statement in enumerate(cell.statements):
            if used.isdisjoint(_names(statement.code)):
                continue
            if statement.defines:
                used.update(statement.binds)
            else:
                found.setdefault(source, {})[number] = LEFT_OUT
    return found


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _names(part)
