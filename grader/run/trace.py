"""`grader run --trace STUDENT`: everything that led to a student's verdicts, in the order in which it happened.

results/trace/<student>/<assignment>.txt
    submission      file, companions, notes
    cells           what went wrong in which cell; which cell defines which function
    calls           every call put to the student's functions, and its reply
    decisions       what the judge's loggers say at DEBUG: follow-through, candidates for a name
    checks          every hidden check: verdict and message
    points          every task, and the whole

It holds hidden values and expected answers: it is the teacher's file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from grader.execute.protocol.unserializable import UnserializableError
from grader.execute.words import failure_line
from grader.files import written
from grader.judge.student import Question
from grader.records.execution import Call, Reply, Report
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Submission
from grader.report.sanitize import file_name, visible

FIRST_LINE = "For the teacher alone: this file holds hidden values and expected answers."
FOLDER = "trace"
MOST_CHARACTERS = 2000  # of one value
DECISIONS = "grader.judge"  # the loggers whose records tell why

Ask = Callable[[Sequence[Call]], list[Reply]]


class Trace(logging.Handler):
    """Writes down what happens while the `with` lasts."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(logging.DEBUG)
        self.lines = [FIRST_LINE, "", *_submission(submission)]
        self._calls = 0
        self._logger = logging.getLogger(DECISIONS)
        self._level = self._logger.level

    def __enter__(self) -> Trace:
        self._logger.addHandler(self)
        self._level = self._logger.level
        self._logger.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.setLevel(self._level)

    def emit(self, record: logging.LogRecord) -> None:
        """Write down a decision of the judge."""
        self.lines.append(f"decision      {record.getMessage()}")

    def cells(self, report: Report) -> None:
        """Write down what became of the cells."""
        self.lines += ["", "CELLS"]
        self.lines += [f"went wrong    {failure_line(failure)}" for failure in report.failures]
        self.lines += [f"not run       {entry.command} in {entry.cell}" for entry in report.not_run]
        self.lines += [f"note          {note}" for note in report.notes]
        for name, function in report.functions.items():
            what = "" if function.callable else f", not a function but a {function.kind}"
            place = f" in {function.cell}, line {function.line}" if function.cell else ""  # of a class nobody tells
            self.lines.append(f"defined       {name}{place}{what}")
        self.lines += ["", "CALLS AND DECISIONS"]

    def asking(self, ask: Ask, questions: Sequence[Question]) -> Ask:
        """Return `ask`, with every call and reply written down, and the answer key's where the suite knows it."""
        known = {id(question.call): question.answer for question in questions}

        def traced(calls: Sequence[Call]) -> list[Reply]:
            replies = ask(calls)
            for call, reply in zip(calls, replies, strict=True):
                self._calls += 1
                self.lines.append(f"call {self._calls:<8} {call.function}({', '.join(map(text_of, call.arguments))})")
                self.lines += _script(call, reply)
                if call.steps:
                    continue
                self.lines.append(f"{'reply':<13} {_reply(reply)}")
                if id(call) in known:
                    self.lines.append(f"{'expected':<13} {text_of(known[id(call)])}")
            return replies

        return traced

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
    """Write a value so that it can be typed in again; a long one is cut."""
    try:
        with np.printoptions(precision=17, threshold=200):
            text = " ".join(repr(value).split())
    except UnserializableError as error:
        text = f"with {error.type_name} in it, which cannot be carried"
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}... ({len(text)} characters)"


def _submission(submission: Submission) -> Iterator[str]:
    yield f"STUDENT {submission.student.id}, ASSIGNMENT {submission.assignment}"
    yield f"file          {submission.path}"
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
    return text_of(reply.value) if reply.fault is None else f"{type(reply.fault).__name__}: {reply.fault}"


def _points(grade: Grade) -> Iterator[str]:
    for task in grade.tasks:
        yield f"{task.task:<20} {float(task.score):.2f} of {float(task.max_score):.2f}"
    yield f"{'late':<20} {float(grade.penalty):.2f} taken off"
    yield f"{'in all':<20} {float(grade.score):.2f} of {float(grade.max_score):.2f}, {grade.status}"
    if grade.note:
        yield f"note                 {grade.note}"
