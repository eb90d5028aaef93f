"""How many wrong functions, as learners write them, are named as their author's truth says: a course's tests/wrong/.

WRONG in tests/wrong/<assignment>.py holds (task, truth, words, function). The truth is written down before the grader
is asked:

H02           the entry of the catalogue, or two joined by + in the order of their codes
told: shape   no value comes back, or none of the right kind: the sentence that a student reads holds this word
(empty)       it is in no entry, or three mistakes are in it

named         the diagnosis is the truth, or the sentence says what the truth does
explained     no name, and one sentence
wrong         another name than the truth: a fault

The words say where it comes from and what is wrong with it; with the task they draw its half by lot. One half is looked
at while a catalogue grows, the other is only counted.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.judge.judgement import Suite
from grader.records.course import Course
from grader.records.judgement import TaskResult, Verdict
from grader.verify.in_process import evaluate, with_changes
from grader.verify.progress import Progress, silent

TOLD = "told: "
HALVES = ("looked at", "only counted")


@dataclass(frozen=True, slots=True)
class WrongFunction:
    """One wrong function, and what is wrong with it."""

    task: str
    truth: str
    words: str
    function: Callable[..., Any]

    @property
    def half(self) -> int:
        """The half that it belongs to, drawn by lot from its words: 0 is looked at, 1 only counted."""
        return hashlib.sha256(f"{self.task}: {self.words}".encode()).digest()[0] % 2


@dataclass(frozen=True, slots=True)
class WrongResult:
    """Counts by half, and the faults."""

    named: tuple[int, int] = (0, 0)
    explained: tuple[int, int] = (0, 0)
    total: tuple[int, int] = (0, 0)
    faults: tuple[str, ...] = ()

    def note(self) -> str:
        """Say how many are named; '' where there are none."""
        if not sum(self.total):
            return ""
        shares = ", ".join(self._half(half) for half in (0, 1) if self.total[half])
        return (
            f"of {sum(self.total)} wrong functions in tests/wrong {sum(self.named)} are named ({shares}), "
            f"{sum(self.explained)} more are explained in a sentence, {len(self.faults)} get a wrong name"
        )

    def _half(self, half: int) -> str:
        named, total = self.named[half], self.total[half]
        return f"{HALVES[half]}: {named} of {total}, {100 * named / total:.0f} percent"


def total(results: Sequence[WrongResult]) -> WrongResult:
    """Return the counts of several assignments together."""
    halves = {
        name: (sum(getattr(one, name)[0] for one in results), sum(getattr(one, name)[1] for one in results))
        for name in ("named", "explained", "total")
    }
    return WrongResult(**halves, faults=tuple(fault for one in results for fault in one.faults))


def verify_wrong_functions(suite: Suite, course: Course, tell: Progress = silent) -> WrongResult:
    """Judge every wrong function of the assignment.

    Raises
    ------
    CourseError
        Two of them are said in the same words, or the file is no Python.
    """
    named, explained, total, faults = [0, 0], [0, 0], [0, 0], []
    functions = wrong_functions(course.root / "tests" / "wrong" / f"{suite.assignment.name}.py")
    for number, wrong in enumerate(functions, start=1):
        tell(f"trying wrong function {number} of {len(functions)} in tests/wrong")
        result = judged(suite, wrong)
        total[wrong.half] += 1
        if is_named(wrong, result):
            named[wrong.half] += 1
        elif result.misconception or result.verdict is not Verdict.FAILED:
            faults.append(_fault(wrong, result))
        elif result.advice:
            explained[wrong.half] += 1
    return WrongResult((named[0], named[1]), (explained[0], explained[1]), (total[0], total[1]), tuple(faults))


def judged(suite: Suite, wrong: WrongFunction) -> TaskResult:
    """Judge one wrong function in the place of the answer key's."""
    functions = with_changes(suite.answer_key.reference, **{wrong.task: wrong.function})
    return evaluate(suite, functions, (wrong.task,))[wrong.task]


def is_named(wrong: WrongFunction, result: TaskResult) -> bool:
    """Tell whether a student would learn the truth: by its code, or by the sentence about what came back."""
    if wrong.truth.startswith(TOLD):
        return not result.misconception and wrong.truth.removeprefix(TOLD) in result.advice
    return bool(wrong.truth) and result.misconception == wrong.truth


def wrong_functions(path: Path) -> Sequence[WrongFunction]:
    """Return the wrong functions of a file; none where there is no file.

    Raises
    ------
    CourseError
        Two of them are said in the same words, or the file is no Python.
    """
    found = tuple(_read(path)) if path.is_file() else ()
    said = [(wrong.task, wrong.words) for wrong in found]
    for one in said:
        if said.count(one) > 1:
            raise CourseError(f"{path}: two wrong functions of {one[0]} are said in the words '{one[1]}'")
    return found


def _read(path: Path) -> Iterator[WrongFunction]:
    spec = importlib.util.spec_from_file_location(f"wrong_{path.stem}".replace("-", "_"), path)
    if spec is None or spec.loader is None:
        raise CourseError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for task, truth, words, function in module.WRONG:
        yield WrongFunction(task, truth, words, function)


def _fault(wrong: WrongFunction, result: TaskResult) -> str:
    given = result.misconception or str(result.verdict)
    return f"the wrong function of {wrong.task} '{wrong.words}' is {wrong.truth or 'in no entry'}, and gets {given}"
