"""`grader run --any` on three foreign courses: nbgrader's own scores, which a test with the real one keeps true."""

import csv
import json
import os

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import CourseError
from grader.nbgrader_course.config import read_config
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.records.submission import Status
from grader.run.pipeline import run

from . import courses

GOLDEN = {
    "classic": {
        "ada": {"first/test_total": 3, "first/test_mean": 1.5, "second/test_double": 1, "second/test_double_text": 1},
        "bob": {"first/test_mean": 0.5, "second/test_double": 1},
        "cyd": {},
    },
    "configured": {"dee": {"test_square": 2, "test_shown": 1}, "eve": {}, "fay": {"test_shown": 1}},
    "untidy": {
        "amy": {"test_clip": 2, "test_clip_below": 2, "test_first": 1},
        "ben": {"test_clip": 2, "test_first": 1},
        "dan": {"test_clip": 2, "test_clip_below": 2, "test_first": 1},
        "eli": {"test_clip": 2, "test_clip_below": 2, "test_first": 1},
        "fox": {"test_clip": 2, "test_clip_below": 2},
        "gus": {},
        "hal": {"test_clip": 2, "test_clip_below": 2, "test_first": 1},
        "zoe": {"test_first": 1},
    },
}
MOST = {"classic": 16, "configured": 7, "untidy": 5}


def graded(root, *names, students=(), jobs=1):
    options = RunOptions(root, names, None, root / "results", jobs, frozenset(students))
    return {grade.student.id: grade for grade in run(options, {}, lambda *_: None, read_nbgrader_course).grades}


@pytest.mark.parametrize("name", GOLDEN)
def test_every_cell_has_its_score(course, name):
    grades = graded(course(name), jobs=2)
    scores = {who: {task.task: task.score for task in grade.tasks if task.score} for who, grade in grades.items()}
    assert scores == GOLDEN[name]
    assert {grade.max_score for grade in grades.values()} == {MOST[name]}
    assert {grade.status for grade in grades.values()} == {Status.GRADED}


def test_what_a_person_has_to_mark_is_counted_in_the_note(course):
    grades = graded(course("classic"))
    assert grades["ada"].note == "2 cells wait for a person"  # the answer in words, and the task cell
    assert grades["bob"].note == "1 cell waits for a person"  # the answer was left as it was handed out
    assert "second.ipynb is missing" in grades["cyd"].note


def test_a_reason_stands_beside_every_lost_point(course):
    tasks = {task.task: task.checks[0].message for task in graded(course("untidy"))["fox"].tasks}
    assert tasks["test_first"].startswith("it wrote to stderr: hm")
    tasks = {task.task: task.checks for task in graded(course("configured"))["eve"].tasks}
    assert "still running" in tasks["test_square"][0].message


def test_files_of_the_source_overwrite_the_students(course):
    root = course("classic")
    (root / "source" / "ps1" / "numbers.csv").write_text("1\n", encoding="utf-8")
    scores = {task.task: task.score for task in graded(root, students=["ada"])["ada"].tasks}
    assert scores["first/test_total"] == 0  # 60 is asked for, and the master's file no longer has it


def test_one_students_disaster_is_one_row(course):
    root = course("untidy")
    (root / "submitted" / "amy" / "lab" / "lab.ipynb").write_text("not JSON", encoding="utf-8")
    (root / "submitted" / "ben" / "lab" / "lab.ipynb").unlink()
    dying = courses.answered(courses.UNTIDY, clip="import os\nos._exit(0)", first="def first(xs): return xs[0]")
    courses.hand_in(root, "dan", "lab", lab=dying)
    grades = graded(root)
    assert (grades["amy"].status, grades["ben"].status) == (Status.UNREADABLE, Status.MISSING)
    assert {task.task: task.score for task in grades["dan"].tasks if task.score} == {"test_first": 1}
    assert grades["hal"].score == 5


def test_what_was_graded_before_a_stop_is_kept(course):
    def stop(count, *_):
        if count == 2:
            raise KeyboardInterrupt

    root = course("classic")
    done = run(RunOptions(root, output=root / "results"), {}, stop, read_nbgrader_course)
    assert done.stopped
    assert [grade.status for grade in done.grades] == [Status.GRADED, Status.GRADED, Status.NEEDS_PERSON]
    assert "cyd,,,,0.00,0.00,0.00,16.00,needs_person,not graded yet" in (root / "results" / "scores.csv").read_text()


def test_the_command_writes_the_tables_and_says_what_is_shared(course):
    root = course("classic")
    done = CliRunner().invoke(main, ["run", "--any", "--course", str(root), "--jobs", "1"])
    assert done.exit_code == 0, done.output
    assert "tests and student share a process in this mode" in done.output
    with (root / "results" / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["student_id"], row["score"], row["max_score"]) for row in rows] == [
        ("ada", "6.50", "16.00"),
        ("bob", "1.50", "16.00"),
        ("cyd", "0.00", "16.00"),
    ]
    assert rows[2]["timestamp"] == "2026-02-03 04:05:06"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda root: (root / "source").rename(root / "elsewhere"), "source is missing"),
        (lambda root: (root / "source" / "ps1" / "first.ipynb").write_text("{"), "no notebook of format 4"),
        (lambda root: (root / "submitted").rename(root / "gone"), "submitted: no such folder"),
        (lambda root: (root / "nbgrader_config.py").write_text("1/0"), "nbgrader_config.py cannot be read"),
        (lambda root: (root / "course.toml").write_text("limits.accept = 'shared-uid'"), "accept should be a list"),
    ],
)
def test_what_the_teacher_has_to_mend_is_said(course, change, words):
    root = course("classic")
    change(root)
    with pytest.raises(CourseError, match=words):
        graded(root)


