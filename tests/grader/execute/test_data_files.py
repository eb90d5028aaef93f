"""The course's data files are there for students' code, submitted or not; another file of the same name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.execute.data_files import Supplied, data_files, read_data, supplied, unreleased
from grader.records.course import Limits

DATA = (("maps/a.csv", b"a"), ("prices.csv", b"1\n2\n"))


def write(root: Path, *names: str, content: str = "") -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def test_data_is_what_is_no_python_no_notebook_and_not_hidden(tmp_path: Path) -> None:
    data = ("maps/deep/b.csv", "prices.csv", "read me.txt")
    others = (
        "sales.ipynb",
        "more.py",
        "more.pyc",
        ".hidden",
        ".git/config",
        "__pycache__/x.txt",
        "checks/unchanged.txt",
    )
    write(tmp_path, *data, *others, "feedback/sales.html", "maps/.ipynb_checkpoints/x.csv")
    assert [str(path.relative_to(tmp_path)) for path in data_files(tmp_path)] == [*data]


def test_data_files_come_by_name(tmp_path: Path) -> None:
    names = [f"{7 * number % 26:02}.csv" for number in range(26)]
    write(tmp_path, *names)
    assert [path.name for path in data_files(tmp_path)] == sorted(names)


def test_where_nothing_was_released_there_is_no_data(tmp_path: Path) -> None:
    assert read_data(tmp_path / "assignments" / "sales", Limits()) == ()


def test_data_is_read_as_bytes_with_its_folders(tmp_path: Path) -> None:
    for name, content in DATA:
        write(tmp_path, name, content=content.decode())
    assert read_data(tmp_path, Limits()) == DATA


def test_data_larger_than_a_students_process_may_be_given_is_named_to_the_teacher(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "b.csv", content="x" * 600_000)
    assert len(read_data(tmp_path, Limits(file_megabytes=2))) == 2
    with pytest.raises(CourseError, match=r"has data of 1 MB .* allows 1 MB: raise file_megabytes in \[limits\]"):
        read_data(tmp_path, Limits(file_megabytes=1))


def test_data_that_is_a_link_is_not_left_out_without_a_word(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/prices.csv")
    (tmp_path / "sales").mkdir()
    (tmp_path / "sales" / "prices.csv").symlink_to(tmp_path / "elsewhere" / "prices.csv")
    with pytest.raises(CourseError, match="or a link"):
        read_data(tmp_path / "sales", Limits())


@pytest.mark.parametrize(
    ("own", "unused"),
    [
        ([("mine.csv", b"x"), ("helpers.py", b"y")], []),
        ([("prices.csv", b"1\n2\n")], []),
        ([("prices.csv", b"1\n3\n")], ["prices.csv"]),
        ([("mine.csv", b""), ("maps", b"a file where the course has a folder")], ["maps"]),
        ([("prices.csv/inside", b"a folder where the course has a file"), ("maps/b.csv", b"")], ["prices.csv/inside"]),
    ],
)
def test_the_courses_own_file_stands_in_the_place_of_a_submitted_one(
    own: list[tuple[str, bytes]], unused: list[str]
) -> None:
    beside = supplied(DATA, own)
    assert beside.unused == tuple(unused)
    kept = [one for one in own if one[0] not in (*unused, "prices.csv")]
    assert list(beside.files) == [*kept, *DATA]


def test_without_data_everything_that_was_submitted_is_there() -> None:
    assert supplied((), [("prices.csv", b"x")]) == Supplied((("prices.csv", b"x"),))


def test_teacher_and_student_are_told_in_other_words() -> None:
    told = Supplied((), ("prices.csv",))
    assert told.notes == ("prices.csv: the course's own file was used; the submitted one differs",)
    (remark,) = told.remarks
    assert remark.startswith("Your prices.csv differs from the file that came with the assignment.")
    assert (Supplied(()).notes, Supplied(()).remarks) == ((), ())


def test_data_that_students_do_not_have_is_named(tmp_path: Path) -> None:
    write(tmp_path, "solutions/sales/a.csv", "solutions/sales/b.csv", "solutions/sales/c.csv", content="new")
    write(tmp_path, "assignments/sales/a.csv", content="new")
    write(tmp_path, "assignments/sales/b.csv", content="old")
    assert list(unreleased(tmp_path / "solutions" / "sales", tmp_path / "assignments" / "sales")) == [
        "solutions/sales/b.csv is not the file that students have in assignments/sales/b.csv: run `grader release`",
        "solutions/sales/c.csv is not in assignments/sales: run `grader release`",
    ]
