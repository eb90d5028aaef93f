"""matplotlib imported when it is first used, in the process of a single `grader check`.

A lesson imports matplotlib, and most of its pictures are drawn in cells that a check leaves out. The import costs 0.45
seconds of processor time and 36 MB; a whole check takes 1.0 s. The forkserver of a class imports it once for all.

import matplotlib.pyplot as plt          plt is a stand-in whose every attribute imports the real thing
from matplotlib.figure import Figure     Figure is a stand-in that is called, subclassed and tested as the real thing
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

TOP = "matplotlib"


def stand_in_for_matplotlib(when_used: Callable[[], None]) -> None:
    """Let imports of matplotlib succeed at once; `when_used` is called when the real one has been imported."""
    sys.meta_path.insert(0, Finder(when_used))


class Finder(MetaPathFinder, Loader):
    """Finds stand-ins for matplotlib and all its modules, until one of them is used."""

    def __init__(self, when_used: Callable[[], None]) -> None:
        self.when_used = when_used

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Find anything within matplotlib."""
        return ModuleSpec(name, self, is_package=True) if name.partition(".")[0] == TOP else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make a stand-in."""
        return Module(spec.name, self)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: the real module is imported later."""

    def real(self, name: str) -> ModuleType:
        """Import the real module, and take all stand-ins away."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
            for other in [key for key, module in sys.modules.items() if isinstance(module, Module)]:
                del sys.modules[other]
            importlib.import_module("matplotlib.pyplot")
            self.when_used()
        return importlib.import_module(name)


class Module(ModuleType):
    """A stand-in for a module of matplotlib."""

    def __init__(self, name: str, finder: Finder) -> None:
        super().__init__(name)
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)
        finder: Finder = self.__dict__["_finder"]
        if finder in sys.meta_path and name != "__all__":
            return Thing(finder, self.__name__, name)
        real = finder.real(self.__name__)
        if name == "__all__":
            return getattr(real, "__all__", [word for word in vars(real) if not word.startswith("_")])
        return getattr(real, name)


class Thing:
    """A stand-in for what a module of matplotlib holds: used in any way, it is the real one."""

    def __init__(self, finder: Finder, module: str, name: str) -> None:
        self.__dict__.update(_finder=finder, _module=module, _name=name)

    def _real(self) -> Any:
        module = self._finder.real(self._module)
        try:
            return getattr(module, self._name)
        except AttributeError:
            return importlib.import_module(f"{self._module}.{self._name}")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._real(), name, value)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._real()(*arguments, **named)

    def __getitem__(self, key: Any) -> Any:
        return self._real()[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._real()[key] = value

    def __mro_entries__(self, _bases: tuple[Any, ...]) -> tuple[Any, ...]:
        return (self._real(),)

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, self._real())

    def __subclasscheck__(self, kind: type) -> bool:
        return issubclass(kind, self._real())

    def __eq__(self, other: object) -> bool:
        return bool(self._real() == other)

    def __hash__(self) -> int:
        return hash(self._real())

    def __repr__(self) -> str:
        return repr(self._real())
