"""Grades added up by tables: what is counted, and what a class without this or that gives."""

from __future__ import annotations

from dataclasses import replace

from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Source, Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import MistakeTitle
from grader.report.class_tables import missing_twice, read_grades, summarize

ASSIGNMENT = Assignment("a", "A", (Task("f", 2.0), Task("g", 2.0)))
TITLES = {("a", "f", "F01"): MistakeTitle("a slip", "3. A section")}


def failed(name, answers, told="differs", source="def f(x):\n    # mine\n    return x", **more):
    code, excused = more.get("code", ""), more.get("excused", False)
    check = CheckResult("f", "test_f", "It is right", Verdict.FAILED, told)
    first = TaskGrade(
        *("f", Verdict.FAILED, 0.5, 2.0, code),
        checks=(check,),
        source=Source(source),
        answers=answers,
        excused=excused,
    )
    return Grade(
        Student(name), "a", Status.GRADED, (first, TaskGrade("g", Verdict.PASSED, 2.0, 2.0)), 2.5, 0.0, 2.5, 4.0
    )


def test_unexplained_answers_are_grouped_by_what_they_compute_with_the_shortest_example():
    grades = [
        failed("ann", "same", "one thing", "def f(x):\n    return x + x - x"),
        failed("bo", "same", "another"),
        failed("cy", "same", "another", "def f("),
        failed("di", "other"),
    ]
    (group,) = summarize(ASSIGNMENT, grades, {}).unexplained
    assert [student.id for student in group.students] == ["ann", "bo", "cy"]
    assert (group.title, group.example, group.points) == ("another", "def f(x):\n    return x", 4.5)


def test_a_mistake_is_counted_with_its_title_its_section_and_the_points_that_it_cost():
    grades = [failed("ann", "", code="F01"), failed("bo", "", code="F01"), failed("cy", "", code="F01", excused=True)]
    summary = summarize(ASSIGNMENT, grades, TITLES)
    (group,) = summary.dearest
    assert (group.title, group.section, len(group.students), group.points) == ("a slip", "3. A section", 3, 3.0)
    assert summary.unexplained == ()


def test_a_class_of_which_nobody_was_graded_has_no_numbers_and_one_without_work_no_summary():
    missing = Grade(Student("ann"), "a", Status.MISSING, (), 0.0, 0.0, 0.0, 4.0)
    unread = Grade(Student("bo"), "a", Status.UNREADABLE, (), 0.0, 0.0, 0.0, 4.0, note="empty")
    assert summarize(ASSIGNMENT, [missing], {}) is None
    summary = summarize(ASSIGNMENT, [missing, unread, missing], {})
    assert (summary.graded, summary.mean, summary.verdicts, summary.checks) == (0, 0.0, {}, ())
    assert [(each.student.id, each.text) for each in summary.needs_person] == [("bo", "empty")]
    assert summary.statuses == {Status.MISSING: 2, Status.UNREADABLE: 1}


def graded(name, score, of=4.0, **more):
    return Grade(Student(name), "a", Status.GRADED, (), score, 0.0, score, of, **more)


def not_graded(name, status, assignment="a", **more):
    return Grade(Student(name), assignment, status, (), 0.0, 0.0, 0.0, 4.0, **more)


def test_a_class_is_put_into_ten_places_by_its_shares():
    class_ = [graded("a", 0.0), graded("b", 0.3, 3.0), graded("c", 3.9), graded("d", 4.0), graded("e", 5.0)]
    assert summarize(ASSIGNMENT, class_, {}).histogram == (1, 1, 0, 0, 0, 0, 0, 0, 0, 3)
    assert summarize(ASSIGNMENT, [graded("a", 0.0, 0.0)], {}).histogram == (1, *[0] * 9)
    shares = [graded("a", 0.09, 1.0), graded("b", 0.15, 1.0), graded("c", 0.89, 1.0)]
    assert summarize(ASSIGNMENT, shares, {}).histogram == (1, 1, 0, 0, 0, 0, 0, 0, 1, 0)


def test_mean_and_median_are_of_the_graded():
    summary = summarize(ASSIGNMENT, [graded("a", 0.5), graded("b", 1.25), graded("c", 4.0)], {})
    assert (summary.mean, summary.median, summary.graded) == (5.75 / 3, 1.25, 3)
    summary = summarize(ASSIGNMENT, [not_graded("a", Status.NEEDS_PERSON)], {})
    assert (summary.mean, summary.median, summary.histogram) == (0.0, 0.0, (0,) * 10)


def test_every_task_has_its_verdicts():
    verdicts = summarize(ASSIGNMENT, [failed("ann", ""), failed("bo", "")], {}).verdicts
    assert verdicts == {
        "f": {Verdict.FAILED: 2, Verdict.PASSED: 0},
        "g": {Verdict.FAILED: 0, Verdict.PASSED: 2},
    }


