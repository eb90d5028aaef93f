"""A plugin of pytest that puts mistakes into modules, one at a time, and lets the collected tests notice them.

    collect ─► first run, recorded: which test enters which function, and how long it takes
            ─► for each mutant: fork, put it in place, run the tests that enter its function until one fails: first the
               one that noticed it in the run before, then those that noticed others of the function, then the module's
               own, then the fastest

Each mutant lives in a process of its own that was forked after everything was imported, so that it costs what its tests
cost. It is put in place inside the objects that others already imported: functions get another code, classes other
methods, constants are rebound wherever they were imported under their name. `tests/mutants.py` starts it.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import inspect
import json
import os
import re
import resource
import signal
import sys
import time
import traceback
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from grader.verify.mutation.kinds import Kind
from grader.verify.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
LONGEST_TEST_SECONDS = 1.0  # a test that takes longer is none of these units
ALL_TESTS_SECONDS = 4.0  # of the module's own tests and then the fastest, those that fit are asked about one mutant
BACKWARDS = "[::-1]"  # loops that run backwards are left out: nine of ten compute the same
EXTRA_SECONDS = 2  # processor time of a mutant, beyond what its tests take

CONSTANTS = (dict, list, tuple, set, frozenset, str, int, float, re.Pattern)
Reached = frozenset[tuple[str, str]]  # a module's file, and a name at its top level


@dataclass(frozen=True, slots=True)
class Known:
    """A test that passes on the unchanged engine."""

    item: pytest.Item
    seconds: float
    reached: Reached


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the modules to change and the file to write to."""
    parser.addoption("--mutate", help="the modules to put mistakes into, with commas between")
    parser.addoption("--mutation-results", help="a file that gets one line of JSON for each mutant")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the tests once, then for each mutant."""
    if session.testsfailed:
        raise session.Interrupted(f"{session.testsfailed} errors during collection")
    names = session.config.getoption("mutate").split(",")
    modules = [importlib.import_module(name) for name in names]
    known = first_run(session.items, [str(module.__file__) for module in modules])
    gc.collect()
    gc.freeze()
    results = Path(session.config.getoption("mutation_results"))
    before = json.loads(results.with_name("before.json").read_text(encoding="utf-8"))
    with results.open("w", encoding="utf-8") as file:
        for module in modules:
            for line in score(module, known, before):
                file.write(json.dumps(line) + "\n")
                file.flush()
    return True


def first_run(items: Sequence[pytest.Item], files: Sequence[str]) -> list[Known]:
    """Run every test on the unchanged engine; keep the fast ones that pass, the fastest first."""
    tops = {file: list(_tops(file)) for file in files}
    names = {(file, line): name for file in files for name, lines in tops[file] for line in lines}
    recorded = in_child(lambda: list(_recorded(items, names)), cpu_seconds=3600) or []
    known = []
    for item, (passed, seconds, reached) in zip(items, recorded, strict=True):
        if passed and seconds <= LONGEST_TEST_SECONDS:
            known.append(Known(item, seconds, frozenset((file, name) for file, name in reached)))
        elif not passed:
            print(f"not passed on the unchanged engine, left out: {item.nodeid}", file=sys.__stderr__)
    return sorted(known, key=lambda test: test.seconds)


def _tops(file: str) -> Iterator[tuple[str, range]]:
    """Yield the functions and classes at the top level of a module with their lines."""
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield node.name, range(first, (node.end_lineno or first) + 1)


def _recorded(
    items: Sequence[pytest.Item], names: dict[tuple[str, int], str]
) -> Iterator[tuple[bool, float, list[Any]]]:
    """Run each test, with what it entered of the modules."""
    files = {file for file, _ in names}
    seen: set[tuple[str, int]] = set()

    def enter(frame: types.FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_code.co_filename in files:
            seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    for item, after in in_pairs(items):
        seen.clear()
        start = time.process_time()
        sys.setprofile(enter)
        try:
            passed = runs(item, after)
        finally:
            sys.setprofile(None)
        reached = sorted({(file, names[file, line]) for file, line in seen if (file, line) in names})
        yield passed, time.process_time() - start, reached


def in_pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Pair each test with the one after it, for which pytest keeps fixtures."""
    return zip(items, [*items[1:], None][: len(items)], strict=True)


def runs(item: pytest.Item, after: pytest.Item | None) -> bool:
    """Run one test with its fixtures; tell whether nothing failed."""
    return not any(report.failed for report in runtestprotocol(item, nextitem=after, log=False))


