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
from grader.execute.words import teacher_notes
from grader.nbgrader_course.config import NbgraderConfig
from grader.nbgrader_course.score import is_waiting, scored
from grader.nbgrader_course.source import SourceNotebook, task_name
from grader.records.course import Limits
from grader.records.execution import MissingPackage, Outcome, Report
from grader.records.judgement import Judgement, TaskResult
from grader.records.submission import Status, Submission
from grader.run.trace import Trace

NOT_THERE = Outcome("the notebook is missing", "", False, False)
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class CellEvaluation:
    """Evaluates the submissions of one assignment by its own cells.

    Attributes
    ----------
    files
        Those beside the source notebooks: they overwrite a student's.
    above
        Those of the course's own folder that the source notebooks name, by their path there.
    """

    notebooks: tuple[SourceNotebook, ...]
    config: NbgraderConfig
    limits: Limits
    files: Files
    above: Files

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
        reports: list[Report] = []
        for number, notebook in enumerate(self.notebooks):
            path = self._path(submission.path, notebook)
            if path.is_file():
                reports.append(self._report(number, path, submission, reports, forkserver))
                outcomes = reports[-1].outcomes
                notes += teacher_notes(reports[-1])
            else:
                outcomes = {cell.name: NOT_THERE for cell in notebook.graded}
                notes.append(f"{notebook.name}.ipynb is missing: its cells give no points")
            tasks += [
                scored(task_name(self.notebooks, notebook, cell), cell, outcomes.get(cell.name))
                for cell in notebook.graded
            ]
        every = (*notes, *_waits(tasks))
        return Judgement(Status.GRADED, tuple(tasks), every, missing_packages=_missing_packages(reports))

    def _told(self, number: int, folder: str) -> dict[str, Any]:
        """Return what the student's process must know of the course to put its cells right and to read them."""
        config = self.config
        return {
            "grader": "nbgrader",
            "cells": [cell.entry for cell in self.notebooks[number].cells],
            "missing": config.missing_cell_text if config.adds_missing_cells else "",
            "most_lines": config.most_lines,
            "ignored_stderr": config.ignored_stderr,
            "folder": folder,
            "files": number + 1 < len(self.notebooks),
        }

    def _path(self, found: Path, notebook: SourceNotebook) -> Path:
        """Return where a notebook lies; the only one of an assignment may have any name."""
        return found if len(self.notebooks) == 1 else found.parent / f"{notebook.name}.ipynb"

    def _report(
        self, number: int, path: Path, submission: Submission, before: list[Report], forkserver: ForkServer
    ) -> Report:
        """Run one notebook, in the folder where nbgrader runs it, with what the notebooks before it have written."""
        notebook = self.notebooks[number]
        _expect_python(notebook)
        folder = self.config.working_folder(submission.student.id, submission.assignment)
        options = SandboxOptions(notebook.name, "ipynb", (), peer=self._told(number, folder))
        beside = self._beside(number, path, submission)
        for report in before:
            beside |= report.files
        placed = [*self.above.items(), *((f"{folder}/{name}", data) for name, data in beside.items())]
        try:
            with (
                opened(path, self.limits.notebook_megabytes) as descriptor,
                Sandbox(forkserver.spawn, options, self.limits) as sandbox,
            ):
                return sandbox.open(descriptor, placed)
        except SubmissionError as error:
            raise type(error)(f"{notebook.name}.ipynb: {error}", error.remedy) from error

    def _beside(self, number: int, path: Path, submission: Submission) -> dict[str, bytes]:
        """Read a student's other files, the source's over them; of other notebooks those that have been run."""
        later = {f"{notebook.name}.ipynb" for notebook in self.notebooks[number:]}
        others = [submission.path, *submission.companions]
        along = [each for each in others if each is not None and each != path and each.name not in later]
        return dict(companions(path.parent, along, self.limits.file_megabytes)) | dict(self.files)


def _expect_python(notebook: SourceNotebook) -> None:
    if notebook.language != "python":
        kernel = f" (kernel '{notebook.kernel}')" if notebook.kernel else ""
        raise NeedsPerson(f"it is written in {notebook.language}{kernel}, and only Python is run here")


def _missing_packages(reports: list[Report]) -> tuple[MissingPackage, ...]:
    """Name the packages that are not here; they are needed where a cell that gives points failed."""
    names = {failure.package for report in reports for failure in report.failures if failure.package}
    needed = any(outcome.error for report in reports for outcome in report.outcomes.values())
    return tuple(MissingPackage(name, needed) for name in sorted(names))


def _waits(tasks: list[TaskResult]) -> list[str]:
    number = sum(map(is_waiting, tasks))
    return [f"{number} cell{'s' * (number > 1)} wait{'s' * (number == 1)} for a person"] if number else []