def test_an_unknown_assignment_is_named(course):
    with pytest.raises(CourseError, match="no assignment 'ps2'"):
        graded(course("classic"), "ps2")


@pytest.mark.parametrize(
    "line",
    [
        "c.CourseDirectory.directory_structure = '{student_id}/{nbgrader_step}/{assignment_id}'",
        "c.AssignLatePenalties.plugin_class = 'mine.Plugin'",
        "c.Autograde.autograde_preprocessors = []",
        "c.Execute.interrupt_on_timeout = False",
    ],
)
def test_a_switch_that_is_not_supported_is_refused_by_name(course, line):
    root = course("classic")
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{line}\n", encoding="utf-8")
    with pytest.raises(CourseError, match=line.split()[0].removeprefix("c.")):
        read_config(root)


@pytest.mark.parametrize(("timeout", "seconds"), [("None", 600), ("0", 600), ("-1", 600), ("7", 7)])
@pytest.mark.parametrize("section", ["Execute", "ExecutePreprocessor", "NotebookClient"])
def test_a_time_limit_means_what_it_means_to_nbclient(course, section, timeout, seconds):
    root = course("classic")
    (root / "nbgrader_config.py").write_text(f"c = get_config()\nc.{section}.timeout = {timeout}\n", encoding="utf-8")
    assert read_config(root).cell_seconds == seconds


def test_the_configuration_may_be_json_too_and_cannot_change_this_program(course):
    root = course("classic")
    (root / "nbgrader_config.json").write_text('{"ClearSolutions": {"text_stub": "X"}}', encoding="utf-8")
    (root / "nbgrader_config.py").write_text("import os\nos._exit = None\nc = get_config()\nprint('hello')\n")
    assert read_config(root).text_stub == "X"
    assert callable(os._exit)


def test_students_may_import_what_the_source_notebooks_import(course):
    root = course("untidy")
    source = json.loads((root / "source" / "lab" / "lab.ipynb").read_text(encoding="utf-8"))
    source["cells"][0]["source"] = "import click\nLIMIT = len(click.__name__) + 5"
    courses.write(root / "source" / "lab" / "lab.ipynb", source)
    assert graded(root, students=["amy"])["amy"].score == 5


def test_unchanged_submissions_are_reused_and_a_changed_source_is_not(course):
    root = course("untidy")
    options = RunOptions(root, output=root / "results", jobs=2)
    first = run(options, {}, lambda *_: None, read_nbgrader_course)
    again = run(options, {}, lambda *_: None, read_nbgrader_course)
    assert (first.reused, again.reused) == (0, len(first.grades))
    assert again.grades == first.grades
    source = root / "source" / "lab" / "lab.ipynb"
    source.write_text(source.read_text(encoding="utf-8").replace("LIMIT = 10", "LIMIT = 9"), encoding="utf-8")
    changed = run(options, {}, lambda *_: None, read_nbgrader_course)
    assert changed.reused == 0
    assert ("amy", "test_clip", "tests") in {(each.student, each.task, each.why) for each in changed.changes}


def test_the_roster_is_the_class_and_late_work_costs_what_the_course_says(course):
    root = course("classic")
    rules = "[assignments.ps1]\ndue = 2026-02-03T00:00:00Z\nlate = { per_day = 0.1 }\n"
    with (root / "course.toml").open("a", encoding="utf-8") as file:
        file.write(rules)
    (root / "roster.csv").write_text("id,first_name,last_name,email\nada,Ada,L,\nbob,,,\ncyd,,,\nzed,,,\n")
    late = root / "submitted" / "ada" / "ps1" / "timestamp.txt"
    late.write_text("2026-02-03 04:05:06 UTC", encoding="utf-8")
    grades = graded(root)
    assert (grades["ada"].student.first_name, grades["zed"].status) == ("Ada", Status.MISSING)
    assert (grades["ada"].raw_score, grades["ada"].penalty) == (6.5, pytest.approx(1.6))


def test_a_date_for_an_assignment_that_is_not_there_is_refused(course):
    root = course("classic")
    with (root / "course.toml").open("a", encoding="utf-8") as file:
        file.write("[assignments.ps2]\ndue = 2026-02-03\n")
    with pytest.raises(CourseError, match=r"\[assignments.ps2\] is no assignment of the course; it has 'ps1'"):
        graded(root)


def test_a_page_for_each_student_tells_of_visible_tests_and_hides_the_hidden(course):
    root = course("classic")
    source = root / "source" / "ps1" / "first.ipynb"
    told = source.read_text(encoding="utf-8").replace("assert total(rows) == 60", "assert total(rows) == 60, 'SECRET'")
    source.write_text(told, encoding="utf-8")
    graded(root, students=["bob", "cyd"])
    page = (root / "results" / "feedback" / "bob" / "ps1.html").read_text(encoding="utf-8")
    assert "first/test_total" in page
    assert "SECRET" not in page
    assert "SECRET" in (root / "results" / "checks.csv").read_text(encoding="utf-8")


def test_a_gradebook_is_refused_rather_than_left_out(course):
    root = course("classic")
    with pytest.raises(CourseError, match="--gradebook does not go with --any"):
        run(RunOptions(root, gradebook=root / "gradebook.db"), {}, lambda *_: None, read_nbgrader_course)
