"""Hidden tests are prepared once, and a second time on other networks where a task builds on others."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.judge import prepare
from grader.judge.answer_key import AnswerKey
from grader.judge.prepare import FOLLOW_THROUGH, with_prepared
from grader.records.course import Assignment, Task

TEST = '''
def test_one(student, reference, seeded):
    """It is right"""
    x = seeded("x").standard_normal()
    assert student.{task}(x) == reference.{task}(x)
'''


@pytest.mark.parametrize(("uses", "asked"), [((), [("toy",)]), (("f",), [("toy",), ("toy", FOLLOW_THROUGH)])])
def test_a_second_plan_is_made_where_a_task_uses_others(tmp_path: Path, uses: tuple[str, ...], asked: list) -> None:
    for task in ("f", "g"):
        (tmp_path / f"test_{task}.py").write_text(TEST.format(task=task), encoding="utf-8")
    key = ModuleType("key")
    exec("def f(x):\n    return 2 * x\ndef g(x):\n    return 3 * x", vars(key))
    names = []

    def seeds(*given: str):
        names.append(given)
        return lambda name: np.random.default_rng([len(given), *name.encode()])

    assignment = Assignment("toy", "Toy", (Task("f", 1.0), Task("g", 1.0, uses=uses)), None)
    suite = with_prepared(tmp_path, assignment, AnswerKey(key), seeds, lambda suite: suite)
    assert names == asked
    assert [check.task for check in suite.plan.checks] == ["f", "g"]
    assert (suite.second_plan is not None) == bool(uses)
    if suite.second_plan is not None:
        drawn = [plan.questions[0].call.arguments for plan in (suite.plan, suite.second_plan)]
        assert drawn[0] != drawn[1]


@pytest.mark.parametrize(("uses", "times"), [(((), (), ()), 1), ((("g",), (), ()), 2), (((), (), ("f",)), 2)])
def test_one_task_that_uses_others_is_enough(
    monkeypatch: pytest.MonkeyPatch, uses: tuple[tuple[str, ...], ...], times: int
) -> None:
    collected: list[Any] = []

    def with_test_plan(folder: Path, reference: ModuleType, seeded: Any, work: Any) -> Any:
        collected.append((folder, reference, seeded))
        return work(f"plan {len(collected)}")

    monkeypatch.setattr(prepare, "with_test_plan", with_test_plan)
    monkeypatch.setattr(prepare, "prepare", lambda *given: given)
    assignment = Assignment("toy", "Toy", tuple(Task(name, 1.0, uses=u) for name, u in zip("fgh", uses, strict=True)))
    key, folder = AnswerKey(ModuleType("key")), Path("hidden")
    given = with_prepared(folder, assignment, key, lambda *names: names, lambda suite: suite)
    assert given == (assignment, "plan 1", key, *(["plan 2"] if times == 2 else []))
    assert collected == [(folder, key.reference, ("toy",)), (folder, key.reference, ("toy", FOLLOW_THROUGH))][:times]
