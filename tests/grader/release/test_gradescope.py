"""On Gradescope the data and modules that came with the assignment lie beside a submitted notebook."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "grader" / "release" / "gradescope" / "run_autograder"
GRADER = """#!/usr/bin/env bash
for file in *.csv *.py *.sh *.ipynb checks/*; do
  echo "$file: $(cat "$file" || echo none)"
done
"""


def test_the_courses_files_are_beside_the_notebook_in_the_place_of_submitted_ones(tmp_path: Path) -> None:
    files = {
        "source/checks/test_half.py": "the checks",
        "source/prices.csv": "the course's",
        "source/moving.py": "a module",
        "source/setup.sh": "not for students' code",
        "source/requirements.txt": "nor this",
        "submission/prices.csv": "another",
        "submission/more.csv": "of the student",
        "submission/sales (1).ipynb": "the work",
        "venv/bin/grader": GRADER,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "venv/bin/grader").chmod(0o755)
    script = SCRIPT.read_text(encoding="utf-8").replace("@NAME@", "sales")
    (tmp_path / "source/run_autograder").write_text(script, encoding="utf-8")
    environment = {**os.environ, "AUTOGRADER_ROOT": str(tmp_path), "TMPDIR": str(tmp_path)}
    bash = shutil.which("bash") or "bash"
    subprocess.run([bash, str(tmp_path / "source/run_autograder")], env=environment, check=True)
    found = (tmp_path / "results/results.json").read_text(encoding="utf-8").splitlines()
    assert found == [
        "more.csv: of the student",
        "prices.csv: the course's",
        "moving.py: a module",
        "*.sh: none",
        "sales.ipynb: the work",
        "checks/test_half.py: the checks",
    ]
