"""One submission of an nbgrader course: every notebook of the assignment run in the sandbox, its cells scored.

Tests and student share a process here, as in nbgrader: whoever reads a frame may forge a score. A course written for
`grader run` does not have this weakness.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import NeedsPerson, SubmissionError
from grader.execute.forkserver import ForkServer
from grader.execute.open_files import companions, opened
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.nbgrader_course.config import NbgraderConfig
from grader.nbgrader_course.files import files_of
from grader.nbgrader_course.score import is_waiting, scored
from grader.nbgrader_course.source import SourceNotebook, task_name
from grader.records.course import Limits
from grader.records.execution import Outcome
from grader.records.judgement import Judgement, TaskResult
from grader.records.submission import Status, Submission
from grader.run.trace import Trace

NOT_THERE = Outcome("the notebook is missing", "", False, False)


@dataclass(frozen=True, slots=True)
class CellEvaluation:
    """Evaluates the submissions of one assignment by its own cells; `files` of the source overwrite a student's."""

    notebooks: tuple[SourceNotebook, ...]
    config: NbgraderConfig
    limits: Limits
    files: Mapping[str, bytes]

    def evaluate(self, submission: Submission, forkserver: ForkServer, _trace: Trace | None = None) -> Judgement:
        """Run and score every notebook; one that is missing gives no points.

        Raises
        ------
        SubmissionError
            A notebook that is there cannot be graded.
        """
        if submission.path is None:
            return Judgement(submission.status)
        tasks: list[TaskResult] = []
        notes: list[str] = []
        for notebook in self.notebooks:
            path = self._path(submission.path, notebook)
            if path.is_file():
                outcomes = self._outcomes(path, notebook, submission, forkserver)
            else:
                outcomes = {cell.name: NOT_THERE for cell in notebook.graded}
                notes.append(f"{notebook.name}.ipynb is missing: its cells give no points")
            tasks += [
                scored(task_name(self.notebooks, notebook, cell), cell, outcomes.get(cell.name))
                for cell in notebook.graded
            ]
        return Judgement(Status.GRADED, tuple(tasks), (*notes, *_waits(tasks)))

    def _told(self, notebook: SourceNotebook) -> dict[str, Any]:
        """Return what the student's process must know of the course to put its cells right and to read them."""
        config = self.config
        return {
            "cells": [cell.entry for cell in notebook.cells],
            "missing": config.missing_cell_text if config.adds_missing_cells else "",
            "most_lines": config.most_lines,
            "ignored_stderr": config.ignored_stderr,
        }

    def _path(self, found: Path, notebook: SourceNotebook) -> Path:
        """Return where a notebook lies; the only one of an assignment may have any name."""
        return found if len(self.notebooks) == 1 else found.parent / f"{notebook.name}.ipynb"

    def _outcomes(
        self, path: Path, notebook: SourceNotebook, submission: Submission, forkserver: ForkServer
    ) -> dict[str, Outcome]:
        _expect_python(notebook)
        limits = self.limits
        options = SandboxOptions(notebook.name, "ipynb", (), nbgrader=self._told(notebook))
        others = [each for each in (submission.path, *submission.companions) if each is not None and each != path]
        files = {**dict(companions(path.parent, others, limits.file_megabytes)), **self.files}
        try:
            with (
                opened(path, limits.notebook_megabytes) as descriptor,
                Sandbox(forkserver.spawn, options, limits) as sandbox,
            ):
                return sandbox.open(descriptor, tuple(files.items())).outcomes
        except SubmissionError as error:
            raise type(error)(f"{notebook.name}.ipynb: {error}", error.remedy) from error


def _expect_python(notebook: SourceNotebook) -> None:
    if notebook.language != "python":
        kernel = f" (kernel '{notebook.kernel}')" if notebook.kernel else ""
        raise NeedsPerson(f"it is written in {notebook.language}{kernel}, and only Python is run here")


def master_files(config: NbgraderConfig, assignment: str, limits: Limits) -> dict[str, bytes]:
    """Read the files that lie beside the source notebooks, but for those that the course lets students keep."""
    folder = config.sources / assignment
    kept = set(config.not_overwritten.get(assignment, ()))
    there = files_of(folder, (*config.ignored, "*.ipynb"))
    found = [path for path in there if path.relative_to(folder).as_posix() not in kept]
    return dict(companions(folder, found, limits.file_megabytes))


def _waits(tasks: list[TaskResult]) -> list[str]:
    number = sum(map(is_waiting, tasks))
    return [f"{number} cell{'s' * (number > 1)} wait{'s' * (number == 1)} for a person"] if number else []
