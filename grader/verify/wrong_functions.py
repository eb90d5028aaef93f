"""How many wrong functions, as learners write them, are named as their author's truth says: a course's tests/wrong/.

WRONG in tests/wrong/<assignment>.py holds (task, truth, function): the truth is the codes of the catalogue that are in
it, joined by + in their order, or "" where it has none. It is written down before the grader is asked.

named        the diagnosis is the truth
explained    no name, and one sentence
wrong        another name than the truth: a fault
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.judge.judgement import Suite
from grader.records.course import Course
from grader.records.judgement import TaskResult, Verdict
from grader.verify.in_process import evaluate, with_changes

Wrong = tuple[str, str, Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class WrongResult:
    """Counts by half: the functions of even place are looked at while a catalogue grows, the others only counted."""

    named: tuple[int, int] = (0, 0)
    explained: tuple[int, int] = (0, 0)
    total: tuple[int, int] = (0, 0)
    faults: tuple[str, ...] = ()

    def note(self) -> str:
        """Say how many are named; '' where there are none."""
        if not sum(self.total):
            return ""
        halves = " and ".join(f"{named} of {total}" for named, total in zip(self.named, self.total, strict=True))
        return (
            f"of {sum(self.total)} wrong functions in tests/wrong {sum(self.named)} are named "
            f"({halves}: looked at, only counted), {sum(self.explained)} more are explained in a sentence, "
            f"{len(self.faults)} get a wrong name"
        )


def verify_wrong_functions(suite: Suite, course: Course) -> WrongResult:
    """Judge every wrong function of the assignment."""
    path = course.root / "tests" / "wrong" / f"{suite.assignment.name}.py"
    named, explained, total, faults = [0, 0], [0, 0], [0, 0], []
    for place, (task, truth, function) in enumerate(_read(path)):
        functions = with_changes(suite.answer_key.reference, **{task: function})
        result = evaluate(suite, functions, (task,))[task]
        half = place % 2
        total[half] += 1
        named[half] += bool(truth) and result.misconception == truth
        explained[half] += not result.misconception and _is_told(result)
        if result.misconception not in ("", truth) or result.verdict is Verdict.PASSED:
            given = result.misconception or "passed"
            faults.append(f"wrong function {place} of {task} is {truth or 'in no entry'}, and gets {given}")
    return WrongResult((named[0], named[1]), (explained[0], explained[1]), (total[0], total[1]), tuple(faults))


def _is_told(result: TaskResult) -> bool:
    return bool(result.advice) and result.verdict is Verdict.FAILED


def _read(path: Path) -> Sequence[Wrong]:
    if not path.is_file():
        return ()
    spec = importlib.util.spec_from_file_location(f"wrong_{path.stem}".replace("-", "_"), path)
    if spec is None or spec.loader is None:
        raise CourseError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(module.WRONG)
