"""A flat folder: files named after students, and perhaps after assignments."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace

import pytest

from grader.collect.layouts.flat import fits, read
from grader.errors import CourseError

from .asking import ASSIGNMENTS, found, ids, request, write


def notes(result):
    return [each.notes for each in result.submissions]


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        (["ann.ipynb"], True),
        (["a.txt", "ann.PY"], True),
        (["ann.ipynb", "z.txt"], True),
        ([".ann.ipynb.icloud"], True),
        (["d/.ann.ipynb.icloud"], False),
        (["ann.zip", "ann.txt"], False),
    ],
)
def test_notebooks_modules_or_their_traces_make_it(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, [path for path in sorted(folder.iterdir()) if path.name[0] != "."]) == fitting


def test_each_name_is_a_submission_and_what_is_none_is_told(tmp_path):
    folder = write(
        tmp_path / "d", *(f"{name}.txt" for name in "abcdef"), "ann.ipynb", "bo.PY", "roster.csv", "zoe.ipynb"
    )
    result = read(folder, request(tmp_path))
    assert found(result) == [(name.partition(".")[0], name, "graded") for name in ("ann.ipynb", "bo.PY", "zoe.ipynb")]
    assert ids(result) == [[("id", "ann")], [("id", "bo")], [("id", "zoe")]]
    assert result.notes == (f"{tmp_path.name}: a.txt, b.txt, c.txt, d.txt, e.txt not graded",)
    assert read(write(tmp_path / "e", "ann.ipynb", "roster.csv"), request(tmp_path)).notes == ()
    told = (f"{tmp_path.name}: a.txt, z.txt not graded",)
    assert read(write(tmp_path / "f", "a.txt", "ann.ipynb", "z.txt"), request(tmp_path)).notes == told


def test_of_files_of_one_name_the_notebook_counts_before_the_module_and_that_before_the_zip(tmp_path):
    result = read(write(tmp_path / "d", "ann.PY", "ann.ipynb", "ann.zip"), request(tmp_path))
    assert found(result) == [("ann", "ann.ipynb", "graded")]
    assert result.submissions[0].place == "ann.ipynb"
    assert notes(result) == [("the notebook counts, not ann.PY", "the notebook counts, not ann.zip")]


def test_a_name_may_say_the_assignment(tmp_path):
    names = ("a_backprop.ipynb", "b_batch.ipynb")
    for asked, shown in ((names, "ab"), (names[:1], "a"), (names[1:], "b")):
        given = [name[2:].partition(".")[0] for name in asked]
        result = read(write(tmp_path / "d", *names), request(tmp_path, *given))
        assert [(each.who.shown, each.assignment) for each in result.submissions] == list(
            zip(shown, given, strict=True)
        )
    assert ids(result) == [[("id", "b"), ("id", "b_batch")]]


@pytest.mark.parametrize("names", [("b", "a_b"), ("a_b", "b")])
def test_the_longest_assignments_name_at_the_end_counts(tmp_path, names):
    assignments = tuple(replace(ASSIGNMENTS[0], name=name) for name in names)
    plain = request(tmp_path)
    asked = replace(plain, course=replace(plain.course, assignments=assignments), assignments=assignments)
    (one,) = read(write(tmp_path / "d", "x_a_b.py"), asked).submissions
    assert (one.who.shown, one.assignment) == ("x", "a_b")


@pytest.mark.parametrize("stem", ["_backprop", "backpropann", "backprop_ann"])
def test_a_name_that_does_not_end_as_an_assignment_is_the_students(tmp_path, stem):
    result = read(write(tmp_path / "d", f"{stem}.ipynb"), request(tmp_path))
    assert ids(result) == [[("id", stem)]]


def test_without_an_assignment_in_the_name_exactly_one_is_asked_for(tmp_path):
    with pytest.raises(CourseError) as caught:
        read(write(tmp_path / "d", "ann.ipynb"), request(tmp_path, "backprop", "batch"))
    assert str(caught.value) == (
        f"{tmp_path} is a flat folder, which holds one assignment; say which of backprop, batch it is "
        f"(grader run backprop --submissions {tmp_path})"
    )


@pytest.mark.parametrize("name", ["backprop", "batch"])
def test_a_file_named_after_an_assignment_needs_a_person(tmp_path, name):
    result = read(write(tmp_path / "d", f"{name}.ipynb"), request(tmp_path))
    assert found(result) == [(name, None, "needs_person")]
    words = "named after the assignment: a person must decide whose it is, and rename it"
    assert notes(result) == [(f"{name}.ipynb: {words}",)]


def test_what_cannot_be_read_is_unreadable_with_the_reason(tmp_path, monkeypatch):
    folder = write(tmp_path / "d", "cy.ipynb")
    (folder / "bo.ipynb").symlink_to("cy.ipynb")
    result = read(folder, request(tmp_path, refused={folder / "ann.ipynb": "damaged", folder / "cy.ipynb": "twice"}))
    assert found(result) == [(name, None, "unreadable") for name in ("ann", "bo", "cy")]
    link = "bo.ipynb: not a regular file (a link, perhaps), so not followed"
    assert notes(result) == [("ann.ipynb: damaged",), (link,), ("cy.ipynb: twice",)]
    monkeypatch.setattr(os, "access", lambda *_: False)
    result = read(write(tmp_path / "e", "ann.ipynb"), request(tmp_path))
    assert (found(result), notes(result)) == (
        [("ann", None, "unreadable")],
        [("ann.ipynb: cannot be read: permission denied",)],
    )


def test_a_zip_of_the_students_is_looked_into(tmp_path):
    folder = write(tmp_path / "d")
    folder.mkdir()
    (tmp_path / "scratch").mkdir()
    with zipfile.ZipFile(folder / "ann.ZIP", "w") as archive:
        archive.writestr("backprop.ipynb", "{}")
    result = read(folder, request(tmp_path))
    assert (found(result), notes(result)) == ([("ann", "backprop.ipynb", "graded")], [("unpacked ann.ZIP",)])


def test_a_trace_of_a_file_that_is_not_there_needs_a_person(tmp_path):
    names = ["ann.ipynb", "zoe.ipynb", *(f".{name}.icloud" for name in ("ann.ipynb", "zoe.ipynb", "cy.txt"))]
    folder = write(tmp_path / "d", *names, ".bo_backprop.PY.icloud", ".dee.ipynb.icloud", "sub/.x.ipynb.icloud")
    result = read(folder, request(tmp_path))
    assert found(result)[2:] == [("bo", None, "needs_person"), ("dee", None, "needs_person")]
    assert ids(result)[2:] == [[("id", "bo"), ("id", "bo_backprop")], [("id", "dee")]]
    why = "only iCloud's placeholder of a file that was never downloaded; ask for the notebook itself"
    assert notes(result)[2:] == [(f".bo_backprop.PY.icloud: {why}",), (f".dee.ipynb.icloud: {why}",)]
    assert [each.place for each in result.submissions][2:] == ["bo_backprop.PY", "dee.ipynb"]


def test_one_trace_alone_is_a_submission(tmp_path):
    result = read(write(tmp_path / "d", ".bo_backprop.ipynb.icloud"), request(tmp_path))
    assert found(result) == [("bo", None, "needs_person")]
