"""The test plan: which checks and questions belong to a task."""

from __future__ import annotations

from types import ModuleType

from grader.judge.checks import Check, TestPlan
from grader.judge.student import Question, Student
from grader.records.execution import Call


def check(task: str, name: str) -> Check:
    return Check(task, name, "Title", (), lambda: None)


CHECKS = (check("f", "one"), check("g", "two"), check("f", "three"))
QUESTIONS = tuple(Question(Call(name, ()), 1) for name in ("g", "f", "g"))
PLAN = TestPlan(CHECKS, QUESTIONS, Student(), ModuleType("key"))


def test_the_checks_of_a_task_come_in_the_order_of_its_file() -> None:
    assert [each.name for each in PLAN.checks_of("f")] == ["one", "three"]
    assert PLAN.checks_of("h") == ()


def test_questions_are_known_by_their_numbers() -> None:
    assert (PLAN.questions_of("f"), PLAN.questions_of("g"), PLAN.questions_of("h")) == ((1,), (0, 2), ())


def test_pytest_does_not_take_the_plan_for_a_class_of_tests() -> None:
    assert TestPlan.__test__ is False
