"""A submission, judged: verdicts by task, the reason of what failed, and a line where answers change."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, Inconsistent, NotDefined, NotWritten
from grader.judge.answer_key import AnswerKey, Entries, Misconception
from grader.judge.ask import AFTER_FIRST, query_plan
from grader.judge.carry.follow_through import FollowThrough, bound
from grader.judge.checks import TestPlan
from grader.judge.compare import agree
from grader.judge.explain.signature import answers_digest
from grader.judge.judgement import Access, Evaluation, Suite, earlier_tasks, judge, prepare
from grader.judge.same_reply import reply_of
from grader.judge.student import Student
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Call, Failure, Function, Reply, Report
from grader.records.judgement import Judgement, TaskResult, Verdict

from .plans import Body, planned

WORDS = {"title": "Cubes it", "rationale": "r", "advice": "Count the factors."}
SIZES = (1, 2, 3, 4, 5)


def square(z: Any) -> Any:
    return z * z


def squares(*sizes: int) -> Body:
    """Return a check of the squares of arrays of these sizes."""

    def body(student: Student) -> None:
        for size in sizes:
            z = np.arange(1.0, size + 1)
            agree(student.square(z), z**2, f"the square of {size}")

    return body


def any_squares(*sizes: int) -> Body:
    """Return a check that asks and takes any answer."""
    return lambda student: [student.square(np.arange(1.0, size + 1)) for size in sizes]


def suite(tell: Tell = Tell.ALL, checks: Sequence[Body] = tuple(map(squares, SIZES)), **tables: Any) -> Suite:
    """Return a suite of one task, by default with a check for each size."""
    reference = ModuleType("key")
    reference.square = square
    plan = planned(reference, *(("square", body) for body in checks))
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


def test_a_submission_is_dismissed_whenever_it_is_right_and_not_for_its_first_answers_alone() -> None:
    dismissed: list[None] = []
    prepared = suite()
    for _ in range(2):
        judged(square, prepared, lambda: dismissed.append(None))
    judged(lambda z: z * z + (len(z) == SIZES[-1]), prepared, lambda: dismissed.append(None))
    assert len(dismissed) == 2


@pytest.mark.parametrize("ran", [0, 1])
def test_what_became_of_the_cells_is_kept_by_name(ran: int) -> None:
    report = Report(
        ran=ran,
        answers={"q2": "two", "q1": "one"},
        overwritten={"z": "cell 2", "a": "cell 1"},
        failures=(Failure("cell 3", 1, "SyntaxError: no", unread=True),),
        failed=1,
    )
    access = Access(lambda calls: [reply_of(square, call.arguments) for call in calls], pytest.fail)
    judgement = judge(suite(), report, access, np.random.default_rng(1))
    assert judgement.answers == (("q1", "one"), ("q2", "two"))
    assert judgement.overwritten == (("a", "cell 1"), ("z", "cell 2"))
    assert judgement.ran_nothing == (ran == 0)
    assert judgement.syntax_errors == ("cell 3, line 1: SyntaxError: no",)


def test_a_question_that_follows_from_an_answer_is_asked_with_the_students_own() -> None:
    def twice(student: Student) -> None:
        agree(student.square(student.square(3.0)), 81.0)

    assert verdicts(judged(lambda z: z * z * (1 + 1e-9), suite(checks=[twice]))) == ["passed"] * 2
    assert verdicts(judged(lambda z: z * z * (1 + 1e-3), suite(checks=[twice]))) == ["failed"] * 2


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


VISIBLE, PROBES = np.array([3.0, 5.0]), (np.array([6.0]), np.array([7.0, 2.0]))
SHOWN = {"visible": {"square": (VISIBLE,)}, "probes": {"square": tuple((probe,) for probe in PROBES)}}


def explained(function: Callable[..., Any], **more: Any) -> TaskResult:
    (task,) = judged(function, suite(**SHOWN, **more)).tasks
    return task


def test_a_mistake_is_named_by_every_probe_too() -> None:
    named = explained(lambda z: z**3)
    assert (named.misconception, named.shared_mistake, named.answers) == ("S1", "S1", "")
    for probe in PROBES:
        other = explained(lambda z, probe=probe: z**3 + np.array_equal(z, probe))
        assert (other.misconception, other.shared_mistake) == ("", "")


def test_answers_without_a_name_are_summed_up_over_questions_and_probes() -> None:
    asked = [*(np.arange(1.0, size + 1) for size in SIZES), *PROBES]
    assert explained(lambda z: z**3 + z).answers == answers_digest([Reply(z**3 + z) for z in asked])


def test_the_picture_shows_the_answer_to_the_lessons_own_example() -> None:
    picture = explained(lambda z: z**3).picture
    assert picture is not None
    assert (picture.got, picture.expected) == ((((27.0,), (125.0,)),), (((9.0,), (25.0,)),))
    assert explained(lambda z: z**3, tell=Tell.VERDICT).picture is None


@pytest.mark.parametrize("size", SIZES)
def test_where_several_answers_are_right_the_first_failed_check_speaks(size: int) -> None:
    prepared = suite(equivalent_solutions={"square": "any order"})
    (task,) = judged(lambda z: z * z + (len(z) >= size), prepared).tasks
    first = next(check for check in task.checks if check.verdict is Verdict.FAILED)
    assert task.advice == first.message
    assert f"the square of {size} " in first.message


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_advice_is_about_what_no_passed_check_accepted(place: int) -> None:
    checks = [any_squares(6, 7), any_squares(8, 9)]
    checks.insert(place, squares(3))
    (task,) = judged(lambda z: 3 * z * z if len(z) == 3 else z - 1, suite(checks=checks)).tasks
    assert "off by the factor 3" in task.advice


def test_of_what_a_passed_check_accepted_only_answers_like_the_keys_are_asked_about() -> None:
    """Question 2 is a script; checks `a` and `b` pass, `c` does not."""
    questions = [
        SimpleNamespace(call=SimpleNamespace(steps=("new",) if n == 2 else ()), reply=Reply(float(n))) for n in range(8)
    ]
    asked_by = {"a": (0, 1, 2, 3), "b": (5,), "c": (1, 4, 6, 7)}
    plan = SimpleNamespace(
        questions=questions,
        checks_of=lambda task: [SimpleNamespace(name=f"{task}.{name}", questions=of) for name, of in asked_by.items()],
        questions_of=lambda task: range(8) if task == "f" else (),
    )
    replies = [Reply(float(n) if n in (0, 3, 5, 7) else -1.0) for n in range(8)]
    results = [("a", Verdict.PASSED), ("b", Verdict.PASSED), ("c", Verdict.FAILED)]
    result = SimpleNamespace(task="f", checks=[SimpleNamespace(check=f"f.{name}", verdict=v) for name, v in results])
    evaluation = SimpleNamespace(suite=SimpleNamespace(plan=plan), replies=replies)
    found = Evaluation._asked(evaluation, result)  # type: ignore[arg-type]
    assert found == {n: questions[n] for n in (0, 3, 4, 5, 6, 7)}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_where_nothing_differs_it_is_told_that_answers_change_before_what_a_check_says(place: int) -> None:
    checks = [SimpleNamespace(check=name, verdict=Verdict.FAILED, message=name) for name in ("one", "two")]
    evaluation = SimpleNamespace(suite=suite(), replies=[], ask=pytest.fail, _asked=lambda _: {})
    for name, told in (("same_answer", "they change"), ("three", "one" if place else "they change")):
        line = SimpleNamespace(check=name, verdict=Verdict.FAILED, message="they change")
        passed = SimpleNamespace(check="zero", verdict=Verdict.PASSED, message="")
        result = SimpleNamespace(checks=[passed, *checks[:place], line, *checks[place:]])
        assert Evaluation._differs(evaluation, "square", result) == told  # type: ignore[arg-type]


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
    e, f = Task("e", 1.0), Task("f", 1.0)
    g, h = Task("g", 1.0, uses=("e", "elsewhere", "f")), Task("h", 1.0, uses=("g", "other"))
    assert earlier_tasks(h, (e, f, g, h)) == ("g", "e", "f")
    all_of_them = Task("i", 1.0, uses=("f", "g", "h"))
    assert earlier_tasks(all_of_them, (all_of_them, h, g, f, e)) == ("f", "g", "h", "e")
    assert earlier_tasks(f, (e, f, g, h)) == ()


# Follow-through: `last` uses `one` and `two`.
CHAIN = (Task("one", 1.0), Task("two", 1.0), Task("last", 1.0, uses=("one", "two"), tell=Tell.ALL))
RIGHT = {"one": lambda x: x + 1, "two": lambda x: x + 2, "last": lambda x: 2 * x + 3}
WRONG = {"one": lambda x: x + 10, "two": lambda x: x + 20, "last": lambda x: 4 * x}
DEFINED = {name: Function(True, "function", "", "cell 1", 1) for name in RIGHT}
NUMBERS = (1.0, 2.0, 3.0, 4.0)


def chain(*more: Misconception, follows_through: bool = True) -> Suite:
    """Return a suite of three tasks, with a check of `last` for each number, and its mistake among `more`."""

    def body(name: str, x: float) -> Body:
        return lambda student: agree(getattr(student, name)(x), RIGHT[name](x), name)

    key = ModuleType("key")
    vars(key).update(RIGHT)
    lasts = [("last", body("last", x)) for x in NUMBERS]
    plan = planned(key, ("one", body("one", 1.0)), ("two", body("two", 1.0)), *lasts)
    entry = Entries(task="last", section="1. One")("L1", WRONG["last"], **WORDS)
    return prepare(Assignment("a", "A", CHAIN), plan, AnswerKey(key, (*more, entry)), plan if follows_through else None)


class Fresh:
    """A submission in a fresh process: what it was given and asked, and `last` as it answers there."""

    def __init__(self, last: Callable[..., Any] = RIGHT["last"]) -> None:
        self.given: list[tuple[str, ...]] = []
        self.asked: list[float] = []
        self.last = last

    @contextmanager
    def reopen(self, substitutes: Mapping[str, Any]) -> Iterator[Callable[[Sequence[Call]], list[Reply]]]:
        self.given.append(tuple(substitutes))
        yield self.ask

    def ask(self, calls: Sequence[Call]) -> list[Reply]:
        self.asked += [call.arguments[0] for call in calls]
        return [reply_of(self.last, call.arguments) for call in calls]


def last_of(
    fresh: Fresh, report: Report | None = None, faults: Mapping[str, Exception] | None = None, **functions: Any
) -> TaskResult:
    """Judge a submission whose functions are the right ones but for those given; return what became of `last`."""
    names, faults = {**RIGHT, **functions}, faults or {}

    def ask(calls: Sequence[Call]) -> list[Reply]:
        return [
            Reply(fault=faults[call.function])
            if call.function in faults
            else reply_of(names[call.function], call.arguments)
            for call in calls
        ]

    access = Access(ask, fresh.reopen)
    judgement = judge(chain(), report or Report(DEFINED, ran=1), access, np.random.default_rng(1))
    return judgement.tasks[-1]


def carried(result: TaskResult) -> list[bool]:
    return [check.verdict is Verdict.CARRIED for check in result.checks]


@pytest.mark.parametrize("wrong", [("one",), ("two",), ("one", "two")])
def test_the_key_stands_in_for_every_earlier_task_that_was_not_passed(wrong: tuple[str, ...]) -> None:
    fresh = Fresh()
    result = last_of(fresh, **{name: WRONG[name] for name in (*wrong, "last")})
    assert fresh.given == [wrong]
    assert (result.verdict, carried(result)) == (Verdict.CARRIED, [True] * 4)


def test_nothing_is_run_once_more_where_that_could_not_help() -> None:
    fresh = Fresh()
    assert last_of(fresh, last=WRONG["last"]).verdict is Verdict.FAILED  # nothing earlier is wrong
    assert last_of(fresh, one=WRONG["one"]).verdict is Verdict.PASSED
    assert last_of(fresh, Report(ran=1), one=WRONG["one"]).verdict is Verdict.PASSED  # by a name of another kind
    assert fresh.given == []


def test_without_a_second_plan_no_check_is_carried() -> None:
    names = {**RIGHT, "one": WRONG["one"], "last": WRONG["last"]}
    access = Access(lambda calls: [reply_of(names[call.function], call.arguments) for call in calls], pytest.fail)
    suite = chain(follows_through=False)
    assert judge(suite, Report(DEFINED, ran=1), access, np.random.default_rng(1)).tasks[-1].verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("lacks", "again"),
    [(("last",), False), (("last", "one"), True), (("last", "two"), True), (("last", "one", "two"), True)],
)
def test_a_function_that_is_not_defined_may_lack_an_earlier_one_alone(lacks: tuple[str, ...], again: bool) -> None:
    fresh = Fresh()
    report = Report({name: found for name, found in DEFINED.items() if name not in lacks}, ran=1)
    faults = {name: NotDefined(f"No function `{name}` is defined.") for name in lacks}
    result = last_of(fresh, report, faults, one=WRONG["one"], two=WRONG["two"])
    assert bool(fresh.given) == again
    assert result.verdict is (Verdict.CARRIED if again else Verdict.MISSING)


def test_a_function_that_is_not_written_stays_so_whatever_earlier_ones_lack() -> None:
    fresh = Fresh()
    report = Report({"last": DEFINED["last"]}, ran=1)
    faults = {name: NotDefined("not defined") for name in ("one", "two")} | {"last": NotWritten("not written")}
    assert last_of(fresh, report, faults).verdict is Verdict.MISSING
    assert fresh.given == []


@pytest.mark.parametrize("place", range(len(NUMBERS)))
def test_one_carried_check_shows_that_the_mistake_which_explains_the_answers_is_not_the_tasks_own(
    place: int, caplog: pytest.LogCaptureFixture
) -> None:
    def last(x: float) -> float:
        return RIGHT["last"](x) if x == NUMBERS[place] else WRONG["last"](x)

    with caplog.at_level(logging.DEBUG, "grader.judge.carry.follow_through"):
        result = last_of(Fresh(last), one=WRONG["one"], two=WRONG["two"], last=WRONG["last"])
    here = [number == place for number in range(len(NUMBERS))]
    assert (carried(result), result.misconception, result.shared_mistake) == (here, "", "")
    assert caplog.messages == [
        f"last, test_{number + 3}, with the answer key's one, two: {'yes' if is_carried else 'no'}"
        for number, is_carried in enumerate(here)
    ]


@pytest.mark.parametrize("place", range(len(NUMBERS)))
@pytest.mark.parametrize("told_at", ["one", "two"])
def test_a_mistake_that_an_earlier_task_is_told_keeps_its_name_where_right_ones_carry_a_check_and_is_not_shared(
    place: int, told_at: str
) -> None:
    codes = {"one": "K1", "two": "K2"} | {told_at: "L1"}
    earlier = [Entries(task=name, section="1. One")(code, WRONG[name], **WORDS) for name, code in codes.items()]
    replies = [reply_of(WRONG[name], (1.0,)) for name in codes] + [reply_of(WRONG["last"], (x,)) for x in NUMBERS]
    prepared = chain(*earlier)
    fresh = Fresh(lambda x: RIGHT["last"](x) if x == NUMBERS[place] else WRONG["last"](x))
    follow_through = FollowThrough(prepared.plan, fresh.reopen, 1)
    evaluation = Evaluation(prepared, Report(DEFINED), lambda _: [], replies, follow_through)
    with bound(prepared.plan, evaluation.replay):
        *_, last = [evaluation.judge_task(task) for task in CHAIN]
    assert carried(last) == [number == place for number in range(len(NUMBERS))]
    assert (last.misconception, last.shared_mistake) == ("L1", "")


def test_what_an_earlier_call_leaves_behind_is_told_before_the_difference() -> None:
    prepared = suite()
    first, *others = [question.reply.value for question in prepared.plan.questions]
    replies = [Reply(first, at_first=True), *(Reply(3 * value) for value in others)]
    evaluation = Evaluation(prepared, Report(DEFINED), lambda calls: [Reply(-1.0) for _ in calls], replies)
    with bound(prepared.plan, evaluation.replay):
        result = evaluation.judge_task(prepared.assignment.tasks[0])
    assert (result.verdict, result.advice) == (Verdict.FAILED, AFTER_FIRST)


def test_a_named_mistake_that_is_not_carried_is_shared() -> None:
    result = last_of(Fresh(WRONG["last"]), one=WRONG["one"], two=WRONG["two"], last=WRONG["last"])
    assert (result.misconception, result.shared_mistake) == ("L1", "L1")


def test_a_check_that_passed_stays_so() -> None:
    result = last_of(Fresh(), one=WRONG["one"], last=lambda x: 2 * x + 3 + (x == 2.0))
    assert [check.verdict for check in result.checks] == ["passed", "carried", "passed", "passed"]


def test_questions_in_a_fresh_process_come_in_an_order_of_the_runs_own() -> None:
    fresh, rng, plan = Fresh(), np.random.default_rng(1), chain().plan
    last_of(fresh, one=WRONG["one"], last=WRONG["last"])
    query_plan(plan.questions, rng)
    questions = [plan.questions[number] for number in plan.questions_of("last")]
    order = query_plan(questions, np.random.default_rng([int(rng.integers(2**63)), *b"last"]))
    assert fresh.asked == [questions[number].call.arguments[0] for number in order]


def test_a_task_whose_own_function_answers_in_two_ways_gets_the_line_and_no_other_task_does() -> None:
    prepared = chain()
    right = [question.reply for question in prepared.plan.questions]
    for number, question in enumerate(prepared.plan.questions):
        replies = [*right]
        replies[number] = Reply(fault=Inconsistent("two answers"))
        evaluation = Evaluation(prepared, Report(DEFINED), lambda _: [], replies)
        with bound(prepared.plan, evaluation.replay):
            results = [evaluation.judge_task(task) for task in CHAIN]
        lines = [(result.task, check.message) for result in results for check in result.checks if not check.counts]
        assert lines == [(question.call.function, "two answers")]


def test_a_carried_task_gets_no_line_of_two_answers() -> None:
    prepared = chain()
    replies = [question.reply for question in prepared.plan.questions]
    replies[0] = Reply(1.0)
    replies[-1] = Reply(fault=Inconsistent("two answers"))
    follow_through = FollowThrough(prepared.plan, Fresh().reopen, 1)
    evaluation = Evaluation(prepared, Report(DEFINED), lambda _: [], replies, follow_through)
    with bound(prepared.plan, evaluation.replay):
        *_, last = [evaluation.judge_task(task) for task in CHAIN]
    assert last.verdict is Verdict.CARRIED
    assert all(check.counts for check in last.checks)


def test_a_fault_in_the_explanation_costs_the_advice_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = judged(lambda z: z**3)
    assert wrong.tasks[0].misconception == "S1"
    monkeypatch.setattr("grader.judge.judgement.diagnose", lambda *_: {}["planted"])
    found = judged(lambda z: z**3)
    assert verdicts(found) == verdicts(wrong)
    assert found.status == wrong.status
    assert (found.tasks[0].misconception, found.tasks[0].advice) == ("", "")
    (fault,) = found.faults
    assert found.faults == (fault,)
    assert fault.cost == "no advice on square, and its mistake may count twice if another task shows the same"
    assert fault.said == "KeyError: 'planted'"
    assert found.notes == (f"{fault.cost}: a fault of the grader (KeyError: 'planted')",)


def test_a_fault_in_what_is_said_of_several_tasks_leaves_what_is_said_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = judged(lambda z: z**3)
    monkeypatch.setattr("grader.judge.judgement.told_as_one", lambda *_: {}["planted"])
    found = judged(lambda z: z**3)
    assert found.tasks == wrong.tasks
    assert [fault.cost for fault in found.faults] == ["advice on one mistake may be told in two tasks"]
