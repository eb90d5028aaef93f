"""What a run leaves behind when it is stopped, and when this program itself fails."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from grader.cli import logs
from grader.cli.main import main
from grader.mark.points import Marks
from grader.records.course import Assignment, Task
from grader.records.judgement import Judgement
from grader.records.marks import Mark
from grader.records.run import RunOptions, RunResult
from grader.records.submission import Status, Student, Submission
from grader.run import hidden_tests
from grader.run.grading_worker import GradingResult, Row
from grader.run.marker import Marker
from grader.run.pipeline import run
from grader.run.recorder import FORMER, NOT_YET, Recorder

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT = notebook(HALF, QUARTER)
ODD = "the cells carry no nbgrader metadata: functions were found by name; 2 of 2 cells have no id: none was needed"
judge = hidden_tests.judge


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with three right submissions."""
    for student in ("ann", "bob", "cem"):
        hand_in(write_course(tmp_path), student, RIGHT)
    return tmp_path


def grade(root: Path, *, stop_after: int = 0, fresh: bool = False) -> RunResult:
    def progress(count: int, *_: object) -> None:
        if count == stop_after:
            raise KeyboardInterrupt

    return run(RunOptions(root, output=root / "results", jobs=1, fresh=fresh), {}, progress)


def notes(root: Path) -> dict[str, tuple[str, str]]:
    with (root / "results" / "scores.csv").open(newline="", encoding="utf-8") as file:
        return {
            row["student_id"]: (row["score"], row["note"].removeprefix(ODD).strip("; ")) for row in csv.DictReader(file)
        }


def test_a_stopped_run_keeps_the_former_grade_of_whoever_it_did_not_reach_with_a_note(root: Path) -> None:
    grade(root)
    hand_in(root, "cem", notebook(HALF, ""))
    stopped = grade(root, stop_after=1, fresh=True)
    assert (stopped.stopped, stopped.ungraded) == (True, 2)
    assert notes(root) == {"ann": ("3.00", ""), "bob": ("3.00", FORMER), "cem": ("3.00", FORMER)}
    grade(root, stop_after=1, fresh=True)
    assert notes(root)["bob"] == ("3.00", FORMER)  # said once
    grade(root)
    assert notes(root) == {"ann": ("3.00", ""), "bob": ("3.00", ""), "cem": ("1.00", "")}


def test_whoever_was_never_graded_needs_a_person_until_another_run(root: Path) -> None:
    stopped = grade(root, stop_after=1)
    assert [(g.status, g.note) for g in stopped.grades[1:]] == [(Status.NEEDS_PERSON, NOT_YET)] * 2
    grade(root, stop_after=1)
    assert notes(root)["cem"] == ("0.00", NOT_YET)  # no grade of a run that never came
    assert {score for score, _ in (grade(root), notes(root))[1].values()} == {"3.00"}


def test_those_not_reached_are_counted_on_the_screen_and_not_listed(root: Path, monkeypatch) -> None:
    monkeypatch.setattr("grader.cli.console.Screen.step", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "1"])
    assert done.exit_code == 130
    assert done.output.count("not graded yet") == 1
    assert "2 not graded yet" in done.output


def test_a_fault_of_this_program_is_logged_and_named_and_costs_one_row(root: Path, monkeypatch) -> None:
    def fail(suite, report, *others):
        if "cem" in report.functions["half"].source:
            raise KeyError("x")
        return judge(suite, report, *others)

    hand_in(root, "cem", notebook(HALF + "    # cem\n", QUARTER))
    monkeypatch.setattr(hidden_tests, "judge", fail)
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "2"])
    assert done.exit_code == 1
    log = root / "results" / "engine.log"
    told = "a fault of this program: cem, halves: could not be graded (KeyError: 'x')"
    assert f"{told}; its traceback is in {log}" in done.output
    assert "Traceback" not in done.output
    assert "Traceback (most recent call last)" in log.read_text(encoding="utf-8")
    assert {who: score for who, (score, _) in notes(root).items()} == {"ann": "3.00", "bob": "3.00", "cem": "0.00"}


