"""One submission in its own process: read the file, run its cells, answer calls until the grader closes.

FILE name, bytes     a file that lies beside the notebook, written into the scratch folder
RUN  rules           -> CELL before every cell, then REPORT: what is defined, what failed
CALL name, values    -> VALUE, CHANGED or RAISED; ASK in between, see callbacks
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
from .answer import answer, describe_function
from .autograder import autograded
from .callbacks import Caller
from .cells import MOST_PARTS, Lesson, Runner, join
from .channel import Channel
from .fingerprint import fingerprint
from .irregularities import Locked
from .notebook import Cell, Contents, NotReadable, read_document, read_module, read_notebook
from .substitution import Substitution

Runs = Callable[[float, float], Runner]


def serve(channel: Channel, hand_in: int, shell: Any, lesson: Lesson) -> None:
    """Serve one submission, whose file is open as descriptor `hand_in`, until the grader closes."""
    runner, caller = partial(Runner, shell, lesson=lesson), Caller(channel)
    while True:
        kind, nonce, payload = channel.next()
        if kind is Kind.FILE:
            _write_file(*decode(payload))
        elif kind is Kind.RUN:
            channel.send(Kind.REPORT, nonce, encode_leniently(_run(caller, nonce, decode(payload), hand_in, runner)))
        elif kind is Kind.CALL:
            with caller.during(nonce):
                reply, data = answer(shell.user_ns, payload, caller.call)
            channel.send(reply, nonce, data)


def _run(caller: Caller, nonce: int, rules: dict[str, Any], hand_in: int, runs: Runs) -> dict[str, Any]:
    if rules["source"]:
        return _autograded(caller.channel, nonce, rules, hand_in, runs)
    try:
        contents = _contents(rules["kind"], hand_in, rules["locked"])
    except NotReadable as error:
        return _refused(error)
    _seed(rules["seed"])
    runner = runs(rules["cell_seconds"], rules["notebook_seconds"])
    if rules["kind"] == "py":
        runner.namespace["__name__"] = rules["name"]
    substitution = Substitution(runner.namespace, rules["substituted"], caller.call)
    troubles, joined = _run_cells(caller.channel, nonce, rules, contents, runner)
    substitution.exchange(rules["tasks"])
    defined = [name for name in rules["tasks"] if name in runner.namespace]
    return {
        "functions": {name: describe_function(runner.namespace[name]) for name in defined},
        "troubles": troubles,
        "answers": contents.answers,
        "notes": [*contents.notes, *joined],
    }


def _autograded(channel: Channel, nonce: int, rules: dict[str, Any], hand_in: int, runs: Runs) -> dict[str, Any]:
    """Run a notebook of any nbgrader course, tests included."""
    try:
        cells = read_document(_bytes(hand_in))["cells"]
    except NotReadable as error:
        return _refused(error)
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    shell = runs(rules["cell_seconds"], rules["notebook_seconds"]).shell
    outcomes = autograded(
        cells, rules["source"], rules, shell, lambda number: channel.send(Kind.CELL, nonce, encode_leniently(number))
    )
    return {"functions": {}, "troubles": [], "answers": {}, "notes": [], "outcomes": outcomes}


def _refused(error: NotReadable) -> dict[str, Any]:
    fault = error.fault
    return {"needs_person" if fault.needs_person else "unreadable": fault.text, "remedy": fault.remedy}


def _run_cells(
    channel: Channel, nonce: int, rules: dict[str, Any], contents: Contents, runner: Runner
) -> tuple[list[list[Any]], list[str]]:
    skippable, skip, hurry = set(rules["skippable"]), set(rules["skip"]), set(rules["hurry"])
    troubles: list[list[Any]] = []
    notes: list[str] = []
    before: tuple[Cell, ...] = ()
    for cell in contents.cells:
        if cell.number in skip or not cell.source.strip() or fingerprint(cell.source) in skippable:
            continue
        channel.send(Kind.CELL, nonce, encode_leniently(cell.number))
        ran = cell
        trouble = runner.run(cell, hurry=cell.number in hurry)
        if trouble is not None and trouble.unread and (parts := runner.split(before, cell)):
            notes.append(f"{parts[0].name} to {cell.name} were run as one: a statement was split between them")
            troubles = [told for told in troubles if told[0] < parts[0].number]
            ran = join((*parts, cell))
            trouble = runner.run(ran)
        if trouble is not None:
            troubles.append([cell.number, trouble.cell, trouble.error, trouble.line])
        before = (*before, ran)[-MOST_PARTS:]
    return troubles[:100], notes[:20]


def _contents(kind: str, hand_in: int, locked: Locked) -> Contents:
    data = _bytes(hand_in)
    return read_module(data) if kind == "py" else read_notebook(data, locked)


def _bytes(hand_in: int) -> bytes:
    os.lseek(hand_in, 0, os.SEEK_SET)  # an earlier child shared this descriptor, and its place in the file
    with os.fdopen(hand_in, "rb") as file:
        return file.read()


def _seed(seed: int) -> None:
    """Make the student's own chance the same in every run: same inputs, same answers."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002  students still use the global generator


def _write_file(name: str, data: bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
