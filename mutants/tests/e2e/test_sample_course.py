"""The class of twelve over the whole course, graded by the real command: every planted mistake costs its task only."""

from __future__ import annotations

import csv
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
MADE = runpy.run_path(str(ROOT / "examples" / "make_course.py"))
WEEKS = sorted({path.name for path in (ROOT / "examples" / "course").glob("*/*")})


@pytest.fixture(scope="module")
def tasks(tmp_path_factory):
    """What `grader run` found: (student, assignment) to its rows of tasks.csv."""
    results = tmp_path_factory.mktemp("results")
    command = [sys.executable, "-m", "grader.cli.main", "run", *WEEKS, "--submissions", "examples/course"]
    run = subprocess.run([*command, "--output", str(results)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stdout[-2000:] + run.stderr[-2000:]
    with (results / "tasks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = {(row["student_id"], row["assignment"]) for row in rows}
    return {pair: [row for row in rows if (row["student_id"], row["assignment"]) == pair] for pair in pairs}


def test_the_sample_is_what_its_script_writes(tmp_path):
    for name in WEEKS:
        MADE["week"](name, tmp_path)
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    kept = ROOT / "examples" / "course"
    assert len(written) > 20 * len(WEEKS)
    assert {path.relative_to(kept): path.read_bytes() for path in kept.rglob("*.*")} == written, (
        "run python examples/make_course.py"
    )


def test_twelve_students_have_a_row_for_every_task_of_every_week(tasks):
    assert {student for student, _ in tasks} == set(MADE["CLASS"])
    assert len(tasks) == 12 * len(WEEKS)


def test_whoever_made_no_mistake_has_full_marks(tasks):
    for (student, assignment), rows in tasks.items():
        if student not in MADE["WEEKS"][assignment]:
            assert {row["verdict"] for row in rows} == {"passed"}, (student, assignment)


def test_a_mistake_costs_its_task_and_those_that_read_it(tasks):
    for assignment in WEEKS:
        for student, slip in MADE["WEEKS"][assignment].items():
            verdicts = {row["task"]: row["verdict"] for row in tasks[student, assignment]}
            if isinstance(slip, str):
                assert set(verdicts.values()) == {"missing"}, (student, assignment)
            else:
                expected = "missing" if slip[1] == MADE["NOT_WRITTEN"] else "failed"
                assert verdicts[slip[0]] == expected, (student, assignment)
                assert list(verdicts.values()).count("passed") >= len(verdicts) - 3, (student, assignment)


def test_most_planted_mistakes_are_named(tasks):
    planted = [
        row["misconception"]
        for assignment in WEEKS
        for student, slip in MADE["WEEKS"][assignment].items()
        for row in tasks[student, assignment]
        if isinstance(slip, tuple) and len(slip) == 3 and row["task"] == slip[0]
    ]
    assert len(planted) >= 10
    assert sum(map(bool, planted)) >= 0.8 * len(planted)
