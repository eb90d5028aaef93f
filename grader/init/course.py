"""Writes a new course: verify, release and run work before a line of it is changed.

course.toml  roster.csv  .gitignore  .grader-secret
solutions/<name>/<name>.ipynb    the lesson with its solutions: the answer key is taken from here
solutions/<name>/misconceptions.py
tests/hidden/<name>/test_<task>.py      tests/public/<name>/test_<task>.py
examples/submitted/{right,half,wrong}/<name>/<name>.ipynb
"""

from __future__ import annotations

import logging
import os
import re
import secrets
import shlex
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.course.config import read_course
from grader.errors import CourseError
from grader.files import written
from grader.init import notebook, placeholder
from grader.init.signature import Signature, parse

LOG = logging.getLogger(__name__)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
ROSTER = "id,last_name,first_name,email\n"


def add_assignment(folder: Path, name: str, wanted: Sequence[str]) -> tuple[Path, ...]:
    """Write an assignment into the course in `folder`, whose course.toml gets its sections; return the new files.

    Raises
    ------
    CourseError
        The course has the assignment or one of its files already, cannot be read, or the name or a task cannot be one;
        nothing was written.
    """
    known = {assignment.name for assignment in read_course(folder).assignments}
    if name in known:
        raise CourseError(f"{folder} has an assignment '{name}' already: give another name with --assignment")
    files = dict(_files(name, _tasks(name, wanted)))
    sections = files.pop("course.toml")
    course = (folder / "course.toml").read_text(encoding="utf-8").rstrip("\n")
    text = f"{course}\n\n{sections[sections.index(f'[assignments.{name}]') :]}"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{folder}/course.toml: [assignments.{name}] cannot be added at its end: {error}") from error
    _expect_empty(folder, name)
    new = {path: text for path, text in files.items() if "/" in path}
    return _write(folder, {**new, "course.toml": text}, replaced="course.toml")


def write_course(folder: Path, name: str, wanted: Sequence[str]) -> tuple[Path, ...]:
    """Write a course of one assignment into `folder`; return its files.

    Raises
    ------
    CourseError
        The folder holds a course or one of its files already, or lies in a course, or the name or a task cannot be one;
        nothing was written.
    """
    _expect_outside(folder, name)
    if (folder / "course.toml").exists():
        raise CourseError(
            f"{folder} holds a course.toml: name an empty folder, or with --assignment NAME what to add to the course"
        )
    tasks = _tasks(name, wanted)
    _expect_empty(folder, name)
    files = _write(folder, dict(_files(name, tasks)))
    os.chmod(folder / ".grader-secret", 0o600)  # noqa: PTH101  a mode, beside the file's own writer
    return files


def _expect_outside(folder: Path, name: str) -> None:
    """Refuse a folder within a course: which of the two is meant would depend on where a command is typed."""
    outer = next((above for above in folder.resolve().parents if (above / "course.toml").is_file()), None)
    if outer is not None:
        raise CourseError(
            f"{folder} lies in the course {outer}: name a folder outside it, or add an assignment to that course with "
            f"grader init {shlex.quote(str(outer))} --assignment {shlex.quote(name)}"
        )


def _tasks(name: str, wanted: Sequence[str]) -> list[Signature]:
    if not NAME.fullmatch(name):
        raise CourseError(f"--assignment {name!r}: letters, digits, - and _ make a name, such as root-finding")
    tasks = [parse(text) for text in wanted]
    names = [task.name for task in tasks]
    if twice := [name for number, name in enumerate(names) if name in names[:number]]:
        raise CourseError(f"two tasks bear one name, {twice[0]}")
    return tasks


def _expect_empty(folder: Path, name: str) -> None:
    """Refuse folders of the assignment that hold something: it would belong to it, or go with the next release."""
    for place in ("solutions", "tests/hidden", "tests/public", "assignments"):
        if (inside := folder / place / name).is_dir() and any(inside.iterdir()):
            raise CourseError(
                f"{inside} holds files already, which would belong to '{name}': move them away, "
                "or give another name with --assignment"
            )


def _write(folder: Path, files: Mapping[str, str], replaced: str = "") -> tuple[Path, ...]:
    for path in files:
        if path != replaced and (folder / path).exists():
            raise CourseError(
                f"{folder} holds {path} already, which a new course would overwrite: name an empty folder"
            )
    for path, text in files.items():
        with written(folder / path) as file:
            file.write(text)
        LOG.info("%s: %s", folder / path, "its sections are added" if path == replaced else "written")
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
