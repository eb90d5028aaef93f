"""Replace functions of a module, also where its helpers call them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType, ModuleType
from typing import Any


def rebound(module: ModuleType, replacements: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """Return the names of `module`; those of its functions that are not replaced call the replacements."""
    names = dict(vars(module))
    for name, value in vars(module).items():
        if isinstance(value, FunctionType) and value.__globals__ is vars(module):
            names[name] = _over_again(value, names)
    names.update(replacements)
    return names


def _over_again(function: FunctionType, names: dict[str, Any]) -> FunctionType:
    copy = FunctionType(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