def test_what_is_told_of_students_is_in_the_order_of_the_class_and_cannot_be_changed():
    late = [graded(name, 1.0, late=f"{name} was late") for name in ("zoe", "ann")]
    people = [not_graded(name, Status.NEEDS_PERSON, note=name) for name in ("yve", "bo")]
    odd = [graded(name, 1.0, ran_nothing=True, overwritten=(("f", "cell 3"),)) for name in ("xan", "cy")]
    gone = [not_graded(name, Status.MISSING) for name in ("wim", "di")]
    tables = read_grades([*late, *people, *odd, *gone])
    assert [each.text for each in tables.late] == ["zoe was late", "ann was late"]
    assert [each.text for each in tables.needs_person] == ["yve", "bo"]
    assert [(each.student.id, each.text) for each in tables.odd] == [
        (name, text)
        for name in ("xan", "cy")
        for text in ("no statement of the file ran", "f is overwritten by a later cell, cell 3")
    ]
    summary = summarize(ASSIGNMENT, [*late, *people, *odd, *gone], {})
    told = (summary.late, summary.needs_person, summary.odd, summary.missing, summary.nothing_right)
    assert {type(each) for each in told} == {tuple}
    assert [student.id for student in summary.missing] == ["wim", "di"]


def test_of_work_that_was_not_graded_no_task_is_counted():
    waits = replace(failed("ann", ""), status=Status.NEEDS_PERSON, late="late")
    tables = read_grades([waits])
    assert (len(tables.tasks), len(tables.checks), tables.late) == (0, 0, [])


def test_who_submitted_nothing_at_least_twice_is_named_the_most_first():
    grades = [not_graded("ann", Status.MISSING, assignment) for assignment in "abc"]
    grades += [not_graded(name, Status.MISSING, assignment) for name in ("cy", "bo") for assignment in "ab"]
    grades += [not_graded("di", Status.MISSING, "a"), not_graded("di", Status.NEEDS_PERSON, "b")]
    grades += [not_graded("ed", Status.MISSING, "a"), not_graded("ed", Status.MISSING, "other")]
    grades += [not_graded("fay", Status.MISSING, "a"), not_graded("fay", Status.MISSING, "c")]
    named = missing_twice(grades, iter("abc"))
    assert [(student.id, count) for student, count in named] == [("ann", 3), ("bo", 2), ("cy", 2), ("fay", 2)]


def share_of_the_rest(*tasks, **more):
    """Give tasks of (score, maximum); return what the student has of the other points, task by task."""
    rows = tuple(TaskGrade(f"t{n}", Verdict.PASSED, score, of) for n, (score, of) in enumerate(tasks))
    raw, of = sum(score for score, _ in tasks), sum(of for _, of in tasks)
    grade = Grade(Student("ann"), "a", Status.GRADED, rows, raw, 0.0, raw, of, **more)
    return [row.rest for row in read_grades([grade]).tasks]


def test_the_rest_is_the_share_of_the_other_points():
    assert share_of_the_rest((1.0, 2.0), (1.0, 4.0)) == [0.25, 0.5]
    assert share_of_the_rest((0.25, 0.25), (0.25, 0.5)) == [0.5, 1.0]
    assert share_of_the_rest((1.0, 2.0)) == [0.0]
    assert share_of_the_rest((3.0, 2.0), (0.0, 0.0)) == [0.0, 1.5]


def test_a_mistake_costs_what_is_missing_of_the_points_and_never_less_than_nothing():
    nearly = [replace(failed(name, "", code="F01"), max_score=4.0) for name in ("ann", "bo")]
    nearly = [
        replace(each, tasks=(replace(each.tasks[0], score=score), each.tasks[1]))
        for each, score in zip(nearly, (1.75, 3.0), strict=True)
    ]
    (group,) = summarize(ASSIGNMENT, nearly, TITLES).dearest
    assert (group.points, len(group.students)) == (0.25, 2)


def test_what_is_right_is_never_grouped_among_the_unexplained():
    right = [
        replace(failed(name, "same"), tasks=(replace(failed(name, "same").tasks[0], verdict=Verdict.PASSED),))
        for name in ("ann", "bo")
    ]
    assert summarize(ASSIGNMENT, right, {}).unexplained == ()


def test_a_check_tells_how_much_more_those_have_who_pass_it():
    def one(name, verdict, others):
        check = CheckResult("f", "test_f", "It is right", verdict)
        tasks = (TaskGrade("f", verdict, 0.0, 2.0, checks=(check,)), TaskGrade("g", Verdict.FAILED, others, 2.0))
        return Grade(Student(name), "a", Status.GRADED, tasks, others, 0.0, others, 4.0)

    class_ = [one("a", Verdict.PASSED, 2.0), one("b", Verdict.CARRIED, 1.0), one("c", Verdict.FAILED, 0.5)]
    (count,) = summarize(ASSIGNMENT, class_, {}).checks
    assert (count.task, count.title, count.passed, count.failed, count.gap) == ("f", "It is right", 2, 1, 0.5)
    (alone,) = summarize(ASSIGNMENT, class_[:2], {}).checks
    assert (alone.passed, alone.failed, alone.gap) == (2, 0, None)
    assert read_grades([]).checks == {}
    assert summarize(ASSIGNMENT, [not_graded("d", Status.UNREADABLE)], {}).checks == ()


