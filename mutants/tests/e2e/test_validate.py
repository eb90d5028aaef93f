"""`nbgrader validate`, the button that students see in JupyterLab, tells the truth about what `check` finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        ("assignments/backprop/backprop.ipynb", "VALIDATION FAILED ON 6 CELL(S)"),
        ("examples/submitted/ada/backprop/backprop.ipynb", "Success! Your notebook passes all the tests."),
    ],
    ids=["untouched", "right"],
)
def test_validate_fails_where_a_check_does(tmp_path, notebook, words):
    folder = tmp_path / "backprop"
    shutil.copytree(ROOT / "assignments" / "backprop", folder)
    shutil.copy(ROOT / notebook, folder / "backprop.ipynb")
    home = {name: str(tmp_path / "home") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [sys.executable, "-m", "nbgrader", "validate", "backprop.ipynb"]
    done = subprocess.run(command, cwd=folder, env=os.environ | home, capture_output=True, text=True, check=False)
    assert words in done.stdout, done.stdout + done.stderr
