"""One transaction at a time, on a small SQLite file that stands in for nbgrader's; and what is said where it fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import scoped_session, sessionmaker

from grader.errors import CourseError
from grader.report.gradebook.database import Database, opened
from grader.report.gradebook.master import INSTALL


class StandIn:
    """What nbgrader's Gradebook is to us: an engine, a session, and a course's name."""

    made: tuple[tuple[str, str], ...] = ()
    closed = 0

    def __init__(self, address: str, course: str) -> None:
        StandIn.made += ((address, course),)
        self.engine = create_engine(address, future=True)
        self.db = scoped_session(sessionmaker(self.engine))
        with self.engine.begin() as connection:
            connection.exec_driver_sql("create table if not exists marks (student text)")

    def close(self) -> None:
        StandIn.closed += 1
        self.engine.dispose()


@pytest.fixture(autouse=True)
def nbgrader(monkeypatch: pytest.MonkeyPatch):
    """Let the stand-in be nbgrader's Gradebook."""
    monkeypatch.setattr(StandIn, "made", ())
    monkeypatch.setattr(StandIn, "closed", 0)
    monkeypatch.setitem(sys.modules, "nbgrader.api", SimpleNamespace(Gradebook=StandIn))
    monkeypatch.setenv("PATH", "/usr/bin")
    return StandIn


def write(database: Database, student: str, then: int = 1) -> None:
    with database.change() as gradebook:
        gradebook.db.execute(text("insert into marks values (:who)"), {"who": student})
        gradebook.db.commit()  # as nbgrader's API does after every call
        assert 1 / then == 1


def students(database: Database) -> list[str]:
    with database.change() as gradebook:
        return list(gradebook.db.execute(text("select student from marks")).scalars())


def test_a_change_is_kept_when_its_block_ends(tmp_path: Path) -> None:
    with opened(tmp_path / "g.db", tmp_path) as database:
        write(database, "ann")
    with opened(tmp_path / "g.db", tmp_path) as database:
        assert students(database) == ["ann"]


def test_nothing_of_a_change_that_fails_is_kept_though_nbgrader_commits(tmp_path: Path) -> None:
    with opened(tmp_path / "g.db", tmp_path) as database:
        write(database, "ann")
        with pytest.raises(ZeroDivisionError):
            write(database, "bob", then=0)
        assert students(database) == ["ann"]


def test_a_file_that_refuses_is_named_with_the_reason(tmp_path: Path) -> None:
    with opened(tmp_path / "g.db", tmp_path) as database:
        with database.change() as gradebook:
            gradebook.db.execute(text("drop table marks"))
        with pytest.raises(CourseError) as told:
            write(database, "ann")
    assert str(told.value).startswith(f"{tmp_path / 'g.db'} cannot be written: no such table: marks; close what has it")


def test_a_new_gradebook_appears_whole_with_nothing_beside_it(tmp_path: Path) -> None:
    with opened(tmp_path / "g.db", tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == ["g.db"]
    (first, _), (second, _) = StandIn.made
    assert second == f"sqlite:///{tmp_path / 'g.db'}"
    assert first != second
    assert StandIn.closed == 2


def test_one_that_is_there_is_opened_as_it_is(tmp_path: Path) -> None:
    create_engine(f"sqlite:///{tmp_path / 'g.db'}").connect().close()
    (tmp_path / "g.db").touch()
    with opened(tmp_path / "g.db", tmp_path):
        assert StandIn.made == ((f"sqlite:///{tmp_path / 'g.db'}", "default_course"),)


def test_a_new_one_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: str) -> None:
        raise OperationalError("s", {}, Exception("disk is full"))

    monkeypatch.setitem(sys.modules, "nbgrader.api", SimpleNamespace(Gradebook=fail))
    with pytest.raises(CourseError, match="disk is full"), opened(tmp_path / "g.db", tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("why", "remedy"),
    [
        ("file is not a database\nmore", "it is another kind of file"),
        ("attempt to write a readonly database", "let yourself write it"),
        ("unable to open database file", "let yourself write it"),
        ("no such column: x", "`nbgrader db upgrade`"),
    ],
)
def test_what_sqlite_says_has_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str, remedy: str
) -> None:
    def fail(*_: str) -> None:
        raise OperationalError("s", {}, Exception(why))

    (tmp_path / "g.db").touch()
    monkeypatch.setitem(sys.modules, "nbgrader.api", SimpleNamespace(Gradebook=fail))
    with pytest.raises(CourseError) as told, opened(tmp_path / "g.db", tmp_path):
        pass
    assert f"cannot be opened as a gradebook: {why.splitlines()[0]}; {remedy}" in str(told.value)
    assert "more" not in str(told.value)


def test_the_course_has_the_name_of_nbgraders_own_settings(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'ml-1'\n")
    with opened(tmp_path / "g.db", tmp_path):
        assert {course for _, course in StandIn.made} == {"ml-1"}


def test_settings_without_a_name_leave_nbgraders_own(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    with opened(tmp_path / "g.db", tmp_path):
        assert {course for _, course in StandIn.made} == {"default_course"}


def test_programs_of_this_environment_are_found(tmp_path: Path) -> None:
    with opened(tmp_path / "g.db", tmp_path):
        assert os.environ["PATH"] == f"{Path(sys.executable).parent}:/usr/bin"


def test_without_nbgrader_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbgrader.api", None)
    with pytest.raises(CourseError) as told, opened(tmp_path / "g.db", tmp_path):
        pass
    assert str(told.value) == INSTALL
