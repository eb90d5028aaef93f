"""What courses share that were written for another grader, whose tests run in the student's own process."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from grader.errors import CourseError
from grader.records.course import Limits
from grader.records.run import RunOptions

SHARED = (
    "tests and student share a process in this mode, as they do in {}: a student's code can forge its score; "
    "it is isolated from the machine and from other students"
)
WIDE: Mapping[str, Any] = {
    "notebook_seconds": 1800.0,
    "submission_seconds": 3000.0,  # of which a notebook may use a share
    "memory_megabytes": 4096,
    "file_megabytes": 100,
    "scratch_megabytes": 256,
}
OWN = "deltagrade"


def expect_plain(options: RunOptions) -> None:
    """Raise `CourseError` for an option that does not go with a course of another grader's."""
    if options.gradebook:
        raise CourseError("--gradebook does not go with --any: import results/scores.csv, or leave one of them out")
    if options.trace:
        raise CourseError("--trace does not go with --any: a cell's own test says why, in results/checks.csv")


def wide_limits(told: Limits, cell_seconds: float) -> Limits:
    """Return what a submission may use where the course's own grader limits at most a cell's seconds."""
    usual = Limits()
    wide = {name: most for name, most in WIDE.items() if getattr(told, name) == getattr(usual, name)}
    packages = tuple(sorted({*told.packages, *installed_packages()}))
    return replace(told, **wide, cell_seconds=cell_seconds, packages=packages)


@contextmanager
def importing(modules: Iterable[str]) -> Iterator[Path]:
    """Write a notebook that only imports these modules: what is prepared once for all submissions."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "".join(f"import {m}\n" for m in modules)}
    with TemporaryDirectory(prefix="grader-") as folder:
        path = Path(folder, "imports.ipynb")
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 0, "metadata": {}, "cells": [cell]}), "utf-8")
        yield path


def installed_packages() -> tuple[str, ...]:
    """Name every package that is installed here, but this program: the other graders let students import them all."""
    names = {found.metadata["Name"] for found in distributions()}
    return tuple(sorted(name for name in names if name and name != OWN))
