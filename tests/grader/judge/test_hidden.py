"""Hidden tests are collected once, pass with the answer key, and know what they ask."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, Mismatch
from grader.judge.checks import TestPlan
from grader.judge.hidden import HiddenTests, _why, expect_tests, with_test_plan
from grader.judge.student import Replay
from grader.judge.verdicts import run_check
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Reply
from grader.records.judgement import CheckResult, Verdict

TEST = '''
def test_two(student, reference):
    """It halves two"""
    assert student.half(2.0) == reference.half(2.0)


def test_drawn(student, seeded):
    """It halves a number that was drawn

    and more that students do not read.
    """
    assert student.half(float(seeded("x").uniform())) < 1
    assert student.half(2.0) == 1
'''


def half(x: float) -> float:
    return x / 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tests" / "hidden" / "halves"
    folder.mkdir(parents=True)
    (folder / "test_half.py").write_text(TEST, encoding="utf-8")
    return folder


def plan(folder: Path) -> TestPlan:
    key = ModuleType("key")
    key.half = half
    return with_test_plan(folder, key, lambda name: np.random.default_rng(len(name)), lambda plan: plan)


def test_checks_have_task_title_and_the_numbers_of_their_questions(folder: Path) -> None:
    checks = plan(folder).checks
    assert [(check.task, check.name, check.title) for check in checks] == [
        ("half", "test_two", "It halves two"),
        ("half", "test_drawn", "It halves a number that was drawn"),
    ]
    assert [check.questions for check in checks] == [(0,), (1, 0)]
    assert checks[0].path == "tests/hidden/halves/test_half.py"


def test_the_plan_finds_checks_by_task_and_questions_by_function(folder: Path) -> None:
    found = plan(folder)
    assert len(found.checks_of("half")) == 2
    assert (found.checks_of("other"), found.questions_of("other")) == ((), ())
    assert found.questions_of("half") == (0, 1)


ASKED_TWICE = """from grader.testing import raises
def test_a(student):
    'So'
    with raises(TypeError):
        student.half('x')
def test_b(student):
    'So'
    student.half('x')
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def test_a(student):\n    'So'\n    assert student.half(2.0) == 9", ":3: test_a: it does not pass with the"),
        ("\ndef test_a(student):\n    assert student.half(2.0) == 1", ":2: test_a has no docstring"),
        (
            "def test_a(student):\n    'So'\n    student.third(2.0)",
            ":3: test_a: .* the answer key does not define",
        ),
        ("def test_a(student):\n    'So'\n    student.half(x=[object()])", ":3: test_a: .* cannot be carried"),
        (
            "def test_a(student):\n    'So'\n    student.half('x')",
            r":3: test_a: .* TypeError.*`with raises\(",
        ),
        ("def test_a(student:", r"^tests/hidden/halves/test_half\.py:1: cannot be read: SyntaxError: .* never closed$"),
        ("x = 1\nimport nosuch", r"^tests/hidden/halves/test_half\.py:2: cannot be read: ModuleNotFoundError: No"),
        ("x = 1\ny = z", r"^tests/hidden/halves/test_half\.py:2: cannot be read: NameError: name 'z' is not defined$"),
        (
            "x = 1\nexit()",
            r"^tests/hidden/halves/test_half\.py:2: cannot be read: it ends Python here, as exit\(\) does",
        ),
        (
            "\n\ndef test_a(studnt):\n    'So'",
            r":3: test_a: no fixture 'studnt'; there are student, reference, seeded, and",
        ),
        (
            ASKED_TWICE,
            r":8: test_b: .* TypeError",
        ),
        ("x = 1", "pytest found no hidden test here"),
        (
            "import pytest\n@pytest.mark.filterwarnings('ignore')\ndef test_a(student):\n    'So'\n    return 1",
            r":2: test_a: it returns a value, which decides nothing: write `assert` in the place of `return`$",
        ),
        ("def test_a(student):\n    'So'\n    return False", ":1: test_a: it returns a value"),
    ],
)
def test_a_test_that_cannot_be_used_stops_the_run_with_its_line(folder: Path, text: str, words: str) -> None:
    (folder / "test_half.py").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=words):
        plan(folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def test_a(student):\n    'So'\n    while True:\n        pass", ":[34]: test_a: it computed for more than"),
        ("x = 1\nwhile x:\n    pass", r"/test_half\.py:[23]: cannot be read: .* computed for more than 0.3 seconds"),
        (
            "import pytest\n@pytest.fixture\ndef x():\n    while True:\n        pass\ndef test_a(x):\n    'So'",
            ":[45]: test_a: it computed for more than",
        ),
    ],
)
def test_a_test_without_end_stops_the_run_with_its_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    monkeypatch.setattr("grader.judge.own_faults.SECONDS", 0.3)
    (folder / "test_half.py").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=words):
        plan(folder)


