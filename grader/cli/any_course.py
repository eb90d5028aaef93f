"""`grader run --any`: which grader a course was written for, and its judging."""

from __future__ import annotations

from collections.abc import Mapping

from grader.nbgrader_course.judging import read_nbgrader_course
from grader.otter_course.find import find_assignments, is_nbgrader_course
from grader.otter_course.judging import SUBMITTED, read_otter_course
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
