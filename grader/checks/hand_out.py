"""The public checks as students get them, in checks/ beside the released notebook.

tests/public/<assignment>/*.py  ->  checks/*.py
course.toml                     ->  checks/course.toml      this assignment alone: title, tasks, limits; no due date
the released notebook           ->  checks/unchanged.txt    its cells that only show something: they need not run
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from grader.checks.lookup import BESIDE, UNCHANGED
from grader.course.values import FILE
from grader.errors import CourseError
from grader.execute.released_cells import skippable_cells
from grader.records.course import Assignment, Course, Limits, Task


def hand_out(course: Course, assignment: Assignment, folder: Path) -> tuple[Path, ...]:
    """Write the public checks of `assignment` into `folder`/checks, beside its released notebook; return the files.

    Raises
    ------
    CourseError
        The assignment has no public checks.
    """
    public = course.root / "tests" / "public" / assignment.name
    files = sorted(public.glob("*.py"))
    if not any(path.name.startswith("test_") for path in files):
        raise CourseError(f"'{assignment.name}' has no public checks: write {public}/test_<task>.py")
    checks = folder / BESIDE
    if checks.is_dir():
        shutil.rmtree(checks)
    checks.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, checks / path.name)
    checked = [task for task in assignment.tasks if (checks / f"test_{task.name}.py").is_file()]
    (checks / FILE).write_text("\n".join(_toml(assignment, checked, course.limits)) + "\n", encoding="utf-8")
    skippable = skippable_cells(folder / f"{assignment.name}.ipynb")
    (checks / UNCHANGED).write_text("".join(f"{name}\n" for name in skippable), encoding="utf-8")
    return tuple(sorted(checks.iterdir()))


def _toml(assignment: Assignment, tasks: list[Task], limits: Limits) -> Iterator[str]:
    yield f"[assignments.{json.dumps(assignment.name)}]"
    yield f"title = {json.dumps(assignment.title)}"
    yield ""
    yield f"[assignments.{json.dumps(assignment.name)}.tasks]"
    names = {task.name for task in tasks}
    for task in tasks:
        uses = [used for used in task.uses if used in names]
        yield f"{json.dumps(task.name)} = {{ points = {task.points:g}, uses = {json.dumps(uses)} }}"
    usual = Limits()
    own = {name: getattr(limits, name) for name in (field.name for field in fields(Limits)) if name != "accept"}
    changed = {name: value for name, value in own.items() if value != getattr(usual, name)}
    if changed:
        yield "\n[limits]"
        yield from (f"{name} = {json.dumps(value)}" for name, value in changed.items())