@pytest.mark.parametrize("option", ["--fresh", "-v", "-vv"])
def test_a_fault_outside_of_any_submission_is_logged_and_named_too(root: Path, monkeypatch, option: str) -> None:
    monkeypatch.setattr("grader.run.pipeline.write_tables", lambda *_: {}["x"])
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "1", option])
    logs.show(0)
    assert done.exit_code == 1
    named = f"grader: a fault of this program: KeyError: 'x'; its traceback is in {root}/results/engine.log"
    assert named in done.output.splitlines()
    log = (root / "results" / "engine.log").read_text(encoding="utf-8")
    assert "outside of any submission" in log
    assert "Traceback (most recent call last)" in log
    assert "KeyError: 'x'" in log
    assert ("Traceback (most recent call last)" in done.output) == (option == "-vv")


def test_whatever_makes_a_grade_beside_its_judgement_has_it_marked_again(tmp_path: Path) -> None:
    one = Submission(Student("ann"), "a", tmp_path / "a.ipynb", timestamp=datetime(2026, 3, 2, tzinfo=UTC))
    late, graded = replace(one, timestamp=datetime(2026, 3, 3, tzinfo=UTC)), Assignment("a", "A", (Task("f", 1.0),))
    others = [late, replace(one, student=Student("ann", "Ann")), replace(one, notes=("x",))]
    others.append(replace(one, status=Status.NEEDS_PERSON))
    sums = {recorder()._marked(each, graded) for each in (one, *others)}
    sums.add(recorder()._marked(one, replace(graded, tasks=(Task("f", 2.0),))))
    sums.add(recorder({("a", "ann"): Marks((Mark("ann", "a", "f", 1.0),))})._marked(one, graded))
    assert len(sums) == 7
    assert recorder()._marked(replace(one), replace(graded)) in sums


def recorder(marks: dict[tuple[str, str], Marks] | None = None) -> Recorder:
    return Recorder(RunOptions(Path(), output=Path("results")), SimpleNamespace(save=lambda _row: None), marks or {})


def test_every_restart_of_the_process_for_students_code_is_counted(tmp_path: Path) -> None:
    made, one = recorder(), Submission(Student("ann"), "a", tmp_path / "a.ipynb")
    for restarts in (1, 0, 2):
        result = GradingResult(Judgement(Status.GRADED), restarts=restarts, row=Row("{}", "{}"))
        made.save(one, Assignment("a", "A", (Task("f", 1.0),)), "x", result)
    assert made.restarts == 3


def planted(name: str, who: str) -> Callable[..., object]:
    """Return the function `name`, failing for one student."""
    module, _, attribute = name.rpartition(".")
    real = getattr(import_module(module), attribute)

    def failing(first: object, *others: object) -> object:
        student = getattr(first, "student", None)
        return {}["planted"] if getattr(student, "id", "") == who else real(first, *others)

    return failing


