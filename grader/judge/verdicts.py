"""Turn what a hidden test raised into a verdict and a message for the student.

nothing                             passed
NotDefined, NotWritten              missing
a StudentError, an assert, fail()   failed
an OwnFault: a return, no end       error (ours)
anything else                       failed if a reply was wrong, and the teacher is told; error (ours) if all were right
"""

from __future__ import annotations

import builtins
import re
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from grader.errors import Died, Mismatch, NotDefined, NotWritten, OutOfTime, ProcessEnded, Raised, Refused, StudentError
from grader.judge.checks import Check
from grader.judge.explain.faults import redacted
from grader.judge.own_faults import OwnFault
from grader.judge.part import NO_RETURN, describe
from grader.judge.place import place_of
from grader.judge.same_reply import is_same_mistake
from grader.judge.student import Question, Replay
from grader.records.course import Tell
from grader.records.execution import Reply
from grader.records.judgement import NOT_DEFINED, CheckResult, Verdict

ITSELF = "The check itself failed: "
STUMBLED = "The check cannot go on with your {what}."
COMPARE = " Compare that with what the docstring asks for."
GUARD = (
    "a test that breaks over a wrong answer fails it, and its student reads what came back, not why that is wrong: "
    'compare with agree(...) before such a line, or guard it: assert isinstance(answer, list), "Return a list."'
)
ADDRESS = re.compile(r"at 0x[0-9a-fA-F]+")
MOST_SAID = 200  # characters
ENDINGS: dict[type, str] = {
    OutOfTime: "out of time",
    Died: "the end of its process",
    Refused: "a value that cannot be carried",
}
NOT_HELD = "What this check says does not hold for your function."


def run_check(check: Check, replay: Replay, questions: Sequence[Question], tell: Tell) -> CheckResult:
    """Run one hidden test on the replies of one submission."""
    replay.expect(check.questions, check.task)
    try:
        with replay.limit.running():
            check.run()
    except (NotDefined, NotWritten) as fault:
        kind = NOT_DEFINED if isinstance(fault, NotDefined) else ""
        return replace(_result(check, Verdict.MISSING, str(fault), tell), fault=kind)
    except StudentError as fault:
        return replace(_result(check, Verdict.FAILED, _words(fault, tell), tell), fault=_kind(fault))
    except (AssertionError, pytest.fail.Exception) as fault:
        return _result(check, Verdict.FAILED, _own_words(fault), tell)
    except BaseException as fault:  # a test may trip over a strange answer in any way, `exit()` and skip() included
        if isinstance(fault, ProcessEnded) or (isinstance(fault, KeyboardInterrupt) and _may_be_asked_to_stop()):
            raise
        said = _said(fault)
        wrong = [answer for answer in replay.answered if not _is_right(*answer, questions)]
        if not wrong or isinstance(fault, OwnFault):
            return _error(check, fault, said)
        words = _stumbled(wrong, questions)
        return replace(_result(check, Verdict.FAILED, words, tell), path=place_of(fault, check.path), stumbled=said)
    return _result(check, Verdict.PASSED, "", tell)


def task_verdict(checks: Sequence[CheckResult]) -> Verdict:
    """Return the verdict of a task from those of its checks."""
    found = {check.verdict for check in checks}
    if found == {Verdict.PASSED, Verdict.CARRIED}:
        return Verdict.CARRIED
    if Verdict.ERROR in found:
        return Verdict.ERROR
    return found.pop() if len(found) == 1 else Verdict.FAILED


def count_missing_as_failed(checks: tuple[CheckResult, ...], verdict: Verdict) -> tuple[CheckResult, ...]:
    """If some checks of a task ran, count a check that found the function unwritten as failed."""
    if verdict is Verdict.MISSING:
        return checks
    return tuple(replace(c, verdict=Verdict.FAILED, fault="") if c.verdict is Verdict.MISSING else c for c in checks)


def _result(check: Check, verdict: Verdict, message: str, tell: Tell) -> CheckResult:
    return CheckResult(check.task, check.name, check.title, verdict, "" if tell is Tell.VERDICT else message)


def _error(check: Check, fault: BaseException, said: str) -> CheckResult:
    """Return the result of a check that broke by itself, with the line of the test."""
    line = fault.line if isinstance(fault, OwnFault) else 0
    path = f"{check.path}:{line}" if line else place_of(fault, check.path)
    return CheckResult(check.task, check.name, check.title, Verdict.ERROR, f"{ITSELF}{said}", path=path)


def _may_be_asked_to_stop() -> bool:
    """Tell whether a KeyboardInterrupt may be a Ctrl-C or a SIGTERM; in a grading process it is the test's own."""
    return signal.getsignal(signal.SIGINT) is not signal.SIG_IGN or (
        signal.getsignal(signal.SIGTERM) is signal.default_int_handler
    )


def _said(fault: BaseException) -> str:
    """Return what a test raised, in one short line that is the same in every run: it may quote a student's answer."""
    try:
        text = ADDRESS.sub("at ...", " ".join(str(fault)[:MOST_SAID].split()))
    except Exception:  # noqa: BLE001  a whole number of a million digits has no text, and an exception may be anybody's
        text = ""
    if isinstance(fault, OwnFault):
        return text
    return f"{type(fault).__name__}: {text}" if text else type(fault).__name__


def _is_right(number: int | None, reply: Reply, questions: Sequence[Question]) -> bool:
    return number is not None and is_same_mistake(reply, questions[number].reply)


def _stumbled(wrong: Sequence[tuple[int | None, Reply]], questions: Sequence[Question]) -> str:
    """Say what the answers are over which a test stumbled: of one kind, or of several."""
    kinds = {describe(one.value) for number, reply in wrong for one in _values(number, reply, questions)}
    if len(kinds) != 1:
        return STUMBLED.format(what="answers") + COMPARE
    (kind,) = kinds
    return STUMBLED.format(what=f"answer, which is {kind}") + (NO_RETURN if kind == "None" else COMPARE)


def _values(number: int | None, reply: Reply, questions: Sequence[Question]) -> Iterator[Reply]:
    """Yield the values of a wrong reply; of a script those of its wrong steps."""
    steps = questions[number].reply.steps if number is not None else ()
    pairs = zip(reply.steps, steps, strict=False)
    parts = [one for one, right in pairs if not is_same_mistake(one, right)] if reply.steps else [reply]
    yield from (one for one in parts if one.fault is None)


def _kind(fault: StudentError) -> str:
    """Name what ended the student's function; '' where it returned a value that is wrong."""
    if isinstance(fault, Raised):
        return next((kind for kind in fault.kinds if hasattr(builtins, kind)), "an exception")
    return ENDINGS.get(type(fault), "")


def _words(fault: StudentError, tell: Tell) -> str:
    if tell is not Tell.ALL:
        return redacted(fault)
    figures = fault.figures if isinstance(fault, Mismatch) else ""
    return f"{fault} {figures}".strip()


def _own_words(fault: BaseException) -> str:
    """Return the test's own message without what pytest adds to it, which may hold expected values."""
    first = (str(fault).splitlines() or [""])[0].strip()
    return NOT_HELD if not first or first.startswith(("assert ", "AssertionError: assert ")) else first