def test_an_answer_key_without_end_stops_the_run_in_the_line_that_asks_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spin(_: float) -> float:
        while True:
            pass

    monkeypatch.setattr("grader.judge.own_faults.SECONDS", 0.3)
    monkeypatch.setitem(globals(), "half", spin)
    with pytest.raises(CourseError, match=r":4: test_two: it computed for more than 0\.3 seconds"):
        plan(folder)


RETURNS = """
def test_a(student):
    'So'
    if student.half(2.0) != 1:
        return False
"""


@pytest.mark.filterwarnings("ignore::pytest.PytestReturnNotNoneWarning")
@pytest.mark.parametrize("fixture", ["", "import pytest\n@pytest.fixture(autouse=True)\ndef own():\n    pass\n"])
def test_a_test_that_returns_something_to_some_students_alone_is_at_fault_then(folder: Path, fixture: str) -> None:
    (folder / "test_half.py").write_text(fixture + RETURNS, encoding="utf-8")

    def result(made: TestPlan) -> CheckResult:
        (check,) = made.checks
        replay = Replay(made.questions, [Reply(5.0)], lambda _: Reply(5.0))
        made.student.bind(replay)
        return run_check(check, replay, made.questions, Tell.ALL)

    key = ModuleType("key")
    key.half = half
    found = with_test_plan(folder, key, lambda name: np.random.default_rng(len(name)), result)
    line = 2 + fixture.count("\n")
    assert (found.verdict, found.path) == (Verdict.ERROR, f"tests/hidden/halves/test_half.py:{line}")
    assert found.message.startswith("The check itself failed: it returns a value")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "x = 1\nimport nosuch",
            "tests/hidden/halves/conftest.py:2: cannot be read: ModuleNotFoundError: No module",
        ),
        ("x = (", "tests/hidden/halves/conftest.py:1: cannot be read: SyntaxError: '(' was never closed"),
        ("x = 1\nexit()", "tests/hidden/halves/conftest.py:2: cannot be read: it ends Python here, as exit() does"),
        (
            "import pytest\n@pytest.fixture(scope='session')\ndef net():\n    return nosuch\n",
            "tests/hidden/halves/conftest.py:4: test_a: it does not pass with the answer key: name 'nosuch'",
        ),
    ],
)
def test_a_conftest_that_cannot_be_used_is_named_alone_with_its_line(
    folder: Path, text: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "conftest.py").write_text(text, encoding="utf-8")
    (folder / "test_half.py").write_text("def test_a(student, net):\n    'So'\n", encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        plan(folder)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(words)
    assert capfd.readouterr() == ("", "")


def test_every_file_of_tests_that_cannot_be_read_is_named(folder: Path) -> None:
    for name in ("half", "third"):
        (folder / f"test_{name}.py").write_text("import nosuch", encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        plan(folder)
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "tests/hidden/halves/test_half.py:1",
        "tests/hidden/halves/test_third.py:1",
    ]


def test_a_refusal_that_the_test_catches_stops_the_run_all_the_same(folder: Path) -> None:
    body = "    try:\n        student.half(object())\n    except Exception:\n        pass\n"
    text = f"def test_a(student):\n    'So'\n{body}"
    (folder / "test_half.py").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=r"test_half\.py:4: test_a: an argument of half is or holds an object"):
        plan(folder)


def test_every_task_has_a_file_of_tests_and_every_file_a_task(folder: Path) -> None:
    expect_tests(folder, Assignment("halves", "Halves", (Task("half", 1.0),)))
    with pytest.raises(CourseError, match=r"task 'third' of 'halves' has no hidden test: write .*test_third\.py"):
        expect_tests(folder, Assignment("halves", "Halves", (Task("half", 1.0), Task("third", 1.0))))
    with pytest.raises(CourseError, match=r"test_half\.py tests no task"):
        expect_tests(folder, Assignment("halves", "Halves", ()))


def test_all_tests_that_cannot_be_used_are_named_at_once(folder: Path) -> None:
    text = "def test_a(student):\n    'So'\n    student.third(2.0)\n\ndef test_b(student):\n    student.half(2.0)\n"
    text += "\ndef test_c(student):\n    'So'\n    assert student.half(2.0) == 1.0\n"
    (folder / "test_half.py").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        plan(folder)
    first, second = str(caught.value).splitlines()
    assert "test_a: a hidden test calls third" in first
    assert "test_b has no docstring" in second


def test_all_that_lacks_a_test_or_a_task_is_named_in_order(folder: Path) -> None:
    for name in "zfbxqa":
        (folder / f"test_{name}.py").touch()
    with pytest.raises(CourseError) as caught:
        expect_tests(folder, Assignment("halves", "Halves", tuple(Task(name, 1.0) for name in ("one", "half", "two"))))
    assert str(caught.value).splitlines() == [
        *(f"task '{one}' of 'halves' has no hidden test: write {folder}/test_{one}.py" for one in ("one", "two")),
        *(f"{folder}/test_{one}.py tests no task of 'halves' in course.toml" for one in "abfqxz"),
    ]


