"""The answer key of an assignment, imported: solutions/<name>/reference.py and misconceptions.py.

Only the teacher's side ever reads it. A long catalogue may be a package, misconceptions/__init__.py.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.errors import CourseError
from grader.judge.catalogue import Misconception

Arguments = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What is right, what goes wrong, where wrong answers show what they are, and what may be pictured.

    By task: `factors` makes of the arguments what an answer may be off by, by the name that students know it under;
    `first_layer` is the layer that the first part of an answer belongs to; `many_right` says of a function of the
    reference, a task or not, why a mutant of it that no check notices may be another right answer.
    """

    reference: ModuleType
    misconceptions: tuple[Misconception, ...] = ()
    probes: dict[str, tuple[Arguments, ...]] = field(default_factory=dict)
    visible: dict[str, Arguments] = field(default_factory=dict)
    factors: dict[str, Callable[..., Mapping[str, Any]]] = field(default_factory=dict)
    first_layer: dict[str, int] = field(default_factory=dict)
    many_right: dict[str, str] = field(default_factory=dict)


def read_key(folder: Path) -> Key:
    """Import the answer key in `folder`; the catalogue may be missing, the reference may not.

    Raises
    ------
    CourseError
        The reference is missing, or a file cannot be imported or holds something else.
    """
    reference = _imported(folder / "reference.py")
    path = _catalogue(folder)
    if path is None:
        return Key(reference)
    module = _imported(path)
    entries = tuple(getattr(module, "MISCONCEPTIONS", ()))
    for entry in entries:
        if not isinstance(entry, Misconception):
            raise CourseError(f"{path}: MISCONCEPTIONS holds {entry!r}; every entry is a Misconception")
    more = (dict(getattr(module, name, {})) for name in ("PROBES", "VISIBLE", "FACTORS", "FIRST_LAYER", "MANY_RIGHT"))
    return Key(reference, entries, *more)


def _catalogue(folder: Path) -> Path | None:
    for path in (folder / "misconceptions.py", folder / "misconceptions" / "__init__.py"):
        if path.is_file():
            return path
    return None


def _imported(path: Path) -> ModuleType:
    if not path.is_file():
        raise CourseError(f"{path} is missing: it is the answer key that submissions are compared with")
    name = f"key_{path.parent.parent.name}_{path.parent.name}_{path.stem}".replace("-", "_")
    within = [str(path.parent)] if path.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=within)
    if spec is None or spec.loader is None:
        raise CourseError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and relative imports look their module up
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CourseError(f"{path} cannot be imported: {type(error).__name__}: {error}") from error
    return module
