"""How long the class page of a large class takes: to add up and write, and to open in Chromium.

python benchmarks/class_page.py [--students 10000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from history import remember
from measure import machine

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from grader.report.html.class_page import NAMED, write_class_pages  # noqa: E402  the folder above is on the path now
from tests.e2e.browser import opened  # noqa: E402
from tests.e2e.synthetic_class import class_page  # noqa: E402

LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
PAINTED = "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: 0}).startTime"
WANTED_SECONDS = 2.0


def main() -> None:
    """Write the page of six assignments and open it several times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(f"measured on {machine()}, {asked.rounds} rounds")
    page = class_page(asked.students)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        before = time.monotonic()
        write_class_pages(folder, page)
        size = (folder / NAMED).stat().st_size / 2**20
        print(
            f"{asked.students} students, six assignments: {size:.1f} MiB, written in {time.monotonic() - before:.1f} s"
        )
        with opened(folder / "profile") as browser:
            seconds = [opening(browser, folder / NAMED) for _ in range(asked.rounds)]
    median = statistics.median(seconds)
    print(f"opened in {median:.2f} s (wanted: at most {WANTED_SECONDS:g})")
    print(remember("class_page", "seconds until the page has loaded", median, higher_is_better=False))


def opening(browser, path) -> float:  # type: ignore[no-untyped-def]
    """Return the seconds until the page has loaded and is seen."""
    browser.show(path)
    painted = browser.until(PAINTED)
    return float(max(painted, browser.value(LOADED))) / 1000


if __name__ == "__main__":
    main()
