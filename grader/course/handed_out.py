"""Is what students got still what the course says? `grader release` makes it again.

course.toml                      assignments/<name>/checks/course.toml    points, uses, title, limits
tests/public/<name>/*.py         assignments/<name>/checks/*.py
solutions/<name>/<name>.ipynb    assignments/<name>/<name>.ipynb          but for what nbgrader takes out
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from itertools import zip_longest
from pathlib import Path
from typing import Final

from grader.course.notebook import Cell, read_cells
from grader.course.values import FILE
from grader.errors import CourseError
from grader.records.course import Assignment, Course, Limits, Task

CHECKS: Final = "checks"  # the folder of the public checks beside a released notebook
REGION: Final = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)|### (HASHED )?AUTOTEST")


def course_file(assignment: Assignment, tasks: Sequence[Task], limits: Limits) -> str:
    """Return the course.toml that students get beside the public checks of these tasks: no due date stands in it."""
    return "\n".join(_toml(assignment, tasks, limits)) + "\n"


def outdated(course: Course, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence where something was changed since the assignment was released."""
    name = assignment.name
    released = course.root / "assignments" / name
    source = course.root / "solutions" / name / f"{name}.ipynb"
    changed = list[str]()
    if (released / CHECKS / FILE).is_file():
        changed += _course_file_changed(course, assignment, released / CHECKS)
        changed += _checks_changed(course.root / "tests" / "public" / name, released / CHECKS, course.root)
    if source.is_file() and (released / source.name).is_file() and _is_other(source, released / source.name):
        changed.append(str(source.relative_to(course.root)))
    if changed:
        yield f"assignments/{name} is older than {', '.join(changed)}: run `grader release {name}`"


def _course_file_changed(course: Course, assignment: Assignment, checks: Path) -> Iterator[str]:
    checked = [task for task in assignment.tasks if (checks / f"test_{task.name}.py").is_file()]
    if (checks / FILE).read_text(encoding="utf-8", errors="replace") != course_file(assignment, checked, course.limits):
        yield FILE


def _checks_changed(public: Path, checks: Path, root: Path) -> Iterator[str]:
    """Yield the public checks that students do not have, or have in another version, or have no longer to have."""
    names = sorted({path.name for folder in (public, checks) for path in folder.glob("*.py")})
    for one, other in ((public / name, checks / name) for name in names):
        if not (one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()):
            yield str(one.relative_to(root))


def _is_other(source: Path, released: Path) -> bool:
    """Tell whether a released notebook was made from another version of its source."""
    with suppress(CourseError):  # what is no notebook is told where it is needed
        pairs = zip_longest(read_cells(source), read_cells(released))
        return any(one is None or other is None or not _is_made_from(one, other) for one, other in pairs)
    return False


def _is_made_from(cell: Cell, released: Cell) -> bool:
    """Tell whether nbgrader makes the released cell of this one, from the lines before and after what it takes out."""
    if _marks(cell) != _marks(released):
        return False
    lines, theirs = cell.source.split("\n"), released.source.split("\n")
    places = [number for number, line in enumerate(lines) if REGION.search(line)]
    if cell.solution and not any("SOLUTION" in lines[number] for number in places):
        return True  # nbgrader puts its own text in the place of the whole cell
    if not places:
        return lines == theirs
    head, tail = lines[: places[0]], lines[places[-1] + 1 :]
    return theirs[: len(head)] == head and theirs[len(theirs) - len(tail) :] == tail


def _marks(cell: Cell) -> tuple[object, ...]:
    return cell.kind, cell.grade_id, cell.grade, cell.solution, cell.task, cell.points


def _toml(assignment: Assignment, tasks: Sequence[Task], limits: Limits) -> Iterator[str]:
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
