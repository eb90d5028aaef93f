"""What nbgrader's gradebook.db says of a course: when assignments are due, and who its students are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import CourseError

NAME = "gradebook.db"


def due_dates(root: Path) -> Mapping[str, datetime]:
    """Return the due date of every assignment that has one; nbgrader keeps them in UTC."""
    rows = _rows(root, "SELECT name, duedate FROM assignment WHERE duedate IS NOT NULL")
    return {str(name): datetime.fromisoformat(str(when)).replace(tzinfo=UTC) for name, when in rows}


def student_ids(root: Path) -> frozenset[str]:
    """Return the ids of everybody in the gradebook."""
    return frozenset(str(name) for (name,) in _rows(root, "SELECT id FROM student"))


def _rows(root: Path, query: str) -> list[tuple[object, ...]]:
    path = root / NAME
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as book:
            return book.execute(query).fetchall()
    except sqlite3.Error as error:
        raise CourseError(
            f"{path} cannot be read: {error}; take it away, or update it with `nbgrader db upgrade`"
        ) from error
