"""`grader run --dask` with a real scheduler and real workers: the same bytes as here, whatever becomes of a machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.errors import CourseError
from grader.records.run import DaskOptions, RunOptions, RunResult
from grader.run.pipeline import run

from ..grader.small_course import HALF, QUARTER, hand_in, notebook, write_course
from .dask_cluster import dask_cluster
from .test_hostile_elsewhere import NO_NAMESPACES, REFUSING

pytestmark = pytest.mark.peers
IMPORT = "import numpy as np\n"
WORK = {
    "right": notebook(IMPORT, HALF, QUARTER),
    "half wrong": notebook(IMPORT, "def half(x):\n    return x / 3\n", QUARTER),
    "raises": notebook(IMPORT, HALF, "def quarter(x):\n    return undefined\n"),
    "text": "a diary",
}
LOOP = notebook(IMPORT, "def half(x):\n    while True:\n        pass\n", QUARTER)
EVERYBODY = 9
TABLES = ("scores.csv", "tasks.csv", "checks.csv")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with nine hand-ins: one loops, one has a module beside its notebook."""
    root = write_course(tmp_path / "course")
    for number in range(2):
        for kind, text in WORK.items():
            hand_in(root, f"{kind.replace(' ', '-')}-{number}", text)
    hand_in(root, "loops", LOOP)
    hand_in(root, "right-0", notebook("import mine\n", "half = mine.half\n", QUARTER))
    hand_in(root, "right-0", HALF, "mine.py")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cluster's own folder."""
    place = tmp_path / "cluster"
    place.mkdir()
    return place


def graded(root: Path, to: str, address: str = "", at_each: Callable[[int], None] = lambda _count: None) -> RunResult:
    """Grade the class; `at_each` is called with the number of results so far."""
    options = RunOptions(root, output=root / to, jobs=1, dask=DaskOptions(address) if address else None)
    return run(options, {}, lambda count, _total, _name: at_each(count))


def tables(root: Path, name: str) -> list[bytes]:
    return [(root / name / table).read_bytes() for table in TABLES]


def test_the_tables_are_the_same_bytes_though_a_worker_dies_and_another_comes(course: Path, folder: Path) -> None:
    graded(course, "here")
    modes: set[int] = set()
    with dask_cluster(folder, ["first", "second"]) as cluster:

        def at_each(count: int) -> None:
            if count == 3:
                modes.update(place.stat().st_mode & 0o777 for place in cluster.courses("second"))
                cluster.kill("second")
                cluster.start_worker("third")

        result = graded(course, "there", cluster.address, at_each)
        cluster.wait_until_removed("second")  # its worker was killed: nobody told it
        assert not cluster.courses("first") + cluster.courses("third")
    assert modes == {0o700}
    assert not result.lost
    assert tables(course, "there") == tables(course, "here")