def grader_run(root: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--jobs", "2", *options])
    return done.exit_code, done.output


@pytest.mark.parametrize("before", [False, True])
def test_a_fault_at_the_marks_of_one_costs_that_row_and_names_it_also_where_the_judgement_is_an_earlier_one(
    root: Path, monkeypatch, before: bool
) -> None:
    if before:
        grade(root)
        marks = "student_id,assignment,task,points,comment\nbob,halves,half,0.5,\n"
        (root / "marks.csv").write_text(marks, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("grader.run.marker.mark", planted("grader.mark.points.mark", "bob"))
        status, output = grader_run(root)
    assert status == 1
    assert "a fault of this program: bob, halves: could not be marked (KeyError: 'planted'); its traceback" in output
    assert "bob: needs person: " in output
    found = notes(root)
    assert {who: score for who, (score, _) in found.items()} == {"ann": "3.00", "bob": "0.00", "cem": "3.00"}
    assert "could not be marked: a fault of the grader, not the student's (KeyError: 'planted')" in found["bob"][1]
    assert "Traceback (most recent call last)" in (root / "results" / "engine.log").read_text(encoding="utf-8")
    grade(root)  # the program is repaired
    assert notes(root)["bob"] == ("2.50" if before else "3.00", notes(root)["bob"][1])
    assert "could not be marked" not in notes(root)["bob"][1]


def test_a_fault_at_the_page_of_one_costs_that_page_alone_and_the_next_run_writes_it(root: Path, monkeypatch) -> None:
    page = root / "results" / "feedback" / "bob" / "halves.html"
    with monkeypatch.context() as patch:
        patch.setattr("grader.run.marker.redact", planted("grader.report.redact.redact", "bob"))
        status, output = grader_run(root)
        assert status == 1
        assert "bob, halves: the feedback page is missing (KeyError: 'planted')" in output
        assert "a page for each in feedback/, but for what is named above" in output
        assert {score for score, _ in notes(root).values()} == {"3.00"}
        assert sorted(path.parent.name for path in root.glob("results/feedback/*/*")) == ["ann", "cem"]
        assert grader_run(root)[0] == 1  # it is named as long as it lasts
    assert grader_run(root)[0] == 0
    assert page.is_file()


def test_where_the_tables_cannot_be_written_the_line_names_them_and_whose_row_it_was(root: Path, monkeypatch) -> None:
    grade(root)
    former = (root / "results" / "scores.csv").read_bytes()
    hand_in(root, "cem", notebook(HALF, ""))
    monkeypatch.setattr("grader.report.tables._scores", planted("grader.report.tables._scores", "bob"))
    status, output = grader_run(root)
    assert status == 1
    assert (root / "results" / "scores.csv").read_bytes() == former
    lines = output.splitlines()
    assert (
        f"grader: a fault of this program: KeyError: 'planted'; its traceback is in {root}/results/engine.log" in lines
    )
    assert "it came with bob, halves" in lines
    (line,) = [line for line in lines if line.startswith("scores.csv, tasks.csv, checks.csv, changes.csv")]
    assert f"were not written: what of them is in {root}/results is of the run before" in line
    assert "Exception ignored" not in output


def test_a_fault_of_a_grading_process_is_logged_and_named_and_costs_one_row(root: Path, monkeypatch, capfd) -> None:
    real = Marker.finish

    def finish(self, submission, *others):
        return (
            {}["planted"]
            if submission.student.id == "bob" and os.getpid() != main_one
            else real(self, submission, *others)
        )

    main_one = os.getpid()
    monkeypatch.setattr(Marker, "finish", finish)
    status, output = grader_run(root)
    assert status == 1
    assert "bob, halves: could not be graded (KeyError: 'planted')" in output
    assert {who: score for who, (score, _) in notes(root).items()} == {"ann": "3.00", "bob": "0.00", "cem": "3.00"}
    assert "in finish" in (root / "results" / "engine.log").read_text(encoding="utf-8")
    assert capfd.readouterr().err == ""


def test_a_grading_process_that_fails_before_its_work_ends_the_run_with_its_own_traceback(
    root: Path, monkeypatch, capfd
) -> None:
    monkeypatch.setattr("grader.run.grading_worker.preforked", lambda *_: {}["planted"])
    status, output = grader_run(root)
    assert status == 1
    assert "a fault of this program: " in output
    assert "a grading process could not be made ready: KeyError: 'planted'" in output
    assert "in open\n" in (root / "results" / "engine.log").read_text(encoding="utf-8")
    assert "Traceback" not in output + capfd.readouterr().err


@pytest.mark.parametrize(
    ("where", "cost"),
    [
        ("write_pages", "class.html and class-anonymous.html: not written; what is there is of the run before"),
        ("apply_policies", ""),
    ],
)
def test_a_fault_beside_the_tables_lets_them_stand(root: Path, monkeypatch, where: str, cost: str) -> None:
    def failing(*_):
        raise FileNotFoundError(2, "No such file", "/planted")

    monkeypatch.setattr(f"grader.run.pipeline.{where}", failing)
    status, output = grader_run(root)
    assert status == 1
    assert "FileNotFoundError: [Errno 2] No such file: '/planted'" in output
    assert cost in output
    assert (root / "results" / "scores.csv").is_file() == bool(cost)
    assert "FileNotFoundError" in (root / "results" / "engine.log").read_text(encoding="utf-8")