def test_a_test_whose_name_is_nearly_a_tasks_is_said_to_be_for_it_perhaps(folder: Path) -> None:
    with pytest.raises(CourseError, match=r"test_half\.py tests no .* if it is for 'hafl', let both have one name$"):
        expect_tests(folder, Assignment("halves", "Halves", (Task("hafl", 1.0), Task("third", 1.0))))


def session(work: Any = lambda plan: plan) -> HiddenTests[Any]:
    return HiddenTests(ModuleType("key"), work)


def test_the_work_is_done_once_in_place_of_pytests_own_loop() -> None:
    made = session()
    assert made.pytest_runtestloop(SimpleNamespace(items=[object()]))  # type: ignore[arg-type]
    plan = made.outcome(Path("hidden"))
    assert (plan.checks, plan.questions) == ((), ())
    assert (plan.student, plan.reference) == (made.student, made.reference)
    with pytest.raises(AttributeError):
        plan.student.half  # noqa: B018  nobody is bound


def test_after_a_file_that_cannot_be_read_nothing_is_done() -> None:
    worked: list[TestPlan] = []
    made = session(worked.append)
    made.runner.fault = CourseError("the tests in test_half.py cannot be read")
    assert made.pytest_runtestloop(SimpleNamespace(items=[object()]))  # type: ignore[arg-type]
    with pytest.raises(CourseError, match="cannot be read"):
        made.outcome(Path("hidden"))
    assert worked == []


@pytest.mark.parametrize(("scope", "through_pytest"), [("session", False), ("module", True), ("function", True)])
def test_a_test_with_a_fixture_that_does_not_outlive_it_goes_through_pytest_every_time(
    scope: str, through_pytest: bool
) -> None:
    made, called, ran = session(), list[Any](), list[Any]()
    made.runner = SimpleNamespace(run=ran.append)  # type: ignore[assignment]
    item: Any = SimpleNamespace(
        nodeid="test_a", obj=lambda one, two: called.append((one, two)), funcargs={"one": 1, "two": 2, "three": 3}
    )
    made.running = item.nodeid
    setup = made.pytest_fixture_setup(SimpleNamespace(scope=scope))  # type: ignore[arg-type]
    next(setup)
    with pytest.raises(StopIteration) as stopped:
        setup.send("a value")
    assert stopped.value.value == "a value"
    made.pytest_pyfunc_call(item)
    made._runner(item)()
    assert (called, ran) == (([], [item]) if through_pytest else ([(1, 2)], []))


def test_what_could_not_be_carried_is_told_before_what_the_test_made_of_it() -> None:
    made = session()
    made.dry_run.fault = CourseError("an argument cannot be carried")

    def run(_: object) -> None:
        raise AssertionError

    made.runner = SimpleNamespace(run=run)  # type: ignore[assignment]
    item: Any = SimpleNamespace(nodeid="test_a", name="test_a", path=Path("tests/hidden/halves/test_half.py"))
    with pytest.raises(CourseError, match=r"test_half\.py: test_a: an argument cannot be carried$"):
        made._dry_run_of(item)


@pytest.mark.parametrize("data", [True, False])
def test_a_test_runs_where_the_key_finds_its_data_and_nowhere_else(tmp_path: Path, data: bool) -> None:
    (tmp_path / "reference.py").touch()
    if data:
        (tmp_path / "prices.csv").write_text("1", encoding="utf-8")
    made, ran = session(), list[Path]()
    vars(made.reference)["__file__"] = str(tmp_path / "reference.py")
    here = Path.cwd()
    made._beside_key(lambda: ran.append(Path.cwd()))()
    assert ran == [tmp_path if data else here]
    assert Path.cwd() == here


@pytest.mark.parametrize(("figures", "words"), [("You returned 1.", "off (You returned 1.)"), ("", "off")])
def test_what_does_not_pass_with_the_key_is_told_with_its_figures(figures: str, words: str) -> None:
    assert _why(Mismatch("off", figures)) == f"it does not pass with the answer key: {words}"


def test_a_test_with_files_leaves_the_folder_of_the_keys_data_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "data.csv").write_text("1", encoding="utf-8")
    text = """
from grader.testing import files

def test_size(student):
    "It counts"
    with files(student, {"a.txt": b"abc"}):
        assert student.size("a.txt") == 3
"""
    (folder / "test_half.py").write_text(text, encoding="utf-8")
    key = ModuleType("key")
    key.__file__ = str(folder / "key.py")
    key.size = lambda name: len(Path(name).read_bytes())
    monkeypatch.chdir(folder.parent)
    where = with_test_plan(folder, key, lambda name: np.random.default_rng(len(name)), lambda _plan: Path.cwd())
    assert where == folder.parent
