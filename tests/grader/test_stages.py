"""How the tests are run: those of a group in one process, the lessons but for one in the second stage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = """
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("shared")


@pytest.mark.parametrize("number", range(6))
def test_where(number):
    (Path(__file__).parent / f"{os.environ['PYTEST_XDIST_WORKER']}-{number}").touch()
"""


def test_the_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_group.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "test_group.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    processes = [path.name.partition("-")[0] for path in tmp_path.glob("gw*")]
    assert len(processes) == 6
    assert len({*processes}) == 1


def test_of_the_lessons_the_first_stage_tries_one_and_the_second_the_others() -> None:
    first, second = (collected("tests/course/test_verify.py", "-m", mark) for mark in ("not slow", "slow"))
    assert [name for name in first if "[" in name] == [
        "tests/course/test_verify.py::test_nothing_is_to_be_mended[backprop]"
    ]
    assert len(second) == 5


def collected(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if "::" in line]
