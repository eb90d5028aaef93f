"""From what a hidden test raised to a verdict: theirs costs the check, ours is an error with the test's own line."""

from __future__ import annotations

import signal
import time
from types import SimpleNamespace

import pytest

from grader.errors import Mismatch, NotDefined, NotWritten, OutOfTime, ProcessEnded, Raised
from grader.judge.checks import Check
from grader.judge.student import Question, Replay
from grader.judge.verdicts import GUARD, count_missing_as_failed, run_check, task_verdict
from grader.records.course import Tell
from grader.records.execution import Call, Reply, Step
from grader.records.judgement import NOT_DEFINED, CheckResult, Verdict

QUESTIONS = (Question(Call("f", (1,)), 10),)
FIGURES = Mismatch("f differs.", "You returned 1; expected 2.")


def check(body, answer=10, tell=Tell.ALL, path="judge/test_verdicts.py"):
    """Run one hidden test on a student who answers `answer` to f(1)."""
    replay = Replay(QUESTIONS, [Reply(answer)], lambda _: Reply(answer))
    student = SimpleNamespace(f=lambda *arguments: replay.ask("f", *arguments))
    return run_check(Check("f", "test_f", "It works", (0,), lambda: body(student), path), replay, QUESTIONS, tell)


def throw(fault):
    """Be a test that raises."""

    def body(_):
        raise fault

    return body


def test_a_test_that_raises_nothing_has_passed():
    assert check(lambda student: student.f(1)).verdict is Verdict.PASSED


@pytest.mark.parametrize(("fault", "kind"), [(NotDefined("none"), NOT_DEFINED), (NotWritten("not yet"), "")])
def test_a_function_that_is_not_there_is_missing_and_one_that_is_not_defined_says_so(fault, kind):
    found = check(throw(fault))
    assert (found.verdict, found.fault) == (Verdict.MISSING, kind)
    (failed,) = count_missing_as_failed((found,), Verdict.FAILED)
    assert (failed.verdict, failed.fault) == (Verdict.FAILED, "")


@pytest.mark.parametrize("fault", [FIGURES, OutOfTime("slow"), Raised("It raised."), AssertionError("no")])
def test_a_fault_of_the_student_fails(fault):
    assert check(throw(fault)).verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Raised("It raised.", kinds=("OwnError", "ValueError", "Exception")), "ValueError"),
        (Raised("It raised.", kinds=("KeyError", "LookupError")), "KeyError"),
        (Raised("It raised.", kinds=("OwnError", "ValueError")), "ValueError"),
        (Raised("It raised."), "an exception"),
        (OutOfTime("slow"), "out of time"),
        (FIGURES, ""),
    ],
)
def test_what_ended_the_function_is_kept_even_where_a_task_tells_nothing(fault, kind):
    assert check(throw(fault), tell=Tell.VERDICT).fault == kind


def test_a_test_without_end_is_an_error_of_ours_in_its_line_also_over_a_wrong_answer(monkeypatch):
    def body(student):
        student.f(1)
        while True:
            pass

    monkeypatch.setattr("grader.judge.own_faults.SECONDS", 0.2)
    first = body.__code__.co_firstlineno
    for answer in (10, 11):
        found = check(body, answer, Tell.VERDICT)
        assert (found.verdict, found.stumbled) == (Verdict.ERROR, "")
        assert found.path in {f"judge/test_verdicts.py:{first + line}" for line in (2, 3)}
        assert found.message.startswith("The check itself failed: it computed for more than 0.2 seconds")


def test_a_question_to_the_student_is_not_broken_off_and_costs_the_test_no_time(monkeypatch):
    def slow(call):
        end = time.thread_time() + 0.5
        while time.thread_time() < end:
            pass
        return Reply(10)

    monkeypatch.setattr("grader.judge.own_faults.SECONDS", 0.2)
    replay = Replay(QUESTIONS, [Reply(10)], slow)
    test = Check("f", "test_f", "It works", (0,), lambda: replay.ask("f", 2) and None, "judge/test_verdicts.py")
    assert run_check(test, replay, QUESTIONS, Tell.ALL).verdict is Verdict.PASSED


def test_a_test_that_trips_over_a_wrong_answer_fails_with_words_for_the_student_and_its_line_for_the_teacher():
    def body(student):
        return student.f(1).shape

    result = check(body, answer="strange")
    assert (result.verdict, result.path) == (
        Verdict.FAILED,
        f"judge/test_verdicts.py:{body.__code__.co_firstlineno + 1}",
    )
    assert result.stumbled == "AttributeError: 'str' object has no attribute 'shape'"
    told = "The check cannot go on with your answer, which is a text. Compare that with what the docstring asks for."
    assert result.message == told
    assert check(body, answer="strange", tell=Tell.VERDICT).message == ""


