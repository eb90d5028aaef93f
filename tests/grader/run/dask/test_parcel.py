"""What travels to another machine: the same files at the same places, and nothing outside of their folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import Unreadable
from grader.records.course import Limits
from grader.records.submission import Status, Student, Submission
from grader.run.dask.parcel import CourseParcel, HandIn, pack, pack_course, unpack_course, unpacked

from ...small_course import HALF, hand_in, write_course


def submission(path: Path | None, *beside: Path) -> Submission:
    return Submission(Student("ada"), "halves", path, beside, notes=("handed in twice",))


def test_a_course_arrives_whole_with_its_secret_and_only_its_owner_may_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    root = write_course(tmp_path / "course")
    hand_in(root, "ada", HALF)
    (root / "tests/hidden/halves/__pycache__").mkdir()
    (root / "tests/hidden/halves/__pycache__/old.pyc").write_bytes(b"old")
    folder = unpack_course(pack_course(root, ["halves"], "a secret"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    hidden = {"tests/hidden/halves/test_half.py", "tests/hidden/halves/test_quarter.py"}
    assert found == {"course.toml", ".grader-secret", "solutions/halves/reference.py", *hidden}
    assert (folder / ".grader-secret").read_text() == "a secret"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_only_the_assignments_of_the_run_travel(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    assert {name for name, _ in pack_course(root, ["another"], "").files} == {"course.toml", ".grader-secret"}


def test_a_submission_arrives_with_the_files_beside_it_and_is_removed(tmp_path: Path) -> None:
    own, module = hand_in(tmp_path, "ada", HALF), hand_in(tmp_path, "ada", "x = 1", "data/mine.py")
    sent = submission(own, module)
    place = tmp_path / "there"
    place.mkdir()
    with unpacked(pack(sent, Limits()), place) as found:
        assert found.path is not None
        home = found.path.parent
        assert found.path.read_text() == HALF
        assert [path.relative_to(home).as_posix() for path in found.companions] == ["data/mine.py"]
        assert replace(found, path=own, companions=(module,)) == sent
    assert not list(place.iterdir())


def test_earlier_attempts_stay_here(tmp_path: Path) -> None:
    own = hand_in(tmp_path, "ada", HALF)
    assert pack(replace(submission(own), attempts=(submission(own),)), Limits()).submission.attempts == ()


def test_a_file_beyond_the_limit_is_not_sent(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="the limit is 0 MB"):
        pack(submission(hand_in(tmp_path, "ada", b"x" * 2**20)), Limits(notebook_megabytes=0))


def test_a_submission_without_a_file_travels_without_one(tmp_path: Path) -> None:
    sent = replace(submission(None), status=Status.MISSING)
    with unpacked(pack(sent, Limits()), tmp_path) as found:
        assert found == sent


@pytest.mark.parametrize("name", ["../out.py", "/tmp/out.py", "data/../../out.py"])
def test_nothing_is_written_outside_of_the_folder(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(OSError, match="lies outside"):
        unpack_course(CourseParcel(((name, b"out"),)))
    with pytest.raises(OSError, match="lies outside"), unpacked(HandIn(submission(None), ((name, b"out"),)), tmp_path):
        pass
