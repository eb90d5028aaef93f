"""Answering calls: look the function up, call it, send back what it returned."""

from __future__ import annotations

import ast
import inspect
import linecache
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FunctionType, MappingProxyType
from typing import Any

from ..protocol.bounds import (
    MAX_CODE_CHARS,
    MAX_KINDS,
    MAX_LINE_CHARS,
    MAX_NAME_CHARS,
    MAX_OTHERS,
    MAX_SOURCE_CHARS,
    MAX_TYPE_CHARS,
)
from ..protocol.decode import decode
from ..protocol.encode import encode_call, encode_leniently
from ..protocol.frames import Kind
from ..protocol.generators import put_back
from ..protocol.references import live, referring
from ..protocol.session import KEEPS, ChangedArgumentsError, Session, performing
from ..protocol.unserializable import UnserializableError
from .matrices import PRODUCTS, MatrixWatch
from .outcomes import line_in, missing_package
from .statements import NOT_PYTHON

MATRIX_MODULE = "numpy.matrixlib.defmatrix"
Ask = Callable[[int, tuple[Any, ...]], Any]


def answer(
    namespace: dict[str, Any],
    payload: bytes,
    ask: Ask,
    missing: Mapping[str, str] = MappingProxyType({}),
    watch: MatrixWatch | None = None,
) -> tuple[Kind, bytes]:
    """Call the function that `payload` names with the arguments it holds.

    Returns
    -------
    `VALUE` with what the function returned, `MATRIX` where it computed with np.matrix, `CHANGED` when it changed its
    arguments, or `RAISED` with type, message, line and whether its own body says that it is not written yet.
    """
    name, *arguments = decode(payload, callbacks=True)
    given = live(arguments, lambda reference: lambda *asked: ask(reference.number, asked))
    function: Any = namespace.get(name)
    if watch:
        watch.begin()
    try:
        with put_back(given):
            found = function(*given)
            value = encode_leniently(found)
    except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
        return Kind.RAISED, encode_leniently({**_raised(error, function), "package": missing_package(error, missing)})
    now = referring(arguments, given)
    if not _is_call(payload, name, now):
        return Kind.CHANGED, b""
    return Kind.MATRIX if watch and watch.saw(found) else Kind.VALUE, value


def answer_steps(
    namespace: dict[str, Any], payload: bytes, ask: Ask, missing: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[Kind, bytes]]:
    """Perform the script that `payload` holds; yield a reply to each step, as `answer` gives one to a call."""
    steps = decode(payload, callbacks=True, objects=True)
    with performing(namespace, ask, steps) as session:
        for step in steps:
            yield _performed(session, step, missing)


def _performed(session: Session, step: list[Any], missing: Mapping[str, str]) -> tuple[Kind, bytes]:
    try:
        value = session.perform(step)
        return Kind.VALUE, encode_leniently(None if step[KEEPS] else value)
    except ChangedArgumentsError:
        return Kind.CHANGED, b""
    except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
        fields = {**_raised(error, session.function), "package": missing_package(error, missing)}
        return Kind.RAISED, encode_leniently(fields)


def describe_function(value: Any) -> dict[str, Any]:
    """Say what stands under a task's name: can it be called, and how did the student write it."""
    code = getattr(inspect.unwrap(value) if callable(value) else value, "__code__", None)
    cell, first = getattr(code, "co_filename", ""), getattr(code, "co_firstlineno", 0)
    lines = linecache.getlines(cell) if isinstance(cell, str) and cell in linecache.cache else []
    source = "".join(_block(lines[first - 1 :]))[:MAX_SOURCE_CHARS] if lines and first else ""
    return {
        "callable": callable(value),
        "kind": type(value).__name__[:MAX_TYPE_CHARS],
        "source": source,
        "cell": cell,
        "line": first,
    }


def own_functions(namespace: Mapping[str, Any], tasks: Sequence[str]) -> list[str]:
    """Name the functions that the cells have defined under names that are no task's."""
    module = namespace.get("__name__")
    functions = (name for name, value in namespace.items() if isinstance(value, FunctionType) and name not in tasks)
    own = [name for name in functions if not name.startswith("_") and namespace[name].__module__ == module]
    return [name[:MAX_NAME_CHARS] for name in own[:MAX_OTHERS]]


def _block(lines: list[str]) -> list[str]:
    """Return the lines of the statement that begins here, as the slower `inspect.getblock` does."""
    try:
        statements = ast.parse("".join(lines)).body
    except NOT_PYTHON:  # it does not begin here, or what comes later is a magic
        return inspect.getblock(lines)
    if not statements:  # the text of something else under the same name, as <string> is from Python 3.13 on
        return []
    end = statements[0].end_lineno or 0
    behind = next((line for line in lines[end:] if line.strip()), "")
    return inspect.getblock(lines) if behind[:1].isspace() else lines[:end]  # a comment may belong to the body


def _is_call(payload: bytes, name: str, arguments: list[Any]) -> bool:
    """Tell whether these arguments are still those that came."""
    try:
        return encode_call(name, arguments) == payload
    except UnserializableError:
        return False


def _raised(error: BaseException, function: Any) -> dict[str, Any]:
    function = vars(function).get("__init__", function) if isinstance(function, type) else function
    code = getattr(function, "__code__", None)
    cell = getattr(code, "co_filename", "")
    line = line_in(error, cell)
    return {
        "type": type(error).__name__[:MAX_TYPE_CHARS],
        "kinds": [kind.__name__[:MAX_TYPE_CHARS] for kind in type(error).__mro__[:MAX_KINDS]],
        "message": _message(error),
        "cell": cell if isinstance(cell, str) else "",
        "line": line,
        "text": linecache.getline(cell, line).strip()[:MAX_CODE_CHARS] if line else "",
        "matrix": _is_of_matrix(error),
        "own": isinstance(error, NotImplementedError) and _innermost(error) is code,
    }


def _innermost(error: BaseException) -> Any:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step.tb_frame.f_code if step is not None else None


def _is_of_matrix(error: BaseException) -> bool:
    """Tell whether the * or ** of an np.matrix raised this."""
    step = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        if frame.f_code.co_name in PRODUCTS and frame.f_globals.get("__name__") == MATRIX_MODULE:
            return True
        step = step.tb_next
    return False


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MAX_LINE_CHARS]
    except BaseException:  # noqa: BLE001  a hostile __str__ has no message
        return ""
