"""The class on one page, with names and without."""

from __future__ import annotations

import logging
import stat
from dataclasses import replace

import pytest

from grader.records.course import Assignment, Course, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Source, Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import Group, MistakeTitle, Remark
from grader.report.class_tables import missing_twice, summarize
from grader.report.html import class_page as module
from grader.report.html.class_page import (
    ANONYMOUS,
    LABELS,
    MOST_MISTAKES,
    MOST_NAMES,
    MOST_ROWS,
    NAMED,
    STATUSES,
    ClassPage,
    StudentRow,
    _width,
    class_page,
    few,
    link,
    write_class_pages,
)
from grader.report.html.environment import breakable

from .test_page import Outline

ASSIGNMENT = Assignment("backprop", "Where do the deltas come from?", (Task("hidden_delta", 2.0), Task("delta", 2.0)))
COURSE = Course(root=None, title="Our course", submissions=None, assignments=(ASSIGNMENT,))
TITLES = {("backprop", "hidden_delta", "H01"): MistakeTitle("the steepness is missing", "9. The second trick")}
CODE = "def hidden_delta(theta, delta, a):\n    return my_own_idea(theta) @ delta\n"


def student(number):
    return Student(f"u{number:05}", f"First{number}", f"Last{number}", f"mail{number}@x.org")


def grade(number, right=True, code="H01", status=Status.GRADED, **more):
    verdict = Verdict.PASSED if right else Verdict.FAILED
    message = "" if right else "hidden_delta[0] differs: you returned my_own_idea"
    check = CheckResult("hidden_delta", "c", "Right on five layers", verdict, message)
    other = CheckResult("delta", "d", "Right in order", Verdict.PASSED)
    tasks = (
        TaskGrade(
            *("hidden_delta", verdict, 2.0 * right, 2.0, "" if right else code),
            checks=(check,),
            source=Source(CODE, "cell 3", 1),
        ),
        TaskGrade("delta", Verdict.PASSED, 2.0, 2.0, checks=(other,)),
    )
    score = 2.0 + 2.0 * right
    note = f"note of Last{number}" if status is Status.NEEDS_PERSON else ""
    done = tasks if status is Status.GRADED else ()
    return Grade(student(number), "backprop", status, done, score, 0.0, score, 4.0, note=note, **more)


def page(grades, **more):
    summary = summarize(ASSIGNMENT, grades, TITLES)
    summaries = {"backprop": summary} if summary else {}
    rows = tuple(StudentRow(each.student, (("backprop", f"{each.score:g}", each.score),)) for each in grades)
    return ClassPage(COURSE, summaries, rows[:MOST_ROWS], len(grades), **more)


CLASSES = {
    "one": [grade(1)],
    "nobody": [grade(n, status=Status.MISSING) for n in range(3)],
    "all wrong": [grade(n, right=False) for n in range(40)],
    "mixed": [
        *(grade(n) for n in range(30)),
        *(grade(n, right=False) for n in range(30, 35)),
        grade(40, right=False, code="", late="2 days late; 0.80 taken off"),
        grade(41, right=False, code=""),
        grade(42, status=Status.NEEDS_PERSON),
        grade(43, status=Status.MISSING),
    ],
}


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("kind", CLASSES)
def test_the_page_is_whole_for_any_class(kind, anonymous):
    text = class_page(page(CLASSES[kind]), anonymous=anonymous)
    Outline(text)
    assert "http" not in text.replace("http-equiv", "")
    assert ("Nobody has submitted anything yet" in text) == (kind == "nobody")


def test_the_teacher_sees_what_to_teach_who_to_write_to_and_whose_answer_is_equal():
    text = class_page(page(CLASSES["mixed"], missing_twice=[(student(7), 2)]), anonymous=False)
    assert "the steepness is missing" in text
    assert "5 students, 10 points" in text
    assert "Section: 9. The second trick." in text
    assert "note of Last42" in text
    assert "Without a submission: 1" in text
    assert "First43 Last43 (u00043)" in text
    assert "2 days late; 0.80 taken off" in text
    assert "you returned my_own_idea" in text
    assert "First7 Last7 (u00007): nothing submitted for 2 assignments" in text
    assert 'href="feedback/u00042/backprop.html"' in text


