"""A submission of an Otter course, in its own process: run as `otter run` runs it, its questions checked on the way.

left out     cells that Otter is told to ignore
checked      where a cell asks (`grader.check("q1")`), behind a cell whose metadata names a question, and at the end
             whatever was not checked before; of several checks of one question the last counts
seeded       before every cell, where otter_config.json asks for it

Tests and student share this process, as they do in Otter: a student's code could forge what comes back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from types import ModuleType
from typing import Any

from .autograder import runs
from .commands import Commands
from .irregularities import source
from .kernel import Kernel, begin_notebook
from .otter_tests import Environment, TestCase, TestFile, read_test_file
from .stand_ins import nothing

UNLIMITED = -1  # lines of output
CHECK = "get_ipython().user_ns['__otter_check__']({!r})"
SEED = "__import__('numpy').random.seed({0}); __import__('random').seed({0})"


class Checker:
    """Checks questions against what is defined, and keeps the last result of each, by the name of its file."""

    def __init__(self, tests: Mapping[str, str], shell: Any) -> None:
        self._tests, self._shell = tests, shell
        self.results: dict[str, TestFile] = {}

    def check(self, question: str, environment: Environment) -> TestFile:
        """Run the tests of a question."""
        if question not in self._tests:
            raise FileNotFoundError(f"Test {question} does not exist")
        test = read_test_file(self._tests[question], f"./tests/{question}.py")
        self.results[question] = test.run(environment, self._quiet)
        return test

    def remaining(self) -> list[str]:
        """Name the questions that have not been checked."""
        return sorted(self._tests.keys() - self.results.keys())

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        formatter = self._shell.display_formatter
        kept, formatter.formatters = formatter.formatters, {}
        try:
            yield
        finally:
            formatter.formatters = kept


def otter_run(
    document: dict[str, Any], rules: dict[str, Any], commands: Commands, begin: Callable[[int], None]
) -> dict[str, Any]:
    """Run a notebook and its tests, and return its report: an outcome for each case, named `question#number`."""
    asked = rules["peer"]
    if asked["assignment_name"] and _assignment_name(document) != asked["assignment_name"]:
        other = _assignment_name(document) or "no assignment"
        return {"needs_person": f"its metadata names {other}, and this is {asked['assignment_name']}", "remedy": ""}
    begin_notebook(asked["folder"], commands)
    checker = Checker(asked["tests"], commands.shell)
    _stand_in_for_otter(checker)
    commands.shell.user_ns["__otter_check__"] = lambda question: checker.check(question, commands.shell.user_ns)
    kernel = Kernel(commands.shell, UNLIMITED, "")
    left_out = {number for number, *_ in rules["skip"]}
    for number, text in enumerate(chain(_cells(document, asked), _last_checks(checker)), 1):
        if text.strip():
            begin(number)
            if number not in left_out:
                kernel.execute(text, rules["cell_seconds"], number)
    return kernel.report(commands) | {"outcomes": _outcomes(checker.results)}


def _assignment_name(document: dict[str, Any]) -> str:
    metadata = document.get("metadata")
    own = metadata.get("otter") if isinstance(metadata, dict) else None
    return str(own.get("assignment_name") or "") if isinstance(own, dict) else ""


def _cells(document: dict[str, Any], asked: dict[str, Any]) -> Iterator[str]:
    """Yield what is run, in order: a cell's text, or nothing where there is no code."""
    seed, variable = asked["seed"], asked["seed_variable"]
    before = "" if seed is None else f"{SEED.format(seed) if variable is None else f'{variable} = {seed}'}\n"
    for cell in document["cells"]:
        metadata = cell.get("metadata") if isinstance(cell, dict) else None
        own = metadata.get("otter", {}) if isinstance(metadata, dict) else {}
        own = own if isinstance(own, dict) else {}
        if not isinstance(cell, dict) or own.get("ignore") or "otter_ignore" in (metadata or {}).get("tags", ()):
            continue
        text = source(cell) if runs(cell) else ""
        yield before + text if text and not text.startswith("%%") else text
        for question in own.get("tests") or ():
            yield before + CHECK.format(str(question))


def _last_checks(checker: Checker) -> Iterator[str]:
    """Yield a check of every question that has not been checked when all cells have run."""
    yield from map(CHECK.format, checker.remaining())


def _outcomes(results: Mapping[str, TestFile]) -> dict[str, list[Any]]:
    return {
        f"{question}#{number}": [reason, "", False, False]
        for question, test in results.items()
        for number, reason in enumerate(test.reasons)
    }


def _stand_in_for_otter(checker: Checker) -> None:
    """Let `import otter` give a notebook object that checks, and does nothing else."""

    class Notebook:
        """`otter.Notebook` while grading."""

        def __init__(self, *_arguments: Any, **_named: Any) -> None:
            pass

        def check(self, question: str, global_env: Environment | None = None) -> TestFile:
            """Check a question against the caller's variables."""
            caller = sys._getframe(1).f_globals  # noqa: SLF001  the notebook's variables, as Otter finds them
            return checker.check(question, caller if global_env is None else global_env)

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return nothing  # check_all, export, to_pdf, add_plugin_files: Otter makes them do nothing while grading

    parts: dict[str, dict[str, Any]] = {
        "": {"Notebook": Notebook},
        ".test_files": {"test_case": TestCase},
        ".check": {},
    }
    parts |= {".check.notebook": {"Notebook": Notebook}, ".plugins": {}, ".utils": {}, ".export": {}}
    for name, words in parts.items():
        module = sys.modules[f"otter{name}"] = ModuleType(f"otter{name}")
        vars(module).update(words, __path__=[])
    sys.modules["otter"].__dict__.update(test_files=sys.modules["otter.test_files"], __version__="7.0.0")
