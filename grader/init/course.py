"""Writes a new course: verify, release and run work before a line of it is changed.

course.toml  roster.csv  .gitignore  .grader-secret
solutions/<name>/<name>.ipynb    the lesson with its solutions: the answer key is taken from here
solutions/<name>/misconceptions.py
tests/hidden/<name>/test_<task>.py      tests/public/<name>/test_<task>.py
examples/submitted/{right,half,wrong}/<name>/<name>.ipynb
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.errors import CourseError
from grader.files import written
from grader.init import notebook, placeholder
from grader.init.signature import Signature, parse

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
ROSTER = "id,last_name,first_name,email\n"


def write_course(folder: Path, name: str, wanted: Sequence[str]) -> tuple[Path, ...]:
    """Write a course of one assignment into `folder`; return its files.

    Raises
    ------
    CourseError
        The folder holds a course or one of its files already, or the name or a task cannot be one; nothing was written.
    """
    if (folder / "course.toml").exists():
        raise CourseError(f"{folder} holds a course.toml: name an empty folder, or add the assignment there by hand")
    if not NAME.fullmatch(name):
        raise CourseError(f"--assignment {name!r}: letters, digits, - and _ make a name, such as root-finding")
    tasks = [parse(text) for text in wanted]
    if len({task.name for task in tasks}) < len(tasks):
        raise CourseError("two tasks bear one name")
    files = dict(_files(name, tasks))
    for path in files:
        if (folder / path).exists():
            raise CourseError(
                f"{folder} holds {path} already, which a new course would overwrite: name an empty folder"
            )
    for path, text in files.items():
        with written(folder / path) as file:
            file.write(text)
    os.chmod(folder / ".grader-secret", 0o600)  # noqa: PTH101  a mode, beside the file's own writer
    return tuple(folder / path for path in files)


def _files(name: str, tasks: Sequence[Signature]) -> Iterator[tuple[str, str]]:
    title = name.replace("-", " ").replace("_", " ").capitalize()
    shared = {"assignment": name, "title": title, "tasks": tasks}
    yield "course.toml", placeholder.fill("course.toml.j2", **shared)
    yield ".gitignore", placeholder.fill("gitignore.j2")
    yield ".grader-secret", secrets.token_hex(16) + "\n"
    yield "roster.csv", ROSTER
    yield f"solutions/{name}/{name}.ipynb", notebook.source(title, tasks)
    yield f"solutions/{name}/misconceptions.py", placeholder.fill("misconceptions.py.j2", **shared)
    for task in tasks:
        yield f"tests/hidden/{name}/test_{task.name}.py", placeholder.hidden(task)
        yield f"tests/public/{name}/test_{task.name}.py", placeholder.public(task)
    for student, bodies in _examples(tasks):
        yield f"examples/submitted/{student}/{name}/{name}.ipynb", notebook.submission(title, tasks, bodies)


def _examples(tasks: Sequence[Signature]) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    """Yield three students' work: all right, half of the tasks (or of the checks) right, nothing right."""
    right = [placeholder.bodies(task) for task in tasks]
    done = len(tasks) // 2
    yield "right", right
    stubs = [(notebook.STUB,) * len(bodies) for bodies in right[done:]]
    yield "half", [*right[:done], *stubs] if done else [placeholder.nearly(tasks[0])]
    yield "wrong", [placeholder.idle(task) for task in tasks]
