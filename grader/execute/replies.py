"""Reading what the untrusted side says of itself: exact types, short printable texts, one error for nonsense."""

from __future__ import annotations

import builtins
from itertools import islice
from typing import Any

from grader.errors import Changed, NeedsPerson, NotWritten, Raised, SandboxError, Unreadable
from grader.execute.protocol.bounds import (
    MAX_ANSWERS,
    MAX_LINE_CHARS,
    MAX_NOTES,
    MAX_SOURCE_CHARS,
    MAX_TYPE_CHARS,
)
from grader.execute.protocol.decode import decode
from grader.execute.protocol.frames import Kind, WireError
from grader.execute.worker.cells import OUT_OF_TIME
from grader.records.execution import Function, Outcome, Reply, Report

# Names that say what went wrong. A name of the student's own making could say anything, such as what was asked.
KNOWN_ERRORS = {
    name for name, what in vars(builtins).items() if isinstance(what, type) and issubclass(what, BaseException)
}
KNOWN_ERRORS |= {"LinAlgError", "AxisError", "UFuncTypeError", "DTypePromotionError", "_UFuncNoLoopError"}
OWN_ERROR = "an exception of its own"


def read_reply(kind: Kind, payload: bytes) -> Reply:
    """Turn one frame into a reply; raise `SandboxError` for what is no reply."""
    value = decode(payload) if payload else None
    if kind is Kind.VALUE:
        return Reply(value)
    if kind is Kind.CHANGED:
        return Reply(fault=Changed("It changed the arguments it was given. Work on a copy, such as z.copy()."))
    if kind is Kind.RAISED:
        return Reply(fault=_raised(_fields(value)))
    raise SandboxError("not a reply")


def read_report(payload: bytes) -> tuple[Report, set[int]]:
    """Turn a REPORT frame into a report and the numbers of the cells that ran out of time.

    Raises
    ------
    Unreadable
        The file is neither a notebook nor a module.
    NeedsPerson
        It is a notebook of another language, or of two versions that were not merged.
    SandboxError
        What came is no report.
    """
    try:
        fields = _fields(decode(payload))
    except WireError as error:
        raise SandboxError("the report made no sense") from error
    remedy = plain(fields.get("remedy", ""), MAX_LINE_CHARS)
    if "unreadable" in fields:
        raise Unreadable(plain(fields["unreadable"], MAX_LINE_CHARS), remedy)
    if "needs_person" in fields:
        raise NeedsPerson(plain(fields["needs_person"], MAX_LINE_CHARS), remedy)
    try:
        troubles = [
            (int(n), plain(cell, 40), plain(text, MAX_LINE_CHARS), int(line))
            for n, cell, text, line in fields["troubles"]
        ]
        functions = {str(name): _function(_fields(entry)) for name, entry in _fields(fields["functions"]).items()}
        answers = {
            plain(name, 100): plain(text, MAX_SOURCE_CHARS, lines=True)
            for name, text in islice(_fields(fields["answers"]).items(), MAX_ANSWERS)
        }
        outcomes = {plain(name, 100): _outcome(entry) for name, entry in _fields(fields.get("outcomes", {})).items()}
        notes = tuple(plain(note, MAX_LINE_CHARS) for note in fields["notes"][:MAX_NOTES])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise SandboxError("the report made no sense") from error
    told = tuple(f"{cell}{f', line {line}' if line else ''}: {text}" for _, cell, text, line in troubles[:MAX_NOTES])
    return Report(functions, told, answers, notes, outcomes), {n for n, _, text, _ in troubles if text == OUT_OF_TIME}


def plain(text: Any, limit: int, *, lines: bool = False) -> str:
    """Make a text of the other side's safe to show: printable, short, and on one line unless `lines`."""
    if type(text) is not str:
        raise SandboxError("a text was expected")
    keep = "\n\t" if lines else ""
    return "".join(c if c.isprintable() or c in keep else " " for c in text[: limit * 2])[:limit]


def _raised(fields: dict[str, Any]) -> Exception:
    name = plain(fields.get("type"), MAX_TYPE_CHARS)
    name = name if name in KNOWN_ERRORS else OWN_ERROR
    message, text = plain(fields.get("message"), MAX_LINE_CHARS), plain(fields.get("text"), 200)
    cell, line = plain(fields.get("cell"), 40), fields.get("line")
    if fields.get("own") is True:
        return NotWritten("It is not written yet.")
    where = f" ({cell}, line {line}: `{text}`)" if type(line) is int and line and text else ""
    kinds = fields.get("kinds")
    if type(kinds) is not list:
        raise SandboxError("a list was expected")
    return Raised(f"It raised {name}: {message}{where}", message, tuple(plain(kind, MAX_TYPE_CHARS) for kind in kinds))


def _function(fields: dict[str, Any]) -> Function:
    return Function(
        callable=fields["callable"] is True,
        what=plain(fields["what"], MAX_TYPE_CHARS),
        source=plain(fields["source"], MAX_SOURCE_CHARS, lines=True),
        cell=plain(fields["cell"], 40),
        line=int(fields["line"]),
    )


def _outcome(entry: Any) -> Outcome:
    error, shown, unchanged, by_hand = entry
    return Outcome(plain(error, MAX_LINE_CHARS), plain(shown, MAX_LINE_CHARS), unchanged is True, by_hand is True)


def _fields(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise SandboxError("a dict was expected")
    return value
