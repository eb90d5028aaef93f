"""Where the public checks of a notebook lie, and which assignment it is.

beside the notebook, or up to two folders above it     checks/test_<task>.py, with checks/course.toml if it was released
otherwise in the course that the notebook lies in      tests/public/<assignment>/test_<task>.py
otherwise in the course that is named                  the same
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.collect.names import has_name
from grader.course.config import choose, read_course
from grader.course.handed_out import CHECKS
from grader.course.values import FILE
from grader.errors import CourseError
from grader.execute.released_cells import skippable_cells
from grader.records.course import Assignment, Course, Limits, Task

LOG = logging.getLogger(__name__)
UNCHANGED = "unchanged.txt"
ABOVE = 2
MOST_BYTES = 2**24  # of a notebook that is looked through for the names of tasks


@dataclass(frozen=True, slots=True)
class Checklist:
    """The checks of one assignment: their folder, its tasks, what a notebook may use, which cells only show.

    `released` is the folder in the course that students got, with the data files of the lesson.
    """

    folder: Path
    assignment: Assignment
    limits: Limits = field(default_factory=Limits)
    skippable: tuple[str, ...] = ()
    released: Path | None = None


def checklist(path: Path, course: Path, name: str | None = None, tasks: Sequence[str] = ()) -> Checklist:
    """Find the checks for the notebook or module at `path`, by its place and name, or by the assignment's `name`.

    Where neither says which assignment it is, it is the one that has `tasks`.

    Raises
    ------
    CourseError
        There are none, or more than one assignment could be meant.
    """
    above = path.resolve().parents
    others: list[str] = []
    for folder in above[: ABOVE + 1]:
        found = _beside(folder / CHECKS)
        if found is not None and name in (None, found.assignment.name):
            LOG.info("%s: the checks of %s, which lie in %s", path.name, found.assignment.name, found.folder)
            return found
        others += [found.assignment.name] if found is not None else []
    for root in (*above, course.resolve()):
        if (root / FILE).is_file() and (root / "tests" / "public").is_dir():
            return _in_course(read_course(root), path, name, tasks)
    raise CourseError(f"no public checks for {path.name}: {_why_none(course, name, others)}")


def tasks_in(folder: Path) -> tuple[str, ...]:
    """Name the tasks that a folder holds checks of."""
    return tuple(sorted(path.stem.removeprefix("test_") for path in folder.glob("test_*.py")))


def _why_none(course: Path, name: str | None, others: Sequence[str]) -> str:
    """Say where the checks were looked for, and what to do."""
    if others:
        return f"{CHECKS}/ beside it holds those of '{others[0]}', not of '{name}'; name '{others[0]}', or the course"
    nowhere = f"there is no folder {CHECKS}/ beside it and it lies in no course"
    if course == Path():
        return f"{nowhere}; name the course's folder with --course"
    return f"{nowhere}, nor is {course} one: name a folder that holds {FILE} and tests/public/"


def _beside(folder: Path) -> Checklist | None:
    tasks = tasks_in(folder)
    if not tasks:
        return None
    if not (folder / FILE).is_file():
        return Checklist(folder, Assignment(folder.parent.name, folder.parent.name, tuple(Task(t, 1.0) for t in tasks)))
    course = read_course(folder)
    skippable = folder / UNCHANGED
    return Checklist(
        folder,
        replace(course.assignments[0], due=None, late=None, extensions=()),
        course.limits,
        tuple(skippable.read_text(encoding="utf-8").split()) if skippable.is_file() else (),
    )


def _in_course(course: Course, path: Path, name: str | None, wanted: Sequence[str]) -> Checklist:
    public = course.root / "tests" / "public"
    (assignment,) = choose(course, (name or _meant(course, path, wanted),))
    folder = public / assignment.name
    checked = tasks_in(folder)
    if not checked:
        raise CourseError(f"'{assignment.name}' has no public checks: {folder} holds none")
    tasks = tuple(task for task in assignment.tasks if task.name in checked)
    why = "as --assignment says" if name else "which its name, its folder or its functions tell"
    why = why if len(course.assignments) > 1 else "the only assignment of the course"
    LOG.info("%s: the checks of %s, %s, in %s", path.name, assignment.name, why, folder)
    kept = replace(assignment, tasks=tasks, due=None, late=None, extensions=())
    released = course.root / "assignments" / assignment.name
    skippable = skippable_cells(released / f"{assignment.name}.ipynb")
    return Checklist(folder, kept, course.limits, skippable, released)


def _meant(course: Course, path: Path, tasks: Sequence[str]) -> str:
    """Say which assignment a file is: by its name, by its folders' names, by the functions that it names."""
    names = [assignment.name for assignment in course.assignments]
    if len(names) == 1:
        return names[0]
    for worn in (path.stem, *(folder.name for folder in path.resolve().parents[: ABOVE + 1])):
        found = [name for name in names if has_name(worn, name, names)]
        if len(found) == 1:
            return found[0]
    if tasks:
        found = [a.name for a in course.assignments if set(tasks) <= {task.name for task in a.tasks}]
    else:
        found = list(_by_tasks(course.assignments, path))
    if len(found) == 1:
        return found[0]
    raise CourseError(f"{path.name} does not say which assignment it is: name it with --assignment {'|'.join(names)}")


def _by_tasks(assignments: Sequence[Assignment], path: Path) -> Iterator[str]:
    """Yield the assignments of whose tasks the file names most."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        text = file.read(MOST_BYTES).decode("utf-8", errors="replace")
    counts = {assignment.name: sum(_names(text, task.name) for task in assignment.tasks) for assignment in assignments}
    most = max(counts.values(), default=0)
    yield from (name for name, count in counts.items() if count == most > 0)


def _names(text: str, task: str) -> bool:
    word = re.escape(task)
    return re.search(rf'"grade_id":\s*"{word}"|\bdef {word}\(', text) is not None
