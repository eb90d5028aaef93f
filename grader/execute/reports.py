"""Reading what a student's process says about its cells: exact types, short printable texts, one error for nonsense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from grader.errors import NeedsPerson, SandboxError, Unreadable
from grader.execute.printable import fields_of, printable, small_number
from grader.execute.protocol.bounds import (
    MAX_ANSWERS,
    MAX_ANSWERS_CHARS,
    MAX_FAILURES,
    MAX_LINE_CHARS,
    MAX_NAME_CHARS,
    MAX_NOTES,
    MAX_OTHERS,
    MAX_SOURCE_CHARS,
    MAX_TYPE_CHARS,
)
from grader.execute.protocol.decode import decode
from grader.execute.protocol.frames import ProtocolError
from grader.execute.worker.outcomes import OUT_OF_TIME
from grader.records.execution import Failure, Function, NotRun, Outcome, Report

CUT = "\n\n(Cut here: the notebook holds more.)"


def read_report(payload: bytes) -> tuple[Report, dict[int, int | None]]:
    """Turn a REPORT frame into a report and the cells that ran out of time, by number: at which statement, if known.

    Raises
    ------
    Unreadable
        The file is neither a notebook nor a module.
    NeedsPerson
        It is a notebook of another language, or of two versions that were not merged.
    SandboxError
        The payload is not a report.
    """
    try:
        fields = fields_of(decode(payload))
    except ProtocolError as error:
        raise SandboxError("the report made no sense") from error
    remedy = printable(fields.get("remedy", ""), MAX_LINE_CHARS)
    if "unreadable" in fields:
        raise Unreadable(printable(fields["unreadable"], MAX_LINE_CHARS), remedy)
    if "needs_person" in fields:
        raise NeedsPerson(printable(fields["needs_person"], MAX_LINE_CHARS), remedy)
    try:
        failures = [
            (small_number(number), _failure(entry)) for number, *entry in _listed(fields["failures"], MAX_FAILURES)
        ]
        slow: dict[int, int | None] = {number: None for number, failure in failures if failure.error == OUT_OF_TIME}
        left = [(small_number(cell), small_number(at)) for cell, at in _listed(fields.get("left", []), MAX_FAILURES)]
        slow |= {cell: at for cell, at in left if cell in slow}
        return _report(fields, tuple(failure for _, failure in failures)), slow
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise SandboxError("the report made no sense") from error


def _report(fields: dict[str, Any], failures: tuple[Failure, ...]) -> Report:
    outcomes = fields_of(fields.get("outcomes", {}))
    return Report(
        functions={str(name): _function(fields_of(entry)) for name, entry in fields_of(fields["functions"]).items()},
        failures=failures,
        failed=small_number(fields.get("failed", len(failures))),
        ran=small_number(fields.get("ran", 0)),
        not_run=tuple(
            NotRun(printable(cell, MAX_NAME_CHARS), printable(command, MAX_NAME_CHARS))
            for cell, command in _listed(fields.get("not_run", []), MAX_NOTES)
        ),
        overwritten={
            printable(task, MAX_NAME_CHARS): printable(cell, MAX_NAME_CHARS)
            for task, cell in fields_of(fields.get("overwritten", {})).items()
        },
        others=tuple(_names(_listed(fields.get("others", []), MAX_OTHERS))),
        answers=dict(_answers(fields_of(fields["answers"]))),
        notes=tuple(printable(note, MAX_LINE_CHARS) for note in _listed(fields["notes"], MAX_NOTES)),
        outcomes={printable(name, MAX_NAME_CHARS): _outcome(entry) for name, entry in outcomes.items()},
        files=tuple(map(_file, _listed(fields.get("files", [])))),
    )


def _names(found: Sequence[Any]) -> Iterator[str]:
    """Yield what can be a name in Python."""
    yield from (name for name in (printable(one, MAX_NAME_CHARS) for one in found) if name.isidentifier())


def _listed(value: Any, most: int | None = None) -> list[Any]:
    """Return the first entries of a list; an array or a table has other ways to be cut."""
    if type(value) is not list:
        raise SandboxError("a list was expected")
    return value[:most]


def _answers(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the answers in words, cut where one or all of them are longer than a page should be."""
    left = MAX_ANSWERS_CHARS
    for name, text in islice(found.items(), MAX_ANSWERS):
        shown = printable(text, min(MAX_SOURCE_CHARS, left), lines=True)
        left -= len(shown)
        yield printable(name, MAX_NAME_CHARS), shown if len(shown) == len(text) else f"{shown}{CUT}"


def _failure(entry: Any) -> Failure:
    cell, line, error, package, *more = entry  # of a notebook of another grader's no more is known
    lost, unread = more or ([], False)
    return Failure(
        printable(cell, MAX_NAME_CHARS),
        small_number(line),
        printable(error, MAX_LINE_CHARS),
        printable(package, MAX_NAME_CHARS),
        tuple(printable(name, MAX_NAME_CHARS) for name in _listed(lost)),
        unread is True,
    )


def _function(fields: dict[str, Any]) -> Function:
    return Function(
        callable=fields["callable"] is True,
        kind=printable(fields["kind"], MAX_TYPE_CHARS),
        source=printable(fields["source"], MAX_SOURCE_CHARS, lines=True),
        cell=printable(fields["cell"], MAX_NAME_CHARS),
        line=small_number(fields["line"]),
    )


def _outcome(entry: Any) -> Outcome:
    error, shown, unchanged, by_hand = entry
    return Outcome(
        printable(error, MAX_LINE_CHARS), printable(shown, MAX_LINE_CHARS), unchanged is True, by_hand is True
    )


def _file(entry: Any) -> tuple[str, bytes]:
    name, data = entry
    if type(name) is not str or type(data) is not bytes or name.startswith("/") or ".." in name.split("/"):
        raise ValueError("no file of the working folder")
    return name, data
