"""The tables that misconceptions.py may define beside its entries; each is a dict, of which every item is looked at.

PROBES = {"mean": (([1.0, 2.0],), ([4.0],))}    by task: several tuples of arguments
NO_PUBLIC_CHECK = {("mean", "W01"): "reason"}   by task and code: a text
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from reprlib import repr as shortened
from typing import Any, Final

from grader.errors import CourseError
from grader.execute.carried import carried_arguments
from grader.execute.protocol.unserializable import UnserializableError


@dataclass(frozen=True, slots=True)
class Form:
    """What a table holds: a predicate of a key and of a value, and an example."""

    key: Callable[[Any], bool]
    value: Callable[[Any], bool]
    example: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_pair(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == len(("task", "code")) and all(map(_is_text, value))


def _are_pairs(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == len(("one", "other")) and all(map(_is_pair, value))


def _are_arguments(value: Any) -> bool:
    return isinstance(value, (tuple, list))


def _are_several(value: Any) -> bool:
    return _are_arguments(value) and all(map(_are_arguments, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


FORMS: Final = {
    "PROBES": Form(_is_text, _are_several, '{"task": ((argument, ...), (argument, ...))}'),
    "VISIBLE": Form(_is_text, _are_arguments, '{"task": (argument, ...)}'),
    "CANDIDATE_FACTORS": Form(_is_text, callable, '{"task": lambda argument, ...: {"m": 3.0}}'),
    "CANDIDATE_TERMS": Form(_is_text, callable, '{"task": lambda argument, ...: {"the penalty": 3.0}}'),
    "LAYER_OFFSET": Form(_is_text, _is_number, '{"task": 1}'),
    "PART_ORDER": Form(_is_text, callable, '{"task": lambda argument, ...: (0, 1)}'),
    "EQUIVALENT_SOLUTIONS": Form(_is_text, _is_text, '{"function": "why another answer may be right"}'),
    "MOVED": Form(_are_pairs, _is_text, '{(("task", "code"), ("other task", "code")): "what to say of both"}'),
    "NO_PUBLIC_CHECK": Form(_is_pair, _is_text, '{("task", "code"): "why no public check can see it"}'),
}


def read_tables(path: Path, catalogue: object) -> dict[str, dict[Any, Any]]:
    """Return the tables of a catalogue by name; one that is not there is empty.

    Raises
    ------
    CourseError
        A table is no dict, or a key or value in it is of another kind.
    """
    return {name: _table(path, name, getattr(catalogue, name, {})) for name in FORMS}


def _table(path: Path, name: str, value: Any) -> dict[Any, Any]:
    form = FORMS[name]
    if not isinstance(value, Mapping):
        raise CourseError(f"{path}: {name} should be a dict, such as {name} = {form.example}; it is {shortened(value)}")
    for key, item in value.items():
        if not (form.key(key) and form.value(item)):
            wrong = f"{shortened(key)}: {shortened(item)}"
            raise CourseError(f"{path}: {name} holds {wrong}; write it as {name} = {form.example}")
    return dict(value)


def expect_plain_arguments(probes: Mapping[str, Sequence[Any]], visible: Mapping[str, Any]) -> None:
    """Raise `CourseError` where the catalogue has arguments that cannot be carried to a student's process."""
    given = [("PROBES", task, each) for task, calls in probes.items() for each in calls]
    given += [("VISIBLE", task, arguments) for task, arguments in visible.items()]
    for table, task, arguments in given:
        try:
            carried_arguments(task, arguments)
        except UnserializableError as error:
            raise CourseError(f"{table}['{task}'] of the catalogue: {error}") from error