def test_a_worker_that_dies_with_an_answer_ready_holds_nobody_up(
    course: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask has the worker's calls made nowhere else, and so waits for the answer that has gone with it."""
    from distributed import Client  # noqa: PLC0415  a second to load

    graded(course, "here")
    with dask_cluster(folder, ["first", "second"]) as cluster:
        second, fetched = cluster.worker_address("second"), Client._gather_remote
        ready: list[str] = []

        async def at_a_fetch(client: Any, *arguments: Any) -> Any:
            holders = await client.scheduler.who_has(keys=list(client._gather_keys))
            ready.extend(key for key, workers in holders.items() if second in workers)
            if len(ready) > 1 and "second" in cluster.processes:  # the first says that it may grade
                cluster.kill("second")
            return await fetched(client, *arguments)

        monkeypatch.setattr(Client, "_gather_remote", at_a_fetch)
        result = graded(course, "there", cluster.address)
        assert "second" not in cluster.processes
    assert not result.lost
    assert tables(course, "there") == tables(course, "here")


def test_a_worker_that_stands_still_holds_nobody_up_while_the_scheduler_keeps_it(
    course: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded(course, "here")
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL", "1 hour")
    monkeypatch.setattr("grader.run.dask.remote.LEASE_SECONDS", 0.1)  # each look asks every machine
    with dask_cluster(folder, ["first", "second"]) as cluster:

        def at_each(count: int) -> None:
            if count == 2:
                cluster.processes["second"].send_signal(signal.SIGSTOP)

        result = graded(course, "there", cluster.address, at_each)
        assert not cluster.courses("first")
    assert not result.lost
    assert tables(course, "there") == tables(course, "here")


def test_a_scheduler_that_comes_back_is_gone_on_with(course: Path, folder: Path) -> None:
    graded(course, "here")
    with dask_cluster(folder, ["first"]) as cluster:

        def at_each(count: int) -> None:
            if count == 2:
                cluster.kill("scheduler")
                cluster.kill("first")
                cluster.start_scheduler()
                cluster.start_worker("again")

        result = graded(course, "there", cluster.address, at_each)
    assert not result.lost
    assert tables(course, "there") == tables(course, "here")


def test_a_scheduler_that_stays_away_stops_the_run_and_keeps_what_was_graded(
    course: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dask_cluster(folder, ["first"]) as cluster:

        def at_each(count: int) -> None:
            if count == 2:
                # Not before: a worker that is being tried is waited for as long.
                monkeypatch.setattr("grader.run.dask.cluster.WAIT_SECONDS", 2.0)
                cluster.kill("scheduler")

        result = graded(course, "there", cluster.address, at_each)
    assert "does not answer any more" in result.lost
    waiting = [grade for grade in result.grades if "not graded yet" in grade.note]
    assert 0 < len(waiting) < EVERYBODY
    assert not graded(course, "there").lost
    graded(course, "here")
    assert tables(course, "there") == tables(course, "here")


def test_machines_that_must_not_or_cannot_grade_are_named_and_cost_nobody_a_point(course: Path, folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can start a worker that is refused namespaces, and one whose disk is full")
    graded(course, "here")
    with dask_cluster(folder, ["whole"]) as cluster, small_disk(cluster.scratch("full")) as disk:
        cluster.start_worker("without walls", [sys.executable, "-c", REFUSING, NO_NAMESPACES])
        cluster.start_worker("another version", more={"PYTHONPATH": str(another_version(folder))})
        cluster.start_worker("full")
        (disk / "filled").write_bytes(b"x" * (56 * 1024))
        result = graded(course, "there", cluster.address)
        cluster.kill("full")
    named = sorted(note.partition("gets no work: ")[2] for note in result.notes if "gets no work" in note)
    assert len(named) == 3
    assert named[0].startswith("it has deltagrade")
    assert "No space left" in named[1]
    assert "unshare" in named[2]
    assert [note for note in result.notes if note.startswith("graded on 1 Dask worker of")]
    assert tables(course, "there") == tables(course, "here")


def test_where_no_machine_may_grade_nothing_is_graded(course: Path, folder: Path) -> None:
    with dask_cluster(folder) as cluster:
        cluster.start_worker("other", more={"PYTHONPATH": str(another_version(folder))})
        with pytest.raises(CourseError, match=r"no Dask worker at .* can grade: .*modules"):
            graded(course, "there", cluster.address)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--dask", "tcp://127.0.0.1:1"], "no scheduler answers at tcp://127.0.0.1:1; start one with: dask scheduler"),
        (["--dask", "tcp://192.0.2.7:8786"], "add --trust-network if nobody else is on that network"),
        (["--dask", "8786"], "is no address"),
        (["--dask", "tls://127.0.0.1:1"], "no scheduler answers"),
    ],
)
def test_an_address_that_does_not_serve_is_told_with_exit_status_2(
    course: Path, arguments: list[str], said: str
) -> None:
    done = cli(course, *arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (course / "results").exists()


def test_ctrl_c_removes_the_course_from_every_machine(course: Path, folder: Path) -> None:
    hand_in(course, "slow", notebook("import time\n", "def half(x):\n    time.sleep(0.9)\n", QUARTER))
    with dask_cluster(folder, ["first"]) as cluster:
        command = [*COMMAND, "run", "--course", str(course), "--dask", cluster.address, "-v"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if line.endswith(": grades\n"):
                    process.send_signal(signal.SIGINT)
                    break
            process.stderr.read()
        assert process.returncode == 130
        assert not cluster.courses("first")
    assert (course / "results" / "scores.csv").is_file()


def test_tls_with_dasks_own_certificates(course: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is missing: it makes the certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    files = {"ca-file": certificate, "cert": certificate, "key": key}
    security = [word for name, path in files.items() for word in (f"--tls-{name}", str(path))]
    for name, path in (("CLIENT__CERT", certificate), ("CLIENT__KEY", key), ("CA_FILE", certificate)):
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{name}", str(path))
    with dask_cluster(folder, ["first"], security) as cluster:
        assert cluster.address.startswith("tls://")
        done = cli(course, "--dask", cluster.address)
        assert done.returncode == 1, done.stderr  # the diaries are unreadable
    graded(course, "here")
    assert tables(course, "results") == tables(course, "here")


COMMAND = [sys.executable, "-m", "grader.cli.main"]


def cli(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `grader run`."""
    command = [*COMMAND, "run", "--course", str(course), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of 64 kB there."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def another_version(folder: Path) -> Path:
    """Copy the program with one module changed."""
    import grader  # noqa: PLC0415

    copied = folder / "another" / "grader"
    shutil.copytree(Path(grader.__file__).parent, copied, ignore=shutil.ignore_patterns("__pycache__"))
    (copied / "numerical.py").write_text((copied / "numerical.py").read_text() + "# changed\n")
    return copied.parent