def score(module: types.ModuleType, known: Sequence[Known], before: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what became of each mutant of a module; `before` says which test noticed it in an earlier run."""
    file = str(module.__file__)
    functions = {name for name, _ in _tops(file) if not isinstance(getattr(module, name), type)}
    orders: dict[str, list[Known]] = {}
    near = sorted(known, key=lambda test: not _is_own(test, file))
    for mutant in mutants(Path(file).read_text(encoding="utf-8"), guards=True):
        if mutant.kind is Kind.ORDER and BACKWARDS in mutant.diff:
            continue
        tests = orders.setdefault(
            mutant.function, list(_fitting(test for test in near if _concerns(test, file, mutant.function, functions)))
        )
        tests.sort(key=lambda test: test.item.nodeid != before.get(key(module.__name__, mutant)))
        limit = EXTRA_SECONDS + 3 * sum(test.seconds for test in tests)
        start = children_seconds()
        noticed = in_child(functools.partial(_noticed_by, module, mutant, tests), limit)
        if noticed:
            tests.sort(key=lambda test: test.item.nodeid != noticed)
        status = "died" if noticed is None else "noticed" if noticed else "survived"
        line = {"module": module.__name__, "function": mutant.function, "status": status, "tests": len(tests)}
        line |= {"seconds": round(children_seconds() - start, 3)}
        yield {**line, "by": noticed, "key": key(module.__name__, mutant), "diff": mutant.diff}


def children_seconds() -> float:
    """Return the processor time of this process's children that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def key(module: str, mutant: Mutant) -> str:
    """Name a mutant so that it is known again when lines were put in above it."""
    return "\n".join([f"{module}.{mutant.function}", *mutant.diff.splitlines()[1:]])


def _concerns(test: Known, file: str, name: str, functions: set[str]) -> bool:
    if name in functions:
        return (file, name) in test.reached
    # A constant or a field: the module's own tests may look at that alone.
    return _is_own(test, file) or any(reached == file for reached, _ in test.reached)


def _is_own(test: Known, file: str) -> bool:
    return test.item.path.name == f"test_{Path(file).name}"


def _fitting(tests: Iterable[Known]) -> Iterator[Known]:
    seconds = 0.0
    for test in tests:
        seconds += test.seconds
        if seconds <= ALL_TESTS_SECONDS:
            yield test


def _noticed_by(module: types.ModuleType, mutant: Mutant, tests: Sequence[Known]) -> str:
    """Put a mutant in place and run the tests until one fails; return its id, or nothing."""
    try:
        put_in_place(module, mutant)
    except Exception:  # noqa: BLE001  the mutant raises when it is read: nobody can import the module
        return "import"
    items = [test.item for test in tests]
    return next((item.nodeid for item, after in in_pairs(items) if not runs(item, after)), "")


def put_in_place(module: types.ModuleType, mutant: Mutant) -> None:
    """Read the mutant's source, and put what it changed into the objects that others imported."""
    new = dict(vars(module))
    exec(compile(mutant.source, str(module.__file__), "exec"), new)
    old, other = vars(module)[mutant.function], new[mutant.function]
    if isinstance(old, type):
        _change_class(old, other)
    elif callable(old) and hasattr(inspect.unwrap(old), "__code__"):
        _change_function(inspect.unwrap(old), inspect.unwrap(other))
    else:
        for name, was in list(vars(module).items()):
            if name == mutant.function or (isinstance(was, CONSTANTS) and repr(new[name]) != repr(was)):
                _rebind(name, was, _with_old_functions(new[name], module, new))


def _rebind(name: str, old: Any, value: Any) -> None:
    """Put a constant, or what was made of it, in the place of the old one wherever that was imported."""
    for each in list(sys.modules.values()):
        if getattr(each, "__dict__", {}).get(name) is old:
            setattr(each, name, value)


def _change_function(old: Any, new: Any) -> None:
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _change_class(old: type, new: type) -> None:
    """Change the methods and constants of a class that is in use; members of an enumeration get another value."""
    for name, value in list(vars(new).items()):
        before = vars(old).get(name)
        if isinstance(value, functools.cached_property) and isinstance(before, functools.cached_property):
            _change_function(before.func, value.func)
        elif isinstance(value, property) and isinstance(before, property):
            _change_function(before.fget, value.fget)
        elif isinstance(value, (staticmethod, classmethod)) and isinstance(before, (staticmethod, classmethod)):
            _change_function(inspect.unwrap(before.__func__), inspect.unwrap(value.__func__))
        elif isinstance(value, types.FunctionType) and isinstance(before, types.FunctionType):
            _change_method(old, name, before, value)
        elif isinstance(value, (int, float, str, tuple, frozenset)) and value != before and not name.startswith("__"):
            setattr(old, name, value)


def _change_method(owner: type, name: str, before: types.FunctionType, value: types.FunctionType) -> None:
    if before.__code__.co_freevars == value.__code__.co_freevars:
        _change_function(inspect.unwrap(before), inspect.unwrap(value))
    elif "__class__" not in value.__code__.co_freevars:  # it asks for no super() any more
        setattr(owner, name, value)


def _with_old_functions(value: Any, module: types.ModuleType, new: dict[str, Any]) -> Any:
    """Return a table with the module's own functions in the place of those read again."""
    same = {id(new[name]): old for name, old in vars(module).items() if name in new and callable(old)}
    if isinstance(value, dict):
        return {key: same.get(id(each), each) for key, each in value.items()}
    if isinstance(value, (tuple, list)) and type(value) in {tuple, list}:
        return type(value)(same.get(id(each), each) for each in value)
    return same.get(id(value), value)


def in_child(work: Callable[[], Any], cpu_seconds: float) -> Any:
    """Return what `work` returns in a forked process; None if that dies or takes too much processor time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, cpu_seconds, read, write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    return json.loads(data) if data else None


def _work(work: Callable[[], Any], cpu_seconds: float, read: int, write: int) -> None:
    try:
        os.close(read)
        os.set_inheritable(write, False)
        limit = int(cpu_seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        signal.alarm(6 * limit)  # for a mutant that waits
        os.write(write, json.dumps(work()).encode())
    except BaseException:  # noqa: BLE001  told, and then nothing of pytest may run on in the child
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)
