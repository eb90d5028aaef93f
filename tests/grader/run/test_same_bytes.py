"""The tables are the same bytes with 1, 2 and 4 jobs, and in a run that kill -9 ended again and again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

TABLES = ("scores.csv", "tasks.csv", "checks.csv")
SUBMITTED = {
    "ann": notebook(HALF, QUARTER),
    "bob": notebook(HALF, ""),
    "cem": notebook(HALF.replace("2", "3"), QUARTER),
    "dot": b"no notebook",
    "eve": notebook("import os\nos._exit(0)", QUARTER),
    "fay": notebook("", QUARTER),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with six submissions: right, unwritten, wrong, unreadable, one that ends its process."""
    for student, content in SUBMITTED.items():
        hand_in(write_course(tmp_path), student, content)
    return tmp_path


def tables(folder: Path) -> dict[str, bytes]:
    found = {name: (folder / name).read_bytes() for name in TABLES}
    pages = {str(page.relative_to(folder)): page.read_bytes() for page in folder.glob("feedback/**/*.html")}
    return found | pages


def graded(root: Path, name: str, jobs: int) -> dict[str, bytes]:
    run(RunOptions(root, output=root / name, jobs=jobs), {}, lambda *_: None)
    return tables(root / name)


def test_tables_and_pages_are_the_same_with_1_2_and_4_jobs(root: Path) -> None:
    alone = graded(root, "one", 1)
    assert len(alone) == len(TABLES) + len(SUBMITTED)
    assert graded(root, "two", 2) == alone
    assert graded(root, "four", 4) == alone


def made(output: Path) -> int:
    return len(list(output.glob("feedback/*/*.html")))


def killed(root: Path, output: Path) -> int:
    """Start a run, and kill it once it has made one more page; return how it ended."""
    command = [sys.executable, "-m", "grader.cli.main", "run", "--course", str(root), "--output", str(output)]
    before = made(output)
    with subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while made(output) == before:
            try:
                return process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
        process.kill()
        return process.wait()


@pytest.mark.parametrize(("more", "times"), [(0, 1), pytest.param(24, 10, marks=pytest.mark.slow)])
def test_a_run_that_is_killed_again_and_again_and_gone_on_with_writes_the_same(
    root: Path, more: int, times: int
) -> None:
    for number in range(more):
        hand_in(root, f"more{number}", notebook(HALF, QUARTER))
    output = root / "killed"
    assert [killed(root, output) for _ in range(times)] == [-signal.SIGKILL] * times
    assert graded(root, "killed", 2) == graded(root, "whole", 1)
