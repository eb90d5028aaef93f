"""The public checks in a living notebook: `from grader import check`, then `check("hidden_delta")` in a cell.

check(name)
  lookup ─► pytest ─► the functions of the cell's namespace, called as a grading process calls them ─► Shown

Arguments and answers go through the same wire as in grading, so that what is right here is right there. Whatever goes
wrong is said in a sentence: a notebook never shows a traceback of ours. While `nbgrader validate` runs the notebook,
what is not right is an error, since it would say "Success" otherwise.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from grader.checks.lookup import Checklist, checklist
from grader.checks.watchdog import available, watched
from grader.course.secret import seeded
from grader.errors import GraderError, NotDefined, OutOfTime, Refused
from grader.execute.carried import encode_steps
from grader.execute.not_defined import nearly
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode, encode_call
from grader.execute.protocol.frames import Kind
from grader.execute.replies import read_reply
from grader.execute.worker.answer import answer, answer_steps, describe_function, own_functions
from grader.execute.worker.timer import CellOutOfTime, time_limit
from grader.judge.public import evaluate
from grader.records.execution import Call, Reply
from grader.report.html.cell import Shown, sentence, show

EXECUTION = "NBGRADER_EXECUTION"  # set by nbgrader while it runs a notebook
CALL_SECONDS = 5.0
FILE_NAMES = ("__session__", "__vsc_ipynb_file__")  # where JupyterLab and VS Code write the notebook's path
ENDLESS = "It was still running after 5 seconds. Is there a loop that never ends?"


def check(*tasks: Any) -> Shown:
    """Check functions of this notebook with the public checks: `check("forward")`, or `check()` for all tasks."""
    namespace = sys._getframe(1).f_globals  # noqa: SLF001  the cell that calls
    shown = _answer(tasks, namespace)
    if os.environ.get(EXECUTION) == "validate" and not shown.passed:
        raise AssertionError(shown.text)  # the only answer that nbgrader's Validate button understands
    return shown


def _answer(tasks: tuple[Any, ...], namespace: dict[str, Any]) -> Shown:
    names = tuple(getattr(task, "__name__", str(task)) for task in tasks)  # check(forward) means check("forward")
    try:
        found = checklist(_path(namespace), Path(), tasks=names)
        known = tuple(task.name for task in found.assignment.tasks)
        unknown = [name for name in names if name not in known]
        if unknown:
            return sentence(f"There is no task '{unknown[0]}' here; there is {', '.join(known)}.")
        return _checked(found, names or known, namespace)
    except GraderError as error:
        return sentence(f"Nothing was checked: {error}.")
    except Exception as error:  # noqa: BLE001  the student can do nothing about a fault of ours
        return sentence(f"The check itself broke ({type(error).__name__}: {error}). Show this to your teacher.")


def _checked(found: Checklist, names: tuple[str, ...], namespace: dict[str, Any]) -> Shown:
    endless: dict[str, Reply] = {}
    tasks = tuple(task.name for task in found.assignment.tasks)

    def live(call: Call) -> Reply:
        if call.function in endless:  # one wait is enough
            return endless[call.function]
        reply = _call(namespace, call, tasks)
        if isinstance(reply.fault, OutOfTime):
            endless[call.function] = reply
        return reply

    with _quiet():
        results = evaluate(found.folder, names, seeded("", found.assignment.name), lambda: live)
    return show(results, found.assignment)


def _path(namespace: dict[str, Any]) -> Path:
    """Return where the notebook is, as far as it says so: checks lie beside it."""
    told = [namespace.get(name) for name in FILE_NAMES] + [os.environ.get("JPY_SESSION_NAME")]
    names = [Path(name).name for name in told if isinstance(name, str) and name]
    return Path.cwd() / (names[0] if names else "notebook.ipynb")


@contextmanager
def _quiet() -> Iterator[None]:
    """Let prints and warnings of the functions pass unheard: they would come once per call."""
    with warnings.catch_warnings(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        warnings.simplefilter("ignore")
        yield


def _call(namespace: dict[str, Any], call: Call, tasks: Sequence[str]) -> Reply:
    """Call one function as a grading process does, and read its answer as the grader does."""
    if call.function not in namespace:
        near = nearly(call.function, own_functions(namespace, tasks))
        text = f"There is no function `{call.function}` yet: run the cell that defines it.{near}"
        return Reply(fault=NotDefined(text))
    function = describe_function(namespace[call.function])
    if not function["callable"] and not call.steps:
        return Reply(fault=Refused(f"`{call.function}` is not a function; its type is {function['kind']}."))
    functions: list[Callable[..., Any]] = []

    def ask(number: int, arguments: tuple[Any, ...]) -> Any:
        return functions[number](*arguments)

    with _limited():
        if call.steps:
            payload = encode_steps(call.steps, functions)
            return Reply(steps=tuple(_read(*frame) for frame in answer_steps(namespace, payload, ask)))
        kind, data = answer(namespace, encode_call(call.function, call.arguments, functions), ask)
    return _read(kind, data)


def _read(kind: Kind, data: bytes) -> Reply:
    if kind is not Kind.RAISED:
        return read_reply(kind, data)
    fields = decode(data)
    if fields["type"] == KeyboardInterrupt.__name__:
        raise KeyboardInterrupt
    if fields["type"] == CellOutOfTime.__name__:
        return Reply(fault=OutOfTime(ENDLESS))
    return read_reply(kind, encode({**fields, "cell": "your code"}))


def _limited() -> AbstractContextManager[None]:
    """Interrupt a call that takes too long: by a signal, or in a browser, which has none, by a watchdog."""
    if sys.platform == "emscripten" and available():
        return watched(CALL_SECONDS, CellOutOfTime)
    return time_limit(CALL_SECONDS)
