"""Reading what a student's process answers to a call: a value, or the fault in its place."""

from __future__ import annotations

import builtins
from typing import Any

from grader.errors import Changed, NotWritten, Raised, SandboxError
from grader.execute.printable import fields_of, printable, small_number
from grader.execute.protocol.bounds import (
    MAX_CODE_CHARS,
    MAX_KINDS,
    MAX_LINE_CHARS,
    MAX_NAME_CHARS,
    MAX_TYPE_CHARS,
)
from grader.execute.protocol.decode import decode
from grader.execute.protocol.frames import Kind
from grader.records.execution import Reply

# Names that say what went wrong. A name of the student's own making could say anything, such as what was asked.
KNOWN_ERRORS = {
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
}
KNOWN_ERRORS |= {"LinAlgError", "AxisError", "UFuncTypeError", "DTypePromotionError", "_UFuncNoLoopError"}
OWN_ERROR = "an exception of its own"


def read_reply(kind: Kind, payload: bytes) -> Reply:
    """Turn one frame into a reply; raise `SandboxError` for anything else."""
    value = decode(payload) if payload else None
    if kind is Kind.VALUE:
        return Reply(value)
    if kind is Kind.CHANGED:
        return Reply(fault=Changed("It changed the arguments it was given. Work on a copy, such as z.copy()."))
    if kind is Kind.RAISED:
        return Reply(fault=_raised(fields_of(value)))
    raise SandboxError("not a reply")


def _raised(fields: dict[str, Any]) -> Exception:
    name = printable(fields.get("type"), MAX_TYPE_CHARS)
    name = name if name in KNOWN_ERRORS else OWN_ERROR
    message, text = printable(fields.get("message"), MAX_LINE_CHARS), printable(fields.get("text"), MAX_CODE_CHARS)
    cell, line = printable(fields.get("cell"), MAX_NAME_CHARS), small_number(fields.get("line"))
    if fields.get("own") is True:
        return NotWritten("It is not written yet.")
    place = "" if cell.startswith("line ") else f"{cell}, "  # a module has no cells
    where = f" ({place}line {line}: `{text}`)" if line and text else ""
    kinds = fields.get("kinds")
    if type(kinds) is not list:
        raise SandboxError("a list was expected")
    names = tuple(printable(kind, MAX_TYPE_CHARS) for kind in kinds[:MAX_KINDS])
    package = printable(fields.get("package", ""), MAX_NAME_CHARS)
    return Raised(f"It raised {name}: {message}{where}", message, names, package)
