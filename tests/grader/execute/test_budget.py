"""The seconds of a submission run for its cells and answers alone, and some are kept for who did nothing wrong."""

from __future__ import annotations

import pytest

from grader.execute import budget
from grader.execute.budget import CELLS_SHARE, KEPT_SHARE, Budget
from grader.execute.worker.cells import LEAST_SECONDS


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [100.0]
    monkeypatch.setattr(budget.time, "monotonic", lambda: moment[0])
    return moment


def test_what_others_take_does_not_count(now: list[float]) -> None:
    left = Budget(30.0)
    now[0] += 4
    left.stop()
    now[0] += 50
    left.go_on()
    left.give_back(1.0)
    assert left.until - now[0] == 27.0
    assert left.for_cells() == pytest.approx(27.0 * CELLS_SHARE)


def test_it_is_short_before_it_is_spent(now: list[float]) -> None:
    left = Budget(30.0)
    now[0] += 30.0 * (1 - KEPT_SHARE)
    assert not left.is_short()
    now[0] += 0.01
    assert left.is_short()
    assert not left.is_spent()
    now[0] = left.until - LEAST_SECONDS / CELLS_SHARE
    assert not left.is_spent()
    now[0] += 0.01
    assert left.is_spent()
