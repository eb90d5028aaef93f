"""nbgrader's database, open, one transaction at a time.

nbgrader's API commits after every call. Here its session joins a transaction of ours, so that what is written for one
student is there whole or not at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.files import replacing
from grader.report.gradebook.master import INSTALL

SESSION = {"join_transaction_mode": "create_savepoint", "autoflush": False, "future": True}


class Database:
    """A gradebook file: every `with database.change() as gradebook` is one transaction."""

    def __init__(self, path: Path, gradebook: Any) -> None:
        self._path, self._gradebook = path, gradebook

    @contextmanager
    def change(self) -> Iterator[Any]:
        """Open nbgrader's Gradebook; changes are kept when the block ends, none when it fails."""
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415  comes with nbgrader

        try:
            with self._gradebook.engine.connect() as connection:
                connection.exec_driver_sql("begin immediate")
                self._gradebook.db.remove()
                self._gradebook.db.configure(bind=connection, **SESSION)
                try:
                    yield self._gradebook
                    self._gradebook.db.commit()
                finally:
                    self._gradebook.db.remove()
                connection.commit()
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error)
            raise CourseError(
                f"{self._path} cannot be written: {reason}; close what has it open and run this again"
            ) from error


@contextmanager
def opened(path: Path, root: Path) -> Iterator[Database]:
    """Open the gradebook at `path`; a new one appears whole or not at all.

    Raises
    ------
    CourseError
        nbgrader is not installed, or the file cannot be opened or is no gradebook of this nbgrader.
    """
    try:
        from nbgrader.api import Gradebook  # noqa: PLC0415  an extra that most runs do not need
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415
    except ImportError as error:
        raise CourseError(INSTALL) from error
    # nbgrader starts alembic by its bare name, which fails where the virtual environment is not activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    course = _course_id(root)
    try:
        if not path.exists():
            _make(path, lambda place: Gradebook(f"sqlite:///{place}", course))
        gradebook = Gradebook(f"sqlite:///{path.absolute()}", course)
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise CourseError(f"{path} cannot be opened as a gradebook: {why}; {_remedy(why)}") from error
    with closing(gradebook):
        yield Database(path, gradebook)


def _remedy(why: str) -> str:
    """Say what to do about what SQLite says."""
    if "not a database" in why:
        return "it is another kind of file: name the course's gradebook.db with --gradebook"
    if "readonly" in why or "unable to open" in why:
        return "let yourself write it and its folder, or name another file with --gradebook"
    return "`nbgrader db upgrade` brings one of an older nbgrader up to date"


def _make(path: Path, create: Any) -> None:
    with replacing(path.absolute()) as beside, closing(create(beside)):
        pass


def _course_id(root: Path) -> str:
    """Return the course's name in nbgrader_config.py, or nbgrader's own for a course without one."""
    from traitlets.config.loader import PyFileConfigLoader  # noqa: PLC0415  comes with nbgrader

    if not (root / "nbgrader_config.py").is_file():
        return "default_course"
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    return str(config.get("CourseDirectory", {}).get("course_id", "") or "default_course")
