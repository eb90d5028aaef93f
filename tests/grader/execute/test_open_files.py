"""Files of others are opened folder by folder: what became a link since it was found is not followed."""

from __future__ import annotations

import os
import stat

import pytest

from grader import files
from grader.collect.collect import collect
from grader.errors import Unreadable
from grader.execute.open_files import opened
from grader.records.course import Assignment, Course, Task


@pytest.fixture
def secret(tmp_path):
    place = tmp_path / "secret"
    place.mkdir()
    (place / "backprop.ipynb").write_text("what only the teacher may read")
    return place


@pytest.fixture
def collected(tmp_path):
    path = tmp_path / "submitted/mal/backprop/backprop.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    course = Course(tmp_path, "C", tmp_path / "submitted", (Assignment("backprop", "B", (Task("f", 1.0),)),))
    (tmp_path / "scratch").mkdir()
    (found,) = collect(course, course.assignments, course.submissions, tmp_path / "scratch").submissions
    return found


@pytest.fixture(params=[True, False], ids=["openat2", "stepwise"])
def in_one_call(request, monkeypatch):
    monkeypatch.setattr(files, "kernel_refuses_links", lambda: request.param)


@pytest.mark.usefixtures("in_one_call")
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_whatever_on_the_way_becomes_a_link_after_collecting_is_not_followed(tmp_path, secret, collected, depth):
    path = collected.path
    exchanged = (path, path.parent, path.parent.parent)[depth]
    (secret / "backprop").mkdir()  # the same names lie behind the link
    (secret / "backprop/backprop.ipynb").write_text("what only the teacher may read")
    exchanged.rename(tmp_path / "aside")
    exchanged.symlink_to(secret / "backprop.ipynb" if depth == 0 else secret)
    with pytest.raises(Unreadable, match="cannot be opened"), opened(path, 10):
        pass
    assert path.read_text() == "what only the teacher may read"  # the usual way does follow it


def test_a_submission_that_nobody_touched_is_opened(collected):
    with opened(collected.path, 10) as descriptor:
        assert os.read(descriptor, 10) == b"{}"


@pytest.mark.parametrize("moved", [stat.S_ISREG, stat.S_ISDIR], ids=["of a stranger", "of the grader, in their folder"])
def test_a_hard_link_to_a_file_of_another_account_is_refused(tmp_path, monkeypatch, moved):
    (tmp_path / "theirs").write_text("x")
    os.link(tmp_path / "theirs", tmp_path / "mine")
    os.close(files.open_file(tmp_path / "mine"))  # both are of the account that has the folder
    look = os.fstat

    def fstat(descriptor):
        """Give the file, or else the folder, to another account."""
        status = look(descriptor)
        return os.stat_result((*status[:4], 54321, *status[5:])) if moved(status.st_mode) else status

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(OSError, match="a hard link to a file of another account"):
        files.open_file(tmp_path / "mine")


def test_where_the_call_is_refused_folder_after_folder_is_opened(collected, monkeypatch):
    files.kernel_refuses_links.cache_clear()
    monkeypatch.setattr(files, "OPENAT2", 1_000_000)  # no such call: as on an older kernel
    assert not files.kernel_refuses_links()
    with opened(collected.path, 10) as descriptor:
        assert os.read(descriptor, 10) == b"{}"
    files.kernel_refuses_links.cache_clear()
