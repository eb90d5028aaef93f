"""How much an installation takes, ours and nbgrader's: packages and megabytes, each in a new virtual environment.

python benchmarks/install.py    (it takes some minutes, and downloads what an index of packages has)
"""

from __future__ import annotations

import argparse
import re
import tempfile
import venv
from pathlib import Path

from classroom import ROOT
from measure import cost


def main() -> None:
    """Install the locked core with the grader, and the locked nbgrader with numpy; count both."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    core = (("-r", str(ROOT / "requirements" / "core.lock")), ("--no-deps", str(ROOT)))
    dev = (ROOT / "requirements" / "dev.lock").read_text(encoding="utf-8")
    (nbgrader,) = re.findall(r"^nbgrader==\S+", dev, flags=re.MULTILINE)
    print(f"what students install: {installed(*core)}")
    print(f"{nbgrader} with numpy: {installed((nbgrader, 'numpy'))}")


def installed(*steps: tuple[str, ...]) -> str:
    """Install into a new virtual environment and say how much that is."""
    with tempfile.TemporaryDirectory() as name:
        home, log = Path(name) / "venv", Path(name) / "log"
        venv.create(home, with_pip=True)
        site = next((home / "lib").glob("python*/site-packages"))
        before = size(site)
        for what in steps:
            if cost([str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", *what], Path(name), log).status:
                raise SystemExit(log.read_text())
        packages = len(list(site.glob("*.dist-info"))) - 1  # pip was there before
        return f"{packages} packages, {(size(site) - before) / 1e6:.0f} MB"


def size(folder: Path) -> int:
    """Add up the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
