"""The sample class in results/ makes room for a class of one's own."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.run.sample_class import set_sample_aside


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "examples" / "submitted").mkdir(parents=True)
    (tmp_path / "submitted").mkdir()
    return tmp_path


def graded(root: Path, submissions: str) -> str:
    """Grade into results/, as far as this module sees it."""
    told = set_sample_aside(root, root / submissions, root / "results")
    (root / "results").mkdir(exist_ok=True)
    (root / "results" / "state.db").write_text(submissions)
    return told


def test_the_first_run_of_another_class_moves_the_sample_class_and_says_so_once(root: Path) -> None:
    assert [graded(root, "examples/submitted") for _ in range(2)] == ["", ""]
    assert "held the sample class; it was moved to results-sample, beside it" in graded(root, "submitted")
    assert (root / "results-sample" / "state.db").read_text() == "examples/submitted"
    assert not graded(root, "submitted")
    assert (root / "results" / "state.db").read_text() == "submitted"


def test_a_class_of_ones_own_is_never_moved(root: Path) -> None:
    graded(root, "submitted")
    graded(root, "examples/submitted")
    assert not graded(root, "submitted")
    assert not (root / "results-sample").exists()


def test_an_earlier_sample_class_that_was_moved_stays(root: Path) -> None:
    graded(root, "examples/submitted")
    (root / "results-sample").mkdir()
    assert "moved to results-sample-2" in graded(root, "submitted")


def test_a_folder_that_cannot_be_moved_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graded(root, "examples/submitted")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CourseError, match=r"cannot be moved to .*results-sample: Device busy; name another --output"):
        graded(root, "submitted")


def refuse(*_: object) -> None:
    raise OSError(errno.EBUSY, "Device busy")
