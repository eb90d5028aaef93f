"""nbgrader's exchange: a folder for each attempt, and whose account it belongs to."""

from __future__ import annotations

import os
import pwd

import pytest

from grader.collect.layouts import exchange
from grader.collect.layouts.exchange import fits, read

from .asking import found, request, write

ANN, BOB, ZOE = (
    f"{name}+2026-03-0{day} 10:00:00 UTC" for day, name in enumerate(("ann+backprop", "bob+batch", "zoe+backprop"), 1)
)


@pytest.mark.parametrize(
    ("names", "mode", "fitting"),
    [
        ([f"{ANN}/b.ipynb"], 0o755, True),
        ([f"{ANN}/b.ipynb", "zz/x"], 0o755, False),
        (["aa/x", f"{ANN}/b.ipynb"], 0o755, False),
        (["aa/x", f"{ANN}/b.ipynb", "zz/x"], 0o777, True),
        ([f"{ANN}/b.ipynb", "notes.txt"], 0o755, True),
        (["aa/x"], 0o777, False),
        (["notes.txt"], 0o755, False),
        ([ANN], 0o755, False),
    ],
)
def test_every_folder_is_named_so_or_some_where_everybody_may_write(tmp_path, names, mode, fitting):
    folder = write(tmp_path / "inbound", *names)
    folder.chmod(mode)
    assert fits(folder, sorted(folder.iterdir())) is fitting


def owned(monkeypatch, **owners):
    monkeypatch.setattr(exchange, "_owner", lambda folder: owners.get(folder.name.partition("+")[0], ""))


def test_every_attempt_at_what_is_asked_is_read_with_its_time(tmp_path):
    names = [f"{ANN}/backprop.ipynb", f"{ANN}+x9/backprop.ipynb", f"{BOB}/batch.ipynb", f"{ZOE}/backprop.ipynb"]
    folder = write(tmp_path / "inbound", *names)
    result = read(folder, request(tmp_path))
    assert found(result) == [(name, "backprop.ipynb", "graded") for name in ("ann", "ann", "zoe")]
    assert [(each.assignment, each.timestamp.day) for each in result.submissions] == [
        ("backprop", d) for d in (1, 1, 3)
    ]
    both = read(folder, request(tmp_path, "backprop", "batch"))
    assert [each.assignment for each in both.submissions] == ["backprop", "backprop", "batch", "backprop"]
    assert (result.notes, both.notes) == ((), ())


@pytest.mark.parametrize("known", ["backprop", "batch"])
def test_assignments_that_the_course_does_not_have_are_named(tmp_path, known):
    others = [f"{student}+{name}+2026-03-01 10:00:00 UTC/x" for student, name in zip("abcmxyz", "yxwqtrs", strict=True)]
    folder = write(tmp_path / "inbound", *others, f"k+{known}+2026-03-01 10:00:00 UTC/x.ipynb")
    result = read(folder, request(tmp_path, known))
    assert result.notes == ("inbound: q, r, s, t, w, x, y not graded: course.toml does not have it",)
    assert len(result.submissions) == 1


def test_whatever_else_lies_there_is_named_up_to_five(tmp_path):
    folder = write(tmp_path / "inbound", "a/x", "b.txt", f"{ANN}/backprop.ipynb", "roster.csv", "z.txt")
    words = "not named as the exchange names submissions, so not graded"
    assert read(folder, request(tmp_path)).notes == (f"inbound: a, b.txt, z.txt: {words}",)
    write(folder, "c", "d")
    assert read(folder, request(tmp_path)).notes == (f"inbound: a, b.txt, c, d, z.txt: {words}",)
    write(folder, "e")
    assert read(folder, request(tmp_path)).notes == (f"inbound: a, b.txt, c, d, e and 1 more: {words}",)


def test_a_folder_of_another_account_needs_a_person_unless_it_is_the_students(tmp_path, monkeypatch):
    owned(monkeypatch, ann="eve", zoe="ZOE")
    result = read(write(tmp_path / "in", f"{ANN}/backprop.ipynb", f"{ZOE}/backprop.ipynb"), request(tmp_path))
    assert found(result) == [("ann", None, "needs_person"), ("zoe", "backprop.ipynb", "graded")]
    first = result.submissions[0]
    assert (first.assignment, first.place, first.timestamp.day) == ("backprop", f"ann ({ANN})", 1)
    assert first.notes == (f"{ANN} belongs to the account eve: a person must decide whose work it is",)


def test_an_account_that_all_share_proves_nothing_and_is_said_once(tmp_path, monkeypatch):
    owned(monkeypatch, ann="www", zoe="www")
    folder = write(tmp_path / "in", f"{ANN}/backprop.ipynb", f"{ZOE}/backprop.ipynb", "a+x+2026-03-01 10:00:00 UTC/y")
    result = read(folder, request(tmp_path))
    assert [status for *_, status in found(result)] == ["graded", "graded"]
    assert result.notes == (
        "in: x not graded: course.toml does not have it",
        "in: everything belongs to the account www: that names are true is not checked",
    )


@pytest.mark.parametrize(
    ("owners", "is_student"),
    [
        ({"ann": "eve", "zoe": "eve"}, True),
        ({"ann": "ANN", "zoe": "ANN"}, False),
        ({"ann": "zoe", "zoe": "zoe"}, False),
        ({"ann": "www"}, False),
        ({"zoe": "www"}, False),
    ],
)
def test_a_students_account_or_one_of_two_is_shared_by_nobody(tmp_path, monkeypatch, owners, is_student):
    owned(monkeypatch, **owners)
    folder = write(tmp_path / "in", f"{ANN}/backprop.ipynb", f"{ZOE}/backprop.ipynb")
    result = read(folder, request(tmp_path, is_student=lambda _: is_student))
    assert "needs_person" in {status for *_, status in found(result)}
    assert result.notes == ()


def test_the_account_of_one_student_alone_is_not_shared(tmp_path, monkeypatch):
    owned(monkeypatch, ann="www")
    names = (ANN, ANN.replace("-01 ", "-02 "))
    result = read(write(tmp_path / "in", *(f"{name}/backprop.ipynb" for name in names)), request(tmp_path))
    assert [status for *_, status in found(result)] == ["needs_person", "needs_person"]


def test_who_owns_a_folder_is_known_by_the_account(tmp_path, monkeypatch):
    assert exchange._owner(tmp_path) == ""
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    assert exchange._owner(tmp_path) == pwd.getpwuid(own).pw_name
    monkeypatch.setattr(pwd, "getpwuid", lambda number: {}[number])
    assert exchange._owner(tmp_path) == f"number {own}"
