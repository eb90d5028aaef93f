"""The sentences about a grade, and what of it a task may tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.records.course import Assignment, Task, Tell, WordQuestion
from grader.records.grade import TaskGrade
from grader.records.judgement import NOT_DEFINED, CheckResult, Verdict
from grader.records.submission import Status, Student
from grader.report import words
from grader.report.redact import redact


@pytest.mark.parametrize(("points", "text"), [(2.0, "2"), (4 / 3, "1.33"), (0.5, "0.5"), (100.0, "100")])
def test_points_have_at_most_two_decimals(points, text):
    assert words.number(points) == text


def test_one_point_is_not_points():
    assert words.points(0.5, 1.0) == "0.5 of 1 point"
    assert words.points(1.0, 2.0) == "1 of 2 points"


def test_every_verdict_and_every_standing_has_words_of_its_own():
    assert set(words.VERDICTS) == set(words.MARKS) == set(Verdict)
    assert len(set(words.VERDICTS.values())) == len(set(words.MARKS.values())) == len(Verdict)
    assert set(words.STANDINGS) == set(Status) - {Status.GRADED}


def test_a_partly_right_task_says_how_many_checks_passed(sample):
    hidden = sample.tasks()[2]
    assert words.verdict(hidden) == "not right yet, 1 of 2 checks passed"
    assert words.summary(hidden) == "hidden_delta: not right yet, 1 of 2 checks passed, 1 of 2 points"


def test_advice_that_a_check_says_already_is_not_repeated(sample):
    hidden = sample.tasks()[2]
    assert words.advice(hidden).startswith("Each entry")
    assert words.advice(replace(hidden, advice=hidden.checks[0].message)) == ""


def test_late_work_is_said_with_both_times_and_what_it_cost(sample):
    assert words.late(sample.feedback()) == (
        "Handed in late: 2026-11-20 15:00 UTC, due 2026-11-20 12:00 UTC. 0.5 points of 5 were taken off."
    )
    assert words.late(sample.feedback(penalty=1.0)).endswith("1 point of 5 was taken off.")
    assert words.late(sample.feedback(penalty=0.0)).endswith("Nothing was taken off.")
    early = sample.grade(timestamp=sample.DUE - timedelta(hours=1), penalty=0.0)
    assert words.late(early) == "Handed in on time: 2026-11-20 11:00 UTC, due 2026-11-20 12:00 UTC."
    naive = sample.grade(timestamp=sample.DUE.replace(tzinfo=None), penalty=0.0)
    assert words.late(naive).startswith("Handed in on time")


@pytest.mark.parametrize("unknown", [{"due": None}, {"timestamp": None}, {"status": Status.MISSING}])
def test_without_a_due_date_a_time_or_a_grade_nothing_is_late(sample, unknown):
    assert words.late(sample.feedback(**unknown)) == ""


def graded(sample, *verdicts):
    names = [task.name for task in sample.assignment().tasks]
    tasks = tuple(TaskGrade(name, verdict, 0.0, 2.0) for name, verdict in zip(names, verdicts, strict=True))
    return words.next_step(sample.feedback(tasks=tasks), sample.assignment())


def test_the_next_step_is_the_first_task_that_is_not_right_and_names_what_builds_on_it(sample):
    p, f, m, c = Verdict.PASSED, Verdict.FAILED, Verdict.MISSING, Verdict.CARRIED
    assert graded(sample, f, m, p, p, p) == "Begin with sigmoid: forward builds on it."
    assert graded(sample, p, m, p, p, p) == "Next, write forward."
    assert graded(sample, p, p, f, c, p) == "Begin with hidden_delta: delta builds on it. delta needs no change."
    assert graded(sample, p, p, p, p, p) == "Everything is right: nothing is left to do."


def test_a_function_that_is_not_defined_may_be_written_and_is_looked_for_first(sample):
    p, m = Verdict.PASSED, Verdict.MISSING
    check = CheckResult("forward", "test_one", "One", m, fault=NOT_DEFINED)
    names = [task.name for task in sample.assignment().tasks]
    tasks = [TaskGrade(name, p, 2.0, 2.0) for name in names]
    tasks[1] = TaskGrade("forward", m, 0.0, 2.0, checks=(check,))
    told = words.next_step(sample.feedback(tasks=tuple(tasks)), sample.assignment())
    assert told == "Find out why your file defines no function forward."
    assert words.verdict(replace(told_of(sample).tasks[0], verdict=m, checks=(check,))) == "not defined"
    assert words.check_verdict(check) == "not defined"
    assert words.check_verdict(replace(check, fault="")) == "not written yet"


def test_what_right_earlier_functions_carry_is_told_as_that_though_the_file_defines_no_function(sample):
    p, f, c = Verdict.PASSED, Verdict.FAILED, Verdict.CARRIED
    carried = CheckResult("forward", "test_one", "One", c, fault=NOT_DEFINED)
    assert words.check_verdict(carried) == words.standing(c, (carried,)) == words.VERDICTS[c]
    names = [task.name for task in sample.assignment().tasks]
    tasks = [TaskGrade(name, p, 2.0, 2.0) for name in names]
    tasks[1] = TaskGrade("forward", f, 0.0, 2.0, checks=(carried, replace(carried, verdict=f, fault="")))
    told = words.next_step(sample.feedback(tasks=tuple(tasks)), sample.assignment())
    assert told == "Begin with forward."


def test_a_check_of_ours_that_broke_goes_to_the_teacher(sample):
    p, e = Verdict.PASSED, Verdict.ERROR
    assert graded(sample, p, e, p, p, e).startswith("Show this to your teacher: a check of forward and gradient broke")


def test_what_could_not_be_graded_says_what_to_do(sample):
    for status in words.STANDINGS:
        assert words.next_step(sample.feedback(status=status), sample.assignment()).endswith(".")


def test_a_verdict_only_task_tells_neither_messages_nor_advice_nor_codes_nor_pictures(sample):
    for task in redact(sample.grade(), sample.assignment(Tell.VERDICT)).tasks:
        assert (task.misconception, task.advice, task.picture) == ("", "", None)
        assert {check.message for check in task.checks} <= {""}


def test_a_task_that_the_assignment_does_not_know_tells_its_verdict_only(sample):
    stranger = Assignment("backprop", "Backprop", (Task("other", 1.0),))
    assert not any(task.picture or task.advice for task in redact(sample.grade(), stranger).tasks)


def test_what_a_broken_check_said_is_for_the_teacher_alone(sample):
    task = TaskGrade("delta", Verdict.ERROR, 0.0, 2.0, checks=(sample.check("delta", Verdict.ERROR, "expected 0.7"),))
    grade = sample.grade(tasks=(task,))
    assert redact(grade, sample.assignment(Tell.ADVICE)).tasks[0].checks[0].message == ""
    assert redact(grade, sample.assignment(Tell.ALL)).tasks[0].checks[0].message == "expected 0.7"


def test_a_student_without_a_name_is_named_by_id(sample):
    assert words.student(sample.feedback(student=Student("s042"))) == "s042"
    assert words.student(sample.feedback()) == "Ann Lee (ann)"


def told_of(sample, **more):
    grade, assignment = sample.grade(**more), sample.assignment()
    return redact(grade, assignment)


def test_an_answer_in_words_is_marked_or_waits(sample):
    questions = (WordQuestion("q1", 2.0), WordQuestion("q2", 1.0), WordQuestion("free", 0.0))
    assignment = sample.assignment(questions=questions)
    feedback = redact(sample.grade(questions=(("q2", 0.5), ("q1", 1.0))), assignment)
    assert words.answer_mark("q1", feedback, assignment) == "1 of 2 points"
    assert words.answer_mark("q2", feedback, assignment) == "0.5 of 1 point"
    waiting = redact(sample.grade(), assignment)
    assert words.answer_mark("q1", waiting, assignment) == "Waits to be marked, 2 possible."
    assert words.answer_mark("q2", waiting, assignment) == "Waits to be marked, 1 possible."
    assert words.answer_mark("free", feedback, assignment) == words.answer_mark("none", feedback, assignment) == ""


def test_every_mark_and_standing_can_be_seen():
    assert all(mark.strip() for mark in words.MARKS.values())
    assert all(text.endswith(".") for text in words.STANDINGS.values())


def test_what_is_excused_is_worth_that_word(sample):
    task = replace(told_of(sample).tasks[0], excused=True)
    assert words.worth(task) == words.worth_in_table(task) == "excused"
    assert words.total(told_of(sample, status=Status.EXCUSED)) == "excused"
    plain = told_of(sample).tasks[0]
    assert (words.worth(plain), words.worth_in_table(plain)) == ("2 of 2 points", "2 of 2")


def test_checks_are_counted_only_of_a_failed_task(sample):
    passed, failed = (sample.check("t", verdict) for verdict in (Verdict.PASSED, Verdict.FAILED))
    task = told_of(sample).tasks[2]
    assert words.verdict(replace(task, checks=(passed, passed, failed))) == "not right yet, 2 of 3 checks passed"
    assert words.verdict(replace(task, checks=(failed, passed))) == "not right yet, 1 of 2 checks passed"
    assert words.verdict(replace(task, checks=(failed, failed))) == "not right yet"
    assert words.verdict(replace(task, verdict=Verdict.ERROR, checks=(passed, failed))) == "not judged"
    assert [words.check_verdict(each) for each in (passed, failed)] == ["passed", "failed"]


def test_advice_that_any_check_says_already_is_not_repeated(sample):
    checks = tuple(sample.check("t", Verdict.FAILED, text) for text in ("Look  here.", "Look there."))
    task = replace(told_of(sample).tasks[2], checks=checks)
    assert words.advice(replace(task, advice="Look here.")) == words.advice(replace(task, advice="Look there.")) == ""
    assert words.advice(replace(task, advice="Look up.")) == "Look up."


def test_what_is_said_about_a_result_does_not_change(sample):
    assert isinstance(words.about(told_of(sample)), tuple)


def test_no_verdict_is_without_a_word():
    assert all(words.VERDICTS.values())
    assert [words.number(points) for points in (0.0, 10.0, 0.05, 12.3)] == ["0", "10", "0.05", "12.3"]


def test_only_checks_that_count_are_counted(sample):
    passed, failed = (sample.check("t", verdict) for verdict in (Verdict.PASSED, Verdict.FAILED))
    task = replace(told_of(sample).tasks[2], checks=(replace(passed, counts=False), passed, failed))
    assert words.verdict(task) == "not right yet, 1 of 2 checks passed"
    assert words.verdict(replace(task, paid_by="forward")) == (
        "not right yet, but counted in forward, where the same mistake is"
    )


def test_what_is_said_about_a_result_comes_in_one_order_and_without_gaps(sample):
    feedback = replace(told_of(sample), remarks=("one", "", "two"), decisions=("three",))
    assert words.about(feedback) == (words.late(feedback), "one", "two", "three")
    assert words.about(replace(feedback, due=None)) == ("one", "two", "three")


def test_on_time_is_until_the_very_moment(sample):
    assert words.late(sample.feedback(timestamp=sample.DUE)).startswith("Handed in on time")
    late = sample.feedback(timestamp=sample.DUE + timedelta(seconds=1), penalty=2.0)
    assert words.late(late).endswith("2 points of 5 were taken off.")


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (Status.MISSING, "Hand in backprop.ipynb."),
        (Status.UNREADABLE, "Open your file once more, save it, and hand it in again."),
        (Status.NEEDS_PERSON, "Ask your teacher which file counts."),
        (Status.EXCUSED, "There is nothing to do."),
    ],
)
def test_what_was_not_graded_has_a_step_of_its_own(sample, status, step):
    assert words.next_step(sample.feedback(status=status), sample.assignment()) == step


@pytest.mark.parametrize(
    ("names", "text"),
    [("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and d")],
)
def test_names_are_joined(names, text):
    assert words.listed(list(names)) == text


@pytest.mark.parametrize(
    ("verdicts", "step"),
    [
        ("ppppf", "Begin with gradient."),
        ("fpppp", "Begin with sigmoid."),
        ("fcppp", "Begin with sigmoid: forward builds on it. forward needs no change."),
        ("cfppp", "Begin with forward. sigmoid needs no change."),
        ("fpppc", "Begin with sigmoid. gradient needs no change."),
        ("pfmpp", "Begin with forward."),
        ("ppmcc", "Next, write hidden_delta: delta builds on it. delta and gradient need no change."),
        ("epppp", "Show this to your teacher: a check of sigmoid broke, and not through your doing."),
        ("ffppe", "Show this to your teacher: a check of gradient broke, and not through your doing."),
    ],
)
def test_the_next_step_names_what_to_begin_with(sample, verdicts, step):
    kinds = {"p": Verdict.PASSED, "f": Verdict.FAILED, "c": Verdict.CARRIED, "m": Verdict.MISSING, "e": Verdict.ERROR}
    assert graded(sample, *(kinds[letter] for letter in verdicts)) == step


def test_what_stands_before_or_behind_a_task_may_build_on_it(sample):
    uses = {"top": ("base",), "other": (), "base": (), "end": ("base",)}
    assignment = Assignment("a", "A", tuple(Task(name, 1.0, uses[name]) for name in uses))
    verdicts = (Verdict.CARRIED, Verdict.CARRIED, Verdict.FAILED, Verdict.CARRIED)
    tasks = [
        replace(told_of(sample).tasks[0], task=name, verdict=verdict)
        for name, verdict in zip(uses, verdicts, strict=True)
    ]
    tasks[1] = replace(tasks[1], paid_by="base")
    feedback = replace(told_of(sample), tasks=tuple(tasks))
    assert words.next_step(feedback, assignment) == (
        "Begin with base: top and end build on it. top and end need no change."
    )


@pytest.mark.parametrize(
    ("advised", "step"),
    [
        ((0, 4), "All that can be checked is right; the answers of sigmoid and gradient are marked by your teacher."),
        ((), "Everything is right: nothing is left to do."),
        ((1,), "Everything is right: nothing is left to do."),
    ],
)
def test_answers_that_only_a_teacher_can_mark_are_named(sample, advised, step):
    verdicts = [Verdict.PASSED, Verdict.CARRIED, *[Verdict.PASSED] * 3]
    tasks = tuple(
        replace(task, verdict=verdict, advice="Marked by your teacher." if number in advised else "")
        for number, (task, verdict) in enumerate(zip(told_of(sample).tasks, verdicts, strict=True))
    )
    assert words.next_step(replace(told_of(sample), tasks=tasks), sample.assignment()) == step
    failed = (*tasks[:4], replace(tasks[4], verdict=Verdict.FAILED))
    begin = words.next_step(replace(told_of(sample), tasks=failed), sample.assignment())
    assert begin.startswith("Begin with gradient.")


def test_the_first_and_the_last_question_are_worth_their_points(sample):
    questions = tuple(WordQuestion(name, points) for name, points in (("one", 1.0), ("two", 2.0)))
    assignment = sample.assignment(questions=questions)
    feedback = redact(sample.grade(), assignment)
    assert [words.answer_mark(name, feedback, assignment) for name in ("one", "two")] == [
        "Waits to be marked, 1 possible.",
        "Waits to be marked, 2 possible.",
    ]
