"""What a notebook expects to find: IPython's shell, and matplotlib that draws nowhere.

Nothing is shown while grading, so figures are made but never rendered, and commands that would start another
program say at once that they cannot.
"""

from __future__ import annotations

import sys
from typing import Any


def make_shell() -> Any:
    """Make the one IPython shell of this process, without history and without other programs."""
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415  costs 0.2 s: only when wanted
    from traitlets.config import Config  # noqa: PLC0415

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.autoawait = True
    shell: Any = InteractiveShell.instance(config=config)
    shell.system = shell.getoutput = _no_programs
    shell.enable_gui = _nothing
    shell.register_magic_function(_nothing, "line", "matplotlib")
    shell.register_magic_function(_nothing, "line", "pylab")
    for name in ("pip", "conda"):
        shell.register_magic_function(_no_programs, "line", name)
    shell.user_ns["__name__"] = "__main__"
    shell.user_ns["display"] = _nothing
    return shell


def quieten_matplotlib() -> None:
    """Draw nowhere, and render nothing: `show` and `savefig` return at once."""
    import matplotlib as mpl  # noqa: PLC0415  only when wanted

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams["figure.max_open_warning"] = 0
    for place, name in ((plt, "show"), (Figure, "savefig"), (Figure, "show")):
        setattr(place, name, _nothing)


def stand_in_for_grader() -> None:
    """Let `from grader import check` work while grading: the checks are answered elsewhere."""
    for name, words in (("grader", ("check",)), ("grader.nbgrader_cell", ("points",))):
        module = type(sys)(name)
        for word in words:
            setattr(module, word, _nothing)
        sys.modules[name] = module
    sys.modules["grader"].__path__ = []


def _nothing(*_arguments: Any, **_named: Any) -> None:
    return None


def _no_programs(*_arguments: Any, **_named: Any) -> None:
    raise PermissionError("starting other programs is not allowed while grading")