def test_a_student_whose_answer_is_none_is_asked_for_the_return():
    result = check(lambda student: student.f(1)[0], answer=None)
    assert result.message == "The check cannot go on with your answer, which is None. Is there a `return`?"


def test_what_a_test_raised_is_one_short_line_that_is_the_same_in_every_run():
    prices = {"apple": 3}
    long = check(lambda student: prices[student.f(1)], answer="kiwi\n" * 10**6)
    assert long.stumbled.startswith("KeyError: 'kiwi\\nkiwi")
    assert len(long.stumbled) < 250
    assert check(throw(ValueError("x" * 201))).message == f"The check itself failed: ValueError: {'x' * 200}"
    assert check(lambda student: prices[student.f(1)], answer=10**5000).stumbled == "KeyError"
    assert check(lambda student: {}[student.f(1) and object()], answer=1).stumbled == "KeyError: <object object at ...>"


def test_where_answers_of_several_kinds_are_wrong_none_of_them_is_blamed():
    questions = tuple(Question(Call("f", (number,)), [number]) for number in (1, 2))
    message = tripping(questions, [Reply(None), Reply("x")], 1, 2).message
    assert message == "The check cannot go on with your answers. Compare that with what the docstring asks for."
    assert "which is a text" in tripping(questions, [Reply([1]), Reply("x")], 1, 2).message


def test_of_an_object_the_steps_that_answered_wrongly_are_looked_at():
    steps = (Step("call", None, "Stack", keeps="object"), Step("call", 0, "top"), Step("call", 0, "size"))
    questions = (Question(Call("Stack", (), steps), None, steps=(Reply(), Reply([5]), Reply(1))),)

    def judged(*replies):
        replay = Replay(questions, [Reply(steps=(Reply(), *replies))], lambda _: Reply())

        def body():
            stack = replay.script.step(Step("call", None, "Stack"))
            return (stack.top(), stack.size())[0][0]

        return run_check(Check("Stack", "test_top", "It works", (0,), body), replay, questions, Tell.ALL)

    assert judged(Reply([5]), Reply(1)).verdict is Verdict.PASSED
    assert judged(Reply(None), Reply(1)).message.startswith("The check cannot go on with your answer, which is None.")
    assert judged(Reply(None), Reply("x")).message.startswith("The check cannot go on with your answers.")


def test_the_first_step_may_be_the_wrong_one():
    steps = (Step("call", None, "f"), Step("call", None, "g"))
    questions = (Question(Call("f", (), steps), None, steps=(Reply([5]), Reply(1))),)
    replay = Replay(questions, [Reply(steps=(Reply(None), Reply(1)))], lambda _: Reply())
    check = Check("f", "test_f", "It works", (0,), lambda: replay.script.step(Step("call", None, "f"))[0])
    result = run_check(check, replay, questions, Tell.ALL)
    assert result.message.startswith("The check cannot go on with your answer, which is None.")


def test_a_teacher_is_told_both_ways_to_keep_a_test_from_breaking_over_an_answer():
    assert "compare with agree(...) before such a line" in GUARD
    assert 'assert isinstance(answer, list), "Return a list."' in GUARD


def test_the_steps_of_an_object_are_looked_at_whatever_other_questions_there_are():
    steps = (Step("call", None, "Stack", keeps="object"), Step("call", 0, "top"))
    script = Question(Call("Stack", (), steps), None, steps=(Reply(), Reply([5])))
    questions = (Question(Call("f", (1,)), 10), script, Question(Call("f", (2,)), 20))
    replay = Replay(questions, [Reply(10), Reply(steps=(Reply(), Reply(None))), Reply(20)], lambda _: Reply())

    def body():
        return replay.script.step(Step("call", None, "Stack")).top()[0]

    result = run_check(Check("Stack", "test_top", "It works", (1,), body), replay, questions, Tell.ALL)
    assert result.message.startswith("The check cannot go on with your answer, which is None.")


def test_of_an_object_to_which_other_was_done_than_planned_nothing_is_said():
    steps = (Step("call", None, "Stack", keeps="object"), Step("call", 0, "top"))
    questions = (Question(Call("Stack", (), steps), None, steps=(Reply(), Reply(5))),)
    live = Reply(steps=(Reply(), Reply("other")))
    replay = Replay(questions, [Reply(steps=(Reply(), Reply(5)))], lambda _: live)

    def body():
        return replay.script.step(Step("call", None, "Stack")).other() + 1

    result = run_check(Check("Stack", "test_other", "It works", (0,), body), replay, questions, Tell.ALL)
    assert result.verdict is Verdict.FAILED
    assert result.message.startswith("The check cannot go on with your answers.")
    assert result.stumbled


def test_a_test_that_trips_over_right_answers_is_an_error_of_ours_and_names_its_line():
    def body(student):
        return student.f(1).shape

    result = check(body)
    assert result.verdict is Verdict.ERROR
    assert result.path == f"judge/test_verdicts.py:{body.__code__.co_firstlineno + 1}"
    assert "AttributeError" in result.message


