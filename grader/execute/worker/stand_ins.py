"""What a notebook may ask for and grading does not have: Colab, a keyboard, the checks of this course, styles of plots.

Each does nothing, notes that once, and lets the notebook go on.
"""

from __future__ import annotations

import builtins
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

from . import threads_for_processes as threads

COLAB: Final = "google.colab"
MAX_LINES: Final = 100  # that input() answers: a loop that waits for a certain one must end

Skip = Callable[[str], None]


def stand_in_for_grader() -> None:
    """Let `from grader import check` work while grading: the checks are evaluated elsewhere."""
    for name, words in (("grader", ("check",)), ("grader.nbgrader_cell", ("points",))):
        module = ModuleType(name)
        for word in words:
            setattr(module, word, nothing)
        sys.modules[name] = module
    sys.modules["grader"].__path__ = []


def stand_in_for_colab(skip: Skip) -> None:
    """Let `from google.colab import drive` and the like work where the package is not installed."""
    sys.meta_path.append(_Colab(skip))


def stand_in_for_keyboard(skip: Skip) -> None:
    """Let `input()` return an empty line."""
    left = [MAX_LINES]

    def empty_line(prompt: object = "") -> str:
        left[0] -= 1
        if left[0] < 0:
            raise EOFError("nobody is at the keyboard while grading")
        skip(f"input({prompt!r})" if prompt else "input()")
        return ""

    builtins.input = empty_line


def refuse_keyboard() -> None:
    """Let `input()` fail, as in a kernel whose user cannot be asked."""
    from IPython.core.error import StdinNotImplementedError  # noqa: PLC0415  for nbgrader's courses only

    def refuse(_prompt: object = "") -> str:
        raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")

    builtins.input = getpass.getpass = refuse  # type: ignore[assignment]


def stand_in_for_processes(skip: Skip) -> None:
    """Let pools, processes and queues of multiprocessing be threads with the same interface: no process can start."""
    import concurrent.futures  # noqa: PLC0415  for nbgrader's courses only
    import multiprocessing.pool  # noqa: PLC0415

    def noted(stand_in: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **named: Any) -> Any:
            skip("multiprocessing: threads in the place of processes")
            return stand_in(*arguments, **named)

        return made

    context = ModuleType("multiprocessing.context of threads")
    context.__getattr__ = partial(getattr, multiprocessing)  # type: ignore[method-assign]
    stand_ins = threads.STAND_INS | {"Pool": noted(threads.Pool), "get_context": lambda _method=None: context}
    for name, stand_in in stand_ins.items():
        setattr(multiprocessing, name, stand_in)
        setattr(context, name, stand_in)
    multiprocessing.pool.Pool = multiprocessing.pool.ThreadPool = threads.Pool  # type: ignore[assignment, misc]
    concurrent.futures.ProcessPoolExecutor = noted(threads.executor)  # type: ignore[assignment, misc]
    os.environ["JOBLIB_MULTIPROCESSING"] = "0"


def quieten_matplotlib(skip: Skip) -> None:
    """Draw nowhere, render nothing, and let a style that does not exist change nothing."""
    import matplotlib as mpl  # noqa: PLC0415  only when wanted

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams["figure.max_open_warning"] = 0
    for place, name in ((plt, "show"), (Figure, "savefig"), (Figure, "show")):
        setattr(place, name, nothing)
    real = mpl.style.use

    def use(style: Any) -> None:
        try:
            real(style)
        except OSError:
            skip(f"plt.style.use({style!r})")

    mpl.style.use = use


def nothing(*_arguments: Any, **_named: Any) -> None:
    """Do nothing."""


class _Colab(MetaPathFinder, Loader):
    """Finds google.colab and its modules: every function in them does nothing."""

    def __init__(self, skip: Skip) -> None:
        self.skip = skip

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Find google.colab, and google where it is not installed."""
        is_colab = name in ("google", COLAB) or name.startswith(f"{COLAB}.")
        return ModuleSpec(name, self, is_package=True) if is_colab else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make an empty module."""
        return ModuleType(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Let every name of a module of google.colab be a function that does nothing."""
        if module.__name__ == COLAB:
            self.skip(f"import {COLAB}")
        if module.__name__.startswith(f"{COLAB}."):
            module.__getattr__ = _function  # type: ignore[method-assign]


def _function(name: str) -> Callable[..., Any]:
    """Return a function of google.colab that does nothing; `files.upload` says that no file was chosen."""
    if name.startswith("__"):
        raise AttributeError(name)
    return dict if name == "upload" else nothing
