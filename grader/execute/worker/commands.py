"""Commands of a notebook that are not Python: shell lines, magics, and what only a notebook server or Colab has.

    !pip install x     files = !ls     %%bash        not run: None, an empty list, exit status 1
    %cd ..             %pip ...                      not run
    %run other.ipynb                                 run, statement by statement
    %timeit            %%time          %%capture     the Python in it is run, once
    %unknown                                         not run; the Python under an unknown %%magic is

None of them raises. What was not run is noted once, with its cell.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from .shell_lines import shell_output
from .statements import FLAGS, NOT_PYTHON

MAX_NOTES: Final = 40
MAX_COMMAND_CHARS: Final = 80
INSTALLERS: Final = frozenset({"pip", "conda", "mamba", "micromamba", "uv"})
NOT_RUN: Final = INSTALLERS | {"cd", "pushd", "popd"}
OTHER_LANGUAGE: Final = frozenset(
    {"bash", "sh", "script", "cmd", "perl", "ruby", "R", "julia", "sql", "pypy", "python", "python2", "python3"}
)
PYTHON_INSIDE: Final = frozenset({"time", "timeit", "capture", "prun", "debug", "memit", "mprun", "lprun"})
STUDENTS_OWN: Final = frozenset({"time", "timeit", "prun"})  # lines whose errors are errors of the Python in them
CELL_MAGIC: Final = re.compile(r"\s*%%(?P<name>\w+)(?P<line>[^\n]*)(?:\n|$)")
ONCE: Final = re.compile(r"\s-[nr]\s*\d+")


class Commands:
    """The commands of one notebook."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.cell = ""
        self.not_run: list[tuple[str, str]] = []  # cell, command
        self.run_file: Callable[[Path], bool] = lambda _path: False
        self._line_magic, self._cell_magic = shell.run_line_magic, shell.run_cell_magic
        shell.system = shell.system_raw = shell.system_piped = self._system
        shell.getoutput = self._getoutput
        shell.run_line_magic, shell.run_cell_magic = self._run_line_magic, self._run_cell_magic
        shell.magic = self._magic  # which IPython no longer has, and old scripts of notebooks call

    def fail_as_in_jupyter(self) -> None:
        """Let magics do, and fail, as a kernel lets them; what never runs while grading is still no error.

        A shell line whose output needs no other program has it.
        """
        shell = self.shell
        shell.system = shell.system_raw = shell.system_piped = self._answer_system
        shell.getoutput = self._answer_getoutput
        shell.register_magic_function(lambda _line: None, "line", "autoreload")  # it reads every module's source
        shell.run_line_magic = self._not_run_or_magic
        shell.run_cell_magic = self._other_language_or_magic

    def skip(self, command: str) -> None:
        """Note a command that is not run."""
        entry = (self.cell, command.strip().partition("\n")[0][:MAX_COMMAND_CHARS])
        if entry not in self.not_run and len(self.not_run) < MAX_NOTES:
            self.not_run.append(entry)

    def as_python(self, source: str) -> str:
        """Return a cell that is not plain Python as Python; line numbers stay what they are."""
        magic = CELL_MAGIC.match(source)
        if magic is None:
            python: str = self.shell.transform_cell(source)
            return python
        name, body = magic["name"], source[magic.end() :]
        before = "\n" * source.count("\n", 0, magic.end())
        if name in PYTHON_INSIDE:
            if name == "capture":
                self._capture(magic["line"])
            return before + self.as_python(body)
        if name in OTHER_LANGUAGE or name in self.shell.magics_manager.magics["cell"]:
            return str(self.shell.transform_cell(source))
        self.skip(f"%%{name}{magic['line']}")
        python = self.as_python(body)
        return before + python if _is_python(python) else ""

    def _capture(self, line: str) -> None:
        """Give the name after %%capture an output that is empty."""
        from IPython.utils.capture import CapturedIO  # noqa: PLC0415  few notebooks need it

        for name in [word for word in line.split() if not word.startswith("-")][:1]:
            self.shell.user_ns[name] = CapturedIO(None, None, [])

    def _system(self, command: str = "", *_arguments: Any, **_named: Any) -> None:
        self.skip(f"!{command}")
        self.shell.user_ns["_exit_code"] = 1

    def _getoutput(self, command: str = "", split: bool = True, **_named: Any) -> Any:
        from IPython.utils.text import LSString, SList  # noqa: PLC0415

        self._system(command)
        return SList() if split else LSString()

    def _answer_system(self, command: str = "", *_arguments: Any, **_named: Any) -> None:
        output = shell_output(self.shell.var_expand(command, depth=1))
        if output is None:
            self._system(command)
        else:
            sys.stdout.write(output)
            self.shell.user_ns["_exit_code"] = 0

    def _answer_getoutput(self, command: str = "", split: bool = True, **_named: Any) -> Any:
        from IPython.utils.text import LSString, SList  # noqa: PLC0415

        output = shell_output(self.shell.var_expand(command, depth=1))
        if output is None:
            return self._getoutput(command, split)
        return SList(output.splitlines()) if split else LSString(output)

    def _run_line_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
        command = f"%{name} {line}"
        if name in NOT_RUN:
            return self.skip(command)
        if name == "run":
            return self._run(line)
        if name == "timeit":
            line = f"-n1 -r1 {ONCE.sub('', f' {line}')}"
        try:
            return self._line_magic(name, line, _stack_depth=_stack_depth + 1)
        except Exception:  # a magic that fails here is told as not run, and costs no statement
            if name in STUDENTS_OWN:
                raise
            return self.skip(command)

    def _magic(self, line: str) -> Any:
        name, _, rest = line.lstrip().partition(" ")
        return self._run_line_magic(name.removeprefix("%"), rest)

    def _run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        command = f"%%{name} {line}"
        if name in OTHER_LANGUAGE:
            return self.skip(command)
        if name == "timeit":
            line = f"-n1 -r1 {ONCE.sub('', f' {line}')}"
        try:
            return self._cell_magic(name, line, cell)
        except Exception:  # a magic that fails here is told as not run, and costs no statement
            if name in STUDENTS_OWN:
                raise
            return self.skip(command)

    def _not_run_or_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
        if name in INSTALLERS:
            return self.skip(f"%{name} {line}")
        if (name, line.strip()) == ("load_ext", "autoreload"):
            return None
        return self._line_magic(name, line, _stack_depth=_stack_depth + 1)

    def _other_language_or_magic(self, name: str, line: str, cell: str) -> Any:
        return self.skip(f"%%{name} {line}") if name in OTHER_LANGUAGE else self._cell_magic(name, line, cell)

    def _run(self, line: str) -> None:
        """Run another notebook or module in this one's namespace."""
        try:
            words = shlex.split(line)
        except ValueError:
            words = []
        names = [word for word in words if not word.startswith("-")]
        for path in (Path(name + ending) for name in names[:1] for ending in ("", ".py", ".ipynb")):
            if path.is_file() and self.run_file(path):
                return
        self.skip(f"%run {line}")


def _is_python(source: str) -> bool:
    try:
        compile(source, "cell", "exec", FLAGS, dont_inherit=True)
    except NOT_PYTHON:
        return False
    return True
