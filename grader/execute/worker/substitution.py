"""The answer key's functions in the place of the student's: whatever calls the student's function calls the key's.

    before the cells    a placeholder under each name, so that an alias of a function never written exists
    after the cells     the code of each function is exchanged in place: aliases, default arguments, closures, class
                        attributes and decorated functions hold the same object
    what is no function, of a library, or two tasks at once    is exchanged under every name that it has

A stub sends its arguments to the grader, in the order of the student's own signature.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import CodeType, FunctionType, MethodType
from typing import Any

Call = Callable[[str, tuple[Any, ...], Mapping[str, Any]], Any]
Stub = Callable[..., Any]
CODE = """
def make():
    {names} = None
    def stub(*arguments, __call__, **named):
        if False:
            {names}
        return __call__(*arguments, **named)
    return stub
"""


class Substitution:
    """The functions that the answer key answers for, in one namespace."""

    def __init__(self, namespace: dict[str, Any], names: Sequence[str], call: Call) -> None:
        self.namespace, self.names, self.call = namespace, names, call
        self.placeholders = {name: _stub(name, call, None) for name in names}
        namespace.update(self.placeholders)

    def exchange(self, tasks: Iterable[str]) -> None:
        """Exchange what the cells have defined; `tasks` are the names of all functions that are asked for."""
        shared = [self.namespace.get(task) for task in tasks]
        for name in self.names:
            value = self.namespace.get(name, self.placeholders[name])
            if value is self.placeholders[name]:
                self.namespace[name] = value
            elif sum(one is value for one in shared) > 1:
                self.namespace[name] = _stub(name, self.call, _signature(value))
            else:
                self._exchange(name, value)

    def _exchange(self, name: str, value: Any) -> None:
        stub = _stub(name, self.call, _signature(value))
        function = value.__func__ if isinstance(value, MethodType) else value
        if isinstance(function, FunctionType) and _is_own(function):
            bound = isinstance(value, MethodType)
            _exchange_code(function, (lambda _, *given, **named: stub(*given, **named)) if bound else stub)
        else:
            _rebind(self.namespace, value, stub)
            self.namespace[name] = stub


def _stub(name: str, call: Call, signature: inspect.Signature | None) -> Stub:
    """Return a function that asks the grader for the answer key's `name`."""

    def stub(*arguments: Any, **named: Any) -> Any:
        return call(name, *_by_position(signature, arguments, named))

    stub.__name__ = stub.__qualname__ = name
    return stub


def _by_position(
    signature: inspect.Signature | None, arguments: tuple[Any, ...], named: Mapping[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments in the order of the signature; a default at the end that was not given is left out.

    Arguments that do not fit the student's own signature may still fit that of the task: they stay as they are.
    """
    signature = signature or inspect.Signature()
    try:
        bound = signature.bind(*arguments, **named)
    except TypeError:
        return arguments, dict(named)
    given = set(bound.arguments)
    bound.apply_defaults()
    order = [name for name, p in signature.parameters.items() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    rest = [name for name, p in signature.parameters.items() if p.kind is p.VAR_POSITIONAL and name in given]
    last = max((k for k, name in enumerate(order) if name in given), default=-1)
    positional = [bound.arguments[name] for name in (order if rest else order[: last + 1])]
    positional += [value for name in rest for value in bound.arguments[name]]
    keyword = {name: bound.kwargs[name] for name in bound.kwargs if name in named and name not in order}
    return tuple(positional), keyword


def _signature(value: Any) -> inspect.Signature | None:
    try:
        return inspect.signature(value)
    except (TypeError, ValueError):  # no function, or one of a library that does not tell
        return None


def _is_own(function: FunctionType) -> bool:
    """Say whether the student wrote the function: in a cell, or in a file of theirs."""
    file = function.__code__.co_filename
    return not os.path.isabs(file) or file.startswith(os.environ.get("HOME", os.devnull))  # noqa: PTH117  a text


def _exchange_code(function: FunctionType, stub: Stub) -> None:
    function.__defaults__, function.__kwdefaults__ = None, {"__call__": stub}
    function.__code__ = _code(len(function.__code__.co_freevars))


def _code(cells: int) -> CodeType:
    """Return the code of a stub that closes over so many variables, as Python wants it of the one it replaces."""
    names = " = ".join(f"v{k}" for k in range(cells))
    text = CODE.replace("{names} = None", f"{names} = None" if cells else "pass")
    scope: dict[str, Any] = {}
    exec(text.replace("{names}", names.replace(" = ", ", ") or "pass"), scope)  # noqa: S102  the text is ours
    code: CodeType = scope["make"]().__code__
    return code


def _rebind(namespace: dict[str, Any], old: Any, new: Any) -> None:
    """Put `new` in the place of `old` under every name that the student gave it."""
    for name in _names_of(old, namespace):
        namespace[name] = new
    for value in list(namespace.values()):
        if isinstance(value, FunctionType):
            _rebind_in_function(value, old, new)
        elif getattr(value, "__module__", "") == "__main__":  # a class of the student's, or an object of one
            for name in _names_of(old, getattr(value, "__dict__", {})):
                setattr(value, name, new)


def _rebind_in_function(function: FunctionType, old: Any, new: Any) -> None:
    if function.__defaults__:
        function.__defaults__ = tuple(new if value is old else value for value in function.__defaults__)
    keyword_defaults = function.__kwdefaults__ or {}
    keyword_defaults.update(dict.fromkeys(_names_of(old, keyword_defaults), new))
    for cell in function.__closure__ or ():
        if _holds(cell, old):
            cell.cell_contents = new


def _names_of(value: Any, names: Mapping[str, Any]) -> list[str]:
    return [name for name, other in names.items() if other is value]


def _holds(cell: Any, value: Any) -> bool:
    try:
        return cell.cell_contents is value
    except ValueError:  # empty
        return False
