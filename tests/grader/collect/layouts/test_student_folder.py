"""One student's folder: which file counts, when it was submitted, and what is said where none is."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from grader.collect.choose import Choice, FileQuery
from grader.collect.layouts.student_folder import (
    DEPTH,
    StudentFolder,
    guarded,
    or_traces,
    query_for,
    read_student_folder,
    with_companions,
)
from grader.collect.raw import RawSubmission, by_id
from grader.records.submission import Status

from .asking import request, write

ANN = by_id("ann")


def read(tmp_path, *names, **more):
    place = StudentFolder(write(tmp_path / "d", *names), ANN, **more)
    return read_student_folder(place, "backprop", request(tmp_path))


def test_what_is_looked_for_is_known_by_all_names_and_the_limits_of_the_course(tmp_path):
    asked = request(tmp_path, refused={Path("x"): "why"})
    query = query_for(asked, "batch", tmp_path)
    assert query == FileQuery("batch", ("backprop", "batch"), tmp_path, {Path("x"): "why"}, frozenset(), asked.scratch)


@pytest.mark.parametrize(("folders", "found"), [("a/b/c/", True), ("a/b/c/d/", False)])
def test_a_file_is_found_three_folders_deep(tmp_path, folders, found):
    assert (read(tmp_path, f"{folders}x.ipynb").status is Status.GRADED) == found
    assert DEPTH == 3


def deep(number):
    return "".join(f"{n}/" for n in range(number))


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        ([f"{deep(12)}x.ipynb"], True),
        ([f"{deep(13)}x.ipynb"], False),
        (["x.IPYNB"], True),
        (["x.py"], False),
        (["a.py", "x.ipynb"], True),
        (["x.ipynb", "z.py"], True),
        (["a.ipynb", "my backprop.py"], "my backprop.py"),
        (["a backprop.py", "z.ipynb"], "a backprop.py"),
    ],
)
def test_in_a_repository_what_has_the_name_counts_or_a_notebook(tmp_path, names, counts):
    found = read(tmp_path, *names, repository=True)
    assert (found.path is not None) == bool(counts)
    if isinstance(counts, str):
        assert found.path.name == counts
    assert not StudentFolder(tmp_path, ANN).repository


def test_a_time_that_is_known_comes_before_the_one_beside_the_files(tmp_path):
    found = read(tmp_path, "backprop.ipynb", "data.csv", notes=("a note",))
    assert (found.timestamp, found.notes, found.place) == (None, ("a note",), "ann (d)")
    assert [path.name for path in found.companions] == ["data.csv"]
    write(tmp_path / "d", "timestamp.txt", text="2026-03-01 10:00:00 UTC")
    beside = read(tmp_path, "backprop.ipynb")
    assert f"{beside.timestamp:%Y-%m-%d}" == "2026-03-01"
    later = beside.timestamp.replace(day=5)
    assert read(tmp_path, timestamp=later).timestamp == later


def test_companions_and_notes_come_with_the_file_that_counts_and_with_none_without(tmp_path):
    folder = write(tmp_path / "d", "backprop.ipynb", "data.csv")
    raw = RawSubmission(ANN, "backprop", "place", notes=("last",))
    counts = Choice(folder / "backprop.ipynb", Status.GRADED, ("first",))
    found = with_companions(raw, counts, 0, request(tmp_path))
    assert (found.path, found.status, found.notes) == (counts.path, Status.GRADED, ("first", "last"))
    assert [path.name for path in found.companions] == ["data.csv"]
    nothing = with_companions(raw, Choice(None, Status.MISSING), 0, request(tmp_path))
    assert (nothing.path, nothing.companions, nothing.status, nothing.notes) == (None, (), Status.MISSING, ("last",))


def test_a_folder_that_cannot_be_read_costs_its_student_and_a_full_machine_everybody():
    def fail(number):
        raise OSError(number, "no")

    found = guarded(ANN, "backprop", "here", lambda: fail(errno.EACCES))
    assert (found.status, found.notes) == (Status.UNREADABLE, ("here cannot be read: no",))
    with pytest.raises(OSError, match="no"):
        guarded(ANN, "backprop", "here", lambda: fail(errno.EMFILE))


@pytest.mark.parametrize(
    ("names", "only", "told"),
    [
        ([".backprop.ipynb.icloud"], (), ".backprop.ipynb.icloud"),
        ([".x.ipynb.icloud"], (), ".x.ipynb.icloud"),
        ([".x.ipynb.icloud"], ("backprop", "batch"), None),
        ([".a.ipynb.icloud", ".backprop.ipynb.icloud"], ("backprop", "batch"), ".backprop.ipynb.icloud"),
        ([".backprop.ipynb.icloud", ".z.ipynb.icloud"], ("backprop", "batch"), ".backprop.ipynb.icloud"),
        ([".backprop.icloud"], ("backprop", "batch"), ".backprop.icloud"),
        ([".my.backprop.ipynb.icloud"], ("my.backprop", "backprop"), None),
        (["a/backprop/.x.ipynb.icloud"], ("backprop", "batch"), "a/backprop/.x.ipynb.icloud"),
        (["backprop/a/.x.ipynb.icloud"], ("backprop", "batch"), "backprop/a/.x.ipynb.icloud"),
        (["a/b/c/.backprop.ipynb.icloud"], ("backprop", "batch"), "a/b/c/.backprop.ipynb.icloud"),
        (["a/b/c/d/.backprop.ipynb.icloud"], (), None),
    ],
)
def test_a_trace_is_asked_about_where_it_may_be_of_this_assignment(tmp_path, names, only, told):
    folder = write(tmp_path / "d", *names)
    nothing = Choice(None, Status.MISSING)
    choice = or_traces(nothing, folder, FileQuery("backprop", ("backprop", "batch"), folder), only)
    if told is None:
        assert choice is nothing
    else:
        assert (choice.path, choice.status) == (None, Status.NEEDS_PERSON)
        assert choice.notes[0].startswith(f"{told}: only iCloud's placeholder")
    counts = Choice(Path("x"), Status.GRADED)
    assert or_traces(counts, folder, FileQuery("backprop", ("backprop",), folder)) is counts
