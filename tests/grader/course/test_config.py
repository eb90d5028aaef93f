"""course.toml: every mistake is named with its place, and what it says is what is graded."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from grader.course.config import choose, read_course
from grader.errors import CourseError
from grader.records.course import Attempts, Late, Limits, Task, Tell

ROOT = Path(__file__).parents[3]
TASKS = "[assignments.a.tasks]\nf = {}\n"


def read(folder: Path, text: str):
    (folder / "course.toml").write_text(text, encoding="utf-8")
    return read_course(folder)


def test_every_default_is_what_the_course_writes_out() -> None:
    written = read_course(ROOT)
    assert written.limits == type(written.limits)()


def test_whatever_can_be_set_stands_in_the_course_file_with_what_holds_without_it(tmp_path: Path) -> None:
    text = (ROOT / "course.toml").read_text(encoding="utf-8")
    with_all = read(tmp_path, text.replace("#: ", "")).assignments[0]
    written = read_course(ROOT).assignments[0]
    (added,) = [task for task in with_all.tasks if task not in written.tasks]
    assert added == Task("TASK", 1.0)
    assert replace(with_all, tasks=written.tasks, questions=()) == written
    settable = [field.name for kind in (Task, Late, Limits) for field in fields(kind) if field.name != "name"]
    assert not [key for key in settable if f"{key} = " not in text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no [assignments.NAME]"),
        ("[course", "is not TOML"),
        (
            TASKS + "[assignments.a.extensions]\nann.lee = 2026-03-09T23:59:00",
            "extension of 'ann.lee': an id with a dot needs quotes, as in \"ann.lee\" = 2026",
        ),
        (
            TASKS + "[assignments.a.extensions]\nj\u00fcrgen = 2026-03-09T23:59:00",
            'needs quotation marks: "j\u00fcrgen" = ...',
        ),
        (TASKS + "[assignments.a.extensions]\nann lee = 2026-03-09", 'needs quotation marks: "ann lee" = ...'),
        ("colour = 1\n" + TASKS, "course.toml: the top of the file has an unknown key 'colour'; it may have 'course'"),
        (TASKS + "[course]\ncolour = 1", "[course] has an unknown key 'colour'"),
        (TASKS + "[limits]\ncell_second = 1", "[limits] has an unknown key 'cell_second'"),
        (TASKS + "[limits]\ncell_seconds = 0", "cell_seconds is 0; nothing could run: raise it to 0.1 or more"),
        (TASKS + "[limits]\nmemory_megabytes = 1", "memory_megabytes is 1; nothing could run: raise it to 64 or more"),
        (TASKS + "[limits]\nfile_megabytes = 0.5", "file_megabytes is 0.5; nothing could run: raise it to 1 or more"),
        (TASKS + "[limits]\npackages = 'torch'", "packages should be a list such as ['torch']; it is 'torch'"),
        (TASKS + "[limits]\naccept = [3]", "each of [limits] accept should be a text; it is 3"),
        ("[assignments.a.tasks]\nf = {}\ng = { uses = 'f' }", "task 'g' uses should be a list such as ['f']"),
        (TASKS + "[limits]\ncell_seconds = 'long'", "should be a number"),
        ("[assignments.a]\ntitle = 'A'", "[assignments.a] has no tasks"),
        ("[assignments.a.tasks]\nf = { points = -1 }", "task 'f' points should be a number from 0"),
        ("[assignments.a.tasks]\nf = { points = true }", "task 'f' points should be a number"),
        ("[assignments.a.tasks]\nf = { point = 1 }", "task 'f' has an unknown key 'point'"),
        ("[assignments.a.tasks]\nf = 3", "task 'f' should be a table"),
        ("[assignments.a.tasks]\nf = { uses = ['g'] }", "uses 'g', which is no earlier task; it is the first"),
        ("[assignments.a.tasks]\nf = {}\ng = { uses = ['g'] }\nh = {}", "no earlier task; there is 'f'\n"),
        ("[assignments.a.tasks]\nf = { tell = 'much' }", "has tell = 'much'; it can be 'all', 'advice', 'verdict'"),
        ("[assignments.a.tasks]\nf = { carry = 2 }", "carry should be a number from 0 to 1"),
        ("[assignments.a]\ndue = 'soon'\n" + TASKS, "due is 'soon'; write it as 2026-03-01T23:59:00+01:00"),
        ("[assignments.a]\nlate = { per_week = 1 }\n" + TASKS, "late has an unknown key 'per_week'"),
        ("[assignments.a]\nlate = { attempts = 'all' }\n" + TASKS, "attempts = 'all'; it can be 'last', 'best'"),
        ("[course]\ntimezone = 'Mars/Olympus'\n" + TASKS, "timezone 'Mars/Olympus' is not known"),
        ("[course]\nsubmissions = 3\n" + TASKS, "submissions should be a text"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CourseError) as caught:
        read(tmp_path, text)
    assert words in f"{caught.value}\n"


def test_a_missing_file_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"course.toml is missing: run this in the course's folder"):
        read_course(tmp_path)
    (tmp_path / "course.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CourseError, match="save it with the encoding UTF-8"):
        read_course(tmp_path)


def test_a_full_entry_is_read(tmp_path: Path) -> None:
    course = read(
        tmp_path,
        "[course]\ntimezone = 'Europe/Berlin'\n[assignments.a]\ndue = 2026-03-01T23:59:00\n"
        "late = { per_day = 0.1, attempts = 'best' }\nextensions = { ann = 2026-03-08 }\n"
        "[assignments.a.tasks]\nf = { points = 2 }\ng = { uses = ['f'], carry = 0.5, tell = 'verdict' }\n",
    )
    (one,) = course.assignments
    assert one.due is not None
    assert one.due.isoformat() == "2026-03-01T23:59:00+01:00"
    assert one.late is not None
    assert one.late.attempts is Attempts.BEST
    assert [(task.points, task.carry, task.tell) for task in one.tasks] == [
        (2.0, 1.0, Tell.ADVICE),
        (1.0, 0.5, Tell.VERDICT),
    ]
    ((who, until),) = one.extensions
    assert (who, until) == ("ann", datetime(2026, 3, 8, 23, 59, 59, tzinfo=until.tzinfo))


def test_assignments_are_chosen_by_name_in_the_order_of_the_file(tmp_path: Path) -> None:
    course = read(tmp_path, "[assignments.b.tasks]\nf = {}\n[assignments.a.tasks]\nf = {}\n")
    assert [one.name for one in choose(course, ("a", "b"))] == ["b", "a"]
    with pytest.raises(CourseError, match="no assignment 'c'; it has 'b', 'a'"):
        choose(course, ("c",))
