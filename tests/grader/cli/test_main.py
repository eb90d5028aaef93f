"""The command as a teacher types it: what it prints, and its exit status."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from grader.cli import logs
from grader.cli.main import documentation, main
from grader.course.secret import read_secret
from grader.errors import CourseError
from grader.execute.isolation import EXPOSES

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT = notebook(HALF, QUARTER)
ACCEPTING = f"""[limits]
accept = {json.dumps(list(EXPOSES))}
[assignments.a.tasks]
f = {{}}
"""
GRADER = (sys.executable, "-m", "grader.cli.main")
UNLIKE = ("state.db", "timings.csv")  # they hold how long each took


def grader(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*GRADER, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_class_that_can_be_graded_is_status_0_whatever_it_earned(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    hand_in(root, "bob", notebook("x = 1", "1 / 0", "from tqdm import tqdm"))
    (root / "roster.csv").write_text("id,first_name,last_name,email\nann,,,\nbob,,,\ncem,,,\n")
    done = grader("run", folder=root)
    assert done.returncode == 0, done.stderr
    assert "halves: 2 graded, 1 missing; mean 1.50 of 3.00" in done.stdout
    assert "written: results/scores.csv" in done.stdout


def test_a_package_that_a_function_needs_and_a_file_of_which_nothing_ran_are_status_1_and_named(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", notebook("import no_such_package", HALF, "def quarter(x): return no_such_package.quarter(x)"))
    hand_in(root, "bob", notebook("1 / 0"))
    done = grader("run", folder=root)
    assert done.returncode == 1
    assert "halves: 1 of 2 import no_such_package, which is not here, and functions of 1 need it" in done.stdout
    assert "halves: no statement of the file ran for bob" in done.stdout
    again = grader("run", folder=root)
    assert again.returncode == 1
    assert "2 unchanged" in again.stdout
    assert "functions of 1 need it" in again.stdout


def test_a_hand_in_that_needs_somebody_is_status_1_and_named(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    hand_in(root, "eve", "a diary")
    done = grader("run", folder=root)
    assert done.returncode == 1
    assert "eve: unreadable: the file is plain text, not a notebook" in done.stdout


def test_work_of_nobody_is_status_1_only_while_others_are_missing(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    for student in ("ann", "zed"):
        hand_in(root, student, RIGHT)
    (root / "roster.csv").write_text("id,first_name,last_name,email\nann,,,\nbob,,,\n")
    done = grader("run", folder=root)
    assert done.returncode == 1
    assert "zed: not in roster.csv, while 1 of its students submitted nothing" in done.stdout
    (root / "roster.csv").write_text("id,first_name,last_name,email\nann,,,\n")
    assert grader("run", folder=root).returncode == 0


def test_v_says_on_stderr_what_is_done_and_changes_nothing_else(tmp_path: Path) -> None:
    done, found = {}, {}
    for option in ("--fresh", "-v", "-vv"):  # the first is no change where nothing was graded before
        root = write_course(tmp_path / option)
        hand_in(root, "ann", RIGHT)
        hand_in(root, "bob", notebook(HALF.replace("2", "3"), QUARTER))
        done[option] = grader("run", option, "--jobs", "2", folder=root)
        files = [path for path in (root / "results").rglob("*") if path.is_file() and path.name not in UNLIKE]
        found[option] = {str(path.relative_to(root)): path.read_bytes() for path in files}
    plain, told, detailed = done.values()
    assert (plain.returncode, plain.stderr) == (0, "halves: 2 to grade\n")
    assert (told.returncode, told.stdout) == (detailed.returncode, detailed.stdout) == (0, plain.stdout)
    assert found["-v"] == found["-vv"] == found["--fresh"]
    assert len(found["-v"]) > 5
    lines = told.stderr.splitlines()
    assert lines[0].startswith("grader.collect.layouts.detect: submitted: read as nbgrader, the first layout that fits")
    assert any(line.startswith("grader.run.grading_worker: ann, halves: graded in ") for line in lines)
    assert not any("with the answer key's" in line for line in lines)  # a detail
    details = [line for line in detailed.stderr.splitlines() if "with the answer key's" in line]
    assert details
    assert all(line.startswith("grader.judge.carry.follow_through: bob, halves: quarter, ") for line in details)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("export", "csv"), "grader.export.export: halves: csv, from the results alone, points of 3 as they are"),
        (("check", "submitted/ann/halves/halves.ipynb"), "grader.checks.lookup: halves.ipynb: the checks of halves"),
        (("init", ".", "--assignment", "two"), "grader.init.course: course.toml: its sections are added"),
        (("mistakes", "halves"), "grader.mistakes.answers: bob, halves: asked again, half failed without a name"),
    ],
)
def test_every_command_says_with_v_what_it_does_and_prints_and_writes_the_same(
    tmp_path: Path, command: tuple[str, ...], told: str
) -> None:
    outputs, found = [], []
    for option in ((), ("-v",)):
        root = write_course(tmp_path / "".join(("course", *option)))
        (root / "tests" / "public" / "halves").mkdir(parents=True)
        shutil.copy(root / "tests" / "hidden" / "halves" / "test_half.py", root / "tests" / "public" / "halves")
        hand_in(root, "ann", RIGHT)
        hand_in(root, "bob", notebook(HALF.replace("2", "3"), QUARTER))
        assert grader("run", folder=root).returncode == 0
        done = grader(*command, *option, folder=root)
        outputs.append((done.returncode, done.stdout))
        files = [path for path in root.rglob("*") if path.is_file()]
        tables = [path for path in files if path.suffix in {".csv", ".toml"} and path.name not in UNLIKE]
        found.append(({str(path.relative_to(root)) for path in files}, [path.read_bytes() for path in sorted(tables)]))
        assert (told in done.stderr) == bool(option), done.stderr
    assert outputs[0] == outputs[1]
    assert found[0] == found[1]


def test_a_name_in_a_fault_is_no_command_to_what_reads_the_log(tmp_path: Path) -> None:
    done = grader("run", "--submissions", "x\n::error::y\x1b[2J", folder=write_course(tmp_path))
    assert done.returncode == 2
    assert ": :error::y\ufffd[2J: no such" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_run_says_behind_which_walls_it_ran_and_keeps_that_with_the_results(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    done = grader("run", folder=root)
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("protection: ")]
    assert line.startswith("protection: own process, clock, landlock, limits")
    assert "gaps" in line
    with (root / "results" / "timings.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert {"limits", "seccomp"} <= set(row["layers"].split())
    assert row["kernel"].startswith("Linux ")
    assert all(name in line for name in (*row["layers"].split(), row["kernel"], *row["gaps"].split()))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "--course", "file"), "'file' is a file; name a folder"),
        (("run", "--course", "file/below"), "file/below/course.toml cannot be read: Not a directory; name the course"),
        (("check", "folder"), "'folder' is a folder; name a file"),
        (
            ("protect", "--course", "nowhere"),
            "nowhere/course.toml is missing: run this in the course's folder, or name",
        ),
        (("protect", "--course", "folder"), "folder/course.toml is missing: run this in the course's folder, or name"),
        (("check", "file", "--course", "nowhere"), "nowhere is no course: name with --course one that holds"),
        (("check", "file", "--course", "folder"), "folder is no course: name with --course one that holds"),
        *(
            ((*command, "--course", "nowhere"), "nowhere/course.toml is missing: run this in the course's folder, or")
            for command in (("run",), ("verify",), ("release",), ("export", "csv"), ("mistakes",))
        ),
    ],
)
def test_a_place_that_is_none_is_named_with_what_to_do(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    done = grader(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr


def test_no_line_of_the_output_begins_with_words_of_a_hand_in(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "eve", json.dumps({"nbformat": "::stop-commands::" + "x" * 60, "cells": []}))
    done = grader("run", folder=root)
    assert "::stop-commands::" in done.stdout
    assert not [line for line in done.stdout.splitlines() if line.strip().startswith(("::", "xx"))]


def test_protect_attacks_every_layer_and_says_which_held(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text(ACCEPTING, encoding="utf-8")
    done = grader("protect", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("│")[1:3]] for line in done.stdout.splitlines() if "│" in line]
    held = {name for name, state in rows if state == "held"}
    assert held >= {"own process", "clock", "limits", "seccomp"}
    assert "looked for a secret" in done.stdout


def test_protect_outside_of_a_course_says_whose_limits_it_tries(tmp_path: Path) -> None:
    done = grader("protect", folder=tmp_path)
    assert done.stdout.startswith("There is no course.toml here: tried with the usual limits; name a course's folder")


@pytest.mark.slow
def test_a_drill_hands_in_the_attacks_and_says_which_got_through(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text(ACCEPTING, encoding="utf-8")
    attacks = tmp_path / "tests" / "grader" / "hostile"
    attacks.mkdir(parents=True)
    (attacks / "none.py").write_text(f"# Tries: nothing.\n# Must: earn nothing.\n{HALF}", encoding="utf-8")
    (attacks / "open.py").write_text(
        "# Tries: to read.\n# Must: learn nothing.\nopen('@KEY@').read()\n", encoding="utf-8"
    )
    done = grader("protect", "--drill", folder=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "GOT THROUGH  none.py, nothing: it earned half" in done.stdout
    assert "held off  open.py, to read" in done.stdout
    assert "1 of 2 held off" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "--course", "nowhere"), "nowhere/course.toml is missing: run this in the course's folder"),
        (("run", "thirds"), "no assignment 'thirds'; it has 'halves'"),
        (("run", "--submissions", "nowhere"), "nowhere: no such folder; put submissions there"),
        (("run", "--student", "zed"), "no student 'zed'"),
        (("run", "--jobs", "0"), "0 is not in the range"),
        (("run", "--output", "course.toml"), "file"),
        (("run", "--output", "damaged"), "damaged/state.db is damaged"),
        (("run", "--format", "classroom50"), "'classroom50' is not one of 'github'"),
        (("grade",), "No such command 'grade'"),
    ],
)
def test_what_the_teacher_must_mend_is_status_2_and_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "damaged").mkdir()
    (root / "damaged" / "state.db").write_text("no database " * 100, encoding="utf-8")
    done = grader(*arguments, folder=root)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_machine_is_status_2_and_one_sentence(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "solutions/halves/reference.py").unlink()
    (root / "solutions/halves/reference.py").mkdir()  # as good as one that may not be read, for root too
    done = grader("run", folder=root)
    assert done.returncode == 2
    assert "reference.py" in done.stderr
    assert "Traceback" not in done.stderr


def plant(name: str, error: Exception, patch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> object:
        raise error

    patch.setattr(name, failing)


@pytest.mark.parametrize(
    ("name", "arguments", "where"),
    [
        ("grader.cli.console.Screen.show", ["run"], "results"),
        ("grader.run.attention.attention", ["run"], "results"),
        ("grader.export.export.export", ["export", "csv", "halves"], "results"),
        ("grader.mistakes.report.look", ["mistakes", "halves"], "results"),
        ("grader.verify.verify.verify", ["verify"], "results"),
        ("grader.release.assignment.release", ["release"], "results"),
        ("grader.init.course.write_course", ["init", "new"], ""),
        ("grader.protect.layers.probe_layers", ["protect"], "results"),
        ("grader.checks.file.check", ["check", "submitted/ann/halves/halves.ipynb"], "results"),
    ],
)
def test_a_fault_of_this_program_in_any_command_is_one_line_status_1_and_a_traceback_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, arguments: list[str], where: str
) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / "results").mkdir()
    monkeypatch.chdir(root)
    plant(name, KeyError("planted"), monkeypatch)
    done = CliRunner().invoke(main, arguments)
    log = Path(where) / "engine.log"
    told = f"its traceback is in {log}" if where else "-vv shows its traceback"
    assert f"grader: a fault of this program: KeyError: 'planted'; {told}" in done.output.splitlines()
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert log.is_file() == bool(where)
    if where:
        assert f"grader {arguments[0]}, outside of any submission\nTraceback" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (OSError(2, "No such file", "/x"), 2, "grader: /x: No such file; repair that, and run again"),
        (OSError(28, "No space", "/x"), 2, "grader: /x: No space; repair that, and run again"),
        (CourseError("correct\nthat"), 2, "that"),
    ],
)
def test_what_can_be_mended_is_status_2_and_no_fault_of_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, line: str
) -> None:
    plant("grader.cli.verify.verify.invoke", error, monkeypatch)
    done = CliRunner().invoke(main, ["verify", "--course", str(tmp_path)])
    assert (done.exit_code, line in done.output.splitlines()) == (status, True)
    assert "a fault of this program" not in done.output
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_when_all_is_graded_is_a_fault_unless_the_machine_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    for number, status, told in ((2, 1, "a fault of this program: FileNotFoundError"), (28, 2, "repair that")):
        with monkeypatch.context() as patch:
            plant("grader.run.pipeline.apply_policies", OSError(number, "refused", "/planted"), patch)
            done = CliRunner().invoke(main, ["run", "--course", str(root)])
        assert done.exit_code == status
        assert told in done.output
        assert (
            "scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv and class.html were not written" in done.output
        )


@pytest.mark.parametrize(("option", "shown"), [("-v", False), ("-vv", True)])
def test_vv_shows_the_traceback_of_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, shown: bool
) -> None:
    plant("grader.verify.verify.verify", KeyError("planted"), monkeypatch)
    done = CliRunner().invoke(main, ["verify", "--course", str(write_course(tmp_path)), option])
    logs.show(0)
    assert done.exit_code == 1
    assert "grader: a fault of this program: KeyError: 'planted'; -vv shows its traceback" in done.output.splitlines()
    assert ("Traceback (most recent call last)" in done.output) == shown


def test_a_fault_on_the_screen_leaves_the_tables_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    plant("grader.cli.console.Screen.show", KeyError("planted"), monkeypatch)
    done = CliRunner().invoke(main, ["run", "--course", str(root)])
    assert f"what was graded is kept, and the tables in {root}/results are written" in done.output.splitlines()
    assert (root / "results" / "scores.csv").is_file()


def test_a_form_that_fails_for_one_student_is_written_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_course(tmp_path)
    for student in ("ann", "bob", "cem"):
        hand_in(root, student, RIGHT)
    monkeypatch.setattr("grader.report.formats.emit.junit", lambda one, _: {"ann": "a", "cem": "c"}[one.student.id])
    done = CliRunner().invoke(main, ["run", "--course", str(root), "--format", "junit"])
    assert done.exit_code == 1
    told = f"a fault of this program: bob, halves: left out of {root}/results/junit (KeyError: 'bob')"
    assert f"{told}; its traceback is in {root}/results/engine.log" in done.output.splitlines()
    assert sorted(path.parent.name for path in root.glob("results/junit/*/*")) == ["ann", "cem"]


def test_a_log_that_cannot_be_written_leaves_the_fault_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = write_course(tmp_path) / "results" / "engine.log"
    log.mkdir(parents=True)
    plant("grader.verify.verify.verify", KeyError("planted"), monkeypatch)
    done = CliRunner().invoke(main, ["verify", "--course", str(tmp_path)])
    assert done.exit_code == 1
    told = f"{log} cannot be written: Is a directory; -vv shows its traceback"
    assert f"grader: a fault of this program: KeyError: 'planted'; {told}" in done.output.splitlines()


def test_any_bytes_are_a_secret(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    (root / ".grader-secret").write_bytes(b"\xff\xfe\x00 any")
    done = grader("run", folder=root)
    assert done.returncode == 0, done.stderr
    assert "example seed" not in done.stdout


def test_a_secret_is_the_same_from_every_editor(tmp_path: Path) -> None:
    for text in (b"two\nlines\n", b"two\r\nlines\r\n", b" two\rlines"):
        (tmp_path / ".grader-secret").write_bytes(text)
        assert read_secret(tmp_path, {}) == "two\nlines"


def test_help_says_what_each_command_is_for_in_one_whole_line(tmp_path: Path) -> None:
    lines = grader("--help", folder=tmp_path).stdout.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert {line.split()[0] for line in lines} >= {"check", "export", "protect", "release", "run", "verify"}
    assert all(line.endswith(".") and not line.endswith("...") and len(line.split()) > 3 for line in lines)


@pytest.mark.parametrize("command", ["run", "verify", "release", "mistakes"])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_in_any_command_is_130(tmp_path: Path, command: str, stop: signal.Signals) -> None:
    os.mkfifo(tmp_path / "course.toml")
    with (
        subprocess.Popen([*GRADER, command], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running,
        (tmp_path / "course.toml").open("w"),  # opens once the command reads it; there it waits for the text
    ):
        running.send_signal(stop)
        _, told = running.communicate()
    assert (told.strip(), running.returncode) == ("Stopped.", 130)


def test_the_path_of_the_documentation_stands_on_one_line_however_long_it_is() -> None:
    far = Path("/home/ann/courses of this year/a-virtual-environment/lib/python3.11/site-packages/grader/docs")
    command = click.Command("grader", epilog=documentation(far))
    told = CliRunner().invoke(command, ["--help"], terminal_width=80)
    assert told.output.endswith(f"\n  Documentation:\n  {far}/README.md\n")


def test_the_documentation_that_help_names_is_there(tmp_path: Path) -> None:
    assert Path(grader("--help", folder=tmp_path).stdout.splitlines()[-1].strip()).is_file()


def test_help_shows_an_example_that_runs(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    text = grader("run", "--help", folder=root).stdout
    (example,) = [line.split()[1:] for line in text.splitlines() if line.strip().startswith("grader run")]
    arguments = ["halves" if word == "backprop" else word for word in example]
    assert grader(*arguments, folder=root).returncode == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopping_keeps_what_was_graded_and_says_how_to_go_on(tmp_path: Path, stop: signal.Signals) -> None:
    root = write_course(tmp_path)
    for number in range(6):
        hand_in(root, f"s{number}", RIGHT if number == 0 else notebook("while True: pass", HALF, QUARTER))
    command = [*GRADER, "run", "--jobs", "1"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        os.killpg(running.pid, stop)
        rest = running.stdout.read()
        assert running.wait() == 130
    assert "1 of 6" in first
    assert "`grader run` again goes on with the rest" in rest
    with (root / "results" / "scores.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["status"] for row in rows[:1]] == ["graded"]
    assert len(rows) == 6
    assert [row["note"][:14] for row in rows[1:]] == ["not graded yet"] * 5  # the endless one in hand is left, too
    done = grader("run", folder=root)
    assert "1 unchanged since the last run" in done.stdout


def test_a_teacher_whose_new_files_are_private_grades_behind_the_same_layers(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    command = [*GRADER, "run", "--fresh"]
    told = [
        subprocess.run(command, cwd=root, umask=mask, capture_output=True, text=True, check=True).stdout
        for mask in (0o022, 0o077)
    ]
    usual, private = ([line for line in text.splitlines() if line.startswith("protection: ")] for text in told)
    assert len(usual) == 1
    assert private == usual


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    hand_in(root, "ann", RIGHT)
    place = tmp_path / "temporary"
    place.mkdir()
    done = subprocess.run([*GRADER, "run"], cwd=root, env=os.environ | {"TMPDIR": str(place)}, check=True)
    assert done.returncode == 0
    assert not list(place.iterdir())


@pytest.mark.parametrize(("command", "status"), [(("run",), 0), (("mistakes", "halves"), 141)])
def test_a_reader_that_ended_first_costs_no_result_and_is_named(
    tmp_path: Path, command: tuple[str, ...], status: int
) -> None:
    root = write_course(tmp_path)
    hand_in(root, "ann", RIGHT)
    if command[0] != "run":
        grader("run", folder=root)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*GRADER, *command], cwd=root, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode == status, done.stderr
    assert ("broken pipe" in done.stderr) == (status == 141)
    assert (root / "results" / "scores.csv").exists()
