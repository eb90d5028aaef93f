"""A hidden test that is at fault itself: the screen names its line, the row says what waits, the exit status is 1."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main

from ..small_course import QUARTER, hand_in, notebook, write_course

WRONG = "def half(x):\n    return x / 3\n"
AT_THE_SECOND_PLAN = """
    seen = vars(reference).setdefault("seen", [])
    agree(student.quarter(numbers[0]), reference.quarter(numbers[0]))
    seen.append(numbers[0, 0])
    if len(seen) > 2 and seen[-1] != seen[0]:
        raise KeyError("broken")
"""  # the answer key's two dry runs come first
AT_THE_THIRD_TIME = """
    seen = vars(reference).setdefault("seen", [])
    seen.append(1)
    while len(seen) > 2:
        pass
"""
RETURNS_FOR_SOME = """
    if student.quarter(8.0) != 2.0:
        return False
"""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with a submission whose `quarter` is right on a right `half`."""
    monkeypatch.setattr("grader.judge.own_faults.SECONDS", 1.0)
    hand_in(write_course(tmp_path), "ann", notebook(WRONG, QUARTER))
    return tmp_path


def add(root: Path, body: str) -> str:
    """Add a hidden test; return where it begins."""
    path = root / "tests/hidden/halves/test_quarter.py"
    text = path.read_text(encoding="utf-8") + "\n\n"
    begin = text.count("\n") + 1
    path.write_text(f'{text}def test_added(student, reference, numbers):\n    """It holds"""{body}', encoding="utf-8")
    return f"tests/hidden/halves/test_quarter.py:{begin}"


def line(place: str, number: int) -> str:
    path, _, begin = place.rpartition(":")
    return f"{path}:{int(begin) + number}"


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*arguments, "--course", str(root)])
    return done.exit_code, " ".join(done.output.split())


def added(root: Path) -> tuple[str, str]:
    """Return the verdict of the added check, and the note of the row."""
    with (root / "results/checks.csv").open(encoding="utf-8", newline="") as file:
        verdict = next(row["verdict"] for row in csv.DictReader(file) if row["check"] == "test_added")
    with (root / "results/scores.csv").open(encoding="utf-8", newline="") as file:
        return verdict, next(csv.DictReader(file))["note"]


@pytest.mark.parametrize(
    ("body", "number", "why"),
    [
        (AT_THE_SECOND_PLAN, 6, "when it was held again with the answer key's half: KeyError"),
        (AT_THE_THIRD_TIME, 4, "it computed for more than 1 seconds"),
        (RETURNS_FOR_SOME, 0, "it returns a value"),
    ],
    ids=["follow-through", "endless", "returns"],
)
def test_a_check_that_breaks_is_an_error_and_its_points_wait(root: Path, body: str, number: int, why: str) -> None:
    place = add(root, body)
    status, screen = run(root, "run", "--jobs", "1")
    verdict, note = added(root)
    assert (status, verdict) == (1, "error")
    places = {line(place, number), line(place, number + 1)} if "while" in body else {line(place, number)}
    assert any(f"halves: {each} broke for ann: " in screen for each in places), screen
    assert why in screen
    assert "0.67 points wait: correct the test" in screen
    assert "; 0.67 points wait for tests/hidden/halves/test_quarter.py:" in note


def test_verify_names_a_test_that_returns_to_the_answer_key(root: Path) -> None:
    place = add(root, "\n    return student.quarter(8.0) == 2.0\n")
    for command in ("run", "verify"):
        status, screen = run(root, command)
        assert status == 2
        assert f"{place}: test_added: it returns a value, which decides nothing" in screen


def test_verify_names_a_test_that_returns_to_wrong_work_alone(root: Path) -> None:
    place = add(root, RETURNS_FOR_SOME)
    status, screen = run(root, "verify")
    assert status == 1
    assert f"{place}, over all zeros: The check itself failed: it returns a value, which decides nothing" in screen
