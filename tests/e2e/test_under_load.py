"""On a busy machine, beside attackers, honest work gets the same rows to the byte as on a quiet one.

Six endless loops of our own take the processors while a class with attackers is graded by two jobs. What a student's
process waits for a processor is not charged to it (grader/execute/clock.py), so no limit costs honest work a point.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from grader.execute.isolation import EXPOSES
from grader.protect.canaries import canaries
from grader.protect.corpus import AttackResult, corpus, run_corpus
from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..grader.small_course import HALF, QUARTER, hand_in, notebook, write_course

ROOT = Path(__file__).parents[2]
LOOPS = 6
JOBS = 2
CORPUS = corpus(ROOT)
WORK = (
    "import numpy as np\nrng = np.random.default_rng(0)\nfor _ in range(12): np.linalg.svd(rng.normal(size=(200, 200)))"
)
HONEST = {
    "ann": notebook(HALF, QUARTER),
    "bob": notebook("def half(x):\n    return x / 3\n", QUARTER),
    "cy": notebook(WORK, HALF, QUARTER),  # it computes for a good part of the second that a cell may take
    "dee": notebook("1 / 0", HALF),
    "eve": notebook(HALF, "def quarter(x):\n    raise NotImplementedError\n"),
}
# Attackers of every kind that takes time, memory, processes or places, ten in all; the first four end by themselves.
ATTACKERS = (
    *("fork_a_daemon", "exit_when_called", "report_of_an_array", "one_answer_too_many"),
    *("loop_in_python", "loop_in_c", "ignore_signals", "drip", "memory_by_lists", "print_a_gigabyte"),
)
pytestmark = pytest.mark.peers


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """Keep so many processes busy until the block ends."""
    with ExitStack() as stack:
        for _ in range(loops):
            loop = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(loop.kill)
        yield


def rows(folder: Path) -> dict[str, list[list[str]]]:
    """Return the rows of the honest, table by table, as they stand."""
    found = {}
    for name in ("scores", "tasks", "checks"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = [row for row in csv.reader(file) if set(row) & set(HONEST)]
    return found


def graded(root: Path, results: Path) -> dict[str, list[list[str]]]:
    """Grade the class anew, and return the honest rows."""
    run(RunOptions(root, output=results, jobs=JOBS), {"GRADER_SECRET": "s"}, lambda *_: None)
    return rows(results)


def expect_same_rows(folder: Path, attackers: Sequence[str]) -> None:
    """Grade the honest alone on a quiet machine, and then beside attackers and loops."""
    root = write_course(folder)
    text = (root / "course.toml").read_text(encoding="utf-8")
    (root / "course.toml").write_text(f"{text}accept = {json.dumps(list(EXPOSES))}\n", encoding="utf-8")
    for name, work in HONEST.items():
        hand_in(root, name, work)
    quiet = graded(root, folder / "quiet")
    (folder / "canaries").mkdir()
    with canaries(folder / "canaries") as watched:
        for attack in CORPUS:
            if attack.path.stem in attackers:
                work = watched.fill(attack.path.read_text(encoding="utf-8"))
                hand_in(root, f"m-{attack.path.stem}", work, f"halves{attack.path.suffix}")
        with busy(LOOPS):
            loaded = graded(root, folder / "loaded")
        assert watched.touched() == []
    assert len(quiet["scores"]) == len(HONEST)
    assert loaded == quiet


def test_honest_rows_are_the_same_bytes_beside_four_attackers_and_six_busy_loops(tmp_path: Path) -> None:
    expect_same_rows(tmp_path, ATTACKERS[:4])


@pytest.mark.proof
def test_honest_rows_are_the_same_bytes_beside_ten_attackers_and_six_busy_loops(tmp_path: Path) -> None:
    assert len(ATTACKERS) == 10
    expect_same_rows(tmp_path, ATTACKERS)


@pytest.mark.proof
def test_every_attack_is_held_off_beside_six_busy_loops() -> None:
    def quiet(_: AttackResult) -> None:
        """Say nothing."""

    with busy(LOOPS):
        found = run_corpus(CORPUS, quiet)
    assert {one.attack.path.stem: one.through for one in found if one.through} == {}
