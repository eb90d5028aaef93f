"""One submission in its own process: read the file, run its cells, answer calls until the grader closes.

FILE name, bytes     a file that lies beside the notebook, written into the scratch folder
RUN  rules           -> CELL before every cell, then REPORT: what is defined, what failed
CALL name, values    -> VALUE, MATRIX, CHANGED or RAISED; ASK in between, see callbacks
SCRIPT steps         -> the same for every step
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ..protocol.decode import decode
from ..protocol.encode import encode_leniently
from ..protocol.frames import Kind
from .answer import answer, answer_steps, describe_function, own_functions
from .callbacks import Caller
from .cells import Runner
from .channel import Channel
from .commands import Commands
from .irregularities import Locked
from .matrices import MatrixWatch
from .notebook import Contents, NotReadable, read_module, read_notebook
from .notebook_of_old import read_any_document, script_document
from .notebook_run import CELL_BEGINS, NotebookRun
from .statements import Precompiled
from .substitution import Substitution

Runs = Callable[[float, float], Runner]
PeerRun = Callable[[dict[str, Any], dict[str, Any], Commands, Callable[[int], None]], dict[str, Any]]


def serve(channel: Channel, submission: int, commands: Commands, precompiled: Precompiled) -> None:
    """Serve one submission, whose file is open as descriptor `submission`, until the grader closes."""
    caller, missing, watch = Caller(channel), dict[str, str](), MatrixWatch()
    runner = partial(Runner, commands, precompiled=precompiled, missing=missing)
    while True:
        kind, nonce, payload = channel.next()
        if kind is Kind.FILE:
            _write_file(*decode(payload))
        elif kind is Kind.RUN:
            channel.send(Kind.REPORT, nonce, encode_leniently(_run(caller, nonce, decode(payload), submission, runner)))
        elif kind is Kind.CALL:
            with caller.during(nonce):
                reply, data = answer(commands.shell.user_ns, payload, caller.call, missing, watch)
            channel.send(reply, nonce, data)
        elif kind is Kind.SCRIPT:
            with caller.during(nonce):
                for reply, data in answer_steps(commands.shell.user_ns, payload, caller.call, missing):
                    channel.send(reply, nonce, data)


def peer(grader: str) -> PeerRun:
    """Return what runs a notebook of a course written for another grader; only the forkserver of a class can."""
    if grader == "nbgrader":
        from .autograder import autograded  # noqa: PLC0415

        return autograded
    from .otter_run import otter_run  # noqa: PLC0415

    return otter_run


def _run(caller: Caller, nonce: int, rules: dict[str, Any], submission: int, runs: Runs) -> dict[str, Any]:
    if rules["peer"]:
        return _run_as_peer(
            peer(rules["peer"]["grader"]), partial(_announce, caller.channel, nonce), rules, submission, runs
        )
    try:
        contents = _contents(rules["kind"], submission, rules["locked"])
    except NotReadable as error:
        return _refused(error)
    _seed(rules["seed"])
    runner = runs(rules["cell_seconds"], rules["notebook_seconds"])
    if rules["kind"] == "py":
        runner.namespace["__name__"] = rules["name"]
    substitution = Substitution(runner.namespace, rules["substituted"], caller.call)
    notebook = NotebookRun(runner, rules, partial(_announce, caller.channel, nonce))
    notebook.run(contents.cells)
    substitution.exchange(rules["tasks"])
    defined = [name for name in rules["tasks"] if name in runner.namespace]
    report = notebook.report()
    return {
        **report,
        "functions": {name: describe_function(runner.namespace[name]) for name in defined},
        "others": own_functions(runner.namespace, rules["tasks"]) if len(defined) < len(rules["tasks"]) else [],
        "answers": contents.answers,
        "notes": [*contents.notes, *report["notes"]],
    }


def _run_as_peer(
    run: PeerRun, begin: Callable[[int], None], rules: dict[str, Any], submission: int, runs: Runs
) -> dict[str, Any]:
    """Run a notebook of a course written for another grader, tests included."""
    try:
        data = _bytes(submission)
        document = read_any_document(data) if rules["kind"] == "ipynb" else script_document(data)
    except NotReadable as error:
        return _refused(error)
    commands = runs(rules["cell_seconds"], rules["notebook_seconds"]).commands
    return run(document, rules, commands, begin)


def _refused(error: NotReadable) -> dict[str, Any]:
    fault = error.fault
    return {"needs_person" if fault.needs_person else "unreadable": fault.text, "remedy": fault.remedy}


def _announce(channel: Channel, nonce: int, cell: int, statement: int = CELL_BEGINS) -> None:
    channel.send(Kind.CELL, nonce, encode_leniently([cell, statement]))


def _contents(kind: str, submission: int, locked: Locked) -> Contents:
    data = _bytes(submission)
    return read_module(data) if kind == "py" else read_notebook(data, locked)


def _bytes(submission: int) -> bytes:
    os.lseek(submission, 0, os.SEEK_SET)  # an earlier child shared this descriptor, and its place in the file
    with os.fdopen(submission, "rb") as file:
        return file.read()


def _seed(seed: int) -> None:
    """Make the student's own chance the same in every run: same inputs, same answers."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002  students still use the global generator


def _write_file(name: str, data: bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