def test_the_page_without_names_holds_nobodys_name_text_or_code():
    changes, notes = ["changed: u00030"], ["below 50% of the total: u00030"]
    text = class_page(page(CLASSES["mixed"], changes=changes, notes=notes), anonymous=True)
    for each in CLASSES["mixed"]:
        who = each.student
        for value in (who.id, who.first_name, who.last_name, who.email, f"note of Last{who.id}"):
            assert value not in text
    for line in CODE.splitlines():
        assert line.strip() not in text
    assert "my_own_idea" not in text
    assert '<a href="feedback' not in text
    assert "fewer than 3" in text


def test_counts_of_one_and_two_are_told_as_few():
    assert [few(number) for number in (0, 1, 2, 3, 40)] == ["0", "fewer than 3", "fewer than 3", "3", "40"]
    text = class_page(page([grade(n, right=n > 1) for n in range(12)]), anonymous=True)
    assert "fewer than 3 students" in text
    assert 'data-sort="2"' not in text


def test_a_check_tells_strong_from_weak_by_the_rest_of_the_assignment():
    summary = summarize(ASSIGNMENT, CLASSES["mixed"], TITLES)
    hidden, delta = summary.checks
    assert (hidden.passed, hidden.failed, hidden.gap) == (30, 7, 0.0)
    assert (delta.passed, delta.failed, delta.gap) == (37, 0, None)
    assert summary.histogram == (0, 0, 0, 0, 0, 7, 0, 0, 0, 30)
    assert summary.verdicts["hidden_delta"] == {Verdict.PASSED: 30, Verdict.FAILED: 7}


def test_equal_answers_without_a_name_are_one_group():
    (group,) = summarize(ASSIGNMENT, CLASSES["mixed"], TITLES).unexplained
    assert [each.id for each in group.students] == ["u00040", "u00041"]


def test_who_submitted_nothing_twice_is_named():
    twice = [grade(number, status=Status.MISSING) for number in (2, 2, 1, 1, 3)]
    assert missing_twice(twice, ["backprop"]) == [(student(1), 2), (student(2), 2)]


def test_what_a_student_wrote_is_shown_and_not_run():
    who = Student('<script>alert("x")</script>', "A\x1b[31m", "\u202eB")
    bad = Grade(who, "backprop", Status.NEEDS_PERSON, (), 0.0, 0.0, 0.0, 4.0, note="<img src=x onerror=y>\x07")
    text = class_page(page([bad]), anonymous=False)
    Outline(text)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_link_leads_to_the_file_of_any_id():
    assert link(Student("b/o%"), "a b") == "feedback/b%252Fo%2525/a%20b.html"


def test_a_long_name_breaks_at_its_underscores():
    assert breakable("numerical_gradient") == "numerical_<wbr>gradient"
    assert breakable("<b>") == "&lt;b&gt;"


def test_ten_thousand_students_are_a_page_of_some_megabytes():
    text = class_page(page([grade(n, right=n % 3 > 0) for n in range(10_000)]), anonymous=False)
    assert len(text.encode()) < 2 * 2**20
    assert "The first 2000; all are in scores.csv" in text


def test_both_pages_are_for_this_account_alone_and_the_same_bytes_again(tmp_path):
    write_class_pages(tmp_path, page(CLASSES["mixed"]))
    first = {name: (tmp_path / name).read_bytes() for name in (NAMED, ANONYMOUS)}
    write_class_pages(tmp_path, page(CLASSES["mixed"]))
    for name, data in first.items():
        assert (tmp_path / name).read_bytes() == data
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_both_pages_are_what_class_page_returns_with_a_mark_for_half_a_letter(tmp_path, monkeypatch):
    nobody = ClassPage(COURSE, {})
    monkeypatch.setattr(module, "class_page", lambda shown, *, anonymous: f"{shown is nobody} {anonymous} \u03b4\ud800")
    write_class_pages(tmp_path, nobody)
    for name, words in ((NAMED, "True False"), (ANONYMOUS, "True True")):
        assert (tmp_path / name).read_bytes() == f"{words} \u03b4?".encode()
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((NAMED, ANONYMOUS))


def test_nothing_is_fetched_and_no_script_runs_but_ours():
    text = class_page(ClassPage(COURSE, {}), anonymous=False)
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" in text.replace("&#39;", "'")


def summary_of(name, *costs, people=(), stuck=(), odd=()):
    """Return a summary with a mistake for each of `costs`, and remarks on students."""
    groups = tuple(Group("delta", f"{name}{n}", "", (student(n),), cost) for n, cost in enumerate(costs))
    empty = summarize(ASSIGNMENT, [grade(1, status=Status.NEEDS_PERSON)], {})
    assert empty is not None
    return replace(
        empty,
        commonest=groups,
        needs_person=tuple(Remark(student(n), name, f"look {n}") for n in people),
        nothing_right=tuple(map(student, stuck)),
        odd=tuple(Remark(student(n), name, f"odd {n}") for n in odd),
    )


