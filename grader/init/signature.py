"""A task as a teacher writes it on the command line: `bisection(f, a, b, tol=1e-6)`."""

from __future__ import annotations

import ast
import keyword
from dataclasses import dataclass
from enum import StrEnum

from grader.errors import CourseError

CALLABLES = frozenset({"f", "g", "h", "func", "function", "fn", "df", "rule", "callback", "predicate"})
TEXTS = frozenset({"text", "line", "word", "name", "path", "pattern", "string", "sentence"})


class Kind(StrEnum):
    """What a placeholder takes an argument for; the teacher's own task may take anything."""

    NUMBER = "number"
    TEXT = "text"
    CALLABLE = "callable"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its name, what the placeholder takes it for, and its default as written ('' without one)."""

    name: str
    kind: Kind
    default: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One task: the function's name and its arguments."""

    name: str
    parameters: tuple[Parameter, ...]

    @property
    def text(self) -> str:
        """The signature as it stands after `def`."""
        written = (f"{each.name}={each.default}" if each.default else each.name for each in self.parameters)
        return f"{self.name}({', '.join(written)})"


def parse(text: str) -> Signature:
    """Read a task as it is written on the command line.

    Raises
    ------
    CourseError
        It is no function with plain arguments.
    """
    try:
        (definition,) = ast.parse(f"def {text}: pass").body
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"--task {text!r} is no function: write it as in --task 'mean(values)'") from error
    if not isinstance(definition, ast.FunctionDef) or keyword.issoftkeyword(definition.name):
        raise CourseError(f"--task {text!r} is no function: write it as in --task 'mean(values)'")
    given = definition.args
    if given.vararg or given.kwarg or given.kwonlyargs or given.posonlyargs:
        raise CourseError(f"--task {text!r}: arguments are passed by position; write each by its name, without * and /")
    if not given.args:
        raise CourseError(f"--task {text!r} has no argument: an answer that depends on nothing can be copied")
    first_default = len(given.args) - len(given.defaults)
    defaults = ["", *map(ast.unparse, given.defaults)]
    return Signature(
        definition.name,
        tuple(
            _parameter(argument.arg, defaults[max(0, place - first_default + 1)])
            for place, argument in enumerate(given.args)
        ),
    )


def _parameter(name: str, default: str) -> Parameter:
    if name in CALLABLES:
        return Parameter(name, Kind.CALLABLE, default)
    text = name in TEXTS or default.startswith(("'", '"'))
    return Parameter(name, Kind.TEXT if text else Kind.NUMBER, default)
