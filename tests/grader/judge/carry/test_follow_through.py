"""What leaves the fresh process in which failed checks run once more: yes or no for each, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.errors import Changed, Died, GraderError, Mismatch, NotWritten, OutOfTime, Raised, Unreadable
from grader.judge.answer_key import AnswerKey
from grader.judge.ask import Ask, query_plan
from grader.judge.carry.follow_through import FollowThrough, Reopen, cannot_be_lent
from grader.judge.compare import agree
from grader.judge.judgement import Access, Suite, judge
from grader.judge.prepare import with_prepared
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict

from ..plans import planned

CANARY = "lent-7.389056"
TASKS = (Task("half", 1.0), Task("quarter", 2.0, uses=("half",), tell=Tell.ALL), Task("free", 1.0))
HALF = '''
def test_half(student, reference, seeded):
    """It halves"""
    x = seeded("x").standard_normal(3)
    assert np.allclose(student.half(x), reference.half(x))
'''
QUARTER = '''
def test_values(student, reference, seeded):
    """It quarters"""
    x = seeded("x").standard_normal(3)
    assert np.allclose(student.quarter(x), reference.quarter(x))

def test_zero(student):
    """It leaves zero"""
    assert not np.any(student.quarter(np.zeros(2)))

def test_half_alone(student, seeded):
    """Twice a half is the whole"""
    x = seeded("x").standard_normal(3)
    assert np.allclose(2 * student.half(x), x)
'''
FREE = '''
def test_free(student):
    """It is seven"""
    assert student.free(1.0) == 7
'''


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    """A suite of three tasks, the second of which uses the first."""
    folder: Path = tmp_path_factory.mktemp("hidden")
    for task, text in (("half", HALF), ("quarter", QUARTER), ("free", FREE)):
        (folder / f"test_{task}.py").write_text(f"import numpy as np\n{text}", encoding="utf-8")
    key = ModuleType("key")
    exec(
        "def half(x):\n    return x / 2\ndef quarter(x):\n    return half(half(x))\ndef free(x):\n    return 7",
        vars(key),
    )

    def seeds(*names: str) -> Callable[[str], np.random.Generator]:
        return lambda name: np.random.default_rng([len(names), *name.encode()])

    return with_prepared(folder, Assignment("toy", "Toy", TASKS), AnswerKey(key), seeds, lambda suite: suite)


def asking(**functions: Callable[..., Any]) -> Ask:
    """Ask plain functions, which may raise a fault."""

    def reply(call: Call) -> Reply:
        try:
            return Reply(functions[call.function](*call.arguments))
        except GraderError as fault:
            return Reply(fault=fault)

    return lambda calls: [reply(call) for call in calls]


def judged(suite: Suite, reopen: Reopen, quarter: Callable[[Any], Any] = lambda x: x) -> Judgement:
    """Judge a submission whose `half` is wrong."""
    ask = asking(half=lambda x: -x, quarter=quarter, free=lambda _: 7)
    return judge(suite, Report(), Access(ask, reopen), np.random.default_rng(0))


def reopening(quarter: Callable[[Any], Any]) -> Reopen:
    """Let `quarter` answer so in the fresh process, as long as there is one."""
    ended = []

    @contextmanager
    def reopen(_: Mapping[str, Any]) -> Iterator[Ask]:
        ask = asking(quarter=quarter)
        yield lambda calls: pytest.fail("its process has ended") if ended else ask(calls)
        ended.append(True)

    return reopen


def quarter_of(judgement: Judgement) -> TaskResult:
    return next(task for task in judgement.tasks if task.task == "quarter")


def verdicts(judgement: Judgement) -> dict[str, Verdict]:
    return {check.check: check.verdict for check in quarter_of(judgement).checks}


def raising(fault: Exception) -> Callable[[Any], Any]:
    def quarter(_: Any) -> Any:
        raise fault

    return quarter


LOUD = {
    "returned": lambda _: CANARY,
    "in a list": lambda _: [CANARY, 7.389056],
    "raised": raising(Raised(f"It raised ValueError: {CANARY}", CANARY)),
    "told as a difference": raising(Mismatch(f"the quarter is {CANARY}", CANARY)),
    "told as not written": raising(NotWritten(CANARY)),
    "told as changed": raising(Changed(CANARY)),
    "told as late": raising(OutOfTime(CANARY)),
    "told as dead": raising(Died(CANARY)),
    "told as unreadable": raising(Unreadable(CANARY)),
}


@pytest.mark.parametrize("quarter", LOUD.values(), ids=LOUD)
def test_nothing_that_is_said_there_reaches_the_judgement(suite: Suite, quarter: Callable[[Any], Any]) -> None:
    quiet = judged(suite, reopening(lambda x: x * 0 + 1))
    loud = judged(suite, reopening(quarter))
    assert repr(loud) == repr(quiet)
    assert CANARY not in repr(loud)


def test_a_file_that_cannot_be_read_any_more_is_no_news(suite: Suite) -> None:
    @contextmanager
    def reopen(_: Mapping[str, Any]) -> Iterator[Ask]:
        raise Unreadable(CANARY)
        yield

    assert repr(judged(suite, reopen)) == repr(judged(suite, reopening(lambda x: x * 0 + 1)))


def test_each_failed_check_is_carried_or_not_by_itself(suite: Suite) -> None:
    found = verdicts(judged(suite, reopening(lambda x: 0 * x), quarter=lambda x: x + 1))
    assert found["test_values"] is Verdict.FAILED
    assert found["test_zero"] is Verdict.CARRIED


def test_the_words_of_a_check_that_failed_again_are_those_of_the_first_process(suite: Suite) -> None:
    again = quarter_of(judged(suite, reopening(lambda x: 3 * x)))
    first = quarter_of(judged(suite, reopening(raising(Died("gone")))))
    assert [check.message for check in again.checks] == [check.message for check in first.checks]
    assert again.advice == first.advice


def test_a_check_that_asks_an_earlier_task_alone_is_not_carried(suite: Suite) -> None:
    found = verdicts(judged(suite, reopening(lambda x: x / 4)))
    assert found == {
        "test_values": Verdict.CARRIED,
        "test_zero": Verdict.PASSED,
        "test_half_alone": Verdict.FAILED,
    }


def test_the_key_is_put_in_the_place_of_what_is_not_passed_on_networks_of_their_own(suite: Suite) -> None:
    asked: list[Any] = []
    given: list[str] = []

    @contextmanager
    def reopen(substitutes: Mapping[str, Any]) -> Iterator[Ask]:
        given.extend(substitutes)
        yield asking(quarter=lambda x: asked.append(x) or x)

    judged(suite, reopen)
    before = [one.call.arguments[0] for one in suite.plan.questions if one.call.function == "quarter"]
    assert given == ["half"]
    drawn = [x for x in asked if np.any(x)]
    assert drawn
    assert not any(np.array_equal(x, old) for x in drawn for old in before)


def test_a_failed_later_task_needs_one_fresh_process(suite: Suite) -> None:
    opened: list[Mapping[str, Any]] = []

    @contextmanager
    def reopen(substitutes: Mapping[str, Any]) -> Iterator[Ask]:
        opened.append(substitutes)
        yield asking(quarter=lambda x: x)

    judged(suite, reopen, quarter=lambda x: x + 1)
    assert len(opened) == 1


def test_who_passes_everything_needs_no_fresh_process(suite: Suite) -> None:
    def reopen(_: Mapping[str, Any]) -> Any:
        raise AssertionError

    ask = asking(half=lambda x: x / 2, quarter=lambda x: x / 4, free=lambda _: 7)
    tasks = judge(suite, Report(), Access(ask, reopen), np.random.default_rng(0)).tasks
    assert {task.verdict for task in tasks} == {Verdict.PASSED}


def test_a_function_that_is_not_written_stays_so(suite: Suite) -> None:
    def reopen(_: Mapping[str, Any]) -> Any:
        raise AssertionError

    def judged_missing(**functions: Callable[..., Any]) -> Judgement:
        report = Report({"half": None})  # type: ignore[dict-item]  # it is only looked for
        return judge(suite, report, Access(asking(**functions), reopen), np.random.default_rng(0))

    unwritten = raising(NotWritten("It is not written yet."))
    found = quarter_of(judged_missing(half=unwritten, quarter=unwritten, free=lambda _: 7))
    assert found.verdict is Verdict.MISSING


# Plans made by hand: ten numbers, halved and quartered.
NUMBERS = tuple(map(float, range(10)))


def key_of_halves() -> ModuleType:
    key = ModuleType("key")
    vars(key).update(half=lambda x: x / 2, quarter=lambda x: x / 4)
    return key


def of(*names: str, x: float = 1.0) -> Callable[[Any], None]:
    """Return a check of these functions of one number."""

    def body(student: Any) -> None:
        for name in names:
            agree(getattr(student, name)(x), x / {"half": 2, "quarter": 4}[name], name)

    return body


def passing(checks: list[tuple[str, Callable[[Any], None]]], fresh: Reopen, *names: str) -> frozenset[str]:
    plan = planned(key_of_halves(), *checks)
    found = FollowThrough(plan, fresh, 7).outcomes(names, "quarter", ("half",))
    with pytest.raises(AttributeError):
        plan.student.half  # noqa: B018  nobody is bound any more
    return frozenset(name for name, result in found.items() if result.verdict is Verdict.PASSED)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_check_that_is_asked_for_and_no_other_is_held_again(place: int) -> None:
    checks = [("quarter", of("quarter", x=float(n))) for n in (1, 2, 3)]
    found = passing(checks, reopening(lambda x: x / 4), f"test_{place + 1}")
    assert found == {f"test_{place + 1}"}


def test_the_key_answers_for_earlier_functions_wherever_a_check_asks_them() -> None:
    orders = [("half", "quarter"), ("quarter", "half"), ("half", "quarter", "half")]
    checks = [("quarter", of(*names, x=float(n))) for n, names in enumerate(orders, 1)]
    assert passing(checks, reopening(lambda x: x / 4), "test_1", "test_2", "test_3") == {"test_1", "test_2", "test_3"}
    assert passing(checks, reopening(lambda x: x / 4 if x > 1 else x), "test_1", "test_2") == {"test_2"}


def test_a_question_that_follows_from_an_answer_goes_to_the_key_or_to_the_fresh_process() -> None:
    def body(student: Any) -> None:
        agree(student.half(student.quarter(8.0)), 1.0)
        agree(student.quarter(student.quarter(8.0)), 0.5)

    nearly = 1 + 1e-9  # so that neither second question is planned
    assert passing([("quarter", body)], reopening(lambda x: x / 4 * nearly), "test_1") == {"test_1"}
    assert passing([("quarter", body)], reopening(lambda x: x / 4 * (1 + 1e-3)), "test_1") == frozenset()


def test_a_check_that_breaks_over_right_answers_there_is_an_error_of_ours_with_its_line_and_no_value(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "grader.judge.carry.follow_through")
    seen: list[float] = []

    def body(student: Any) -> None:
        agree(student.quarter(8.0), 2.0)
        seen.append(student.quarter(4.0))
        if len(seen) > 1:
            raise KeyError(seen[-1])

    checks = [("quarter", body), ("quarter", of("quarter", x=2.0)), ("quarter", of("quarter", x=3.0))]
    plan = planned(key_of_halves(), *checks)
    plan = replace(plan, checks=tuple(replace(check, path="carry/test_follow_through.py") for check in plan.checks))
    follow_through = FollowThrough(plan, reopening(lambda x: x / 4 + (x == 3.0)), 7)
    failed = [
        CheckResult("quarter", f"test_{number}", "So", Verdict.FAILED, "wrong", fault="out of time", stumbled="x")
        for number in (1, 2, 3)
    ]
    broken, carried, again = follow_through.held_again(failed, "quarter", ("half",))
    assert broken.verdict is Verdict.ERROR
    words = "The check itself failed when it was held again with the answer key's half: KeyError"
    assert (broken.message, broken.fault, broken.stumbled) == (words, "", "")
    assert broken.path == f"carry/test_follow_through.py:{body.__code__.co_firstlineno + 4}"
    assert (carried.verdict, again) == (Verdict.CARRIED, failed[2])
    told = ["the check itself broke", "yes", "no"]
    assert caplog.messages == [f"quarter, test_{n}, with the answer key's half: {told[n - 1]}" for n in (1, 2, 3)]


def test_without_a_check_of_its_own_no_process_is_opened() -> None:
    def reopen(_: Mapping[str, Any]) -> Any:
        raise AssertionError

    assert passing([("quarter", of("half"))], reopen, "test_1") == frozenset()
    assert passing([("quarter", of("quarter"))], reopen, "test_2") == frozenset()


def test_questions_are_asked_in_an_order_that_is_the_same_for_everybody() -> None:
    asked: list[float] = []

    @contextmanager
    def reopen(_: Mapping[str, Any]) -> Iterator[Ask]:
        yield asking(quarter=lambda x: asked.append(x) or x)

    checks = [("half", of("half", x=x)) for x in NUMBERS] + [("quarter", of("quarter", x=x)) for x in NUMBERS]
    plan = planned(key_of_halves(), *checks)
    assert list({11, 16}) == [16, 11]  # a set of these two runs over them the other way round
    FollowThrough(plan, reopen, 7).outcomes([f"test_{n + 1}" for n in (16, 11)], "quarter", ("half",))
    questions = [plan.questions[n] for n in (11, 16)]
    order = query_plan(questions, np.random.default_rng([7, *b"quarter"]))
    assert asked == [questions[n].call.arguments[0] for n in order]


def test_every_class_that_a_task_uses_is_named_and_no_function() -> None:
    key = ModuleType("key")
    vars(key).update(Net=type("Net", (), {}), Loss=type("Loss", (), {}), half=abs)
    tasks = (
        Task("first", 1.0, uses=("Net",)),
        Task("middle", 1.0, uses=("Net", "half", "gone", "Loss")),
        Task("last", 1.0, uses=("half", "Loss")),
    )
    found = list(cannot_be_lent(Assignment("a", "A", tasks), key))
    assert [text.partition(", a class")[0] for text in found] == [
        "course.toml: 'first' uses 'Net'",
        "course.toml: 'middle' uses 'Net'",
        "course.toml: 'middle' uses 'Loss'",
        "course.toml: 'last' uses 'Loss'",
    ]
    assert found[3].endswith("a wrong 'Loss' costs what 'last' asks of it too; take 'Loss' out of its uses")
