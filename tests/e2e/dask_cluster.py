"""A Dask cluster of real processes, as `dask scheduler` and `dask worker` start them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60.0


@dataclass
class DaskCluster:
    """A scheduler and its workers; `folder` is theirs for logs and temporary files."""

    folder: Path
    security: Sequence[str] = ()
    port: int = 0
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return str(json.loads((self.folder / "scheduler.json").read_text())["address"])

    def start_scheduler(self) -> None:
        """Start the scheduler, again at the same port if it was there before."""
        told = self.folder / "scheduler.json"
        told.unlink(missing_ok=True)
        where = ("--host", "tls://127.0.0.1") if self.security else ("--host", "127.0.0.1")
        self._start("scheduler", "scheduler", *where, "--port", str(self.port), "--scheduler-file", str(told))
        _until(lambda: told.is_file() and told.read_text().endswith("}"), "the scheduler listens")
        self.port = int(self.address.rpartition(":")[2])

    def start_worker(self, name: str, prefix: Sequence[str] = (), more: Mapping[str, str] | None = None) -> None:
        """Start a worker of one thread with its own folder for temporary files, and wait until it is connected."""
        scratch = self.scratch(name)
        scratch.mkdir(exist_ok=True)
        self._start(
            name, "worker", self.address, "--nthreads", "1", "--no-nanny", "--name", name,
            "--local-directory", str(scratch), prefix=prefix, more={"TMPDIR": str(scratch), **(more or {})},
        )  # fmt: skip
        _until(lambda: "Registered to" in self.log(name), f"{name} is registered")

    def worker_address(self, name: str) -> str:
        """Return where a worker listens."""
        return re.findall(r"Start worker at: +(\S+)", self.log(name))[0]

    def scratch(self, name: str) -> Path:
        """Return a worker's folder for temporary files."""
        return self.folder / name

    def courses(self, name: str) -> list[Path]:
        """Return the courses that lie on a worker's machine."""
        return list(self.scratch(name).glob("deltagrade-course-*"))

    def wait_until_removed(self, name: str) -> None:
        """Wait until no course lies on a worker's machine."""
        _until(lambda: not self.courses(name), f"no course is left on {name}")

    def log(self, name: str) -> str:
        """Return what a process said."""
        return (self.folder / f"{name}.log").read_text()

    def kill(self, name: str) -> None:
        """End a process as a machine ends that loses power."""
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def _start(
        self, name: str, what: str, *arguments: str, prefix: Sequence[str] = (), more: Mapping[str, str] | None = None
    ) -> None:
        command = [*prefix, sys.executable, "-m", "distributed.cli.dask_" + what, "--no-dashboard", *self.security]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [*command, *arguments], cwd=self.folder, stdout=log, stderr=log, env={**os.environ, **(more or {})}
            )


@contextmanager
def dask_cluster(folder: Path, workers: Sequence[str] = (), security: Sequence[str] = ()) -> Iterator[DaskCluster]:
    """Start a scheduler and workers, and end them."""
    cluster = DaskCluster(folder, security)
    try:
        cluster.start_scheduler()
        for name in workers:
            cluster.start_worker(name)
        yield cluster
    finally:
        for name in list(cluster.processes):
            cluster.kill(name)


def _until(true: object, what: str) -> None:
    assert callable(true)
    patience = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < patience, f"not within {PATIENCE_SECONDS:.0f} s: {what}"
        time.sleep(0.05)
