"""Grading as a whole: a class of odd hand-ins, one row for each; reuse; the same bytes for any number of jobs."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

IMPORT = "import numpy as np\n"


def functions(half: str) -> str:
    """Return a notebook whose `half` has this body; the rest is right."""
    return notebook(IMPORT, f"def half(x):\n    {half}\n", QUARTER)


NOISY = "def quarter(x):\n    warnings.warn('w')\n    sys.stderr.write('e')\n    return x / 4\n"
RIGHT = notebook(IMPORT, HALF, QUARTER)
# Right work, whatever stands around it.
RIGHT_ANSWERS = {
    "plain": RIGHT,
    "prints": notebook(HALF + "\nprint('x' * 10)", "def quarter(x):\n    print(x)\n    return x / 4\n"),
    "warns": notebook("import warnings, sys", HALF, NOISY),
    "broken-cell": notebook("def oops(:\n", "1 / 0", HALF, QUARTER, "raise SystemExit"),
    "loop-cell": notebook(HALF, "while True:\n    pass", QUARTER),
    "magics": notebook("%matplotlib inline\n%time 1", "!ls", HALF, QUARTER, "?half"),
    "other-kernel": notebook(HALF, QUARTER, metadata={"kernelspec": {"name": "my-env", "display_name": "My env"}}),
    "minor-0": notebook(HALF, QUARTER, nbformat_minor=0),
    "twice": notebook("def half(x):\n    return 0\n", HALF, QUARTER),
    "no metadata": notebook(HALF + "\n" + QUARTER),
    "Zoë": RIGHT,
    "two words": RIGHT,
    "=1+1": RIGHT,
}  # fmt: skip
# What `half` returns, and what the student is told about it.
WRONG_ANSWERS = {
    "none": ("return None", "Is there a `return`?"),
    "text": ("return 'half'", "should be a numpy array"),
    "nested": ("return [[1.0, 2.0]]", "np.array(...)"),
    "ragged": ("return [[1.0], 2.0]", "should be a numpy array"),
    "object": ("return np.array([None, 1.0], dtype=object)", "returned"),
    "complex": ("return x / 2 + 0j", "complex"),
    "nan": ("return x * np.nan", "nan or infinite"),
    "column": ("return (x / 2).reshape(-1, 1)", "It is a vector"),
    "whole": ("return (x // 4).astype(int)", "dtype int64"),
    "raises": ("return 1 / 0", "It raised ZeroDivisionError"),
    "loops": ("while True: pass", "still running"),
    "exits": ("import os; os._exit(0)", "ended the process"),
    "changes": ("x /= 2; return x", "changed"),
}
UNREADABLE = {
    "not-json": ("a diary", "not JSON"),
    "empty": ("", "the file is empty (0 bytes)"),
    "nbformat-3": ('{"nbformat": 3, "worksheets": []}', "nbformat 3"),
    "worksheets": ('{"nbformat": 4, "worksheets": []}', "its cells in worksheets: open it in Jupyter"),
    "a-list": ("[1, 2]", "no list of cells"),
    "binary": (bytes(range(256)), "the file is binary"),
    "repeated": ('{"nbformat": 4, "cells": [], "cells": []}', "repeats a key"),
    "deep": ("[" * 200_000, "not JSON"),
}


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> RunOptions:
    """The class, handed in."""
    root = write_course(tmp_path_factory.mktemp("course"))
    for name, text in RIGHT_ANSWERS.items():
        hand_in(root, name, text)
    for name, (body, _) in WRONG_ANSWERS.items():
        hand_in(root, name, functions(body))
    for name, (data, _) in UNREADABLE.items():
        hand_in(root, name, data)
    hand_in(root, "python", HALF + QUARTER, "halves.py")
    hand_in(root, "both", RIGHT)
    hand_in(root, "both", "", "halves.py")
    hand_in(root, "renamed", RIGHT, "halves (1).ipynb")
    hand_in(root, "two", RIGHT, "one.ipynb")
    hand_in(root, "two", RIGHT, "other.ipynb")
    hand_in(root, "not-callable", notebook("half = 3", QUARTER))
    hand_in(root, "parameters", notebook("def half():\n    return 1\n", QUARTER))
    hand_in(root, "stub", notebook("def half(x):\n    raise NotImplementedError\n"))
    hand_in(root, "carried", functions("return x / 3"))
    hand_in(root, "zeros", functions("return 0 * x"))
    hand_in(root, "idle", notebook(IMPORT, "def half(x):\n    return 0 * x\n", "def quarter(x):\n    return half(x)\n"))
    hand_in(root, "in-r", '{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"name": "ir", "language": "R"}}}')
    with hand_in(root, "huge", "").open("r+b") as file:
        file.truncate(200 * 2**20)
    (root / "submitted" / "no-file" / "halves").mkdir(parents=True)
    (root / "roster.csv").write_text("id,first_name,last_name,email\nabsent,Ab,Sent,a@x.org\nplain,Pia,=Lain,\n")
    return RunOptions(root, output=root / "results", jobs=2)


@pytest.fixture(scope="module")
def result(options: RunOptions) -> RunResult:
    """The run."""
    return run(options, {}, lambda *_: None)


def rows(folder: Path, table: str, student: str) -> list[dict[str, str]]:
    with (folder / table).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["student_id"].lstrip("'") == student]


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("student", [*RIGHT_ANSWERS, "python", "both", "renamed"])
def test_right_work_earns_everything_whatever_stands_around_it(options: RunOptions, student: str) -> None:
    (row,) = rows(options.output, "scores.csv", student)
    assert (row["status"], row["raw_score"], row["max_score"]) == ("graded", "3.00", "3.00")


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize(("student", "words"), [(name, words) for name, (_, words) in WRONG_ANSWERS.items()])
def test_a_wrong_answer_fails_with_words_that_help(options: RunOptions, student: str, words: str) -> None:
    task = rows(options.output, "tasks.csv", student)[0]
    assert (task["task"], task["verdict"], task["score"]) == ("half", "failed", "0.00")
    assert words in " ".join(row["message"] for row in rows(options.output, "checks.csv", student))


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize(("student", "words"), [(name, words) for name, (_, words) in UNREADABLE.items()])
def test_a_file_that_is_no_notebook_is_unreadable_and_says_why(options: RunOptions, student: str, words: str) -> None:
    (row,) = rows(options.output, "scores.csv", student)
    assert (row["status"], row["score"]) == ("unreadable", "0.00")
    assert words in row["note"]
    assert {task["verdict"] for task in rows(options.output, "tasks.csv", student)} == {"missing"}


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize(
    ("student", "status", "words"),
    [
        ("absent", "missing", ""),
        ("no-file", "missing", ""),
        ("huge", "unreadable", "200 MB"),
        ("in-r", "needs_person", "a notebook of R, not of Python"),
        ("two", "needs_person", "one.ipynb"),
        ("renamed", "graded", "halves (1).ipynb"),
        ("both", "graded", "halves.py"),
        ("loop-cell", "graded", "cell 2"),
        ("broken-cell", "graded", "cell 1"),
    ],
)
def test_what_was_odd_stands_in_the_note(options: RunOptions, student: str, status: str, words: str) -> None:
    (row,) = rows(options.output, "scores.csv", student)
    assert row["status"] == status
    assert words in row["note"]


@pytest.mark.usefixtures("result")
def test_a_name_that_is_no_function_and_a_stub_are_told_apart(options: RunOptions) -> None:
    verdicts = {
        who: rows(options.output, "tasks.csv", who)[0]["verdict"] for who in ("not-callable", "parameters", "stub")
    }
    assert verdicts == {"not-callable": "failed", "parameters": "failed", "stub": "missing"}


@pytest.mark.usefixtures("result")
def test_right_work_on_whatever_earlier_mistake_is_carried_and_no_work_is_not(options: RunOptions) -> None:
    tasks = {student: rows(options.output, "tasks.csv", student) for student in ("carried", "zeros", "idle")}
    found = {student: [(task["verdict"], task["score"]) for task in its] for student, its in tasks.items()}
    right = [("failed", "0.00"), ("carried", "2.00")]
    assert found == {"carried": right, "zeros": right, "idle": [("failed", "0.00"), ("failed", "0.00")]}


@pytest.mark.usefixtures("result")
def test_cells_that_a_spreadsheet_would_run_are_quoted(options: RunOptions) -> None:
    text = (options.output / "scores.csv").read_text(encoding="utf-8")
    assert "'=1+1" in text
    assert "'=Lain" in text


@pytest.mark.usefixtures("result")
def test_every_table_is_the_same_for_every_number_of_jobs(options: RunOptions, tmp_path: Path) -> None:
    run(replace(options, output=tmp_path, jobs=1), {}, lambda *_: None)
    for table in ("scores.csv", "tasks.csv", "checks.csv"):
        assert (tmp_path / table).read_bytes() == (options.output / table).read_bytes()


def test_unchanged_work_is_not_graded_again_and_changed_work_is(tmp_path: Path) -> None:
    options = RunOptions(write_course(tmp_path), output=tmp_path / "results")
    hand_in(tmp_path, "ann", RIGHT)
    hand_in(tmp_path, "bob", RIGHT)
    graded: list[int] = []

    def progress(_done: int, total: int, _name: str) -> None:
        graded.append(total)

    assert run(options, {}, progress).reused == 0
    assert run(options, {}, progress).reused == 2
    hand_in(tmp_path, "ann", "no notebook any more")
    assert run(options, {}, progress).reused == 1
    (ann,) = rows(options.output, "scores.csv", "ann")
    assert (ann["status"], ann["score"]) == ("unreadable", "0.00")  # never the old score
    assert run(replace(options, fresh=True, students=frozenset({"bob"})), {}, progress).reused == 0
    assert graded == [2, 2, 1, 1]
    assert rows(options.output, "scores.csv", "ann")  # a run of one student leaves the others' rows


def test_who_leaves_the_class_leaves_the_tables(tmp_path: Path) -> None:
    options = RunOptions(write_course(tmp_path), output=tmp_path / "results")
    hand_in(tmp_path, "ann", RIGHT)
    path = hand_in(tmp_path, "bob", RIGHT)
    run(options, {}, lambda *_: None)
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()
    run(options, {}, lambda *_: None)
    assert not rows(options.output, "scores.csv", "bob")


def test_another_secret_asks_other_questions(tmp_path: Path) -> None:
    options = RunOptions(write_course(tmp_path), output=tmp_path / "results")
    hand_in(tmp_path, "ann", RIGHT)
    assert any("example seed" in note for note in run(options, {}, lambda *_: None).notes)
    told = run(options, {"GRADER_SECRET": "s3cret"}, lambda *_: None)
    assert told.reused == 0
    assert not any("example seed" in note for note in told.notes)


def test_a_task_without_a_hidden_test_is_named(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "tests/hidden/halves/test_half.py").unlink()
    with pytest.raises(CourseError, match=r"task 'half' of 'halves' has no hidden test: write .*test_half.py"):
        run(RunOptions(root, output=root / "results"), {}, lambda *_: None)


def test_a_hidden_test_of_no_task_is_named(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "tests/hidden/halves/test_third.py").write_text("")
    with pytest.raises(CourseError, match=r"test_third.py tests no task"):
        run(RunOptions(root, output=root / "results"), {}, lambda *_: None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def test_a(student):\n    '''So'''\n    assert student.half(2.0) == 9", "does not pass with the answer key"),
        ("def test_a(student):\n    assert student.half(2.0) == 1", "has no docstring"),
        ("def test_a(student:", "cannot be read"),
        ("", "tests/hidden/halves/test_half.py has no test: write one"),
        ("def test_a(student):\n    '''It is so'''\n    student.third(2.0)", "the answer key does not define"),
    ],
)  # fmt: skip
def test_a_hidden_test_that_cannot_judge_stops_the_run(tmp_path: Path, text: str, words: str) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "tests/hidden/halves/test_half.py").write_text(text)
    with pytest.raises(CourseError, match=words):
        run(RunOptions(root, output=root / "results"), {}, lambda *_: None)


def test_hidden_tests_of_two_assignments_may_bear_the_same_names(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    again = (root / "course.toml").read_text() + "[assignments.again.tasks]\nhalf = { points = 1 }\n"
    (root / "course.toml").write_text(again)
    shutil.copytree(root / "solutions/halves", root / "solutions/again")
    (root / "tests/hidden/again").mkdir()
    (root / "tests/hidden/again/test_half.py").write_text(
        "def test_a(student):\n    '''It is so'''\n    student.half(8.0)"
    )
    hand_in(root, "ann", RIGHT)
    shutil.copytree(root / "submitted/ann/halves", root / "submitted/ann/again")
    run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    checks = [(row["assignment"], row["check"]) for row in rows(root / "results", "checks.csv", "ann")]
    assert ("again", "test_a") in checks
    assert ("again", "test_vectors") not in checks


def warm_processes() -> list[int]:
    """Find the forkservers of this process's workers; those of other tests have no worker between."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            worker = Path("/proc") / re.findall(r"PPid:\s*(\d+)", (path / "status").read_text())[0]
            ours = f"PPid:\t{os.getpid()}\n" in (worker / "status").read_text()
            if ours and is_warm(path) and not is_warm(worker):
                found.append(int(path.name))
    return found


def is_warm(process: Path) -> bool:
    """Tell whether a process is a warm one, or a child that it has forked."""
    return b"deltagrade_image.worker.main" in (process / "cmdline").read_bytes()


def test_a_warm_process_that_is_killed_costs_nobody_a_point_and_is_told(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    for number in range(6):
        hand_in(root, f"s{number}", RIGHT)
    killed: list[int] = []

    def kill(done: int, *_: object) -> None:
        for pid in warm_processes() if done == 2 else ():
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    result = run(RunOptions(root, output=tmp_path / "results", jobs=1), {}, kill)
    assert len(killed) == 1
    assert [grade.score for grade in result.grades] == [3.0] * 6
    assert any("had to be started again once" in note for note in result.notes)


def test_of_a_wrong_folder_nothing_is_written(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    hand_in(root, "eve", RIGHT)
    (root / "roster.csv").write_text("id\nann\n")
    with pytest.raises(CourseError, match="is it the right folder"):
        run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    assert not (root / "results").exists()
