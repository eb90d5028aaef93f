"""A copy of the course that nbgrader may write into, and nbgrader's commands in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = ("course.toml", "nbgrader_config.py")
FOLDERS = ("assignments", "solutions", "tests/hidden", "tests/public")


def make_course(folder):
    """Copy what belongs to the course, and nothing that a teacher's own work left there."""
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    return folder


def environment(home, **more):
    """Return an environment in which nobody's own settings are read."""
    own = {name: str(home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return os.environ | own | {"PATH": programs, "GRADER_SECRET": "of this test"} | more


def start(course, *command):
    """Start a program of the course's environment."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-m", *command], cwd=course, env=environment(course / "home"), **pipes)


def finish(*started, status=0):
    """Wait until programs have ended, with this exit status, and return what they said."""
    said = [process.communicate(timeout=600) for process in started]
    for process, (out, err) in zip(started, said, strict=True):
        assert process.returncode == status, f"{process.args}\n{out}\n{err}"
    return "".join(out + err for out, err in said)
