"""A forkserver for all tests of this folder, and hand-ins made of a few lines of code."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.execute.forkserver import ForkServer, preforked
from grader.execute.isolation import EXPOSES
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.records.course import Limits
from grader.records.execution import Call, Reply, Report

Open = Callable[..., AbstractContextManager["Ran"]]


class Ran:
    """A submission whose cells have run."""

    def __init__(self, sandbox: Sandbox, report: Report) -> None:
        self.sandbox, self.report = sandbox, report

    def ask(self, function: str, *arguments: Any) -> Reply:
        """Put one call."""
        return self.sandbox.ask([Call(function, arguments)])[0]

    def value(self, function: str, *arguments: Any) -> Any:
        """Put one call that must be answered by a value."""
        reply = self.ask(function, *arguments)
        assert reply.fault is None, reply.fault
        return reply.value


@pytest.fixture(scope="session")
def limits() -> Limits:
    """The limits of these tests: those of a course, and every gap that this machine may have."""
    return Limits(accept=tuple(EXPOSES))


@pytest.fixture(scope="session")
def forkserver(limits: Limits) -> Iterator[ForkServer]:
    """The forkserver that most of these tests share."""
    with preforked(limits) as opened:
        yield opened


@pytest.fixture
def opened(forkserver: ForkServer, limits: Limits, tmp_path: Path) -> Open:
    """Run cells of code in the sandbox; give what they defined."""

    @contextmanager
    def run(
        *cells: str,
        tasks: tuple[str, ...] = ("f",),
        forkserver: ForkServer = forkserver,
        limits: Limits = limits,
        files: tuple[tuple[str, bytes], ...] = (),
    ) -> Iterator[Ran]:
        path = tmp_path / "attempt.ipynb"
        path.write_text(json.dumps(notebook(*cells)), encoding="utf-8")
        descriptor = os.open(path, os.O_RDONLY)
        try:
            with Sandbox(forkserver.spawn, SandboxOptions("attempt", "ipynb", tasks), limits) as sandbox:
                yield Ran(sandbox, sandbox.open(descriptor, files))
        finally:
            os.close(descriptor)

    return run


def notebook(*cells: str) -> dict[str, Any]:
    """Make a notebook of code cells."""
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in cells]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}