@pytest.mark.parametrize(("tell", "shown"), [(Tell.ALL, True), (Tell.ADVICE, False)])
def test_figures_are_shown_only_where_a_task_tells_all(tell, shown):
    assert ("expected 2" in check(throw(FIGURES), tell=tell).message) is shown


def test_numbers_in_an_exceptions_message_are_hidden_unless_a_task_tells_all():
    fault = Raised("It raised ValueError: got 0.25 (cell 1, line 2)", "got 0.25")
    assert "0.25" not in check(throw(fault), tell=Tell.ADVICE).message
    assert "0.25" in check(throw(fault), tell=Tell.ALL).message


def test_what_pytest_adds_to_an_assertion_is_hidden():
    for added in ("assert 0.25 == 0.5", "AssertionError: assert 0.25 == 0.5\n + where", "", "  \n"):
        assert check(throw(AssertionError(added))).message == "What this check says does not hold for your function."


def test_the_first_line_of_the_tests_own_words_is_told():
    assert check(throw(AssertionError(" It is not even. \nassert 1 == 0"))).message == "It is not even."


def test_words_and_figures_are_one_sentence_each():
    assert check(throw(FIGURES)).message == "f differs. You returned 1; expected 2."
    assert check(throw(Mismatch("f differs."))).message == "f differs."
    assert check(throw(Raised("It raised E.")), tell=Tell.ADVICE).message == "It raised E."


def tripping(questions, replies, *asked):
    """Run a check that asks f of these numbers, and then trips."""
    replay = Replay(questions, replies, lambda call: Reply(10 * call.arguments[0]))

    def body():
        for number in asked:
            replay.ask("f", number)
        raise IndexError

    numbers = tuple(range(len(questions)))
    return run_check(Check("f", "test_f", "It works", numbers, body), replay, questions, Tell.ALL)


def test_only_where_every_planned_answer_was_right_and_nothing_else_was_asked_is_it_an_error_of_ours():
    two = tuple(Question(Call("f", (number,)), 10 * number) for number in (1, 2))
    assert tripping(two, [Reply(10), Reply(20)], 1, 2).verdict is Verdict.ERROR
    assert tripping(two, [Reply(10), Reply(21)], 1, 2).verdict is Verdict.FAILED
    assert tripping(two, [Reply(11), Reply(20)], 1, 2).verdict is Verdict.FAILED
    assert tripping(two, [Reply(10), Reply(20)], 3).verdict is Verdict.FAILED


P, F, M, E, C = Verdict.PASSED, Verdict.FAILED, Verdict.MISSING, Verdict.ERROR, Verdict.CARRIED


def results(*verdicts):
    return tuple(CheckResult("f", f"test_{k}", "", verdict) for k, verdict in enumerate(verdicts))


@pytest.mark.parametrize(
    ("verdicts", "task"),
    [((P, P), P), ((P, F), F), ((M, M), M), ((P, M), F), ((E, F, P), E), ((C, C), C), ((C, F), F)],
)
def test_a_tasks_verdict_follows_from_its_checks(verdicts, task):
    assert task_verdict(results(*verdicts)) is task


def test_a_function_written_for_some_arguments_fails_where_it_is_not():
    assert count_missing_as_failed(results(P, M), F) == results(P, F)
    assert count_missing_as_failed(results(M, M), M) == results(M, M)


@pytest.fixture
def in_a_grading_process():
    """Have the signals of a process of the pool: no Ctrl-C, and SIGTERM ends it in its own way."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: None)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("in_a_grading_process")
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (SystemExit(3), "SystemExit: 3"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (pytest.skip.Exception("no numpy"), "Skipped: no numpy"),
        (GeneratorExit(), "GeneratorExit"),
    ],
)
def test_a_test_that_would_end_the_process_breaks_like_any_other_with_its_line(fault, said):
    found = check(throw(fault))
    line = throw.__code__.co_firstlineno + 4
    assert (found.verdict, found.message) == (Verdict.ERROR, f"The check itself failed: {said}")
    assert found.path == f"judge/test_verdicts.py:{line}"


@pytest.mark.usefixtures("in_a_grading_process")
def test_a_test_that_exits_over_a_wrong_answer_fails_it():
    def body(student):
        if student.f(1) != 10:
            raise SystemExit(student.f(1))

    found = check(body, answer=11)
    assert (found.verdict, found.stumbled) == (Verdict.FAILED, "SystemExit: 11")


@pytest.mark.usefixtures("in_a_grading_process")
def test_a_process_that_is_asked_to_end_ends():
    with pytest.raises(ProcessEnded):
        check(throw(ProcessEnded(0)))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_where_a_signal_may_have_come_ctrl_c_stops_it_all(in_a_grading_process, number):
    signal.signal(number, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        check(throw(KeyboardInterrupt()))
