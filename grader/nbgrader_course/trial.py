"""The source notebooks as if somebody had submitted them, solutions included: tried before anybody is graded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from grader.course.notebook import Cell
from grader.execute.forkserver import ForkServer
from grader.nbgrader_course.config import NbgraderConfig
from grader.nbgrader_course.source import SourceNotebook
from grader.nbgrader_course.worker import CellEvaluation
from grader.records.judgement import Judgement
from grader.records.submission import Student, Submission
from grader.run.trial import Candidate

TEACHER = Student("source")


def candidate(evaluation: CellEvaluation, name: str, absent: Iterable[str]) -> Candidate:
    """Return the trial of one assignment's source notebooks."""

    def judge(forkserver: ForkServer) -> Judgement:
        with TemporaryDirectory(prefix="grader-") as folder:
            submission = _write(Path(folder), name, evaluation.notebooks)
            kept = _copy_kept(evaluation.config, name, Path(folder))
            return evaluation.evaluate(replace(submission, companions=(*submission.companions, *kept)), forkserver)

    return Candidate(name, evaluation.config.sources / name, evaluation.limits, judge, tuple(absent))


def _copy_kept(config: NbgraderConfig, name: str, folder: Path) -> list[Path]:
    """Copy the source's files that would be a student's own, and overwrite nobody's."""
    kept = [each for each in config.not_overwritten.get(name, ()) if (config.sources / name / each).is_file()]
    for each in kept:
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(config.sources / name / each, folder / each)
    return [folder / each for each in kept]


def _write(folder: Path, assignment: str, notebooks: tuple[SourceNotebook, ...]) -> Submission:
    """Write the source notebooks, solutions included, as if somebody had submitted them."""
    paths = [folder / f"{notebook.name}.ipynb" for notebook in notebooks]
    for path, notebook in zip(paths, notebooks, strict=True):
        cells = [_cell(cell) for cell in notebook.own]
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}), "utf-8")
    return Submission(TEACHER, assignment, paths[0], tuple(paths[1:]))


def _cell(cell: Cell) -> dict[str, Any]:
    marks = {"grade_id": cell.grade_id, "grade": cell.grade, "solution": cell.solution, "task": cell.task}
    named = {"nbgrader": {**marks, "locked": cell.locked, "points": cell.points}} if cell.grade_id else {}
    rest: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.is_code else {}
    return {"cell_type": cell.kind, "metadata": named, "source": cell.source, **rest}
