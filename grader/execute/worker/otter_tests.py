"""Otter's test files: what they say of themselves, and what becomes of their cases.

    OK_FORMAT = True     test = {"name": "q1", "points": 2, "suites": [{"cases": [{"code": ">>> f(1)\n2"}]}]}
    OK_FORMAT = False    name = "q1"; points = 2; functions under @test_case(points=None, hidden=False, ...)

The formats are Otter-Grader's own; this module knows nothing else of ours, so that a teacher's process may read test
files by it, and a student's process may run them.
"""

from __future__ import annotations

import doctest
import inspect
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

Environment = dict[str, Any]


class MalformedTest(Exception):
    """A test file that Otter would not read."""


class TestCase:
    """The decorator `@test_case` of a test file whose cases are functions that raise."""

    def __init__(
        self,
        name: str | None = None,
        points: float | None = None,
        hidden: bool = False,
        success_message: str | None = None,
        failure_message: str | None = None,
    ) -> None:
        self.name, self.points, self.hidden = name, points, hidden
        self.success_message, self.failure_message = success_message, failure_message
        self.function: Callable[..., object] = lambda: None

    def __call__(self, function: Callable[..., object]) -> TestCase:
        """Take the function of the case."""
        self.function = function
        return self

    def run(self, environment: Environment) -> None:
        """Call the function with the values that its parameters name; `env` is the whole environment."""
        wanted = inspect.signature(self.function).parameters
        self.function(**{name: environment if name == "env" else environment.get(name) for name in wanted})


@dataclass(frozen=True)
class Case:
    """One case, of either format."""

    name: str
    body: str | TestCase
    hidden: bool
    points: float | None
    success_message: str | None
    failure_message: str | None


@dataclass
class TestFile:
    """One question's tests, and after `run` what became of them: a reason for every case, empty where it passed."""

    name: str
    path: str
    points: Any
    all_or_nothing: bool
    cases: list[Case]
    reasons: list[str] = field(default_factory=list)

    @property
    def passed_all(self) -> bool:
        """Whether every case passed."""
        return not any(self.reasons)

    @property
    def passed_all_public(self) -> bool:
        """Whether every case passed that students see."""
        return not any(reason for case, reason in zip(self.cases, self.reasons, strict=True) if not case.hidden)

    def run(self, environment: Environment, quiet: Callable[[], Any]) -> TestFile:
        """Run every case; `quiet` gives a context in which nothing is displayed."""
        self.reasons = [_reason(case, f"{self.name} {n}", environment, quiet) for n, case in enumerate(self.cases)]
        return self

    def __repr__(self) -> str:
        if self.passed_all:
            return f"{self.name} results: All test cases passed!"
        told = (
            f"    {case.name} result:\n        {reason}" for case, reason in zip(self.cases, self.reasons, strict=True)
        )
        return "\n".join([f"{self.name} results:", *told])


def read_test_file(text: str, path: str, environment: Environment | None = None) -> TestFile:
    """Run a test file and read what it says.

    Raises
    ------
    MalformedTest
        Otter would not read it.
    """
    said: Environment = {} if environment is None else environment
    exec(compile(text, path, "exec"), said)  # noqa: S102  a teacher's test
    try:
        if said.get("OK_FORMAT", "test" in said):  # older versions know only that format, and do not name it
            return read_spec(said["test"], path)
        cases = [value for value in said.values() if isinstance(value, TestCase)]
        return _read_functions(said, cases, path)
    except (KeyError, TypeError, AttributeError) as error:
        raise MalformedTest(f"{type(error).__name__}: {error}") from error


def read_spec(spec: Mapping[str, Any], path: str) -> TestFile:
    """Read a test of the OK format, as a file or a notebook's metadata has it."""
    suites = spec["suites"]
    if len(suites) != 1:
        raise MalformedTest(f"it has {len(suites)} suites, and Otter reads one")
    (suite,) = suites
    if suite.get("type", "doctest") != "doctest" or suite.get("setup") or suite.get("teardown"):
        raise MalformedTest("its suite is no plain doctest")
    cases = [
        Case(
            case.get("name", f"{spec['name']} - {number}"),
            dedent(_text(case["code"])),
            bool(case.get("hidden", True)),
            case.get("points"),
            case.get("success_message"),
            case.get("failure_message"),
        )
        for number, case in enumerate(suite["cases"], 1)
    ]
    return TestFile(spec["name"], path, spec.get("points"), bool(spec.get("all_or_nothing", False)), cases)


def described(test: TestFile) -> dict[str, Any]:
    """Return what a test file says of itself, as plain data."""
    keys = ("name", "hidden", "points", "success_message", "failure_message")
    cases = [{key: getattr(case, key) for key in keys} for case in test.cases]
    return {"name": test.name, "points": test.points, "all_or_nothing": test.all_or_nothing, "cases": cases}


def _read_functions(said: Environment, found: list[TestCase], path: str) -> TestFile:
    name = said["name"]
    cases = []
    for number, case in enumerate(found, 1):
        told = case.name if case.name is not None else f"{name} - {number}"
        messages = case.success_message, case.failure_message
        cases.append(Case(told, case, bool(case.hidden), case.points, *messages))
    return TestFile(name, path, said.get("points"), bool(said.get("all_or_nothing", False)), cases)


def _reason(case: Case, name: str, environment: Environment, quiet: Callable[[], Any]) -> str:
    """Run one case; return why it failed, or nothing."""
    if isinstance(case.body, TestCase):
        try:
            case.body.run(environment)
        except Exception as error:  # noqa: BLE001  a failed test may raise anything
            return f"{type(error).__name__}: {_said(error)}"
        return ""
    examples = [one for one in doctest.DocTestParser().parse(case.body, name) if isinstance(one, doctest.Example)]
    test = doctest.DocTest(examples, environment, name, None, None, case.body)
    output = io.StringIO()
    with _redirected(output), quiet():
        failed = doctest.DocTestRunner(verbose=False).run(test, clear_globs=False).failed
    return (output.getvalue().strip() or "a doctest failed") if failed else ""


@contextmanager
def _redirected(output: io.StringIO) -> Iterator[None]:
    with redirect_stdout(output), redirect_stderr(output):
        yield


def _said(error: Exception) -> str:
    with suppress(Exception):  # a hostile __str__ is still only a failed test
        return str(error)
    return ""


def _text(code: str | list[str]) -> str:
    return code if isinstance(code, str) else "".join(code)
