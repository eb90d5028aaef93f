"""Options that several commands share: folders, files, output formats, -v."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from grader.cli import logs
from grader.errors import CourseError

# What the extra of that name brings.
TEACHER = ("matplotlib", "msgspec", "nbformat", "nbgrader", "packaging", "pandas", "scipy", "yaml")
FORMATS = ("github", "classroom", "classroom50", "gradescope", "junit", "json")


RESULTS = "grader.results"  # in the context of a command: the folder with the tables, if there is one


class _Place(click.Path):
    """The path of a folder or a file that need not exist; naming a file for a folder, or a folder for a file, fails."""

    def __init__(self, wanted: str, other: str) -> None:
        super().__init__(path_type=Path)
        self.wanted, self.other = wanted, other

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or say what to name instead."""
        path = Path(value)
        if path.is_file() if self.wanted == "folder" else path.is_dir():
            self.fail(f"{str(path)!r} is a {self.other}; name a {self.wanted}", param, ctx)
        return path


FOLDER = _Place("folder", "file")
FILE = _Place("file", "folder")
COURSE = click.option(
    "--course", type=FOLDER, default=Path(), help="The course's folder, with course.toml; default: here."
)


class Command(click.Command):
    """A command that takes -v: what is done and why, on stderr; -vv: details and the program's own tracebacks.

    `results` names its option for the folder with the tables, which it `writes_results` into or only reads. There the
    traceback of a fault goes; without that option, to the results/ of the course, if they are there.
    """

    def __init__(self, *arguments: Any, results: str = "", writes_results: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.results, self.writes_results = results, writes_results
        told = "Say on stderr what is done and why; -vv: details, and tracebacks of this program."
        option = click.Option(["-v", "--verbose"], count=True, expose_value=False, callback=_set_logs, help=told)
        self.params.append(option)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and let the border of all commands know where the results are."""
        course = ctx.params.get("course")
        folder = ctx.params.get(self.results) or (course and course / "results")
        if folder and (self.writes_results or folder.is_dir()):
            ctx.meta[RESULTS] = folder
        return super().invoke(ctx)


class TeacherCommand(Command):
    """A command of the teacher's: what it needs is not part of what students install."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, if all is here that it needs."""
        missing = [name for name in TEACHER if find_spec(name) is None]
        if missing:
            needs = f"`grader {self.name}` needs {', '.join(missing)}, which students do without"
            raise CourseError(f"{needs}: pip install 'deltagrade[teacher]'")
        return super().invoke(ctx)


def _set_logs(_ctx: click.Context, _param: click.Parameter, level: int) -> None:
    logs.show(level)
