"""What became of a submission's cells, in words: for the teacher, and in other words for the student."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from grader.execute.worker.outcomes import OUT_OF_TIME
from grader.records.execution import Failure, NotRun, Report

MAX_TOLD: Final = 20  # failures in a teacher's note
MAX_REMARKS: Final = 5  # failures on a student's page
MAX_COMMANDS: Final = 5


def teacher_notes(report: Report) -> tuple[str, ...]:
    """Describe for the teacher everything that did not run."""
    own = _own(report)
    more = report.failed - len(report.failures) + max(len(own) - MAX_TOLD, 0)
    return (
        *report.notes,
        *(f"{task} is a function until {cell} puts something else there" for task, cell in _overwritten(report)),
        *(
            f"{package} is not installed here: {_count(failures, 'statement')} failed for it ({_places(failures)})"
            for package, failures in _by_package(report)
        ),
        *_commands("not run while grading", report.not_run),
        *map(failure_line, own[:MAX_TOLD]),
        *([f"{more} more statements failed"] if more > 0 else []),
    )


def student_remarks(report: Report) -> tuple[str, ...]:
    """Describe for the student what did not run, and what that means."""
    alike = _by_error(report)
    more = report.failed - len(report.failures) + sum(map(len, alike[MAX_REMARKS:]))
    return (
        *(
            f"`{task}` was your function until {cell} gave that name to something else: use another name there."
            for task, cell in _overwritten(report)
        ),
        *(
            f"Your file imports {package}, which the grader does not have: what uses it did not run "
            f"({_places(failures)})."
            for package, failures in _by_package(report)
        ),
        *_commands("The grader leaves these lines of your file out, and runs the rest", report.not_run),
        *map(_remark, alike[:MAX_REMARKS]),
        *([f"{more} more statements of your file failed."] if more > 0 else []),
    )


def syntax_errors(report: Report) -> Iterator[str]:
    """Yield the place of each cell that is no Python, with Python's words."""
    yield from (failure_line(failure) for failure in _own(report) if failure.unread)


def failure_line(failure: Failure) -> str:
    """Say where a statement failed, and Python's words."""
    return f"{place_of(failure)}: {failure.error}"


def not_a_function(task: str, report: Report) -> str:
    """Tell the student that a task's name holds something that cannot be called."""
    kind = report.functions[task].kind
    if task in report.overwritten:
        return (
            f"`{task}` was a function until {report.overwritten[task]} gave its name to a value of type {kind}: "
            "use another name there."
        )
    return f"`{task}` is not a function when your cells have run; its type is {kind}."


def spent(report: Report) -> str:
    """Tell the student that no time was left for a call, and which cell took it, if one did."""
    slow = next((failure for failure in report.failures if failure.error == OUT_OF_TIME), None)
    told = (
        f" Part of it went into {place_of(slow)}, which was still running when its time was up: begin there."
        if slow
        else ""
    )
    return f"The time for the whole submission was used up.{told}"


def _own(report: Report) -> list[Failure]:
    return [failure for failure in report.failures if not failure.package]


def _by_package(report: Report) -> Iterator[tuple[str, list[Failure]]]:
    lacking = sorted((failure for failure in report.failures if failure.package), key=lambda failure: failure.package)
    return ((package, list(failures)) for package, failures in groupby(lacking, lambda failure: failure.package))


def _by_error(report: Report) -> list[list[Failure]]:
    """Put failures with the same words of Python together, the first first: a loop that never ends stops many cells."""
    alike: dict[str, list[Failure]] = {}
    for failure in _own(report):
        alike.setdefault(failure.error, []).append(failure)
    return list(alike.values())


def _overwritten(report: Report) -> Sequence[tuple[str, str]]:
    return sorted(report.overwritten.items())


def _commands(begin: str, not_run: Sequence[NotRun]) -> Iterator[str]:
    """Name the commands that were not run, in one sentence."""
    if not_run:
        told = ", ".join(f"`{entry.command}` ({entry.cell})" for entry in not_run[:MAX_COMMANDS])
        more = len(not_run) - MAX_COMMANDS
        yield f"{begin}: {told}{f' and {more} more' if more > 0 else ''}"


def _remark(alike: Sequence[Failure]) -> str:
    if len(alike) > 1:
        begin = f"{len(alike)} statements of your file failed, and what they define, if anything, is missing"
        return f"{begin}: {alike[0].error} (in {_places(alike)})."
    told = f"{alike[0].error} (in {place_of(alike[0]).replace(', line', ', at line')})"
    return f"A statement of your file failed, and what it defines, if anything, is missing: {told}."


def _places(failures: Sequence[Failure]) -> str:
    told = "; ".join(map(place_of, failures[:3]))
    return f"{told}; ..." if len(failures) > 3 else told


def place_of(failure: Failure) -> str:
    """Say where a statement failed: the cell, or of a module the line alone."""
    if failure.cell.startswith("line "):  # of a module
        return f"line {failure.line}" if failure.line else failure.cell
    return f"{failure.cell}, line {failure.line}" if failure.line else failure.cell


def _count(failures: Sequence[Failure], noun: str) -> str:
    return f"1 {noun}" if len(failures) == 1 else f"{len(failures)} {noun}s"
