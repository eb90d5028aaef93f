"""nbgrader's configuration: where the folders are, how long a cell may take, how solutions are marked.

nbgrader_config.py and nbgrader_config.json of the course, then the user's and the machine's, as nbgrader finds them.
They are programs of the teacher's, and run in a process of their own (settings.py); what is not supported is refused
by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.nbgrader_course.settings import Settings, read_settings

CONFIG = "nbgrader_config.py"
OTHER_STEPS = ("release", "feedback", "solution", "source_with_tests")
OWN_FILES = ("gradebook.db", "nbgrader_config.py", "nbgrader_config.json", "course.toml", "roster.csv", "results")
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"
HIDDEN_TESTS = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback")
STRUCTURE = "{nbgrader_step}/{student_id}/{assignment_id}"
CELL_SECONDS, NO_LIMIT_SECONDS = 30.0, 600.0
EXECUTE = ("NotebookClient", "ExecutePreprocessor", "Execute")  # the later speaks last, as its class is derived
UNSUPPORTED = (
    ("Autograde", "sanitize_preprocessors"),
    ("Autograde", "autograde_preprocessors"),
    ("GenerateAssignment", "preprocessors"),
    *((section, f"{when}_convert_hook") for section in ("BaseConverter", "Autograde") for when in ("pre", "post")),
)
LATE_PLUGIN = "nbgrader.plugins.latesubmission.LateSubmissionPlugin"


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
    hidden_marks: tuple[str, str] = HIDDEN_TESTS
    enforce_metadata: bool = True
    ignored: tuple[str, ...] = IGNORED
    excluded_students: frozenset[str] = frozenset()
    not_overwritten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    adds_missing_cells: bool = False
    missing_cell_text: str = ""
    ignored_stderr: str = ""
    most_lines: int = 1000
    late_is_zero: bool = False
    creates_students: bool = True

    autograded: str = "autograded"
    other_steps: tuple[str, ...] = ()

    @property
    def own_entries(self) -> frozenset[str]:
        """What lies in the course's folder and belongs to nbgrader, or to this program."""
        return frozenset((self.source, self.submitted, self.autograded, *self.other_steps, *OWN_FILES))

    def working_folder(self, student: str, assignment: str) -> str:
        """Return where nbgrader runs a notebook, from the course's folder."""
        return f"{self.autograded}/{student.replace('/', '_')}/{assignment}"

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
    settings = read_settings(root)
    _refuse_unsupported(root, settings)
    found = NbgraderConfig(root=root, **_folders(settings), **_solutions(settings), **_autograding(settings))
    if not found.sources.is_dir():
        raise CourseError(f"{found.sources} is missing: --any grades an nbgrader course by its source notebooks")
    return found


def _folders(settings: Settings) -> dict[str, Any]:
    excluded = settings.get("CourseDirectory", "student_id_exclude", "").split(",")
    return {
        "source": settings.get("CourseDirectory", "source_directory", "source"),
        "submitted": settings.get("CourseDirectory", "submitted_directory", "submitted"),
        "autograded": settings.get("CourseDirectory", "autograded_directory", "autograded"),
        "other_steps": tuple(settings.get("CourseDirectory", f"{step}_directory", step) for step in OTHER_STEPS),
        "ignored": tuple(settings.list_of("CourseDirectory", "ignore", IGNORED)),
        "excluded_students": frozenset(filter(None, excluded)),
        "header": settings.get("IncludeHeaderFooter", "header", ""),
        "footer": settings.get("IncludeHeaderFooter", "footer", ""),
    }


def _solutions(settings: Settings) -> dict[str, Any]:
    stub = settings.get("ClearSolutions", "code_stub", {})
    begin = settings.get("ClearSolutions", "begin_solution_delimeter", SOLUTION[0])
    return {
        "marks": (begin, settings.get("ClearSolutions", "end_solution_delimeter", SOLUTION[1])),
        "code_stub": stub.get("python", CODE_STUB) if isinstance(stub, dict) else str(stub),
        "text_stub": settings.get("ClearSolutions", "text_stub", TEXT_STUB),
        "enforce_metadata": settings.get("ClearSolutions", "enforce_metadata", True),
        "hidden_marks": (
            settings.get("ClearHiddenTests", "begin_test_delimeter", HIDDEN_TESTS[0]),
            settings.get("ClearHiddenTests", "end_test_delimeter", HIDDEN_TESTS[1]),
        ),
    }


def _autograding(settings: Settings) -> dict[str, Any]:
    pattern = settings.get("IgnorePattern", "pattern", "")
    kept = settings.get("Autograde", "exclude_overwriting", {})
    default = "This cell (id:{cell_id}) was missing from the submission. It was added back by nbgrader.\n\n"
    return {
        "cell_seconds": _seconds(settings.last(EXECUTE, "timeout", CELL_SECONDS)),
        "not_overwritten": {name: tuple(files) for name, files in kept.items()},
        "adds_missing_cells": settings.get("OverwriteCells", "add_missing_cells", False),
        "missing_cell_text": settings.get("OverwriteCells", "missing_cell_notification", default),
        "ignored_stderr": pattern if settings.get("IgnorePattern", "enabled", False) else "",
        "most_lines": settings.get("LimitOutput", "max_lines", 1000),
        "creates_students": settings.get("Autograde", "create_student", True),
        "late_is_zero": settings.get("LateSubmissionPlugin", "penalty_method", "none") == "zero",
    }


def _seconds(timeout: float | None) -> float:
    """Return a cell's time; None, 0 and less are no limit for nbclient, and a notebook's whole time here."""
    return float(timeout) if timeout is not None and timeout > 0 else NO_LIMIT_SECONDS


def _refuse_unsupported(root: Path, settings: Settings) -> None:
    structure = settings.get("CourseDirectory", "directory_structure", STRUCTURE)
    if structure != STRUCTURE:
        raise CourseError(f"{CONFIG}: CourseDirectory.directory_structure {structure!r} is not supported by --any")
    plugin = settings.get("AssignLatePenalties", "plugin_class", LATE_PLUGIN)
    if plugin != LATE_PLUGIN:
        raise CourseError(
            f"{CONFIG}: AssignLatePenalties.plugin_class {plugin!r} is not run by --any: say in course.toml what late "
            "work costs, and leave the plug-in to nbgrader"
        )
    for section, name in UNSUPPORTED:
        if settings.get(section, name, None) is not None:
            raise CourseError(f"{CONFIG}: {section}.{name} is not supported by --any: unset it")
    _expect_root(root, settings.get("CourseDirectory", "root", ""))
    if not settings.last(EXECUTE, "interrupt_on_timeout", default=True):
        raise CourseError(f"{CONFIG}: Execute.interrupt_on_timeout = False is not supported by --any: unset it")


def _expect_root(root: Path, told: str) -> None:
    """Raise `CourseError` where the configuration names another course's folder; one that is not here is of old."""
    if told and (root / told).is_dir() and not (root / told).samefile(root):
        raise CourseError(f"{CONFIG}: CourseDirectory.root is {told}: grade it there, with --course {told}")
