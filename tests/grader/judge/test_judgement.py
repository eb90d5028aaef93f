"""A submission, judged: verdicts by task, the reason of what failed, and a line where answers change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, NotDefined
from grader.judge.answer_key import AnswerKey, Entries
from grader.judge.checks import Check, TestPlan
from grader.judge.compare import agree
from grader.judge.judgement import Access, Suite, earlier_tasks, judge, prepare
from grader.judge.same_reply import reply_of
from grader.judge.student import DryRun, Student
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import Judgement, Verdict

WORDS = {"title": "Cubes it", "rationale": "r", "advice": "Count the factors."}
SIZES = (1, 2, 3, 4, 5)


def square(z: Any) -> Any:
    return z * z


def suite(tell: Tell = Tell.ALL, **tables: Any) -> Suite:
    """Return a suite of one task with a check for each size and one for none."""
    reference = ModuleType("key")
    reference.square = square
    run, student = DryRun(reference), Student()
    student.bind(run)
    checks = []
    for size in SIZES:
        z = np.arange(1.0, size + 1)
        body = lambda z=z: agree(student.square(z), z**2, "the square")  # noqa: E731
        body()
        checks.append(Check("square", f"test_{size}", f"Of {size}", run.take_asked(), body))
    student.bind(None)
    plan = TestPlan(tuple(checks), tuple(run.questions), student, reference)
    entry = Entries(task="square", section="1. One")("S1", lambda z: z**3, **WORDS)
    key = AnswerKey(reference, (entry,), **tables)
    return prepare(Assignment("a", "A", (Task("square", 1.0, tell=tell),)), plan, key)


def judged(
    function: Callable[..., Any] | None, prepared: Suite | None = None, dismiss: Callable[[], None] = lambda: None
) -> Judgement:
    def ask(calls: Sequence[Call]) -> list[Reply]:
        if function is None:
            return [Reply(fault=NotDefined("No function `square` is defined.")) for _ in calls]
        return [reply_of(function, call.arguments) for call in calls]

    made = prepared or suite()
    access = Access(ask, lambda _: pytest.fail("nothing is carried here"), dismiss)
    return judge(made, Report(ran=1), access, np.random.default_rng(1))


def verdicts(judgement: Judgement) -> list[str]:
    (task,) = judgement.tasks
    return [task.verdict, *(check.verdict for check in task.checks)]


def test_right_work_passes_every_check() -> None:
    assert verdicts(judged(square)) == ["passed"] * 6


@pytest.mark.parametrize(("function", "times"), [(square, 1), (lambda z: z**2 * (1 + 1e-9), 1), (lambda z: z**3, 0)])
def test_only_a_submission_whose_answers_are_all_right_is_dismissed_before_it_is_judged(
    function: Callable[..., Any], times: int
) -> None:
    dismissed: list[None] = []
    judged(function, dismiss=lambda: dismissed.append(None))
    assert len(dismissed) == times


def test_a_function_that_is_not_there_is_missing() -> None:
    assert verdicts(judged(None)) == ["missing"] * 6


def test_a_mistake_of_the_catalogue_is_named_with_its_advice() -> None:
    (task,) = judged(lambda z: z**3).tasks
    assert (task.verdict, task.misconception, task.advice) == (Verdict.FAILED, "S1", "Count the factors.")


def test_an_answer_without_a_name_is_told_how_it_differs() -> None:
    (task,) = judged(lambda z: 3 * z * z).tasks
    assert task.misconception == ""
    assert "off by the factor 3" in task.advice


def test_a_task_that_tells_its_verdict_alone_gives_no_words() -> None:
    (task,) = judged(lambda z: z**3, suite(Tell.VERDICT)).tasks
    assert (task.misconception, task.advice, {check.message for check in task.checks}) == ("S1", "", {""})


def test_a_function_that_answers_otherwise_the_second_time_is_told_so_in_a_line_without_points() -> None:
    calls: list[int] = []

    def forgetful(z: Any) -> Any:
        calls.append(1)
        return z * z if len(calls) <= len(SIZES) else -z

    (task,) = judged(forgetful).tasks
    *checks, line = task.checks
    assert (line.check, line.counts, line.verdict) == ("same_answer", False, Verdict.FAILED)
    assert "different answers to the same arguments" in line.message
    failed = [check for check in checks if check.verdict is Verdict.FAILED]
    assert len(failed) == 2  # a quarter of five questions, rounded up
    assert all("different answers" in check.message for check in failed)


def test_sums_in_another_order_each_time_are_right() -> None:
    rng = np.random.default_rng(3)
    assert verdicts(judged(lambda z: z * z * (1 + 1e-12 * rng.uniform()))) == ["passed"] * 6


def test_an_answer_that_cannot_be_carried_fails_with_advice() -> None:
    (task,) = judged(lambda z: map(float, z)).tasks
    assert task.checks[0].message == "It returned a map. list(...) makes a list of it."


@pytest.mark.parametrize("table", [{"probes": {"square": ((object(),),)}}, {"visible": {"square": (object(),)}}])
def test_a_catalogue_with_what_cannot_be_carried_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(CourseError, match=r"(PROBES|VISIBLE)\['square'\] of the catalogue: an object cannot"):
        suite(**table)


def test_a_task_without_a_test_is_named() -> None:
    plan = TestPlan((), (), Student(), ModuleType("key"))
    with pytest.raises(CourseError, match=r"tests/hidden/a/test_f\.py has no test"):
        prepare(Assignment("a", "A", (Task("f", 1.0),)), plan, AnswerKey(plan.reference))


def test_earlier_tasks_are_those_used_directly_or_through_another() -> None:
    f, g, h = Task("f", 1.0), Task("g", 1.0, uses=("f",)), Task("h", 1.0, uses=("g", "other"))
    assert earlier_tasks(h, (f, g, h)) == ("g", "f")
