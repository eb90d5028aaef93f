"""nbgrader_config.py: where the folders are, how long a cell may take, how solutions are marked.

It is the teacher's own program, and is run as nbgrader runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from grader.errors import CourseError

CONFIG = "nbgrader_config.py"
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"
HIDDEN_TESTS = "BEGIN HIDDEN TESTS"
CELL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class NbgraderConfig:
    """What the course's configuration says, with nbgrader's defaults."""

    root: Path
    source: str = "source"
    submitted: str = "submitted"
    cell_seconds: float = CELL_SECONDS
    marks: tuple[str, str] = SOLUTION
    code_stub: str = CODE_STUB
    text_stub: str = TEXT_STUB
    hidden_tests: str = HIDDEN_TESTS

    @property
    def sources(self) -> Path:
        """The folder of the source notebooks, one folder for each assignment."""
        return self.root / self.source


def read_config(root: Path) -> NbgraderConfig:
    """Read the configuration of the course in `root`, if it has one.

    Raises
    ------
    CourseError
        It cannot be read, it asks for something that is not supported, or there is no folder of source notebooks.
    """
    config = _loaded(root)
    folders, clear = config.CourseDirectory, config.ClearSolutions
    stub = _set(clear, "code_stub", {"python": CODE_STUB})
    found = NbgraderConfig(
        root=root,
        source=_set(folders, "source_directory", "source"),
        submitted=_set(folders, "submitted_directory", "submitted"),
        cell_seconds=float(_set(config.Execute, "timeout", CELL_SECONDS) or CELL_SECONDS),
        marks=(
            _set(clear, "begin_solution_delimeter", SOLUTION[0]),
            _set(clear, "end_solution_delimeter", SOLUTION[1]),
        ),
        code_stub=stub.get("python", CODE_STUB) if isinstance(stub, dict) else str(stub),
        text_stub=_set(clear, "text_stub", TEXT_STUB),
        hidden_tests=_set(config.ClearHiddenTests, "begin_test_delimeter", HIDDEN_TESTS),
    )
    if _set(config.OverwriteCells, "add_missing_cells", default=False):
        raise CourseError(f"{root / CONFIG}: OverwriteCells.add_missing_cells is not supported by --any: unset it")
    if not found.sources.is_dir():
        raise CourseError(f"{found.sources} is missing: --any grades an nbgrader course by its source notebooks")
    return found


def _loaded(root: Path) -> Any:
    try:
        return PyFileConfigLoader(CONFIG, path=str(root.resolve())).load_config()
    except ConfigFileNotFound:
        return PyFileConfigLoader(CONFIG).config
    except Exception as error:
        raise CourseError(f"{root / CONFIG} cannot be read: {type(error).__name__}: {error}") from error


def _set(section: Any, name: str, default: Any) -> Any:
    return section[name] if name in section else default  # noqa: SIM401  a lazy section makes what it lacks
