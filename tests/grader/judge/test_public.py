"""Public checks are run on whatever functions answer, task by task, and know no answer."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, Mismatch, NotDefined, Unreadable
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.public import FORM_ONLY, Comparison, PublicChecks, _called_names, evaluate
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


def imported(path: Path, text: str) -> ModuleType:
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evaluated(tmp_path: Path, function: Callable[..., Any], **files: str) -> tuple[TaskResult, ...]:
    """Hold the checks of these files without pytest: every function in them is a test of `student` and `agree`."""
    session = PublicChecks(tuple(files), lambda: calling(function))
    items = []
    for task, text in files.items():
        path = tmp_path / f"test_{task}.py"
        module = imported(path, f"import numpy as np\n{text}")
        tests = [value for name, value in vars(module).items() if name.startswith("test_")]
        items += [SimpleNamespace(path=path, name=test.__name__, obj=test, module=module) for test in tests]
    session.runner.run = lambda item: item.obj(session.student, session.comparison.agree)  # type: ignore[method-assign]
    session._evaluate(items)  # type: ignore[arg-type]
    outcome = session.outcome()
    assert isinstance(outcome, tuple)
    return outcome


FORM = "FORM_ONLY = True\ndef test_form(student, agree): agree(np.shape(student.f(1)), ())\n"


def test_checks_of_the_form_say_that_the_answers_are_marked_later(tmp_path: Path) -> None:
    other = FORM.replace("FORM_ONLY = True", "")
    found = evaluated(tmp_path, lambda x: x, form=FORM, other=other)
    assert [(task.verdict, task.advice) for task in found] == [
        ("passed", "form right; the answers are marked by your teacher"),
        ("passed", ""),
    ]
    assert found[0].advice == FORM_ONLY
    assert [task.advice for task in evaluated(tmp_path, lambda x: [x], form=FORM, other=other)] == ["", ""]


def test_a_picture_is_that_of_the_tasks_own_first_difference(tmp_path: Path) -> None:
    apart = "def test_{0}(student, agree): agree(student.f(np.array([{0}.0, 0.0])), np.array([0.0, {0}.0]))\n"
    first, second, none = evaluated(
        tmp_path,
        lambda x: x,
        first=apart.format(1) + apart.format(2),
        second=apart.format(3),
        none="def test_n(student, agree): assert student.f(1) == 2",
    )
    assert first.picture is not None
    assert (first.picture.got, first.picture.expected) == ((((1.0,), (0.0,)),), (((0.0,), (1.0,)),))
    assert second.picture is not None
    assert second.picture.got == (((3.0,), (0.0,)),)
    assert (none.verdict, none.picture) == ("failed", None)


def test_a_check_without_a_docstring_is_called_by_its_name(tmp_path: Path) -> None:
    (task,) = evaluated(tmp_path, lambda x: x, f="def test_it(student, agree): pass")
    assert [check.title for check in task.checks] == ["test_it"]


def test_values_that_agree_leave_no_picture() -> None:
    comparison = Comparison()
    comparison.agree(np.ones(2), np.ones(2), "f")
    assert comparison.picture("f") is None
    with pytest.raises(Mismatch, match="differs most"):
        comparison.agree(np.ones(1), np.zeros(1), "f")
    comparison.begin()
    assert comparison.picture("f") is None


def test_the_checks_take_the_place_of_pytests_own_loop_and_a_file_that_cannot_be_read_stops_them() -> None:
    session = PublicChecks(("f",), lambda: pytest.fail("nothing is to be asked"))
    session.runner.fault = CourseError("the tests in test_f.py cannot be read")
    assert session.pytest_runtestloop(SimpleNamespace(items=[]))  # type: ignore[arg-type]
    with pytest.raises(CourseError, match="cannot be read"):
        session.outcome()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("test_half.py", "x = 1\nexit()\n", "test_half.py:2: cannot be read: it ends Python here, as exit() does; "),
        ("conftest.py", "import sys\n\nsys.exit(1)\n", "conftest.py:3: cannot be read: it ends Python here, as exit()"),
        ("conftest.py", "x = y\n", "conftest.py:1: cannot be read: NameError: name 'y' is not defined"),
        ("conftest.py", "def pytest_collection_modifyitems():\n    1 / 0\n", "conftest.py:2: cannot be read: ZeroDiv"),
    ],
)
def test_what_stops_pytest_is_told_in_one_line_and_never_taken_for_checks_that_pass(
    folder: Path, name: str, text: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        results(folder, calling(lambda z: z / 2), "half", "empty")
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{folder.name}/{words}")
    assert capfd.readouterr() == ("", "")


def test_a_session_that_ended_before_its_checks_is_no_result() -> None:
    with pytest.raises(CourseError, match="pytest ended before the public checks had run"):
        PublicChecks(("f",), lambda: pytest.fail("nothing is to be asked")).outcome()


def test_every_name_that_a_file_of_checks_calls_is_known(tmp_path: Path) -> None:
    module = imported(tmp_path / "test_f.py", "def test_it(student): student.f(student.size); student.g().h(len('x'))")
    assert _called_names(module) == {"f", "g", "h"}
    module = imported(tmp_path / "test_g.py", "def test_it(student): student.only(1)")
    assert _called_names(module) == {"only"}
