"""`grader run --any` gives the scores that the real Otter-Grader gives, question by question."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from grader.execute.isolation import EXPOSES
from grader.otter_course.judging import read_otter_course
from grader.records.run import RunOptions
from grader.records.submission import Status
from grader.run.pipeline import run

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
HERE = ROOT / "tests" / "grader" / "otter_course"
OTTER = ROOT / ".venv-otter" / "bin"
SCORES = Path(__file__).parent / "otter_scores.py"


@pytest.fixture(scope="module")
def courses():
    """Import the module that writes the course, which lies in another folder of tests."""
    if not (OTTER.parent / "ready").is_file():
        pytest.skip("Otter-Grader is not installed: make otter")
    package = sys.modules["otter_courses"] = types.ModuleType("otter_courses")
    package.__path__ = [str(HERE)]
    return importlib.import_module("otter_courses.courses")


def otter_scores(root, archive, home):
    """Let Otter grade everybody."""
    paths = sorted(root.glob("submitted/*/lab/lab.ipynb"))
    own = {name: str(home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    environment = os.environ | own | {"PATH": f"{OTTER}{os.pathsep}{os.environ['PATH']}"}
    command = [str(OTTER / "python"), str(SCORES), str(archive), *map(str, paths)]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return {Path(path).parts[-3]: told for path, told in json.loads(done.stdout.splitlines()[-1]).items()}


def test_every_question_has_otters_own_score(tmp_path, courses):
    root, home = tmp_path / "course", tmp_path / "home"
    root.mkdir()
    home.mkdir()
    courses.lab(root)
    (root / "course.toml").write_text(f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n", encoding="utf-8")
    result = run(RunOptions(root, output=root / "results", jobs=2), {}, lambda *_: None, read_otter_course)
    ours = {grade.student.id: grade for grade in result.grades}
    theirs = otter_scores(root, root / courses.ZIP, home)
    assert "Received submission for assignment 'lab2'" in theirs.pop("other")
    assert ours.pop("other").status is Status.NEEDS_PERSON
    assert len(theirs) > 15
    scores = {who: {task.task: [task.score, task.max_score] for task in grade.tasks} for who, grade in ours.items()}
    assert scores.keys() == theirs.keys()
    for who, told in theirs.items():
        assert scores[who] == {name: pytest.approx(each, abs=0.005) for name, each in told.items()}, who
