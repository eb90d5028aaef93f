"""A value that cannot be carried: its type is known on the other side, and nothing else of it.

It refuses to be compared, tested, printed, counted or computed with, so that no check passes by accident:
two generators are not equal, and `assert not student.f(x)` does not hold because the answer is a lambda.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NoReturn

CARRIED: Final = (
    "None, True and False, numbers of any size, Fraction, Decimal, complex, text, bytes, dates, and lists, tuples, "
    "sets, dicts, numpy arrays and pandas tables of these"
)
REFUSED: Final = (
    *("bool", "len", "iter", "next", "contains", "getitem", "call", "hash", "repr", "str", "format"),
    *("eq", "ne", "lt", "le", "gt", "ge", "int", "float", "complex", "index", "round", "array"),
    *("neg", "pos", "abs", "invert", "matmul", "rmatmul"),
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor"),
    *("radd", "rsub", "rmul", "rtruediv", "rfloordiv", "rmod", "rpow", "rand", "ror", "rxor"),
)


class UnserializableError(TypeError):
    """A value of this type cannot be carried; `type_name` says which: "a generator", "a pandas.DataFrame"."""

    def __init__(self, type_name: str) -> None:
        super().__init__(f"{type_name} cannot be carried between processes; what can be: {CARRIED}")
        self.type_name = type_name


class Unserializable:
    """Stands for a value that was not carried; `type_name` is all that can be read of it."""

    __slots__ = ("type_name",)

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # copying and inspecting ask for these, and take no for an answer
        raise UnserializableError(self.type_name)


def _refuse(self: Unserializable, *_arguments: object) -> NoReturn:
    raise UnserializableError(self.type_name)


for _operation in REFUSED:
    setattr(Unserializable, f"__{_operation}__", _refuse)


def describe(value: object) -> str:
    """Name the type of a value with its article: "a generator", "a pandas.DataFrame"."""
    kind = type(value)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    article = "an" if name[:1].lower() in "aeiou" else "a"
    return f"{article} {name}"


def unserializable_parts(value: object) -> Iterator[Unserializable]:
    """Yield every part of a decoded value that was not carried."""
    if isinstance(value, Unserializable):
        yield value
    elif isinstance(value, (list, tuple)):  # a set or a dict's keys hold none: those are refused as a whole
        for part in value:
            yield from unserializable_parts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from unserializable_parts(part)
