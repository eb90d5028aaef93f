"""`grader run --any`: which grader a course was written for, its judging, and the course itself for an export."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.course.toml import read_toml
from grader.course.values import FILE
from grader.errors import CourseError
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.otter_course.find import find_assignments, is_nbgrader_course
from grader.otter_course.judging import SUBMITTED, read_otter_course
from grader.records.course import Course
from grader.records.run import RunOptions
from grader.run.judging import Judging

CONFIGS = ("nbgrader_config.py", "nbgrader_config.json")


def read_any_course(options: RunOptions, environment: Mapping[str, str]) -> Judging:
    """Read a course that was written for nbgrader, or for Otter where nothing in it is nbgrader's.

    Raises
    ------
    CourseError
        It cannot be read.
    """
    root = options.root
    if any((root / name).is_file() for name in CONFIGS) or is_nbgrader_course(root / "source"):
        return read_nbgrader_course(options, environment)
    if find_assignments(root, options.submissions or root / SUBMITTED):
        return read_otter_course(options, environment)
    return read_nbgrader_course(options, environment)


def course_of_cells(root: Path, name: str, environment: Mapping[str, str]) -> Course | None:
    """Return the course whose tasks are the graded cells of its notebooks; None where course.toml has tasks.

    None, too, where there is no such course: what course.toml lacks is told then.
    """
    if not root.is_dir():
        return None
    told = read_toml(root / FILE) if (root / FILE).is_file() else {}
    assignments = told.get("assignments", {})
    if any("tasks" in one for one in assignments.values() if isinstance(one, dict)):
        return None
    try:
        return read_any_course(RunOptions(root, (name,) if name else ()), environment).course
    except CourseError:
        return None