def test_the_three_dearest_mistakes_of_all_assignments_are_to_teach_in_the_order_of_their_cost():
    summaries = {"a": summary_of("a", 1.0, 3.0), "b": summary_of("b", 2.5, 9.0, 2.5)}
    found = [(group.code, group.points) for _, group in ClassPage(COURSE, summaries).teach]
    assert found == [("b1", 9.0), ("a1", 3.0), ("b0", 2.5)]


def test_whom_to_write_to_is_told_once_with_every_reason_in_the_order_of_the_assignments():
    summaries = {
        "a": summary_of("a", people=(1, 2), stuck=(3, 4), odd=(5, 6)),
        "b": summary_of("b", people=(2, 1), stuck=(1, 5), odd=(6, 7)),
    }
    twice, unlike = [(student(9), 2), (student(4), 3)], [Remark(student(8), "a", "far below")]
    shown = ClassPage(COURSE, summaries, missing_twice=twice, unlike_oneself=unlike)
    told = {who.id: [(each.assignment, each.text) for each in why] for who, why in shown.write_to}
    assert list(told.items()) == [
        ("u00001", [("a", "look 1"), ("b", "look 1"), ("b", "nothing right yet")]),
        ("u00002", [("a", "look 2"), ("b", "look 2")]),
        ("u00009", [("", "nothing submitted for 2 assignments")]),
        ("u00004", [("", "nothing submitted for 3 assignments"), ("a", "nothing right yet")]),
        ("u00003", [("a", "nothing right yet")]),
        ("u00005", [("b", "nothing right yet")]),
    ]
    assert [each.text for each in shown.odd] == ["odd 5", "odd 6", "odd 6", "odd 7", "far below"]
    assert ClassPage(COURSE, {}).students_count == 0


def test_every_status_and_every_verdict_has_its_words_and_every_list_its_end():
    assert (MOST_NAMES, MOST_ROWS, MOST_MISTAKES) == (40, 2000, 12)
    assert LABELS == {
        Verdict.PASSED: "right",
        Verdict.CARRIED: "carried",
        Verdict.FAILED: "not right",
        Verdict.ERROR: "not judged",
        Verdict.MISSING: "not written",
    }
    assert STATUSES == {
        Status.GRADED: "graded",
        Status.MISSING: "without a submission",
        Status.UNREADABLE: "unreadable",
        Status.NEEDS_PERSON: "waiting for a person",
        Status.EXCUSED: "excused",
    }


def test_lists_end_at_forty_names_and_mistakes_at_twelve():
    late = [grade(n, late=f"{n} days late") for n in range(41)]
    text = class_page(page(late), anonymous=False)
    assert ("39 days late" in text, "40 days late" in text, "and 1 more, in scores.csv" in text) == (True, False, True)
    codes = [grade(n, right=False, code=f"Z{n:02}") for n in range(13)]
    rows = class_page(page(codes), anonymous=True)
    assert [f"Z{n:02}" for n in range(13) if f"<td>Z{n:02}" in rows] == [f"Z{n:02}" for n in range(12)]


@pytest.mark.parametrize(
    ("count", "most", "anonymous", "width"),
    [
        (0, 8, True, 0.0),
        (1, 8, True, 25.0),
        (2, 8, True, 25.0),
        (3, 8, True, 37.5),
        (4, 8, True, 50.0),
        (0, 8, False, 0.0),
        (1, 8, False, 12.5),
        (2, 8, False, 25.0),
        (3, 8, False, 37.5),
        (1, 3, False, 33.33),
        (5, 0, True, 0.0),
        (0, 0, False, 0.0),
    ],
)
def test_a_bar_of_one_or_two_people_tells_no_more_than_their_count_does(count, most, anonymous, width):
    assert _width(count, most, anonymous=anonymous) == width


def test_the_log_says_which_class_pages_were_written(tmp_path, caplog):
    caplog.set_level(logging.INFO, "grader.report.html.class_page")
    write_class_pages(tmp_path, ClassPage(COURSE, {}))
    assert caplog.messages == [f"{tmp_path / NAMED}: written", f"{tmp_path / ANONYMOUS}: written"]
