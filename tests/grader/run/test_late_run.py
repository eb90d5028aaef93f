"""Late work in a whole run: what is taken off stands in scores.csv and in the feedback; attempts; extensions."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT = notebook(HALF, QUARTER)
HALF_RIGHT = notebook(HALF)
LATE = """
[assignments.halves.late]
grace_minutes = 30
per_day = 0.1
at_most = 0.25
attempts = "{attempts}"

[assignments.halves.extensions]
dan = 2026-03-05T12:00:00Z
dna = 2026-03-05T12:00:00Z
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a due date."""
    return due(write_course(tmp_path), "last")


def due(root: Path, attempts: str) -> Path:
    text = (root / "course.toml").read_text().replace("[assignments", "[assignments.halves]\ndue = DUE\n\n[assignments")
    text = text.replace("DUE", "2026-03-02T12:00:00+01:00") + LATE.format(attempts=attempts)
    (root / "course.toml").write_text(text)
    return root


def scores(root: Path) -> dict[str, dict[str, str]]:
    with (root / "results/scores.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def at(root: Path, student: str, time: str) -> None:
    hand_in(root, student, RIGHT)
    hand_in(root, student, time, "timestamp.txt")


def test_what_is_counted_stands_in_the_table_and_on_the_page(course: Path) -> None:
    at(course, "ann", "2026-03-02 10:59:59 UTC")
    at(course, "bob", "2026-03-02 11:20:00 UTC")  # in the grace
    at(course, "cem", "2026-03-03 12:30:00 UTC")  # two begun days
    at(course, "dan", "2026-03-05 12:00:00 UTC")  # extended
    at(course, "eva", "2026-04-01 12:00:00 UTC")  # the cap
    result = run(RunOptions(course, output=course / "results"), {}, lambda *_: None)
    found = scores(course)
    taken = {who: (row["late_submission_penalty"], row["score"], row["duedate"]) for who, row in found.items()}
    assert taken == {
        "ann": ("0.00", "3.00", "2026-03-02 11:00:00"),
        "bob": ("0.00", "3.00", "2026-03-02 11:00:00"),
        "cem": ("0.60", "2.40", "2026-03-02 11:00:00"),
        "dan": ("0.00", "3.00", "2026-03-05 12:00:00"),
        "eva": ("0.75", "2.25", "2026-03-02 11:00:00"),
    }
    assert found["cem"]["timestamp"] == "2026-03-03 12:30:00"
    assert found["cem"]["note"].endswith("; 1 day 1 h late; 2 begun days at 10% of 3 points: 0.60 taken off")
    assert "within the 30 minutes of grace" in found["bob"]["note"]
    assert "extension to 2026-03-05" in found["dan"]["note"]
    assert "at most 25%" in found["eva"]["note"]
    page = (course / "results/feedback/cem/halves.html").read_text(encoding="utf-8")
    assert "0.6 points of 3 were taken off." in page
    assert "2 begun days at 10% of 3 points" not in page  # the note is the teacher's
    assert [note for note in result.notes if "dna" in note] == [
        "course.toml gives 'dna' an extension for 'halves', but nobody in the class has that id"
    ]
    assert not any("'dan'" in note for note in result.notes)


def attempt(root: Path, student: str, time: str, content: str) -> None:
    folder = root / "submitted" / f"{student}+halves+{time}"
    folder.mkdir(parents=True)
    (folder / "halves.ipynb").write_text(content)


@pytest.mark.parametrize(
    ("attempts", "score", "words"),
    [("last", "0.70", "the last of 3 attempts counts"), ("best", "2.70", "the best of 3 attempts counts, number 2")],
)
def test_of_several_attempts_the_one_of_the_rule_counts(tmp_path: Path, attempts: str, score: str, words: str) -> None:
    root = due(write_course(tmp_path), attempts)
    attempt(root, "ann", "2026-03-02 09:00:00.000001 UTC", HALF_RIGHT)
    attempt(root, "ann", "2026-03-02 19:00:00.5 UTC+x9hPq0Zr", RIGHT)  # late, and still the best
    attempt(root, "ann", "2026-03-02 20:00:00 UTC", HALF_RIGHT)
    for _ in range(2):  # the second run, which may reuse what it knows, says the same
        run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
        row = scores(root)["ann"]
        assert (row["score"], row["status"]) == (score, "graded")
        assert words in row["note"]


def test_two_hand_ins_without_times_need_a_person(tmp_path: Path) -> None:
    root = due(write_course(tmp_path), "last")
    (root / "roster.csv").write_text("id,email\nann,ann@x.org\n")
    hand_in(root, "ann", RIGHT)
    hand_in(root, "ann@x.org", RIGHT)
    run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    assert scores(root)["ann"]["status"] == "needs_person"
