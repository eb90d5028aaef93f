"""`grader run --trace STUDENT`: everything that led to a student's verdicts, in the order in which it happened.

results/trace/<student>/<assignment>.txt
    submission      file, companions, notes
    cells           what went wrong in which cell; which cell defines which function
    calls           every call put to the student's functions, and its reply
    decisions       what the judge's loggers say at DEBUG: follow-through, candidates for a name
    checks          every hidden check: verdict and message
    points          every task, with its final verdict and the task that pays for it, and the whole

Of a student without work trace_absent.py says where was looked.

It holds hidden values and expected answers: it is the teacher's file.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from grader.execute.callbacks import extent
from grader.execute.protocol.unserializable import UnserializableError
from grader.execute.words import failure_line
from grader.files import written
from grader.judge.student import Question
from grader.records.execution import Call, Function, Reply, Report
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Submission
from grader.report.sanitize import file_name, visible

FIRST_LINE = "For the teacher alone: this file holds hidden values and expected answers."
FOLDER = "trace"
MOST_CHARACTERS = 20_000  # of one value
FEWER = 200  # entries of an array of which not all are shown
DECISIONS = ("grader.judge", "grader.execute")  # the loggers whose records tell why

Ask = Callable[[Sequence[Call]], list[Reply]]


class Trace(logging.Handler):
    """Writes down what happens while the `with` lasts."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(logging.DEBUG)
        self.lines = [FIRST_LINE, "", *_submission(submission)]
        self._calls = 0
        self._asked: dict[int, tuple[Call, int]] = {}  # by identity: the call, and its number
        self._levels: dict[str, int] = {}

    def __enter__(self) -> Trace:
        for name in DECISIONS:
            logger = logging.getLogger(name)
            self._levels[name] = logger.level
            logger.addHandler(self)
            logger.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *_: object) -> None:
        for name, level in self._levels.items():
            logging.getLogger(name).removeHandler(self)
            logging.getLogger(name).setLevel(level)

    def emit(self, record: logging.LogRecord) -> None:
        """Write down a decision of the judge, or what became of the student's process."""
        self.lines.append(f"decision      {record.getMessage()}")

    def cells(self, report: Report) -> None:
        """Write down what became of the cells."""
        self.lines += ["", "CELLS"]
        self.lines += [f"went wrong    {failure_line(failure)}" for failure in report.failures]
        self.lines += [f"not run       {entry.command} in {entry.cell}" for entry in report.not_run]
        self.lines += [f"note          {note}" for note in report.notes]
        for name, function in report.functions.items():
            what = "" if function.callable else f", which is no function; its type is {function.kind}"
            self.lines.append(f"defined       {name}{_place(function)}{what}")
        self.lines += ["", "CALLS AND DECISIONS"]

    def asking(self, ask: Ask, questions: Sequence[Question]) -> Ask:
        """Return `ask`, with every call and reply written down, and the answer key's where the suite knows it."""
        known = {id(question.call): question.answer for question in questions}

        def traced(calls: Sequence[Call]) -> list[Reply]:
            replies = ask(calls)
            for call, reply in zip(calls, replies, strict=True):
                self._calls += 1
                asked = f"{call.function}({', '.join(map(text_of, call.arguments))})"
                self.lines.append(f"call {self._calls:<8} {asked}{self._before(call)}")
                self.lines += _script(call, reply)
                if call.steps:
                    continue
                self.lines.append(f"{'reply':<13} {_reply(reply)}")
                if id(call) in known:
                    self.lines.append(f"{'expected':<13} {text_of(known[id(call)])}")
            return replies

        return traced

    def _before(self, call: Call) -> str:
        """Note a call; say if it was put before."""
        _, number = self._asked.setdefault(id(call), (call, self._calls))
        return f"   asked again, as call {number}" if number != self._calls else ""

    def checks(self, judgement: Judgement) -> None:
        """Write down what every check found."""
        self.lines += ["", "CHECKS"]
        for task in judgement.tasks:
            for check in task.checks:
                told = f": {check.message_for_teacher}" if check.message_for_teacher else ""
                self.lines.append(f"{check.verdict:<13} {task.task}, {check.check} ({check.title}){told}")
            named = f"; mistake {task.misconception}" if task.misconception else ""
            self.lines.append(f"{'verdict':<13} {task.task}: {task.verdict}{named}")

    def text(self) -> str:
        """Return all that was written down."""
        return "\n".join(self.lines)


def write_trace(output: Path, grade: Grade, trace: str) -> Path:
    """Write the trace of one submission, with the points it got."""
    path = output / FOLDER / file_name(grade.student.id) / f"{file_name(grade.assignment)}.txt"
    with written(path) as file:
        file.write(visible("\n".join((trace, "", "POINTS", *_points(grade), ""))))
    return path


def text_of(value: Any) -> str:
    """Write a value so that it can be typed in again; of a very long one a part, and how long it is."""
    entries = extent(value)
    whole = entries <= MOST_CHARACTERS
    try:
        with np.printoptions(floatmode="unique", threshold=sys.maxsize if whole else FEWER):
            text = " ".join(repr(value).split())
    except UnserializableError as error:
        text = f"with {error.type_name} in it, which cannot be carried"
    text += "" if whole else f" (not all of {entries} entries)"
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}... ({len(text)} characters)"


def _submission(submission: Submission) -> Iterator[str]:
    yield f"STUDENT {submission.student.id}, ASSIGNMENT {submission.assignment}"
    yield f"file          {submission.path or 'none'}"
    yield from (f"beside it     {path.name}" for path in submission.companions)
    if submission.timestamp:
        yield f"submitted     {submission.timestamp}"
    yield from (f"note          {note}" for note in submission.notes)


def _script(call: Call, reply: Reply) -> Iterator[str]:
    """Write the steps of a script, each with its reply."""
    for number, step in enumerate(call.steps):
        owner = "" if step.owner is None else f"#{step.owner}."
        given = [*map(text_of, step.arguments), *(f"{name}={text_of(value)}" for name, value in step.named)]
        told = reply if reply.fault is not None else reply.steps[number]
        words = "stays there" if step.keeps and told.fault is None else _reply(told)
        yield f"  #{number:<10} {step.act} {owner}{step.name}({', '.join(given)})  ->  {words}"


def _reply(reply: Reply) -> str:
    if reply.fault is None:
        return text_of(reply.value)
    why = getattr(reply.fault, "for_teacher", "")
    return f"{type(reply.fault).__name__}: {reply.fault}{f' [{why}]' if why else ''}"


def _place(function: Function) -> str:
    """Say where a function is defined: in a cell and its line, or in a line of a file; of a class nobody tells."""
    if not function.cell:
        return ""
    cell = "" if function.cell.startswith("line ") else f"{function.cell}, "  # a module has no cells
    return f" in {cell}line {function.line}"


def _points(grade: Grade) -> Iterator[str]:
    for task in grade.tasks:
        named = f"; mistake {task.misconception}" if task.misconception else ""
        paid = f", paid for in {task.paid_by}" if task.paid_by else ""
        excused = "; excused" if task.excused else ""
        score = f"{float(task.score):.2f} of {float(task.max_score):.2f}"
        yield f"{task.task:<20} {score}, {task.verdict}{named}{paid}{excused}"
    yield f"{'late':<20} {float(grade.penalty):.2f} taken off"
    yield f"{'in all':<20} {float(grade.score):.2f} of {float(grade.max_score):.2f}, {grade.status}"
    if grade.note:
        yield f"note                 {grade.note}"
