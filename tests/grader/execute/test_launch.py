"""A forkserver that is started early waits for its plan, is used once, and leaves nothing behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from grader.execute import launch
from grader.execute.forkserver import OneShot, one_shot
from grader.records.course import Limits

from .conftest import Open


def test_one_submission_runs_in_the_process_that_was_started_early(opened: Open, limits: Limits) -> None:
    with launch.early() as early:
        assert early is not None
        assert not any((early.image / "lib").iterdir())
        with one_shot(limits, OneShot(early=early)) as forkserver:
            with opened("import numpy as np", "def f(): return float(np.ones(2).sum())", forkserver=forkserver) as ran:
                assert ran.value("f") == 2.0
            assert forkserver._server is early
            early.process.kill()
            early.process.wait()
            with opened("def f(): return 3", forkserver=forkserver) as ran:  # another one is started in the same image
                assert ran.value("f") == 3
            assert forkserver.restarts == 1
    assert not early.image.exists()
    assert not Path(f"/proc/{early.process.pid}").exists()


def test_a_process_whose_grader_ends_before_the_plan_ends_too() -> None:
    with launch.early() as early:
        assert early is not None
        early.control.close()
        assert early.process.wait(timeout=60) == 0


def test_nothing_is_started_where_there_is_no_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with launch.early() as early:
        assert early is None


def test_nothing_of_the_graders_environment_is_handed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(os.environ, "GRADER_SECRET", "x")
    found = launch.environment(tmp_path)
    assert "GRADER_SECRET" not in found
    assert {value for name, value in found.items() if name.endswith("_NUM_THREADS")} == {"1"}
    assert found["PYTHONPATH"] == f"{tmp_path}:{tmp_path / 'lib'}"
