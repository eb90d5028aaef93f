"""Tasks of a new course that still are what `grader init` wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from grader.records.course import Assignment, Course

MARK: Final = "Placeholder: replace me"


def placeholder_notes(course: Course, assignment: Assignment) -> tuple[str, ...]:
    """Name the files of an assignment that still hold a placeholder, one line each."""
    name, root = assignment.name, course.root
    tests = (path for kind in ("hidden", "public") for path in sorted((root / "tests" / kind / name).glob("*.py")))
    return tuple(
        f"{path.relative_to(root)}: placeholder, replace me (search for '{MARK}')"
        for path in (root / "solutions" / name / f"{name}.ipynb", *tests)
        if is_placeholder(path)
    )


def is_placeholder(path: Path) -> bool:
    """Tell whether a file still holds what `grader init` wrote."""
    return path.is_file() and MARK in path.read_text(encoding="utf-8", errors="replace")
