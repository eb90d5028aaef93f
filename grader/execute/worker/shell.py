"""What a notebook expects to find: IPython's shell, without history, other programs, or anybody who looks."""

from __future__ import annotations

from typing import Any

from .commands import Commands
from .stand_ins import nothing, stand_in_for_colab, stand_in_for_grader, stand_in_for_keyboard


def make_commands() -> Commands:
    """Make the one IPython shell of this process, and everything that stands in for what grading does not have."""
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415  costs 0.2 s: only when wanted
    from IPython.core.profiledir import ProfileDir  # noqa: PLC0415
    from traitlets.config import Config  # noqa: PLC0415

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.autoawait = True
    shell: Any = InteractiveShell.instance(config=config, profile_dir=ProfileDir())  # in no place: no folders
    shell.enable_gui = shell.ask_exit = nothing
    shell.register_magic_function(nothing, "line", "matplotlib")
    shell.register_magic_function(lambda _line: _pylab(shell), "line", "pylab")
    shell.user_ns["__name__"] = "__main__"
    shell.user_ns["display"] = nothing
    commands = Commands(shell)
    stand_in_for_grader()
    stand_in_for_colab(commands.skip)
    stand_in_for_keyboard(commands.skip)
    return commands


def _pylab(shell: Any) -> None:
    """Give the notebook the names that %pylab gives."""
    from IPython.core.pylabtools import import_pylab  # noqa: PLC0415  few notebooks need it

    import_pylab(shell.user_ns, import_all=True)  # type: ignore[no-untyped-call]
