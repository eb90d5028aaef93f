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
from measure import Cost, cost, machine

IMPORTS = "import numpy, pytest, IPython"


def main() -> None:
    """Measure in turn and print the medians of the pairs' ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    print(f"measured on {machine()}, {rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = shutil.copytree(ROOT / "assignments" / "backprop", folder / "backprop")
        shutil.copy(ROOT / "examples/submitted/ada/backprop/backprop.ipynb", home)
        pairs = [one_pair(home, folder / "log") for _ in range(rounds)]
    ratio = statistics.median(check.wall_seconds / bare.wall_seconds for check, bare in pairs)
    processor = statistics.median(check.cpu_seconds / bare.cpu_seconds for check, bare in pairs)
    check, bare = (statistics.median(each.wall_seconds for each in side) for side in zip(*pairs, strict=True))
    print(f"grader check: {check:.2f} s, the imports alone: {bare:.2f} s")
    print(f"ratio: {ratio:.2f} (wanted: at most 2); processor time of all processes: {processor:.2f} times")
    print(remember("check", "against bare imports", ratio, higher_is_better=False))
    print(remember("check", "processor time against bare imports", processor, higher_is_better=False))


def one_pair(home: Path, log: Path) -> tuple[Cost, Cost]:
    """Run both once, one after the other."""
    done = cost([sys.executable, "-m", "grader.cli.main", "check", "backprop.ipynb"], home, log)
    if done.status:
        raise SystemExit(log.read_text())
    return done, cost([sys.executable, "-c", IMPORTS], home, log)


if __name__ == "__main__":
    main()
