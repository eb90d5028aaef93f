"""A station: the grading process of one thread of a Dask worker, seen from that worker."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from grader.run.dask.parcel import HandIn, Ready, Unable
from grader.run.grading_worker import GradingResult

T = TypeVar("T")
PATIENCE_SECONDS = 5.0
THREADS = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR")}


class CannotGrade(Exception):
    """This machine cannot grade: its text says why."""


class Station:
    """A grading process and the pipe to it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "grader.run.dask.grading_process", str(theirs.fileno()), str(folder), name]
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
                command,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, **THREADS},
                start_new_session=True,
            )
        self._pipe = Connection(ours.detach())
        try:
            self._receive(Ready)
        except EOFError:
            self.close()
            raise CannotGrade("its grading process did not start") from None
        except CannotGrade:
            self.close()
            raise

    def grade(self, hand_in: HandIn) -> GradingResult:
        """Have a submission graded.

        Raises
        ------
        EOFError
            The process has died.
        CannotGrade
            The machine is the reason, not the submission.
        """
        with suppress(OSError):  # it has died: that is seen when its answer is read
            self._pipe.send(hand_in)
        return self._receive(GradingResult)

    def close(self) -> None:
        """Let the station clean up, and end it."""
        with suppress(OSError):  # it has ended already
            self._pipe.send(None)
        self._pipe.close()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _receive(self, kind: type[T]) -> T:
        try:
            answer = self._pipe.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(answer, Unable):
            raise CannotGrade(answer.why)
        assert isinstance(answer, kind)
        return answer
