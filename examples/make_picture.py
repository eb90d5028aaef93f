"""The picture of a feedback page in the documentation: grades one of the sample class and photographs the page.

    python examples/make_picture.py

Needs Chromium; where it is missing, tests/e2e/install_chromium installs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from grader.records.run import RunOptions
from grader.report.html import paths as pages
from grader.run import pipeline

ROOT = Path(__file__).parents[1]
STUDENT, ASSIGNMENT = "bea", "backprop"
PICTURE = ROOT / "docs" / "feedback.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 900, 2292  # down to the pictures of the wrong task


def main() -> None:
    """Grade, open, photograph."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("Chromium is missing: run tests/e2e/install_chromium")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        students = frozenset({STUDENT})
        options = RunOptions(ROOT, (ASSIGNMENT,), ROOT / "examples" / "submitted", output, students=students)
        pipeline.run(options, os.environ, lambda *_: None)
        page = pages.place(output, STUDENT, ASSIGNMENT)
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=2000"]
        target = [f"--screenshot={PICTURE}", f"--window-size={WIDTH},{HEIGHT}", page.as_uri()]
        subprocess.run([browser, *flags, *target], check=True, capture_output=True, timeout=60)
    print(f"written: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
