"""A whole submission run: its cells in order, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..protocol.bounds import MAX_FAILURES, MAX_NOTES
from .cells import MAX_PARTS, Runner, join
from .experiments import experiments
from .fingerprint import fingerprint
from .notebook import Cell
from .outcomes import ALL, CellRun, Failure, Steps

Announce = Callable[[int, int], None]
CELL_BEGINS = -1  # announced in the place of a statement's number


class NotebookRun:
    """Runs the cells of one submission and collects what became of them."""

    def __init__(self, runner: Runner, rules: dict[str, Any], announce: Announce) -> None:
        self.runner, self.rules, self.announce = runner, rules, announce
        self.hurry, self.skippable = set(rules["hurry"]), set(rules["skippable"])
        self.left_out = experiments(runner.precompiled, rules["tasks"]) if rules["again"] else {}
        self.failures: list[tuple[int, Failure]] = []  # with the number of the cell
        self.notes: list[str] = []
        self.overwritten: dict[str, str] = {}  # names of tasks that are no functions any more, and the cell
        self.left: list[list[int]] = []  # cells that ran out of time, and at which statement
        self.ran = 0

    def run(self, cells: Iterable[Cell]) -> None:
        """Run these cells, in order."""
        before: tuple[Cell, ...] = ()
        functions = self._functions()
        for cell in cells:
            if not cell.source.strip() or fingerprint(cell.source) in self.skippable:
                continue
            before = (*before, self._run_cell(cell, before))[-MAX_PARTS:]
            functions = self._compare(functions, cell.name)

    def report(self) -> dict[str, Any]:
        """Return what became of the cells, as it is sent."""
        told = [
            [number, each.cell, each.line, each.error, each.package, self._lost(each), each.unread]
            for number, each in self.failures[:MAX_FAILURES]
        ]
        return {
            "failures": told,
            "failed": len(self.failures),
            "left": self.left[:MAX_FAILURES],
            "ran": self.ran,
            "notes": self.notes[:MAX_NOTES],
            "overwritten": self.overwritten,
            "not_run": [list(entry) for entry in self.runner.commands.not_run],
        }

    def _run_cell(self, cell: Cell, before: Sequence[Cell]) -> Cell:
        """Run one cell, with those before it that a statement was split over; return what was run."""
        self.announce(cell.number, CELL_BEGINS)
        run = self.runner.run(cell, self._steps(cell), hurry=cell.number in self.hurry)
        parts = self.runner.split(before, cell) if run.unread else ()
        if parts:
            self.notes.append(f"{parts[0].name} to {cell.name} were run as one: a statement was split between them")
            self.failures = [entry for entry in self.failures if entry[0] < parts[0].number]
            cell = join((*parts, cell))
            run = self.runner.run(cell, self._steps(cell), hurry=cell.number in self.hurry)
        self._add(cell.number, run)
        return cell

    def _add(self, number: int, run: CellRun) -> None:
        self.ran += run.ran
        self.failures += [(number, failure) for failure in run.failures]
        if run.left is not None:
            self.left.append([number, run.left])

    def _steps(self, cell: Cell) -> Steps:
        """Return the statements to run: an earlier process may have hung or ended at some of them."""
        mine = [entry for entry in self.rules["skip"] if entry[0] == cell.number]
        left_out = self.left_out.get(cell.source, {})
        if not mine and not left_out and cell.number not in self.rules["careful"]:
            return ALL
        left, why = min(((statement, why) for _, statement, leave, why in mine if leave), default=(None, ""))
        return Steps(
            skipped=left_out | {statement: why for _, statement, leave, why in mine if not leave},
            left_at=left,
            left_for=why,
            announce=lambda statement: self.announce(cell.number, statement),
        )

    def _lost(self, failure: Failure) -> list[str]:
        """Return the tasks that are not defined, and would be if this had not failed."""
        return [name for name in self.rules["tasks"] if name in failure.binds and name not in self.runner.namespace]

    def _functions(self) -> set[str]:
        namespace = self.runner.namespace
        return {name for name in self.rules["tasks"] if callable(namespace.get(name))}

    def _compare(self, functions: set[str], cell: str) -> set[str]:
        """Note which tasks were functions before this cell and are none after it; return those that are now."""
        now = self._functions()
        self.overwritten |= dict.fromkeys(functions - now, cell)
        for name in self.overwritten.keys() & now:
            del self.overwritten[name]
        return now
