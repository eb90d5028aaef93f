"""Every benchmark that is a command says what it measures, and measures nothing, when asked for help."""

from __future__ import annotations

import importlib
import os
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


@pytest.mark.parametrize(("value", "higher", "told"), [(8.9, 1, 1), (9.1, 1, 0), (11.1, 0, 1), (10.9, 0, 0)])
def test_a_ratio_that_is_worse_by_more_than_a_tenth_is_told(
    tmp_path: Path, value: float, higher: int, told: int
) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        remember = importlib.import_module("history").remember
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    file = tmp_path / "history.jsonl"
    said = [remember("b", "r", each, higher_is_better=bool(higher), file=file) for each in (10.0, 10.0, 10.0, value)]
    assert [bool(each) for each in said] == [False, False, False, bool(told)]
    assert len(file.read_text(encoding="utf-8").splitlines()) == 4


def test_the_readme_and_make_bench_name_all_of_them() -> None:
    names = {path.stem for path in COMMANDS}
    (named,) = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if "NAME is" in line]
    assert {name for name in names if f"`{name}`" in named} == names
    (loop,) = [line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "for one in" in line]
    assert names == set(loop.split(" in ")[1].split(";")[0].split())


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_every_ratio_is_remembered(path: Path) -> None:
    """Two have none: install.py counts what another program fetches, naming.py milliseconds."""
    assert ("remember(" in path.read_text(encoding="utf-8")) != (path.stem in {"install", "naming"})


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["submission --rounds 2", "check --rounds 1", "collecting --students 20 --rounds 1", "machines --students 8"],
)
def test_a_benchmark_measures_what_it_says(command: str, tmp_path: Path) -> None:
    """Those that are quick with few submissions; what they measure then means nothing."""
    name, *options = command.split()
    history = tmp_path / "history.jsonl"
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / f"{name}.py", *options],
        env={**os.environ, "BENCHMARK_HISTORY": str(history)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f'"benchmark": "{name}"' in history.read_text(encoding="utf-8")
