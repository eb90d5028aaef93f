"""What an assignment of an Otter course is graded by: its test files, the files beside them, and its configuration.

tests/*.py           each a question, by the name of its file
files/               what lies beside every submission while it is graded
otter_config.json    seeds, the assignment's name; what is not supported is refused by name
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from grader.errors import CourseError
from grader.otter_course.find import OtterSource, notebook_tests

TESTS, FILES, CONFIG = "tests/", "files/", "otter_config.json"
UNSUPPORTED = {"grade_from_log": "grades what students' logs hold", "debug": "stops at the first error"}
SCALES = ("points_possible", "score_threshold")


@dataclass(frozen=True, slots=True)
class Autograder:
    """One assignment's tests, by question, and what else its zip file holds."""

    tests: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)

    @property
    def assignment_name(self) -> str:
        """The name that a submission's metadata must have; empty where any does."""
        return str(self.config.get("assignment_name") or "")

    def notes(self) -> tuple[str, ...]:
        """Say what of the configuration changes Otter's results and not these."""
        told = [f"{name} = {self.config[name]}" for name in SCALES if self.config.get(name) is not None]
        told += ["plugins"] if self.config.get("plugins") else []
        return (f"{CONFIG} sets {', '.join(told)}: scores here are the plain sum of the questions",) if told else ()


def read_autograder(source: OtterSource) -> Autograder:
    """Read what one assignment is graded by.

    Raises
    ------
    CourseError
        It cannot be read, holds no tests, or asks for something that is not supported.
    """
    read = _read_zip if source.path.suffix == ".zip" else _read_folder if source.path.is_dir() else _read_notebook
    found = read(source.path)
    if not found.tests:
        raise CourseError(f"{source.path} holds no tests of Otter's")
    if found.config.get("lang", "python") != "python":
        raise CourseError(f"{source.path}: it is written in {found.config['lang']}, and only Python is run here")
    for name, why in UNSUPPORTED.items():
        if found.config.get(name):
            raise CourseError(f"{source.path}: {CONFIG} sets {name}, which {why}: not supported by --any")
    return found


def _read_zip(path: Path) -> Autograder:
    try:
        with ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/") and ".." not in Path(name).parts]
            tests = {name: archive.read(name).decode("utf-8") for name in names if _is_test(name)}
            files = {name.removeprefix(FILES): archive.read(name) for name in names if name.startswith(FILES)}
            files |= {name: archive.read(name) for name in names if name.startswith(TESTS)}
            config = json.loads(archive.read(CONFIG)) if CONFIG in names else {}
    except (OSError, BadZipFile, ValueError, RuntimeError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from error
    return Autograder({Path(name).stem: text for name, text in tests.items()}, files, config)


def _read_folder(path: Path) -> Autograder:
    names = [each for each in sorted(path.glob("*.py")) if _is_test(f"{TESTS}{each.name}")]
    beside = path.parent / CONFIG
    config = json.loads(beside.read_bytes()) if beside.is_file() else {}
    files = {f"{TESTS}{each.name}": each.read_bytes() for each in sorted(path.iterdir()) if each.is_file()}
    return Autograder({each.stem: each.read_text(encoding="utf-8") for each in names}, files, config)


def _read_notebook(path: Path) -> Autograder:
    """Read the tests of a notebook's metadata: of the OK format as data, of the other as a file's text."""
    tests = notebook_tests(path)
    texts = {
        name: test if isinstance(test, str) else f"OK_FORMAT = True\ntest = {test!r}\n" for name, test in tests.items()
    }
    return Autograder(texts)


def _is_test(name: str) -> bool:
    return name.startswith(TESTS) and name.count("/") == 1 and name.endswith(".py") and not name.endswith("__init__.py")
