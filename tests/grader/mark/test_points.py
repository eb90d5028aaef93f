"""What a person decides comes before what the checks earn."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.mark.points import Marks, mark, waiting_points, without_excused
from grader.records.course import Assignment, Late, Task, WordQuestion
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.marks import Mark
from grader.records.submission import Status, Student, Submission

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASSIGNMENT = Assignment(
    "b",
    "B",
    (Task("half", 4.0), Task("delta", 4.0), Task("extra", 2.0, bonus=True)),
    DUE,
    Late(per_day=0.1),
    questions=(WordQuestion("why", 2.0),),
)


def graded(passed=("half",), table=(), gradebook=None, late=0, status=Status.GRADED):
    def result(task):
        verdict = Verdict.PASSED if task.name in passed else Verdict.FAILED
        return TaskResult(task.name, verdict, (CheckResult(task.name, "c", "C", verdict),))

    submission = Submission(Student("ann"), "b", Path("b.ipynb"), timestamp=DUE + timedelta(days=late))
    tasks = tuple(map(result, ASSIGNMENT.tasks)) if status is Status.GRADED else ()
    lines = tuple(Mark("ann", "b", *line) for line in table)
    return mark(submission, Judgement(status, tasks), ASSIGNMENT, Marks(lines, gradebook))


def test_a_bonus_tasks_points_count_and_its_maximum_does_not():
    grade = graded(passed=("half", "delta", "extra"))
    assert (grade.score, grade.max_score) == (10.0, 10.0)
    assert graded(passed=("half",)).max_score == 10.0


def test_points_of_a_task_replace_its_score_before_lateness():
    grade = graded(table=[("delta", 3.0)], late=1)
    assert (grade.raw_score, grade.penalty, grade.score) == (7.0, 1.0, 6.0)
    assert [task.verdict for task in grade.tasks] == [Verdict.PASSED, Verdict.FAILED, Verdict.FAILED]


def test_points_of_the_whole_are_final():
    grade = graded(table=[("", 9.5)], late=3)
    assert (grade.raw_score, grade.penalty, grade.score, grade.max_score) == (9.5, 0.0, 9.5, 10.0)
    assert grade.late == ""


@pytest.mark.parametrize("status", [Status.MISSING, Status.UNREADABLE, Status.NEEDS_PERSON])
def test_a_mark_changes_the_score_and_never_the_status(status):
    assert (graded(status=status).score, graded(status=status).status) == (0.0, status)
    grade = graded(table=[("", 5.0)], status=status)
    assert (grade.score, grade.status) == (5.0, status)
    assert {task.verdict for task in grade.tasks} == {Verdict.MISSING}


def test_an_excused_task_leaves_score_and_maximum():
    grade = graded(passed=("half", "delta"), table=[("delta", None, True)])
    assert (grade.score, grade.max_score) == (4.0, 6.0)
    assert grade.tasks[1].excused
    assert grade.tasks[1].verdict is Verdict.PASSED


def test_an_excused_assignment_keeps_its_verdicts():
    grade = graded(table=[("", None, True)])
    assert grade.status is Status.EXCUSED
    assert grade.tasks[0].verdict is Verdict.PASSED


def test_marks_csv_speaks_before_the_gradebook_and_both_are_named():
    grade = graded(table=[("why", 2.0)], gradebook={"why": 1.0, "delta": 1.0})
    assert grade.raw_score == 4.0 + 2.0 + 1.0
    assert "marks.csv gives why 2, the gradebook 1: marks.csv counts" in grade.note
    assert "gradebook" not in graded(table=[("why", 1.0)], gradebook={"why": 1.0}).note


def test_a_comment_alone_changes_no_points():
    grade = graded(table=[("delta", None, False, "Well drawn")])
    assert grade.score == graded().score
    assert grade.comments == (("delta", "Well drawn"),)
    assert not grade.decided


def test_the_student_is_told_in_other_words_than_the_teacher():
    grade = graded(table=[("delta", 3.0), ("half", None, True)], gradebook={"why": 1.0}, late=1)
    assert grade.decisions == (
        "Your teacher excused you from half: it counts neither for nor against you.",
        "Your teacher gave you 3 of 4 points for delta.",
    )
    assert not [text for text in grade.decisions if text in grade.full_note]


P, F, M, E, C = Verdict.PASSED, Verdict.FAILED, Verdict.MISSING, Verdict.ERROR, Verdict.CARRIED
WHERE = "tests/hidden/a1/test_t.py:12"


def of_checks(*tasks, points=1.0, carry=1.0):
    """Mark one submission whose tasks have checks with these verdicts."""
    names = [f"t{n}" for n in range(len(tasks))]
    results = tuple(
        TaskResult(name, P, tuple(check(name, k, verdict) for k, verdict in enumerate(verdicts)))
        for name, verdicts in zip(names, tasks, strict=True)
    )
    assignment = Assignment("a1", "A1", tuple(Task(name, points, carry=carry) for name in names))
    return mark(Submission(Student("ann"), "a1", None), Judgement(Status.GRADED, results), assignment)


def check(task, number, verdict):
    broke = {"message": "KeyError: 'x'", "path": WHERE} if verdict is E else {}
    return CheckResult(task, f"c{number}", "", verdict, **broke)


@pytest.mark.parametrize(
    ("verdicts", "score"),
    [((P, P), 1.0), ((P, F), 0.5), ((M, M), 0.0), ((P, E), 0.5), ((P, P, F), 0.67), ((), 0.0), ((C, F), 0.5)],
)
def test_a_tasks_points_are_shared_equally_among_its_checks(verdicts, score):
    assert of_checks(verdicts).tasks[0].score == score


@pytest.mark.parametrize(("carry", "score"), [(1.0, 1.0), (0.5, 0.5), (0.0, 0.0)])
def test_a_carried_check_earns_the_share_that_the_course_says(carry, score):
    assert of_checks((C, C), carry=carry).tasks[0].score == score


def test_the_sum_is_of_what_was_earned_and_not_of_what_was_rounded():
    grade = of_checks((P, F, F), (P, F, F), (P, F, F))
    assert [task.score for task in grade.tasks] == [0.33, 0.33, 0.33]
    assert grade.score == 1.0


def test_a_line_that_does_not_count_holds_no_share():
    checks = (CheckResult("t", "c", "", P), CheckResult("t", "same_answer", "", F, counts=False))
    judged = Judgement(Status.GRADED, (TaskResult("t", F, checks),))
    submission, assignment = Submission(Student("ann"), "a1", None), Assignment("a1", "A1", (Task("t", 1.0),))
    assert mark(submission, judged, assignment).score == 1.0


def test_a_check_of_ours_that_broke_waits_with_its_share_and_is_named_in_the_note():
    grade = of_checks((P, P, E))
    assert (grade.status, grade.score) == (Status.GRADED, 0.67)
    assert f"0.33 points wait for {WHERE}, which broke: KeyError: 'x'" in grade.note
    assert [(one.check, points) for one, points in waiting_points(grade.tasks[0])] == [("c2", pytest.approx(1 / 3))]


QUESTIONS = (WordQuestion("why", 2.0), WordQuestion("how", 1.0), WordQuestion("free", 0.0), WordQuestion("who", 1.0))
IN_WORDS = replace(ASSIGNMENT, questions=QUESTIONS)


def answered(*names, table=(), gradebook=None, notes=(), late=0):
    """Mark a submission that answered these questions in words, and has no function."""
    submission = Submission(Student("ann"), "b", None, timestamp=DUE + timedelta(days=late), notes=notes)
    judgement = Judgement(Status.GRADED, (), answers=tuple((name, "text") for name in names))
    return mark(submission, judgement, IN_WORDS, Marks(tuple(Mark("ann", "b", *line) for line in table), gradebook))


@pytest.mark.parametrize(
    ("names", "table", "words"),
    [
        ((), [], ""),
        (("free",), [], ""),
        (("why",), [], "1 answer in words waits to be marked"),
        (("who",), [], "1 answer in words waits to be marked"),
        (("why", "who"), [], "2 answers in words wait to be marked"),
        (("why", "how", "who"), [("how", 1.0)], "2 answers in words wait to be marked"),
        (("why", "who"), [("why", None, True)], "1 answer in words waits to be marked"),
        (("why",), [("why", 0.0)], ""),
        (("why",), [("", 4.0)], ""),
        (("why",), [("", None, True)], ""),
    ],
)
def test_the_note_counts_the_answers_in_words_that_could_still_earn_points(names, table, words):
    note = answered(*names, table=table).note
    assert note.endswith(words)
    assert ("in words" in note) == bool(words)


def test_the_points_of_questions_stand_in_the_order_of_the_course():
    grade = answered(gradebook={"who": 1.0, "why": 0.5}, table=[("how", None, True), ("free", 0.0)])
    assert grade.questions == (("why", 0.5), ("free", 0.0), ("who", 1.0))


def test_the_notes_are_joined_in_their_order_each_once():
    grade = answered(notes=("b", "a", "", "b"), table=[("", 3.0)])
    assert grade.note == "b; a; marks.csv: the whole gets 3"


@pytest.mark.parametrize(
    ("table", "gradebook", "decided"),
    [
        ([], None, ()),
        ([], {"why": 1.0, "half": 2.0, "delta": 0.5}, ("delta=0.5", "half=2.0", "why=1.0")),
        ([("why", 2.0), ("", None, True), ("half", 3.0)], {"why": 1.0}, ("=excused", "half=3.0", "why=2.0")),
        ([("why", None, False, "Good")], {"how": 1.0}, ("how=1.0",)),
    ],
)
def test_what_a_person_decided_is_kept_sorted_as_texts(table, gradebook, decided):
    assert tuple(answered(table=table, gradebook=gradebook).decided) == decided


def test_points_of_the_gradebook_are_kept_sorted():
    assert answered(gradebook={"why": 1.0, "half": 2.0}).marks == (("half", 2.0), ("why", 1.0))
    assert answered().marks == ()


def test_comments_keep_the_order_of_the_table():
    table = [("why", None, False, "One"), ("", 2.0, False, "Two"), ("half", 1.0)]
    assert answered(table=table).comments == (("why", "One"), ("", "Two"))


def test_a_comment_before_the_points_of_a_task_does_not_hide_them():
    assert graded(table=[("delta", None, False, "See below"), ("delta", 1.5)]).tasks[1].score == 1.5


def test_who_is_excused_from_the_whole_has_no_points_at_all():
    grade = graded(table=[("", None, True)], late=1)
    assert (grade.raw_score, grade.penalty, grade.score, grade.max_score, grade.late) == (0.0, 0.0, 0.0, 0.0, "")
    assert all(task.excused for task in grade.tasks)
    assert grade.decisions == ("Your teacher excused you from this assignment: it does not count.",)


def test_only_what_was_graded_is_called_late():
    assert "taken off" in graded(late=1).late
    assert graded(late=1, status=Status.UNREADABLE).late == ""


def test_the_student_is_told_of_every_task_and_question_in_the_order_of_the_course():
    table = [("who", None, True), ("why", None, True), ("extra", 1.0), ("half", 2.0), ("delta", None, True)]
    excused = "Your teacher excused you from {}: it counts neither for nor against you."
    assert answered(table=table).decisions == (
        *(excused.format(name) for name in ("delta", "why", "who")),
        "Your teacher gave you 2 of 4 points for half.",
        "Your teacher gave you 1 of 2 points for extra.",
    )


def test_final_points_are_told_alone_with_what_is_excused():
    grade = answered(table=[("", 7.0), ("half", 2.0), ("delta", None, True)], gradebook={"extra": 1.0})
    assert grade.decisions == (
        "Your teacher set your points for this assignment: 7. They are final.",
        "Your teacher excused you from delta: it counts neither for nor against you.",
    )


def test_an_excused_task_with_points_is_told_as_excused():
    assert answered(table=[("half", None, True)], gradebook={"half": 2.0}).decisions == (
        "Your teacher excused you from half: it counts neither for nor against you.",
    )


def test_every_check_that_broke_waits_with_its_share():
    task = of_checks((E, P, E, E), points=2.0).tasks[0]
    assert [(one.check, points) for one, points in waiting_points(task)] == [("c0", 0.5), ("c2", 0.5), ("c3", 0.5)]


def test_tasks_and_questions_keep_their_order_without_those_excused():
    left = without_excused(IN_WORDS, {"delta", "how"})
    assert [task.name for task in left.tasks] == ["half", "extra"]
    assert [question.name for question in left.questions] == ["why", "free", "who"]


@pytest.mark.parametrize("name", ["half", "delta", "extra", "why", "how", "who"])
def test_whatever_is_excused_is_told(name):
    words = f"Your teacher excused you from {name}: it counts neither for nor against you."
    assert answered(table=[(name, None, True)]).decisions == (words,)


def test_what_a_grade_keeps_does_not_change():
    grade = graded(table=[("delta", 1.0)], gradebook={"why": 1.0})
    kept = (grade.tasks, grade.decided, grade.marks, grade.decisions, grade.comments, grade.questions, grade.answers)
    assert all(isinstance(each, tuple) for each in kept)


def test_a_line_that_does_not_count_has_no_share_of_what_waits():
    checks = (check("t", 0, P), check("t", 1, E), replace(check("t", 2, E), counts=False))
    judged = Judgement(Status.GRADED, (TaskResult("t", F, checks),))
    assignment = Assignment("a1", "A1", (Task("t", 1.0),))
    (task,) = mark(Submission(Student("ann"), "a1", None), judged, assignment).tasks
    assert [(one.check, points) for one, points in waiting_points(task)] == [("c1", 0.5)]


def test_no_points_are_points_that_a_person_gave():
    assert graded(table=[("half", 0.0)]).score == 0.0
    assert graded(gradebook={"half": 0.0}).score == 0.0
    assert graded(table=[("half", 0.0)], gradebook={"half": 3.0}).score == 0.0
    assert graded(table=[("", 0.0)]).score == 0.0


def test_the_log_says_what_decided_besides_the_checks(caplog):
    caplog.set_level(logging.INFO, "grader.mark")
    graded()
    assert caplog.messages == []
    graded(table=[("delta", 3.0)], gradebook={"why": 2.0, "delta": 1.0}, late=1)
    assert caplog.messages == [
        "ann, b: marks.csv gives delta 3, the gradebook 1: marks.csv counts",
        "ann, b: the gradebook gives delta 1",
        "ann, b: the gradebook gives why 2",
        "ann, b: 1 day late; 1 begun day at 10% of 10 points: 1.00 taken off",
    ]


def test_the_log_says_which_task_pays_for_a_mistake_that_several_share(caplog):
    caplog.set_level(logging.INFO, "grader.mark")
    tasks = tuple(
        TaskResult(name, Verdict.FAILED, (CheckResult(name, "c", "C", Verdict.FAILED),), shared_mistake="F07")
        for name in ("half", "delta")
    )
    mark(Submission(Student("ann"), "b", Path("b.ipynb"), timestamp=DUE), Judgement(Status.GRADED, tasks), ASSIGNMENT)
    assert caplog.messages == ["ann, b: delta costs nothing: half pays for the same mistake"]
    caplog.clear()
    dear = replace(ASSIGNMENT, tasks=(Task("half", 1.0), Task("delta", 4.0), Task("last", 1.0)))
    tasks = (*tasks, replace(tasks[0], task="last"))
    mark(Submission(Student("ann"), "b", Path("b.ipynb"), timestamp=DUE), Judgement(Status.GRADED, tasks), dear)
    assert caplog.messages == [
        f"ann, b: {task} costs nothing: delta pays for the same mistake" for task in ("half", "last")
    ]
