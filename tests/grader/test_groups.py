"""Tests of a group share what is dear to make, so they have to run in one process: whatever versions are locked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
