"""The grading process beside a Dask worker: Dask's threads, loops and signals stay out of grading.

python -m grader.run.dask.grading_process DESCRIPTOR FOLDER ASSIGNMENT

    in: HandIn, or None: that was all     out: Ready, then a GradingResult for each; or Unable

What ends without None means that the Dask worker has died: the course is removed from this machine.
"""

from __future__ import annotations

import shutil
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from grader.course.config import choose
from grader.errors import GraderError
from grader.records.run import RunOptions
from grader.run.dask.parcel import Ready, Unable, unpacked
from grader.run.grading_worker import GradingWorker
from grader.run.hidden_tests import read_hidden_tests


def serve(pipe: Connection, folder: Path, name: str) -> None:
    """Grade what comes, until there is no more."""
    judging = read_hidden_tests(RunOptions(folder, (name,)), {})
    (assignment,) = choose(judging.course, (name,))
    judging.with_worker(assignment, lambda worker: _answer(pipe, folder, worker))


def _answer(pipe: Connection, folder: Path, worker: GradingWorker) -> None:
    with worker.open() as grade:
        pipe.send(Ready())
        while (hand_in := pipe.recv()) is not None:
            with unpacked(hand_in, folder) as submission:
                pipe.send(grade(submission))


def main() -> None:
    """Serve the Dask worker at the other end of a descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nobody's Ctrl-C: a KeyboardInterrupt is a hidden test's own
    descriptor, folder, name = sys.argv[1:]
    pipe = Connection(int(descriptor))
    try:
        _serve_or_say_why_not(pipe, Path(folder), name)
    except (EOFError, ConnectionError):  # which of them depends on what was under way
        shutil.rmtree(folder)


def _serve_or_say_why_not(pipe: Connection, folder: Path, name: str) -> None:
    try:
        serve(pipe, folder, name)
    except (GraderError, OSError) as error:
        pipe.send(Unable(str(error)))


if __name__ == "__main__":
    main()
