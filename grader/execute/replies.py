"""Reading what a student's process answers to a call: a value, or the fault in its place."""

from __future__ import annotations

import builtins
from typing import Any

from grader.errors import Changed, NotWritten, Raised, Refused, SandboxError
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
from grader.execute.reply_allowance import ReplyAllowance
from grader.records.execution import Call, Reply

# Names that say what went wrong. A name of the student's own making could say anything, such as what was asked.
KNOWN_ERRORS = {
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
}
KNOWN_ERRORS |= {"LinAlgError", "AxisError", "UFuncTypeError", "DTypePromotionError", "_UFuncNoLoopError"}
OWN_ERROR = "an exception of its own"
TOO_MUCH = Reply(fault=Refused("It has returned far more than any answer here is large: no more is read."))
CHANGED = (
    "It changed the arguments it was given. Change copies instead: x.copy() copies an array, a dict or a table, "
    "[x.copy() for x in xs] a list of arrays."
)


class ReplyReader:
    """Reads the replies of one submission, as far as its allowance goes; a value that comes twice to a call, once.

    `packages` are those that a function would have needed, and that are not installed here.
    """

    def __init__(self, allowance: ReplyAllowance) -> None:
        self.packages: set[str] = set()
        self._allowance = allowance
        self._values: dict[int, tuple[bytes, Reply]] = {}  # by the identity of the call

    def forget(self) -> None:
        """Forget the values: other calls come."""
        self._values.clear()

    def read(self, call: Call, kind: Kind, payload: bytes) -> Reply:
        """Return the reply to a call, or to a step of its script."""
        if not self._allowance.covers(call.function, len(payload)):
            return TOO_MUCH
        before = self._values.get(id(call))
        is_value = kind in (Kind.VALUE, Kind.MATRIX)
        if before is not None and is_value and before[0] == payload:
            return before[1]
        reply = read_reply(kind, payload)
        if is_value and not call.steps:
            self._values[id(call)] = payload, reply
        if isinstance(reply.fault, Raised) and reply.fault.package:
            self.packages.add(reply.fault.package)
        return reply


def read_reply(kind: Kind, payload: bytes) -> Reply:
    """Turn one frame into a reply; raise `SandboxError` for anything else."""
    value = decode(payload) if payload else None
    if kind in (Kind.VALUE, Kind.MATRIX):
        return Reply(value, by_matrix=kind is Kind.MATRIX)
    if kind is Kind.CHANGED:
        return Reply(fault=Changed(CHANGED))
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
    in_matrix = fields.get("matrix", False) is True
    return Raised(f"It raised {name}: {message}{where}", message, names, package, in_matrix=in_matrix)
