"""Every benchmark that is a command says what it measures, and measures nothing, when asked for help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("benchmarks/*.py"))
COMMANDS = [path for path in FILES if "__main__" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_help_is_given_and_nothing_is_measured(path: Path) -> None:
    done = subprocess.run([sys.executable, path, "--help"], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: ")


def test_the_readme_and_make_bench_name_all_of_them() -> None:
    names = {path.stem for path in COMMANDS}
    (named,) = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if "NAME is" in line]
    assert {name for name in names if f"`{name}`" in named} == names
    (loop,) = [line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "for one in" in line]
    assert names == set(loop.split(" in ")[1].split(";")[0].split())
