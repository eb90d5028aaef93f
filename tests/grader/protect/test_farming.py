"""Programs that look for points without the work earn none; each defence has one that earns without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.judge import ask
from grader.protect.corpus import AttackResult
from grader.protect.farming import farmers, run_farmers

ROOT = Path(__file__).parents[3]
ALL = farmers(ROOT)
NAMES = [attack.path.stem for attack in ALL]
pytestmark = pytest.mark.xdist_group("farmers")


def quiet(_: AttackResult) -> None:
    """Say nothing."""


def through(*names: str) -> dict[str, tuple[str, ...]]:
    """Return what these farmers earned."""
    chosen = [attack for attack in ALL if attack.path.stem in names]
    assert len(chosen) == len(names)
    return {result.attack.path.stem: result.through for result in run_farmers(chosen, ROOT, quiet)}


@pytest.fixture(scope="session")
def found() -> dict[str, tuple[str, ...]]:
    """What every farmer earned."""
    return through(*NAMES)


def test_there_are_many_farmers() -> None:
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_farmer_earns_nothing_that_it_did_not_do(found: dict[str, tuple[str, ...]], name: str) -> None:
    assert found[name] == ()


def test_right_work_would_be_seen_to_earn(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "grader" / "farmers"
    folder.mkdir(parents=True)
    right = "import numpy as np\ndef sigmoid(z): return 1 / (1 + np.exp(-z))\n"
    head = "# Lesson: backprop\n# Tries: nothing.\n# Must: earn nothing.\n"
    (folder / "right.py").write_text(head + right)
    (result,) = run_farmers(farmers(tmp_path), ROOT, quiet)
    assert result.through == ("it earned 1.00 of sigmoid",)


def test_without_asking_again_being_right_once_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "SHARE_ASKED_AGAIN", 0.0)
    assert through("right_once")["right_once"] == ("it earned 1.00 of sigmoid",)


def test_an_honest_later_task_is_carried(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "grader" / "farmers"
    folder.mkdir(parents=True)
    work = """import numpy as np
def sigmoid(z): return 1 / (1 + np.exp(z))
def forward(thetas, x):
    activations = [x]
    for theta in thetas: activations.append(sigmoid(theta @ activations[-1]))
    return activations
"""
    head = "# Lesson: backprop\n# Tries: nothing.\n# Must: earn nothing.\n"
    (folder / "wrong_and_right.py").write_text(head + work)
    (result,) = run_farmers(farmers(tmp_path), ROOT, quiet)
    assert result.through == ("it earned 2.00 of forward",)
