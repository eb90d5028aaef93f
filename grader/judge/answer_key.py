"""The answer key of an assignment: solutions/<name>/reference.py and its catalogue, misconceptions.py.

MISCONCEPTIONS        the entries: what each mistake computes, and what to say to the student who made it
PROBES                by task: arguments that tell mistakes apart and never score
VISIBLE               by task: arguments of the lesson's own example, whose answer a feedback page may show
CANDIDATE_FACTORS     by task: a function of the arguments that returns what an answer may be off by, by name
CANDIDATE_TERMS       by task: a function of the arguments that returns the terms that an answer is made of, by name
LAYER_OFFSET          by task: the layer that the first part of an answer belongs to
PART_ORDER            by task: a function of a part's indices whose values are in the order in which parts are computed
MOVED                 by two entries, each its task and code, that are one step in the wrong task: what to say of both
EQUIVALENT_SOLUTIONS  by function: why another right answer exists, so that a mutant of it may pass every check
NO_PUBLIC_CHECK       by task and code: why no public check, which knows no answer, can see the mistake

Read in the grader's own process only. A long catalogue may be a package, misconceptions/__init__.py.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.errors import CourseError
from grader.judge.catalogue_tables import read_tables
from grader.judge.key_folder import beside_key
from grader.judge.key_source import KeySource, key_source
from grader.judge.place import last_frame, line_in

Arguments = tuple[Any, ...]
Formula = Callable[..., Any]
Observed = dict[str, tuple[str, float, float]]  # by question: the signature of an answer


@dataclass(frozen=True, slots=True)
class Misconception:
    """One mistake of the catalogue.

    Parameters
    ----------
    code
        The catalogue's code, such as `H01`; where two cannot be told apart the lower one stands for both.
    task
        The task whose function shows it.
    formulas
        What the mistake computes: functions with the task's signature. Several where the same mistake shows
        in several ways, such as under one cost only or under both.
    title
        The mistake in a few words.
    rationale
        Why a reasonable person makes it.
    advice
        One step on for the student, never the solution's line.
    section
        The heading of the notebook to read again.
    """

    code: str
    task: str
    formulas: tuple[Formula, ...]
    title: str
    rationale: str
    advice: str
    section: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Make the entries of one task that send students to one section of the lesson.

    Examples
    --------
    >>> hidden = Entries(task="hidden_delta", section="5. The second trick")
    >>> hidden("H01", lambda theta, delta, a: theta.T @ delta, title="...", rationale="...", advice="...").task
    'hidden_delta'
    """

    task: str
    section: str

    def __call__(
        self, code: str, *formulas: Formula, title: str, rationale: str, advice: str, section: str = ""
    ) -> Misconception:
        """Return one entry; several formulas are several ways in which the same mistake shows."""
        return Misconception(code, self.task, formulas, title, rationale, advice, section or self.section)


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The reference solutions and the catalogue; each field but the reference holds one name of the table above.

    `observed` holds by task and code what a class answered where `grader mistakes --add` wrote the entry.
    """

    reference: ModuleType
    misconceptions: tuple[Misconception, ...] = ()
    probes: dict[str, tuple[Arguments, ...]] = field(default_factory=dict)
    visible: dict[str, Arguments] = field(default_factory=dict)
    candidate_factors: dict[str, Callable[..., Mapping[str, Any]]] = field(default_factory=dict)
    candidate_terms: dict[str, Callable[..., Mapping[str, Any]]] = field(default_factory=dict)
    layer_offset: dict[str, int] = field(default_factory=dict)
    part_order: dict[str, Callable[..., Any]] = field(default_factory=dict)
    equivalent_solutions: dict[str, str] = field(default_factory=dict)
    no_public_check: dict[tuple[str, str], str] = field(default_factory=dict)
    moved: dict[tuple[tuple[str, str], tuple[str, str]], str] = field(default_factory=dict)
    observed: dict[tuple[str, str], Observed] = field(default_factory=dict)


TEXTS = ("code", "task", "title", "rationale", "advice", "section")


def read_answer_key(folder: Path) -> AnswerKey:
    """Import the answer key in `folder`; the catalogue may be missing, the reference may not.

    Raises
    ------
    CourseError
        The reference is missing, or a file cannot be imported or holds something else.
    """
    reference = _reference(key_source(folder))
    path = _catalogue(folder)
    catalogue = _imported(path) if path is not None else None
    entries = _entries(path, catalogue) if path is not None else ()
    observed: dict[tuple[str, str], Observed] = {}
    for more in sorted(folder.glob("misconceptions_*.py")):
        added = _imported(more)
        own = _entries(more, added)
        entries += own
        observed |= {(entry.task, entry.code): dict(getattr(added, "ANSWERS", {})) for entry in own}
    tables = read_tables(path or folder, catalogue)
    return AnswerKey(reference, entries, observed=observed, **{name.lower(): table for name, table in tables.items()})


def read_misconceptions(folder: Path) -> tuple[Misconception, ...]:
    """Return the catalogue of the answer key in `folder`, read once while its files stay as they are."""
    files = sorted(path for pattern in ("**/*.py", "*.ipynb") for path in folder.glob(pattern))
    stamps = ((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _misconceptions(folder, tuple(stamps))


@lru_cache(maxsize=16)
def _misconceptions(folder: Path, _stamps: tuple[tuple[Path, int, int], ...]) -> tuple[Misconception, ...]:
    return read_answer_key(folder).misconceptions


def _entries(path: Path, catalogue: ModuleType | None) -> tuple[Misconception, ...]:
    entries = getattr(catalogue, "MISCONCEPTIONS", ())
    if isinstance(entries, Misconception):
        names = (name for name, value in vars(catalogue).items() if value is entries and name != "MISCONCEPTIONS")
        raise CourseError(f"{path}: MISCONCEPTIONS should be a tuple: ({next(names, entries.code)},), with the comma")
    if not isinstance(entries, tuple | list):
        raise CourseError(
            f"{path}: MISCONCEPTIONS should be a tuple of entries, such as (CASE,); it is {entries!r:.80}"
        )
    for entry in entries:
        if not isinstance(entry, Misconception):
            raise CourseError(f"{path}: MISCONCEPTIONS holds {entry!r}; every entry is a Misconception")
        _expect_texts_and_formulas(path, entry)
    return tuple(entries)


def _expect_texts_and_formulas(path: Path, entry: Misconception) -> None:
    for name in TEXTS:
        if not isinstance(getattr(entry, name), str):
            raise CourseError(f"{path}: the {name} of {entry.code!r} should be a text; it is {getattr(entry, name)!r}")
    for formula in entry.formulas:
        if not callable(formula):
            raise CourseError(
                f"{path}: a formula of {entry.code} is {formula!r}; write a function of the task's arguments, such as "
                "lambda x: 0.0"
            )


def _reference(source: KeySource) -> ModuleType:
    if source.path.suffix == ".py":
        return _imported(source.path)
    module = ModuleType(_module_name(source.path))
    module.__file__ = str(source.path.absolute())  # its code runs in its own folder: a relative path leads nowhere
    try:
        with beside_key(vars(module)):
            exec(compile(source.text, str(source.path), "exec"), vars(module))  # noqa: S102  the teacher's own
    except (Exception, SystemExit) as error:
        at = source.text.splitlines()[line_in(error, str(source.path)) - 1].strip()
        raise CourseError(f"{source.path}: its solutions do not run where it says `{at}`: {_why(error)}") from error
    return module


def _module_name(path: Path) -> str:
    return f"key_{path.parent.parent.name}_{path.parent.name}_{path.stem}".replace("-", "_")


def _catalogue(folder: Path) -> Path | None:
    for path in (folder / "misconceptions.py", folder / "misconceptions" / "__init__.py"):
        if path.is_file():
            return path
    return None


def _imported(path: Path) -> ModuleType:
    name = _module_name(path)
    within = [str(path.parent)] if path.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=within)
    if spec is None or spec.loader is None:
        raise CourseError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and relative imports look their module up
    try:
        with beside_key({"__file__": str(path)}):
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # `exit()` too: the command would end without a word
        raise CourseError(f"{_place(error, path)}: cannot be imported: {_why(error)}") from error
    return module


def _place(error: BaseException, path: Path) -> str:
    """Return the file and the line that an exception passed last in a file of the answer key, or in one beside it."""
    found = last_frame(error, path.parent)
    return f"{path.parent / found[0]}:{found[1]}" if found else str(path)


def _why(error: BaseException) -> str:
    """Say why the teacher's code does not run, and of a package that is not here what to do."""
    if isinstance(error, SystemExit):
        return "it ends Python there, as exit() does; take that line out"
    said = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return f"{said}; repair that line"
    return f"{said}; install {error.name.partition('.')[0]} where the grader is installed"
