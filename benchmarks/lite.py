"""What a first visit to the site for browsers loads, and how long it takes until the first check and for the second.

    python benchmarks/lite.py [--pyodide DIR]

The bytes are those of the files sent, and what they are when compressed with gzip -6, as web servers do; files that are
compressed already gain nothing. Times are those of this machine and its Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from pathlib import Path

from history import remember

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e import lite_site  # noqa: E402  the folder above is on the path now
from tests.e2e.browser import opened  # noqa: E402


def main() -> None:
    """Build the site, open lesson 1 in a new browser, write a right sigmoid and check it twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pyodide", type=Path, help="a copy of Pyodide's distribution; default: the fixture of the test"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "wheel").mkdir()
        site = folder / "site"
        print(lite_site.build(site, asked.pyodide or lite_site.pyodide(folder / "wheel")).splitlines()[0])
        with lite_site.served(site) as address, opened(folder / "profile") as browser:
            measure(lite_site.Lesson, browser, address)
            report(site)


def measure(lesson_type, browser, address) -> None:  # type: ignore[no-untyped-def]
    """Print the seconds until the kernel, the first and the second check."""
    start = time.monotonic()
    lesson = lesson_type(browser, address, "backprop")
    print(f"kernel ready after {time.monotonic() - start:.1f} s")
    lesson.write("task-sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))")
    lesson.run("imports", "checks", "tools", "task-sigmoid")
    print(f"functions defined after {time.monotonic() - start:.1f} s")
    for which in ("first", "second"):
        before = time.monotonic()
        shown = lesson.run("test-sigmoid")
        assert "sigmoid: right" in shown, shown
        print(f"the {which} check took {time.monotonic() - before:.1f} s")


def report(site) -> None:  # type: ignore[no-untyped-def]
    """Print how many bytes the files have that were sent, as they are and compressed."""
    paths = {site / path for path in sorted(lite_site.Quiet.paths) if (site / path).is_file()}
    plain = sum(path.stat().st_size for path in paths)
    packed = sum(min(path.stat().st_size, len(gzip.compress(path.read_bytes(), 6))) for path in paths)
    print(f"{len(paths)} files until the second check: {plain / 1e6:.1f} MB, {packed / 1e6:.1f} MB with gzip")
    print(remember("lite", "megabytes fetched", packed / 1e6, higher_is_better=False))
    for path in sorted(paths, key=lambda path: -path.stat().st_size)[:8]:
        print(f"  {path.stat().st_size / 1e6:5.1f} MB  {path.relative_to(site)}")


if __name__ == "__main__":
    main()
