"""A task as a teacher writes it on the command line.

bisection(f, a, b, tol=1e-6)     a function
Stack    Account(owner, money)   a class, by the capital letter; the arguments are those that make an object
menu()                           a function without arguments: what it works on, it reads
"""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.errors import CourseError

CLASS_WORD = re.compile(r"\s*class\s+")
BARE = re.compile(r"\s*[A-Z]\w*\s*")


class Kind(StrEnum):
    """What a placeholder takes an argument for; the teacher's own task may take anything."""

    NUMBER = "number"
    TEXT = "text"
    CALLABLE = "callable"
    NUMBERS = "list of numbers"
    TEXTS = "list of texts"
    TABLE = "table"


NAMES = {
    Kind.CALLABLE: "f g h func function fn rule callback predicate",
    Kind.TEXT: "text line word name path pattern string sentence title owner str",
    Kind.NUMBERS: "values numbers xs ys items data sequence nums scores prices list",
    Kind.TEXTS: "words lines tokens texts names sentences",
    Kind.TABLE: "frame table dataframe df",
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}
TAKEN = frozenset({*dir(builtins), "check", "student", "reference"})  # what a lesson and its tests call otherwise
USED = frozenset({"len", "sum", "ValueError"})  # by placeholders


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its name, what the placeholder takes it for, and its default as written ('' without one)."""

    name: str
    kind: Kind
    default: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One task: the name of the function or class, and its arguments."""

    name: str
    parameters: tuple[Parameter, ...]
    is_class: bool = False

    @property
    def written(self) -> str:
        """The arguments as they stand after `def`."""
        return ", ".join(f"{each.name}={each.default}" if each.default else each.name for each in self.parameters)

    @property
    def text(self) -> str:
        """The signature as it is written in a lesson: a class without arguments is its name alone."""
        return self.name if self.is_class and not self.parameters else f"{self.name}({self.written})"


def parse(text: str) -> Signature:
    """Read a task as it is written on the command line.

    Raises
    ------
    CourseError
        It is neither a function nor a class with plain arguments.
    """
    rest = CLASS_WORD.sub("", text, count=1)
    says_class = rest != text
    bare = rest.strip().isidentifier() and (says_class or BARE.fullmatch(rest) is not None)
    definition = _definition(text, f"{rest}()" if bare else rest)
    given = definition.args
    if given.vararg or given.kwarg or given.kwonlyargs or given.posonlyargs:
        raise CourseError(f"--task {text!r}: arguments are passed by position; write each by its name, without * and /")
    names = [argument.arg for argument in given.args]
    for name in USED & {*names}:
        raise CourseError(f"--task {text!r}: call the argument otherwise, {name} is Python's own")
    if len({*names}) < len(names):
        raise CourseError(f"--task {text!r}: two arguments bear one name")
    defaults = [""] * (len(names) - len(given.defaults)) + [ast.unparse(value) for value in given.defaults]
    parameters = tuple(
        Parameter(name, _kind(name, default, names), default) for name, default in zip(names, defaults, strict=True)
    )
    return Signature(definition.name, parameters, says_class or definition.name[0].isupper())


def _definition(text: str, rest: str) -> ast.FunctionDef:
    """Read what stands behind `def`; raise `CourseError` where it cannot stand there, or bears a name that is taken."""
    try:
        (definition,) = ast.parse(f"def {rest}: pass").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        definition = None
    if not isinstance(definition, ast.FunctionDef):
        hint = "write a function as in --task 'mean(values)', a class as in --task 'Stack'"
        raise CourseError(f"--task {text!r} is neither a function nor a class: {_slip(rest)}{hint}")
    name = definition.name
    if name in TAKEN or name.startswith("_"):
        why = "begins with an underline" if name.startswith("_") else "is the name of something else in a lesson"
        raise CourseError(f"--task {text!r}: {name} {why}; call it otherwise, such as {name.strip('_') or 'mean'}_of")
    if not name.isascii():
        raise CourseError(f"--task {text!r}: the name stands in the cell's metadata, for which nbgrader wants a to z")
    return definition


def _slip(rest: str) -> str:
    """Name what is wrong with a task, where it is a slip that is often made."""
    word = rest.partition("(")[0].strip()
    if keyword.iskeyword(word):
        return f"'{word}' is a keyword of Python's and no name; "
    return "a closing parenthesis is missing; " if rest.count("(") > rest.count(")") else ""


def _kind(name: str, default: str, names: Sequence[str]) -> Kind:
    """Say what a placeholder takes an argument for; `df` beside `f` is its derivative, else a table."""
    if name == "df" and "f" in names:
        return Kind.CALLABLE
    return KINDS.get(name, Kind.TEXT if default.startswith(("'", '"')) else Kind.NUMBER)
