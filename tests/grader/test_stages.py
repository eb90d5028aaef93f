"""How the tests are run: those of a group in one process, the other lessons in the second stage, peers in the last."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = """
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("shared")


@pytest.mark.parametrize("number", range(6))
def test_where(number):
    (Path(__file__).parent / f"{os.environ['PYTEST_XDIST_WORKER']}-{number}").touch()
"""


def test_the_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_group.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "test_group.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    processes = [path.name.partition("-")[0] for path in tmp_path.glob("gw*")]
    assert len(processes) == 6
    assert len({*processes}) == 1


def test_of_the_lessons_the_first_stage_tries_one_and_the_second_the_others() -> None:
    first, second = (collected("tests/course/test_verify.py", "-m", mark) for mark in ("not slow", "slow"))
    assert [name for name in first if "[" in name] == [
        "tests/course/test_verify.py::test_nothing_is_to_be_mended[backprop]"
    ]
    assert len(second) == 5


def test_what_opens_a_real_gradebook_is_run_once_in_the_last_stage() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (last,) = re.findall(r'^\tpytest -m "(.*peers.*)" -n \d --dist \w+(.*)$', makefile, re.MULTILINE)
    real = "tests/grader/report/gradebook/test_write.py::test_scores_comments_and_open_questions_are_there"
    first, second = ({*collected("tests/grader/report/gradebook", *stage)} for stage in ((), ("-m", last[0])))
    assert real in second
    assert first
    assert not first & second
    assert {"tests/grader", "tests/course"} <= {*last[1].split()}


def test_what_make_proof_tries_whole_is_in_no_stage_of_make_test() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    rules = dict(re.findall(r'^(\w+): .*\n\tpytest -m "?([\w ]+?)"? -n', makefile, re.MULTILINE))
    whole, *others = (
        {*collected("tests/course/test_one_mistake.py", "tests/e2e/test_any_course.py", "-m", rules[stage])}
        for stage in ("proof", "slow", "peers")
    )
    assert any("400 pairs" in name for name in whole)
    assert any("nbgraders_own_score" in name for name in whole)
    assert all(others)
    assert not any(whole & other for other in others)


def test_a_quick_test_that_opens_a_real_gradebook_fails(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    text = "from nbgrader.api import Gradebook\n\n\ndef test_it():\n    Gradebook('sqlite:///:memory:')\n"
    (tmp_path / "test_it.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore", "test_it.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "opens a real gradebook: use a stand-in, or mark it" in done.stdout


LEAVES = """
import signal
import time


def test_leaves():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def test_waits():
    try:
        time.sleep(600)
    except Exception:
        pass
    finally:
        time.sleep(1)


def test_hears():
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
"""


def test_a_test_that_leaves_ctrl_c_ignored_or_waits_for_ever_is_named_and_the_next_hears_it(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_signals.py").write_text(LEAVES, encoding="utf-8")
    options = "-n 2 --dist loadfile -o timeout=2 -o faulthandler_timeout=1 -p no:cacheprovider -p no:randomly"
    background = "trap '' INT"  # so a script starts what it puts there
    command = f"{background}; exec '{sys.executable}' -m pytest {options} test_signals.py"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "ERROR test_signals.py::test_leaves" in done.stdout
    assert "Failed: SIGINT was <built-in function default_int_handler> and is 1 after this test" in done.stdout
    assert "FAILED test_signals.py::test_waits - Failed: not over after 2 s" in done.stdout
    assert "node down" not in done.stderr + done.stdout
    line = LEAVES[: LEAVES.index("time.sleep")].count("\n") + 1
    assert f'test_signals.py", line {line} in test_waits' in done.stderr
    assert "1 failed, 2 passed, 1 error" in done.stdout


def test_every_stage_ends_a_test_that_waits_for_ever() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert 0 < options["faulthandler_timeout"] < options["timeout"] < 45 * 60 / 2


def collected(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if "::" in line]
