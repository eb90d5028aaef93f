"""The public checks as students get them, in checks/ beside the released notebook.

tests/public/<assignment>/*.py  ->  checks/*.py
course.toml                     ->  checks/course.toml      this assignment alone: title, tasks, limits; no due date
the released notebook           ->  checks/unchanged.txt    its cells that only show something: they need not run
"""

from __future__ import annotations

import shutil
from pathlib import Path

from grader.checks.lookup import UNCHANGED
from grader.course.handed_out import CHECKS, course_file
from grader.course.values import FILE
from grader.errors import CourseError
from grader.execute.released_cells import skippable_cells
from grader.records.course import Assignment, Course


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
    checks = folder / CHECKS
    if checks.is_dir():
        shutil.rmtree(checks)
    checks.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, checks / path.name)
    checked = [task for task in assignment.tasks if (checks / f"test_{task.name}.py").is_file()]
    (checks / FILE).write_text(course_file(assignment, checked, course.limits), encoding="utf-8")
    skippable = skippable_cells(folder / f"{assignment.name}.ipynb")
    (checks / UNCHANGED).write_text("".join(f"{name}\n" for name in skippable), encoding="utf-8")
    return tuple(sorted(checks.iterdir()))
