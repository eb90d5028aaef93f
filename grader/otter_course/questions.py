"""The questions of an Otter assignment: their cases, and what each is worth, by Otter's rules.

    points of the question      shared by the cases that name none of their own
    a list                      one for each case
    none                        1, shared; or 0 for the cases that name none, where another does

A question that is all or nothing gives its points where every case passes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from grader.errors import CourseError
from grader.otter_course.autograder import Autograder

SECONDS = 120
READER = """
import importlib.util, json, sys
from types import ModuleType
spec = importlib.util.spec_from_file_location("otter_tests", sys.argv[1])
tests = sys.modules["otter_tests"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tests)
for name in ("otter", "otter.test_files"):
    module = sys.modules[name] = ModuleType(name)
    vars(module).update(test_case=tests.TestCase, __path__=[])
sys.path[:0] = ["."]
found = {}
for name, text in json.load(open("/dev/stdin")).items():
    try:
        found[name] = tests.described(tests.read_test_file(text, f"./tests/{name}.py"))
    except BaseException as error:
        found[name] = {"fault": f"{type(error).__name__}: {error}"}
print()
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a question, and what it is worth."""

    name: str
    points: float
    hidden: bool
    success_message: str
    failure_message: str


@dataclass(frozen=True, slots=True)
class Question:
    """One test file: `key` is the name of the file, by which it is checked, `name` the one it gives itself."""

    key: str
    name: str
    cases: tuple[Case, ...]
    all_or_nothing: bool = False

    @property
    def points(self) -> float:
        """What it is worth."""
        return sum(case.points for case in self.cases)

    @property
    def hidden(self) -> bool:
        """Whether students do not see all its cases."""
        return any(case.hidden for case in self.cases)

    def score(self, passed: Sequence[bool]) -> float:
        """Return what these cases earn."""
        if self.all_or_nothing:
            return self.points if all(passed) else 0.0
        return sum(case.points for case, good in zip(self.cases, passed, strict=True) if good)


def read_questions(place: Path, autograder: Autograder) -> tuple[Question, ...]:
    """Read the questions of an assignment, in the order of their files' names.

    Raises
    ------
    CourseError
        A test file cannot be read, or its points make no sense.
    """
    told = _described(place, autograder)
    return tuple(_question(place, key, told[key]) for key in sorted(told))


def _described(place: Path, autograder: Autograder) -> dict[str, dict[str, Any]]:
    """Let a process of its own run the test files, beside the files that come with them, and say what they hold."""
    module = Path(__file__).parents[1] / "execute" / "worker" / "otter_tests.py"
    with TemporaryDirectory(prefix="grader-") as folder:
        for name, data in autograder.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            done = subprocess.run(  # noqa: S603  our own program
                [sys.executable, "-P", "-c", READER, str(module)],
                cwd=folder,
                input=json.dumps(dict(autograder.tests)),
                timeout=SECONDS,
                capture_output=True,
                text=True,
                check=False,
            )
            return dict(json.loads(done.stdout.splitlines()[-1]))
        except (subprocess.TimeoutExpired, ValueError, IndexError) as error:
            raise CourseError(f"{place}: its test files cannot be read: {error}") from error


def _question(place: Path, key: str, told: Mapping[str, Any]) -> Question:
    if "fault" in told:
        raise CourseError(f"{place}: tests/{key}.py cannot be read, nor by Otter: {told['fault']}")
    try:
        cases = told["cases"]
        points = _resolved(told["points"], [case["points"] for case in cases])
    except (ValueError, TypeError) as error:
        raise CourseError(f"{place}: tests/{key}.py gives points that Otter refuses: {error}") from error
    made = tuple(
        Case(
            str(case["name"]),
            worth,
            bool(case["hidden"]),
            str(case["success_message"] or ""),
            str(case["failure_message"] or ""),
        )
        for case, worth in zip(cases, points, strict=True)
    )
    return Question(key, str(told["name"]), made, told["all_or_nothing"])


def _resolved(total: Any, own: list[float | None]) -> list[float]:
    """Return what every case is worth."""
    if isinstance(total, list):
        if len(total) != len(own):
            raise ValueError(f"it names points for {len(total)} cases and has {len(own)}")
        own, total = total, None
    given = sum(points for points in own if points is not None)
    open_cases = sum(points is None for points in own)
    if total is not None:
        if given > total:
            raise ValueError(f"its cases have {given:g} points, more than the {total:g} of the question")
        share = (total - given) / open_cases if open_cases else 0.0
    else:
        share = 1 / open_cases if open_cases and not any(own) else 0.0
    return [float(share if points is None else points) for points in own]
