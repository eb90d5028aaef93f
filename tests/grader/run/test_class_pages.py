"""The class page that a run writes: for the projector it holds nothing of the roster and no line of anybody's code."""

from __future__ import annotations

import csv
from pathlib import Path

from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, hand_in, notebook, write_course

ROSTER = """id,first_name,last_name,email,team,section
ann7001,Annemarie,Zwölfer,annemarie@school.example,owls,Monday-1
bo7002,Bohumil,O'Brien,bo.brien@school.example,owls2,Monday-2
cy7003,Cyprian,"Lee, Jr.",cy@school.example,,Tuesday-1
di7004,Dietlinde,<b>Roe</b>,di@school.example,,Tuesday-1
"""
CODE = {
    "ann7001": "def quarter(x):\n    annemaries_own_number = 0.3\n    return x * annemaries_own_number",
    "bo7002": "def quarter(x):\n    another_way_of_bohumil = 10 / 3\n    return x / another_way_of_bohumil",
    "cy7003": "def quarter(x):\n    raise ValueError('cyprian was here')",
}


def graded(tmp_path: Path) -> Path:
    root = write_course(tmp_path)
    (root / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for student, code in CODE.items():
        hand_in(root, student, notebook(HALF, code))
    (root / "marks.csv").write_text(
        "student_id,assignment,task,points,comment\ncy7003,halves,,2,A word for Cyprian alone.\n", encoding="utf-8"
    )
    run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    return root / "results"


def test_the_page_for_the_projector_holds_no_value_of_the_roster_and_no_line_of_code(tmp_path: Path) -> None:
    results = graded(tmp_path)
    shown = (results / "class-anonymous.html").read_text(encoding="utf-8")
    values = {cell for row in csv.reader(ROSTER.splitlines()[1:]) for cell in row if cell}
    lines = {line.strip() for code in CODE.values() for line in code.splitlines()} - {"def quarter(x):"}
    known = (results / "class.html").read_text(encoding="utf-8")
    assert "Annemarie" in known
    assert "the shortest" in known or "annemarie" in known
    for text in (*values, *lines, "annemaries_own_number", "another_way", "was here", "A word for Cyprian"):
        assert text not in shown, text
    assert "def quarter" not in shown


def test_both_pages_are_for_the_teachers_account_alone(tmp_path: Path) -> None:
    results = graded(tmp_path)
    for name in ("class.html", "class-anonymous.html"):
        assert (results / name).stat().st_mode & 0o777 == 0o600


def test_equal_wrong_answers_written_differently_are_one_group_with_an_example(tmp_path: Path) -> None:
    text = (graded(tmp_path) / "class.html").read_text(encoding="utf-8")
    assert "Equal answers that no mistake explains" in text
    assert "annemaries_own_number" in text
    assert "another_way_of_bohumil" not in text
