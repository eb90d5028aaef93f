"""Which points of a gradebook are a person's, from rows in memory."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.records.course import Assignment, Task, WordQuestion
from grader.report.gradebook import marks
from grader.report.gradebook.master import Master

ONE = Assignment("one", "One", (Task("f", 1.0),), questions=(WordQuestion("why", 2.0),))
TWO = Assignment("two", "Two", (Task("g", 1.0),))


def entry(name: str, by_hand: float | None, score: float = 0.0) -> SimpleNamespace:
    return SimpleNamespace(name=name, manual_score=by_hand, score=score)


def row(student: str, *notebooks: list[SimpleNamespace]) -> SimpleNamespace:
    return SimpleNamespace(student_id=student, notebooks=[SimpleNamespace(grades=grades) for grades in notebooks])


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Read from a gradebook that holds these rows by assignment."""
    path = tmp_path / "gradebook.db"
    path.touch()

    def reading(held: dict[str, list[SimpleNamespace]], masters: dict[str, Master] | None = None, where: Path = path):
        gradebook = SimpleNamespace(
            assignments=[SimpleNamespace(name=name) for name in held], assignment_submissions=held.__getitem__
        )

        @contextmanager
        def opened(_path: Path, _root: Path):
            @contextmanager
            def change():
                yield gradebook

            yield SimpleNamespace(change=change)

        monkeypatch.setattr(marks, "opened", opened)
        return marks.read_marks(where, tmp_path, (ONE, TWO), masters)

    return reading


def test_points_given_by_hand_are_read_with_extra_credit(read) -> None:
    assert read({"one": [row("ann", [entry("why", 1.5, score=1.75)])]}) == {("one", "ann"): {"why": 1.75}}


def test_what_nobody_marked_by_hand_is_left_out_but_zero_is_a_mark(read) -> None:
    found = read({"one": [row("ann", [entry("why", None, 2.0)]), row("bob", [entry("why", 0.0)])]})
    assert found == {("one", "ann"): {}, ("one", "bob"): {"why": 0.0}}


def test_cells_that_bear_no_points_of_the_course_are_left_out(read) -> None:
    assert read({"one": [row("ann", [entry("test_f", 1.0, 1.0), entry("other", 1.0, 1.0)])]}) == {("one", "ann"): {}}


def test_a_master_says_which_cell_bears_the_points_of_a_task(read) -> None:
    masters = {"one": Master(Path("one.ipynb"), None, {}, {"f": "test_f"})}
    found = read({"one": [row("ann", [entry("test_f", 0.5, 0.5)], [entry("why", 2.0, 2.0)])]}, masters)
    assert found == {("one", "ann"): {"f": 0.5, "why": 2.0}}


def test_assignments_of_another_course_are_passed_over(read) -> None:
    assert read({"theirs": [row("ann", [entry("why", 1.0, 1.0)])]}) == {}


def test_a_gradebook_that_is_not_there_says_nothing(read, tmp_path: Path) -> None:
    assert read({"one": [row("ann", [entry("why", 1.0, 1.0)])]}, where=tmp_path / "none.db") == {}


def test_a_course_without_questions_and_masters_opens_no_gradebook(tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").write_text("no database")
    assert marks.read_marks(tmp_path / "gradebook.db", tmp_path, (TWO,)) == {}
