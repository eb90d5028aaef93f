"""`grader check` of one notebook, cold, against importing numpy, pytest and IPython.

python benchmarks/check.py [--rounds 10]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from classroom import ROOT
from history import remember
from measure import cost, machine

IMPORTS = "import numpy, pytest, IPython"


def main() -> None:
    """Measure in turn and print the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    print(f"measured on {machine()}, {rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = shutil.copytree(ROOT / "assignments" / "backprop", folder / "backprop")
        shutil.copy(ROOT / "examples/submitted/ada/backprop/backprop.ipynb", home)
        pairs = [one_pair(home, folder / "log") for _ in range(rounds)]
    check, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"grader check: {check:.2f} s, the imports alone: {bare:.2f} s")
    print(f"ratio: {check / bare:.2f} (wanted: at most 3)")
    print(remember("check", "against bare imports", check / bare, higher_is_better=False))


def one_pair(home: Path, log: Path) -> tuple[float, float]:
    """Run both once, one after the other."""
    done = cost([sys.executable, "-m", "grader.cli.main", "check", "backprop.ipynb"], home, log)
    if done.status:
        raise SystemExit(log.read_text())
    return done.wall_seconds, cost([sys.executable, "-c", IMPORTS], home, log).wall_seconds


if __name__ == "__main__":
    main()
