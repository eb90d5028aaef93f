"""Whom a line of marks.csv means, and which points of a gradebook count; a table stands in for what was stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest

from grader.errors import CourseError
from grader.mark.points import Marks
from grader.records.course import Assignment, Course, Task
from grader.records.grade import Grade
from grader.records.marks import Mark
from grader.records.run import RunOptions
from grader.records.submission import Status, Student, Submission
from grader.run import teacher_marks as module
from grader.run.state import StateStore

ONE = Assignment("one", "One", (Task("f", 4.0), Task("g", 4.0)))
HEADER = "student_id,assignment,task,points,comment\n"


class Store:
    """What earlier runs stored."""

    def __init__(self, students: Iterable[str] = (), grades: Iterable[Grade] = ()) -> None:
        self._students, self._grades = students, grades

    def students(self) -> Iterable[str]:
        return self._students

    def grades(self, names: list[str], holding: str) -> Iterable[Grade]:
        assert (names, holding) == (["one"], '"marks": [[')
        return self._grades


def submission(student: str) -> Submission:
    return Submission(Student(student), "one", None)


def read(root: Path, lines: str, *students: str, store: Store | None = None, **options: Any) -> dict[Any, Marks]:
    """Read marks.csv of a class of these students."""
    (root / "marks.csv").write_text(HEADER + lines)
    course = Course(root, "", root, (ONE,))
    kept = cast("StateStore", store or Store())
    return module.teacher_marks(RunOptions(root, **options), course, map(submission, students), kept, {})


def meant(root: Path, written: str, *students: str, **more: Any) -> list[str]:
    """Return whom a line with this id means."""
    return [student for _, student in read(root, f"{written},one,f,1,\n", *students, **more)]


def test_a_line_is_its_students(tmp_path: Path) -> None:
    found = read(tmp_path, "ann,one,f,1.5,Good.\nbob,one,,excused,\nann,one,g,0,\n", "ann", "bob", "cy")
    first, second = found["one", "ann"].table
    assert (first, second) == (
        Mark("ann", "one", "f", 1.5, comment="Good.", line=2),
        Mark("ann", "one", "g", 0.0, line=4),
    )
    assert [mark.excused for mark in found["one", "bob"].table] == [True]
    assert len(found) == 2


@pytest.mark.parametrize(("written", "student"), [("ANN", "ann"), ("7123", "007123"), ('"=""007123"""', "007123")])
def test_what_a_spreadsheet_made_of_an_id_is_understood(tmp_path: Path, written: str, student: str) -> None:
    assert meant(tmp_path, written, student, "other") == [student]


def test_accents_are_composed(tmp_path: Path) -> None:
    assert meant(tmp_path, "jose\u0301", "jos\u00e9") == ["jos\u00e9"]


def test_an_id_in_full_stands_before_what_it_may_mean(tmp_path: Path) -> None:
    assert meant(tmp_path, "Ann", "ann", "Ann") == ["Ann"]


def test_an_id_that_may_be_two_is_refused_with_both(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"marks\.csv, line 2: 'ANN' may be Ann or ann; write the id in full"):
        meant(tmp_path, "ANN", "ann", "Ann")


def test_an_id_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"marks\.csv, line 2: nobody in the class has the id 'zoe'"):
        meant(tmp_path, "zoe", "ann")


def test_a_run_of_some_students_does_not_know_all_ids(tmp_path: Path) -> None:
    assert meant(tmp_path, "zoe", "ann", students=frozenset({"ann"})) == []


def test_who_was_graded_before_or_is_on_the_roster_or_left_is_of_the_class(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("id,first_name\ncy,Cy\n")
    assert meant(tmp_path, "cy", "ann") == ["cy"]
    assert meant(tmp_path, "dee", "ann", store=Store(["dee"])) == ["dee"]


def test_the_same_decided_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"marks\.csv: lines 2 and 4 decide the same for ann; delete one"):
        read(tmp_path, "ann,one,f,1,\nbob,one,f,1,\nANN,one,f,2,\n", "ann", "bob")


def test_a_comment_beside_a_decision_decides_nothing_twice(tmp_path: Path) -> None:
    found = read(tmp_path, "ann,one,f,1,\nann,one,f,,Look again.\nann,one,g,1,\n", "ann")
    assert len(found["one", "ann"].table) == 3


def test_without_a_gradebook_the_points_of_the_last_one_count(tmp_path: Path) -> None:
    seen = Grade(Student("bob"), "one", Status.GRADED, (), 0.0, 0.0, 0.0, 4.0, marks=(("f", 3.0),))
    found = read(tmp_path, "ann,one,f,1,\n", "ann", "bob", store=Store(grades=[seen]))
    assert found["one", "bob"] == Marks((), {"f": 3.0})
    assert found["one", "ann"].gradebook == {}


def test_with_a_gradebook_that_alone_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_marks(*given: Any) -> dict[tuple[str, str], dict[str, float]]:
        assert given == (tmp_path / "g.db", tmp_path, (ONE,), {})
        return {("one", "ann"): {"g": 2.0}}

    monkeypatch.setattr(module, "read_marks", read_marks)
    found = read(tmp_path, "ann,one,f,1,\n", "ann", gradebook=tmp_path / "g.db")
    assert list(found) == [("one", "ann")]
    assert found["one", "ann"].gradebook == {"g": 2.0}
    assert len(found["one", "ann"].table) == 1
