"""Hidden checks sat in this process, with plain functions in the student's place.

The grader does the same behind its fence; here many students sit one suite at once, so that every mistake of a
catalogue is tried in a second.
"""

from __future__ import annotations

import copy
import importlib.util
import io
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import matplotlib as mpl
import nbformat
import numpy as np
import pytest

import grader
from grader.course.config import read_course
from grader.errors import Changed, Mismatch, Raised
from grader.judge.compare import agree
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[2]
OTHERS = re.compile(r"\b(batch|beyond-sigmoid|conventions|gradient-check|gradient-descent)\b|lesson-exams")
LONGEST = re.compile(r"test-(verify|one-mistake)\.py::.*\[(batch|beyond-sigmoid|gradient-check)\b")


@pytest.hookimpl(tryfirst=True)  # before the marks are looked at
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave every lesson but the first to the second stage, by the name of a test, its module or its parameters.

    What takes minutes for each lesson is tried there with two of them, and with all in `make proof`.
    """
    for item in items:
        if item.path.parent == ROOT / "tests" / "course" and OTHERS.search(item.nodeid.replace("_", "-")):
            item.add_marker(pytest.mark.slow)
            if LONGEST.search(item.nodeid.replace("_", "-")):
                item.add_marker(pytest.mark.proof)


@pytest.fixture(scope="session")
def suite() -> Callable[[str], CourseTests]:
    """Open the suite of an assignment."""
    return CourseTests


@dataclass(frozen=True)
class CourseTests:
    """One assignment: its answer key, its catalogue, its notebook and its checks."""

    assignment: str

    @property
    def reference(self) -> ModuleType:
        """The answer key, imported afresh."""
        return module(ROOT / "solutions" / self.assignment / "reference.py")

    @property
    def catalogue(self) -> ModuleType:
        """The module with MISCONCEPTIONS and PROBES."""
        return module(ROOT / "solutions" / self.assignment / "misconceptions.py")

    @property
    def notebook(self) -> Any:
        """The source notebook."""
        return nbformat.read(ROOT / "solutions" / self.assignment / f"{self.assignment}.ipynb", as_version=4)

    @property
    def released(self) -> Any:
        """The notebook that students get."""
        return nbformat.read(ROOT / "assignments" / self.assignment / f"{self.assignment}.ipynb", as_version=4)

    def run(self, notebook: Any) -> SimpleNamespace:
        """Run a notebook's code cells in this process; return its `names` and what it `printed`."""
        names, printed = {"__name__": "notebook"}, io.StringIO()
        stand_in = ModuleType("grader.nbgrader_cell")
        stand_in.points = lambda _task: None
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed), np.errstate(all="ignore"):
            patch.setattr(grader, "check", lambda *_tasks: None, raising=False)
            patch.setitem(sys.modules, "grader.nbgrader_cell", stand_in)
            mpl.use("Agg")
            patch.chdir(ROOT / "solutions" / self.assignment)  # data lie beside a notebook
            patch.syspath_prepend(ROOT / "shared")  # release puts these files there, too
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    exec(compile(cell.source, cell.id, "exec"), names)
        return SimpleNamespace(names=names, printed=printed.getvalue())

    def with_mistake(self, task: str, formula: Callable[..., Any]) -> ModuleType:
        """Return the answer key with one function replaced."""
        student = self.reference
        setattr(student, task, formula)
        return student

    def run_tests(self, students: dict[str, Any], kind: str = "hidden") -> dict[str, set[tuple[str, str]]]:
        """Return for each student the failed checks, as pairs of task and check; `all` holds every check.

        A student named "task/name" sits that task only.
        """
        results = Results(students, self.reference)
        folder = ROOT / "tests" / kind / self.assignment
        quiet = ["-q", "--tb=no", "--no-summary", "-W", "ignore"]
        options = [*quiet, "-p", "no:randomly", "-p", "no:cacheprovider", "-o", "addopts="]
        status = pytest.main([str(folder), *options, "--import-mode=importlib"], plugins=[results])
        assert status in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED), f"the checks of {folder} do not run"
        return dict(results.failed)

    def questions(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return the arguments that the hidden checks put to each task."""
        recorder = Recorder(self.reference)
        assert not self.run_tests({"key": recorder})["key"]
        return recorder.questions

    def confusions(self) -> set[frozenset[str]]:
        """Return the pairs of entries that no question and no probe tells apart."""
        catalogue, asked = self.catalogue, self.questions()
        answers = {
            (entry.task, entry.code, number): [
                answer(formula, q) for q in (*asked[entry.task], *catalogue.PROBES.get(entry.task, ()))
            ]
            for entry in catalogue.MISCONCEPTIONS
            for number, formula in enumerate(entry.formulas)
        }
        return {
            frozenset({one, other})
            for ((task, one, _), first), ((its_task, other, _), second) in combinations(answers.items(), 2)
            if one != other and task == its_task and all(map(same, first, second))
        }


def opened(assignment: str) -> tuple[Any, dict[str, Any]]:
    """Return an assignment's suite as the grader holds it, and the key's functions, free to be replaced."""
    course = read_course(ROOT)
    (chosen,) = (each for each in course.assignments if each.name == assignment)
    functions = {"__name__": "student"}
    exec((ROOT / "solutions" / assignment / "reference.py").read_text(encoding="utf-8"), functions)
    return with_suite(course, chosen, "", lambda suite: suite), functions


@dataclass
class Results:
    """A pytest plugin: the fixtures that hidden and public checks ask for, once per student."""

    students: dict[str, Any]
    key: ModuleType
    failed: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Ask every student every question, or those of one task."""
        task = Path(metafunc.module.__file__).stem.removeprefix("test_")
        students = [name for name in self.students if "/" not in name or name.startswith(f"{task}/")]
        metafunc.parametrize("student", students, indirect=True, scope="session")

    @pytest.fixture(scope="session")
    def student(self, request: pytest.FixtureRequest) -> Careful:
        """The functions of one student; arguments that change cost the check."""
        return Careful(self.students[request.param])

    @pytest.fixture(scope="session")
    def reference(self) -> ModuleType:
        """The answer key."""
        return self.key

    @pytest.fixture(scope="session")
    def seeded(self) -> Callable[[str], np.random.Generator]:
        """A generator for each name."""
        return lambda name: np.random.default_rng([20, *name.encode()])

    @pytest.fixture(scope="session")
    def agree(self) -> Callable[..., None]:
        """The comparison that public checks use."""
        return agree

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what failed, wherever it failed."""
        path, _, rest = report.nodeid.partition("::")
        check, _, name = rest.partition("[")
        entry = (Path(path).stem.removeprefix("test_"), check)
        self.failed["all"].add(entry)
        failures = self.failed[name.removesuffix("]")]
        if report.failed:
            failures.add(entry)


class Careful:
    """A student whose functions get copies, and who is told when they change them."""

    def __init__(self, functions: Any) -> None:
        self.functions = functions

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            given = copy.deepcopy(arguments)
            try:
                with np.errstate(all="ignore"):
                    answer = getattr(self.functions, name)(*given)
            except Exception as error:
                raise Raised(f"{name} raised {error!r}") from error
            if not same(given, arguments):
                raise Changed(f"{name} changed its arguments")
            return copy.deepcopy(answer)

        return call


class Recorder:
    """A student that is always right and remembers what was asked."""

    def __init__(self, functions: Any) -> None:
        self.functions = functions
        self.questions: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self.questions[name].append(copy.deepcopy(arguments))
            return getattr(self.functions, name)(*arguments)

        return call


def answer(formula: Callable[..., Any], question: tuple[Any, ...]) -> Any:
    """Return what a formula gives for a question, or "raised"."""
    try:
        with np.errstate(all="ignore"):
            return formula(*copy.deepcopy(question))
    except Exception:  # noqa: BLE001 - a slip may raise anything; that it raised is the answer
        return "raised"


def module(path: Path) -> ModuleType:
    """Import a file by its path."""
    spec = importlib.util.spec_from_file_location(f"course_{os.urandom(4).hex()}", path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def same(one: Any, other: Any) -> bool:
    """Tell whether two answers or arguments are alike; nan is like nan."""
    if callable(other):
        return one is other
    if isinstance(other, (list, tuple)):
        alike = isinstance(one, (list, tuple)) and len(one) == len(other)
        return alike and all(map(same, one, other))
    if isinstance(other, np.ndarray) and not np.all(np.isfinite(other)):
        return np.array_equal(one, other, equal_nan=True)
    try:
        agree(one, other, tolerance=1e-9)
    except Mismatch:
        return False
    return True
