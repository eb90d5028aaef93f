"""Who asks why a student without work got 0 reads where was looked, what lies there, and whose work it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.collect.collect import CollectResult
from grader.errors import CourseError
from grader.records.submission import Status, Student, Submission
from grader.run.trace_absent import MOST_NAMED, trace_of_nothing, traced_student

NOTHING = Submission(Student("ghost"), "halves", None, status=Status.MISSING, notes=("nothing was submitted",))


def lines(place: Path, *there: Submission, unclaimed: str = "", unknown: frozenset[str] = frozenset()) -> list[str]:
    """Return the lines of the search."""
    every = (NOTHING, *there)
    ids = frozenset(each.student.id for each in every)
    collected = CollectResult(every, ("a note of collecting",), unclaimed, unknown, ids, place)
    written = trace_of_nothing(NOTHING, collected).splitlines()
    assert written[2:6] == [
        *("STUDENT ghost, ASSIGNMENT halves", "file          none", "note          nothing was submitted", ""),
    ]
    assert written[6] == "SEARCH"
    return written[7:]


def work(student: str, assignment: str = "halves") -> Submission:
    return Submission(Student(student), assignment, Path(student))


def test_where_was_looked_and_what_was_noticed_is_told(tmp_path: Path) -> None:
    found = lines(tmp_path, work("bob"), work("gohst"), work("cem", "others"), unknown=frozenset({"gohst"}))
    assert found == [
        f"looked in     {tmp_path}",
        "there         no file or folder of the name ghost",
        "work of 2     bob, gohst",
        "looks alike   gohst",
        "not in class  gohst",
        "noticed       a note of collecting",
    ]
    assert lines(tmp_path, unclaimed="perhaps the work is theirs")[2:] == [
        "work of 0     nobody",
        "noticed       a note of collecting",
        "noticed       perhaps the work is theirs",
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (("ghost/other/x.ipynb", "ghost/a.txt"), ["ghost: ghost/a.txt, ghost/other/x.ipynb"]),
        (("GHOST.ipynb", "ghost/", "ghosts/x"), ["GHOST.ipynb: GHOST.ipynb", "ghost: an empty folder"]),
    ],
)
def test_what_lies_under_the_students_name_is_listed(tmp_path: Path, files: tuple[str, ...], told: list[str]) -> None:
    for name in files:
        path = tmp_path / name
        path.mkdir(parents=True) if name.endswith("/") else path.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.touch()
    assert [line for line in lines(tmp_path) if line.startswith("there")] == [f"there         {line}" for line in told]


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "work.zip").touch()
    assert lines(tmp_path / "work.zip")[1] == "there         cannot be read: Not a directory"


def test_of_very_many_not_all_are_named(tmp_path: Path) -> None:
    names = [f"s{number:03}" for number in range(MOST_NAMED + 2)]
    assert lines(tmp_path, *map(work, names))[2] == f"work of 202   {', '.join(names[:MOST_NAMED])} and 2 more"


def test_who_is_traced_is_named_as_the_class_has_it() -> None:
    collected = CollectResult((NOTHING, work("Bea")))
    assert [traced_student(name, collected) for name in ("", "ghost", " BEA")] == ["", "ghost", "Bea"]
    with pytest.raises(CourseError, match=r"^--trace: no student 'zed' in this run"):
        traced_student("zed", collected)
