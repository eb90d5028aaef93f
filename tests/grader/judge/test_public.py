"""Public checks are run on whatever functions answer, task by task, and know no answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, NotDefined, Unreadable
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.public import evaluate
from grader.judge.same_reply import reply_of
from grader.records.execution import Call, Reply
from grader.records.judgement import TaskResult

CHECKS = '''
import numpy as np
from grader.testing import raises


def test_shape(student, agree):
    """It keeps the shape"""
    agree(student.half(np.ones(3)), np.full(3, 0.5), "half(z)")


def test_text(student, seeded):
    """It refuses a text"""
    assert seeded("x").uniform() < 1
    with raises(TypeError):
        student.half("x")
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_half.py").write_text(CHECKS, encoding="utf-8")
    (tmp_path / "test_empty.py").write_text("x = 1\n", encoding="utf-8")
    return tmp_path


def results(folder: Path, answer: Callable[[Call], Reply], *tasks: str) -> tuple[TaskResult, ...]:
    return evaluate(folder, tasks or ("half",), lambda _: np.random.default_rng(1), lambda: answer)


def calling(function: Callable[..., Any]) -> Callable[[Call], Reply]:
    return lambda call: reply_of(function, call.arguments)


def test_right_functions_pass_every_check(folder: Path) -> None:
    (task,) = results(folder, calling(lambda z: z / 2))
    assert (task.verdict, [check.title for check in task.checks]) == (
        "passed",
        ["It keeps the shape", "It refuses a text"],
    )


def test_a_wrong_answer_is_said_with_its_figures_and_pictured(folder: Path) -> None:
    (task,) = results(folder, calling(lambda z: z / 4))
    assert [check.verdict for check in task.checks] == ["failed", "passed"]
    assert "half(z)[0] differs most from the expected value. You returned 0.25" in task.checks[0].message
    assert task.picture is not None


def test_an_exception_is_expected_alike_here_and_when_graded(folder: Path) -> None:
    (task,) = results(folder, calling(lambda z: z / 2 if not isinstance(z, str) else undefined))  # type: ignore[name-defined]  # noqa: F821
    assert [check.verdict for check in task.checks] == ["passed", "failed"]
    assert "NameError" in task.checks[1].message


def test_a_function_that_is_not_defined_is_missing(folder: Path) -> None:
    (task,) = results(folder, lambda _: Reply(fault=NotDefined("No function `half` is defined.")))
    assert task.verdict == "missing"


def test_an_answer_that_cannot_be_carried_fails_with_advice(folder: Path) -> None:
    (task,) = results(folder, lambda _: Reply(Unserializable("a zip")))
    assert "It returned a zip. list(...) makes a list of it." in task.checks[0].message


def test_a_task_without_a_check_is_an_error_of_ours(folder: Path) -> None:
    assert [task.verdict for task in results(folder, calling(lambda z: z / 2), "half", "empty")] == ["passed", "error"]


def test_a_file_of_checks_that_is_missing_is_named(folder: Path) -> None:
    with pytest.raises(CourseError, match=r"test_third\.py is missing: it holds the public checks of third"):
        results(folder, calling(lambda z: z), "third")


def test_what_stops_the_connection_is_raised(folder: Path) -> None:
    def connect() -> Callable[[Call], Reply]:
        raise Unreadable("no notebook")

    with pytest.raises(Unreadable, match="no notebook"):
        evaluate(folder, ("half",), lambda _: np.random.default_rng(1), connect)
