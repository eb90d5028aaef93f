"""The second course, of words and tables, stays sound: it is proof that a course touches no line of the engine."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from grader.course.config import read_course
from grader.errors import CourseError
from grader.records.run import RunOptions
from grader.run.pipeline import run
from grader.verify.verify import verify

ROOT = Path(__file__).parents[2] / "examples" / "second-course"
NAMED = {
    ("ben", "tokens"): "T03",
    ("ben", "Index"): "I01",
    ("ben", "clean"): "S03",
    ("cleo", "most_common"): "C01",
    ("cleo", "revenue"): "R02",
}


@pytest.mark.parametrize("name", ["words", "sales"])
def test_it_agrees_with_itself_and_every_mutant_is_noticed(name: str) -> None:
    course = read_course(ROOT)
    (assignment,) = [one for one in course.assignments if one.name == name]
    result = verify(course, assignment, "")
    assert result.faults == ()
    assert result.score.survivors == ()
    assert result.score.killed > 15


def test_its_class_is_graded_with_names_and_pages(tmp_path: Path) -> None:
    run(RunOptions(ROOT, output=tmp_path), {}, lambda *_: None)
    with (tmp_path / "tasks.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = {(row["student_id"], row["task"]): row["misconception"] for row in rows if row["misconception"]}
    assert named == NAMED
    assert {row["verdict"] for row in rows if row["student_id"] == "ada"} == {"passed"}
    assert {row["verdict"] for row in rows if row["student_id"] == "dev" and row["task"] in ("pairs", "Index")} == {
        "missing"
    }
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "feedback").rglob("*.html")]
    assert any("Try your function on a contraction." in page for page in pages)
    assert (tmp_path / "class.html").is_file()


def test_what_students_get_holds_no_answer() -> None:
    released = list((ROOT / "assignments").rglob("*.ipynb"))
    assert released
    for path in released:
        text = path.read_text(encoding="utf-8")
        assert "BEGIN SOLUTION" not in text
        assert "NotImplementedError" in text
    with pytest.raises(CourseError):
        read_course(ROOT / "assignments")


def test_what_a_message_must_hold_stands_in_the_lesson() -> None:
    asked = {}
    for path in (ROOT / "tests" / "hidden").rglob("test_*.py"):
        asked |= dict.fromkeys(re.findall(r'match="(\w+)"', path.read_text(encoding="utf-8")), path.parent.name)
    assert asked
    for word, lesson in asked.items():
        text = (ROOT / "assignments" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
        assert f"`{word}`" in text