def test_groups_say_task_students_and_points_exactly():
    grades = [failed(name, "same") for name in ("ann", "bo", "cy")] + [failed("di", "", code="F01")]
    summary = summarize(ASSIGNMENT, grades, TITLES)
    (mistake,), (group,) = summary.commonest, summary.unexplained
    assert (mistake.task, mistake.code, mistake.students, mistake.points) == ("f", "F01", (Student("di"),), 1.5)
    assert (group.task, group.code, group.students, group.points) == (
        "f",
        "",
        tuple(map(Student, ("ann", "bo", "cy"))),
        4.5,
    )
    assert summarize(ASSIGNMENT, grades, {}).commonest[0].title == ""


def test_groups_come_by_size_then_task_code_and_title():
    codes = {"ann": "F03", "bo": "F02", "cy": "F02", "di": "F01"}
    summary = summarize(ASSIGNMENT, [failed(name, "", code=code) for name, code in codes.items()], {})
    assert [group.code for group in summary.commonest] == ["F02", "F01", "F03"]


def test_who_has_nothing_right_is_named_in_the_order_of_the_class():
    wrong = [replace(failed(name, ""), tasks=failed(name, "").tasks[:1]) for name in ("zoe", "ann")]
    assert [student.id for student in summarize(ASSIGNMENT, [*wrong, failed("bo", "")], {}).nothing_right] == [
        "zoe",
        "ann",
    ]


def test_verdicts_and_groups_come_in_order_whatever_the_order_of_the_class():
    def one(name, verdict, code="", answers=""):
        check = CheckResult("f", "test_f", "It is right", verdict, "differs")
        task = TaskGrade("f", verdict, 0.0, 2.0, code, checks=(check,), answers=answers)
        return Grade(Student(name), "a", Status.GRADED, (task,), 0.0, 0.0, 0.0, 4.0)

    class_ = [one("n", Verdict.PASSED), one("m", Verdict.MISSING), one("l", Verdict.ERROR)]
    class_ += [one("a", Verdict.FAILED, "F02"), one("b", Verdict.CARRIED), one("c", Verdict.FAILED, "F01")]
    assert list(summarize(ASSIGNMENT, class_, {}).verdicts["f"]) == sorted(Verdict)
    assert [group.code for group in summarize(ASSIGNMENT, class_, TITLES).commonest] == ["F01", "F02"]
    told = [one(name, Verdict.FAILED, answers=answers) for name, answers in zip("abcd", "yxxy", strict=True)]
    assert [[who.id for who in each.students] for each in summarize(ASSIGNMENT, told, {}).unexplained] == [
        ["b", "c"],
        ["a", "d"],
    ]


def test_of_a_group_what_most_are_told_and_the_shortest_example_are_shown_wherever_they_stand():
    def shown(*pairs):
        grades = [
            failed(f"s{n}", "same", told, f"def f(x):\n    return {code}") for n, (told, code) in enumerate(pairs)
        ]
        (group,) = summarize(ASSIGNMENT, grades, {}).unexplained
        return group.title, group.example.partition("return ")[2]

    assert shown(("one", "x"), ("one", "x + x"), ("two", "x + x"), ("two", "x + x + x")) == ("one", "x")
    assert shown(("two", "x + x"), ("one", "x + x"), ("one", "x")) == ("one", "x")


def test_nothing_right_is_who_has_no_task_right_the_last_of_the_class_too():
    def one(name, *verdicts):
        tasks = tuple(TaskGrade(f"t{n}", verdict, 0.0, 2.0) for n, verdict in enumerate(verdicts))
        return Grade(Student(name), "a", Status.GRADED, tasks, 0.0, 0.0, 0.0, 4.0)

    class_ = [one("ann", Verdict.PASSED, Verdict.FAILED), one("bo", Verdict.FAILED, Verdict.CARRIED)]
    class_ += [one("cy", Verdict.FAILED, Verdict.MISSING)]
    assert [student.id for student in summarize(ASSIGNMENT, class_, {}).nothing_right] == ["cy"]


def test_groups_of_one_size_come_in_the_order_of_their_answers():
    """With quotation marks in them, too: texts are compared, not how Python would write them."""
    answers = ["it's", "b", "a!", 'say "x"', "a", "a 1"]
    grades = [
        failed(f"{name}{number}", each, source=f"def f():\n    return {number}")
        for number, each in enumerate(answers)
        for name in ("ann", "bo")
    ]
    groups = summarize(ASSIGNMENT, grades, {}).unexplained
    assert [answers[int(group.students[0].id[-1])] for group in groups] == sorted(answers)


def test_the_rest_is_what_was_earned_before_the_penalty():
    tasks = tuple(TaskGrade(name, Verdict.PASSED, 2.0, 2.0) for name in ("f", "g"))
    late = Grade(Student("ann"), "a", Status.GRADED, tasks, 4.0, 1.5, 2.5, 4.0)
    assert [row.rest for row in read_grades([late]).tasks] == [1.0, 1.0]
