"""Which of a student's files counts, and the words where none does."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest

from grader.collect import choose, traces
from grader.collect.choose import Choice, FileQuery, choose_file, given_files, inside, listed, own_files
from grader.records.course import Course
from grader.records.submission import Status

NAMES = ("backprop", "backprop-batch")


@pytest.fixture
def chosen(tmp_path):
    """Choose among files of these names; `lost` stayed in an archive."""

    def chosen(*names, lost=(), given=(), scratch=None):
        found = []
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"{}")
            found.append(path)
        refused = {tmp_path / name: "damaged" for name in lost}
        query = FileQuery("backprop", NAMES, tmp_path, refused, frozenset(given), scratch)
        choice = choose_file([*found, *refused], query)
        return choice.path and choice.path.relative_to(tmp_path).as_posix(), choice.status, list(choice.notes)

    return chosen


MODULE = "the notebook counts; {} came along as a module"
ODD = "graded {} although it is not named backprop{}"


@pytest.mark.parametrize(
    ("names", "counts", "notes"),
    [
        (["backprop.ipynb"], "backprop.ipynb", []),
        (["BackProp.IPYNB"], "BackProp.IPYNB", [ODD.format("BackProp.IPYNB", ".ipynb")]),
        (["backprop.ipynb", "BackProp.ipynb"], "backprop.ipynb", ["graded backprop.ipynb, not BackProp.ipynb"]),
        (["backprop.py", "x.IPYNB"], "x.IPYNB", [ODD.format("x.IPYNB", ".ipynb"), MODULE.format("backprop.py")]),
        (
            ["backprop.ipynb", "h.PY", "x.IPYNB"],
            "backprop.ipynb",
            ["graded backprop.ipynb, not x.IPYNB", MODULE.format("h.PY")],
        ),
        (["x.ipynb"], "x.ipynb", [ODD.format("x.ipynb", ".ipynb")]),
        (["x.py"], "x.py", [ODD.format("x.py", ".py")]),
        (["backprop.py"], "backprop.py", []),
        (["backprop.py", "help.py"], "backprop.py", []),
        (["backprop.ipynb", "x.ipynb"], "backprop.ipynb", ["graded backprop.ipynb, not x.ipynb"]),
        (
            ["x.ipynb", "Backprop.ipynb", "my backprop.ipynb"],
            "Backprop.ipynb",
            [ODD.format("Backprop.ipynb", ".ipynb"), "graded Backprop.ipynb, not x.ipynb, my backprop.ipynb"],
        ),
        (
            ["x.ipynb", "my_backprop.ipynb"],
            "my_backprop.ipynb",
            [ODD.format("my_backprop.ipynb", ".ipynb"), "graded my_backprop.ipynb, not x.ipynb"],
        ),
        (
            ["backprop.ipynb", "backprop.py", "help.py"],
            "backprop.ipynb",
            ["the notebook counts; backprop.py, help.py came along as a module"],
        ),
        (
            ["x.ipynb", "backprop.py"],
            "x.ipynb",
            [ODD.format("x.ipynb", ".ipynb"), "the notebook counts; backprop.py came along as a module"],
        ),
        (["backprop.ipynb", "d/backprop.ipynb"], "backprop.ipynb", []),
        (["x.ipynb", "d/backprop.ipynb"], "x.ipynb", [ODD.format("x.ipynb", ".ipynb")]),
        (["d/backprop.ipynb", "help.py"], "d/backprop.ipynb", []),
        (["backprop.ipynb", "data.csv", "essay.pdf"], "backprop.ipynb", []),
    ],
)
def test_the_nearest_name_counts_with_notes_on_what_is_odd(chosen, names, counts, notes):
    assert chosen(*names) == (counts, Status.GRADED, notes)


@pytest.mark.parametrize(
    ("names", "candidates", "ending"),
    [
        (["x.ipynb", "y.ipynb"], "x.ipynb, y.ipynb", ".ipynb"),
        (["x.py", "y.py", "z.py"], "x.py, y.py, z.py", ".py"),
        (["my backprop.ipynb", "backprop 2.ipynb", "x.ipynb"], "my backprop.ipynb, backprop 2.ipynb", ".ipynb"),
        ([f"{n}.ipynb" for n in range(5)], "0.ipynb, 1.ipynb, 2.ipynb, 3.ipynb, 4.ipynb", ".ipynb"),
        ([f"{n}.ipynb" for n in range(7)], "0.ipynb, 1.ipynb, 2.ipynb, 3.ipynb, 4.ipynb and 2 more", ".ipynb"),
    ],
)
def test_of_several_that_are_as_near_a_person_decides(chosen, names, candidates, ending):
    note = f"{candidates}: a person must decide which counts; name that one backprop{ending}"
    assert chosen(*names) == (None, Status.NEEDS_PERSON, [note])


def test_a_name_of_another_assignment_is_no_nearer(chosen):
    assert chosen("ann backprop batch.ipynb", "x.ipynb")[1] is Status.NEEDS_PERSON


@pytest.mark.parametrize(
    ("names", "given", "note"),
    [
        ([], (), []),
        (["timestamp.txt"], (), []),
        (["README.md"], (), ["no notebook and no .py among README.md"]),
        (["Licence.txt", "Makefile", "timestamp.txt"], (), ["no notebook and no .py among Licence.txt, Makefile"]),
        (["data.csv", "Checks.py"], ("DATA.csv", "checks.py"), ["no notebook and no .py among data.csv, Checks.py"]),
    ],
)
def test_what_everybody_has_is_nothing_submitted(chosen, names, given, note):
    assert chosen(*names, given=given) == (None, Status.MISSING, note)


SHORTCUT = traces.SHORTCUT


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["essay.pdf"], "no notebook and no .py among the submitted files: essay.pdf"),
        (["essay.pdf", "README.md"], "no notebook and no .py among the submitted files: essay.pdf"),
        (["b.ipynb.txt"], "b.ipynb.txt: perhaps a notebook saved under another ending; rename it to .ipynb"),
        (["b.ipynb.zip"], "b.ipynb.zip: perhaps a notebook saved under another ending; rename it to .ipynb"),
        (["b.ipynb.url"], f"b.ipynb.url: {SHORTCUT}"),
        (["b.GDOC", "essay.pdf"], f"b.GDOC: {SHORTCUT}"),
        (["b.RAR", "b.gdoc"], "b.RAR: an archive where a notebook is expected; unpack it there if one is in it"),
        (["b.7z", "b.txt.ipynb.bak"], "b.txt.ipynb.bak: perhaps a notebook saved under another ending; rename it"),
    ],
)
def test_of_other_files_a_person_is_asked(chosen, names, words):
    path, status, (note,) = chosen(*names)
    assert (path, status) == (None, Status.NEEDS_PERSON)
    assert note.startswith(words)


def test_a_damaged_file_that_is_no_notebook_is_named_with_its_fault(chosen):
    assert chosen("essay.pdf", lost=["notes.txt"])[2] == [
        "no notebook and no .py among the submitted files: essay.pdf, notes.txt; notes.txt: damaged"
    ]


def test_a_lone_zip_is_looked_into_where_there_is_room(tmp_path):
    path = tmp_path / "b.ZIP"
    path.write_bytes(b"")
    for name in ("other.zip", "essay.pdf"):
        (tmp_path / name).write_bytes(b"")
    query = FileQuery("backprop", NAMES, tmp_path, scratch=tmp_path)

    def archive(*found, **changes):
        return choose_file(list(found), replace(query, **changes)).archive

    assert choose_file([path], query).archive == path
    assert archive(path, tmp_path / "essay.pdf") == path
    assert archive(path, tmp_path / "other.zip") is None
    assert archive(path, scratch=None) is None
    assert archive(path, refused={path: "damaged"}) is None
    assert archive(tmp_path / "essay.pdf") is None
    link = tmp_path / "link.zip"
    link.symlink_to(path)
    assert archive(link) is None


def test_what_is_no_file_is_unreadable(tmp_path):
    (tmp_path / "backprop.ipynb").mkdir()
    (tmp_path / "b.py").symlink_to(tmp_path)
    query = FileQuery("backprop", NAMES, tmp_path)
    assert choose_file([tmp_path / "backprop.ipynb", tmp_path / "b.py"], query) == Choice(
        None,
        Status.UNREADABLE,
        ("backprop.ipynb: a folder, not a notebook", "b.py: not a regular file (a link, perhaps), so not followed"),
    )
    (tmp_path / "c.py").write_bytes(b"")
    choice = choose_file([tmp_path / "b.py", tmp_path / "c.py"], query)
    assert choice.path == tmp_path / "c.py"
    assert choice.notes[0].startswith("b.py: not a regular file")


@pytest.mark.parametrize(
    ("there", "lost", "question"),
    [
        ("x.ipynb", "backprop.ipynb", True),
        ("backprop.ipynb", "backprop.ipynb2", False),
        ("backprop.ipynb", "d/backprop.ipynb", True),
        ("backprop.ipynb", "x.ipynb", False),
        ("x.ipynb", "y.ipynb", True),
        ("x.py", "y.ipynb", True),
        ("backprop.py", "x.ipynb", True),
        ("x.ipynb", "backprop.py", False),
        ("x.py", "backprop.py", True),
        ("backprop.py", "x.py", False),
    ],
)
def test_a_lost_file_that_was_rather_meant_is_a_question(chosen, there, lost, question):
    path, status, notes = chosen(there, lost=[lost])
    assert (status is Status.NEEDS_PERSON) == question
    assert (path is None) == question
    assert (f"a person must decide whether {there} counts instead" in notes) == question
    assert (f"{lost}: damaged" in notes) == (not lost.endswith("2"))


def test_a_link_beside_the_submission_is_no_question(chosen, tmp_path):
    (tmp_path / "link.ipynb").symlink_to(tmp_path)
    (tmp_path / "x.ipynb").write_bytes(b"{}")
    found = [tmp_path / "link.ipynb", tmp_path / "x.ipynb"]
    assert choose_file(found, FileQuery("backprop", NAMES, tmp_path)).path == tmp_path / "x.ipynb"


def test_a_file_that_may_not_be_read_is_unreadable(chosen, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.R_OK)
    assert chosen("backprop.ipynb") == (None, Status.UNREADABLE, ["backprop.ipynb cannot be read: permission denied"])


def test_what_is_inside_a_folder(tmp_path):
    for name in ("a.py", "d/b.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "empty.ipynb").mkdir()
    lost = {tmp_path / name: "damaged" for name in ("x.py", "d/y.py", "d/e/z.py", "a.py")} | {Path("/other/q.py"): ""}
    query = FileQuery("backprop", NAMES, tmp_path, lost)

    def names(folder, depth):
        return [path.relative_to(tmp_path).as_posix() for path in inside(folder, depth, query)]

    assert names(tmp_path, 0) == ["a.py", "x.py", "empty.ipynb"]
    assert names(tmp_path, 1) == ["a.py", "d/b.py", "x.py", "d/y.py", "empty.ipynb"]
    assert names(tmp_path, 2) == ["a.py", "d/b.py", "x.py", "d/y.py", "d/e/z.py", "empty.ipynb"]
    (tmp_path / "far").mkdir()
    lost[tmp_path / "far/one/two/three.py"] = "damaged"
    assert names(tmp_path / "far", 0) == ["far/one/two/three.py"]
    lost[tmp_path / "far/near.py"] = "damaged"
    assert names(tmp_path / "far", 0) == ["far/near.py"]


def test_what_everybody_has_is_not_a_students_own(tmp_path):
    names = [
        "README",
        "readme.md",
        "License.txt",
        "licence",
        "TIMESTAMP.txt",
        "makefile",
        "requirements.txt",
        "Data.CSV",
    ]
    query = FileQuery("backprop", NAMES, tmp_path, given=frozenset({"data.csv"}))
    own = [tmp_path / "environment.py", tmp_path / "essay.txt"]
    assert own_files([*(tmp_path / name for name in names), *own], query) == own
    assert {"environment.yml", "course.toml"} <= choose.BESIDE


def test_the_files_given_out_with_an_assignment_are_all_but_its_notebook(tmp_path):
    released = tmp_path / "assignments" / "backprop"
    (released / "checks").mkdir(parents=True)
    for name in ("backprop.ipynb", "data.csv", "checks/test_a.py"):
        (released / name).write_bytes(b"")
    assert given_files(Course(tmp_path, "C", tmp_path, ()), "backprop") >= {"data.csv", "test_a.py"}
    assert "backprop.ipynb" not in given_files(Course(tmp_path, "C", tmp_path, ()), "backprop")
    assert given_files(Course(tmp_path, "C", tmp_path, ()), "other") == frozenset()


@pytest.mark.parametrize(("count", "more"), [(1, ""), (5, ""), (6, " and 1 more")])
def test_five_files_are_named(tmp_path, count, more):
    assert (
        listed([tmp_path / str(n) for n in range(count)], tmp_path) == ", ".join(map(str, range(min(count, 5)))) + more
    )


def test_a_query_of_another_folder_is_otherwise_the_same(tmp_path):
    query = FileQuery("backprop", NAMES, tmp_path, given=frozenset({"x"}))
    assert query.below(tmp_path / "d") == FileQuery("backprop", NAMES, tmp_path / "d", given=frozenset({"x"}))


@pytest.mark.parametrize("ending", [".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"])
def test_every_kind_of_archive_is_asked_about(chosen, ending):
    assert chosen(f"work{ending}", "essay.pdf")[2][0].startswith(
        f"work{ending}: an archive where a notebook is expected"
    )


def test_a_file_that_stayed_in_its_archive_is_no_file_whatever_lies_there(chosen):
    assert chosen("backprop.ipynb", "x.ipynb", lost=["x.ipynb"])[1] is Status.GRADED
    path, status, _ = chosen("x.ipynb", lost=["x.ipynb"])
    assert (path, status) == (None, Status.UNREADABLE)


def test_where_nothing_counts_no_lost_file_is_a_question(chosen):
    notes = chosen("x.ipynb", "y.ipynb", lost=["backprop.ipynb"])[2]
    assert not any("counts instead" in note for note in notes)


def test_the_first_of_several_damaged_files_is_named(chosen):
    assert chosen(lost=["a.txt", "b.txt"])[2][0].endswith("a.txt, b.txt; a.txt: damaged")


@pytest.mark.parametrize(
    ("there", "lost"),
    [
        ("x.ipynb", "backprop.PY"),
        ("x.IPYNB", "backprop.py"),
        ("backprop.ipynb", "x.IPYNB"),
        ("backprop.IPYNB", "x.ipynb"),
    ],
)
def test_endings_in_capitals_are_the_same_endings(chosen, there, lost):
    assert chosen(there, lost=[lost])[:2] == (there, Status.GRADED)


def test_a_lone_file_that_everybody_got_is_known(tmp_path):
    (tmp_path / "assignments" / "backprop").mkdir(parents=True)
    (tmp_path / "assignments" / "backprop" / "data.csv").touch()
    assert given_files(Course(tmp_path, "C", tmp_path, ()), "backprop") == {"data.csv"}


def test_what_stayed_in_an_archive_far_below_is_named_only_where_nothing_else_is(tmp_path):
    far = tmp_path / "a" / "b" / "c" / "x.ipynb"
    query = FileQuery("backprop", NAMES, tmp_path, {far: "damaged"})
    assert inside(tmp_path, 1, query) == [far]
    (tmp_path / "x.ipynb").touch()
    assert inside(tmp_path, 1, query) == [tmp_path / "x.ipynb"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["x.ipynb", "help.py"], "x.ipynb counts for backprop: the only one of its kind"),
        (
            ["x.ipynb", "backprop.ipynb", "help.py"],
            "backprop.ipynb counts for backprop: it has the assignment's name; passed over: x.ipynb",
        ),
        (
            ["x.IPYNB", "backprop.ipynb"],
            "backprop.ipynb counts for backprop: it has the assignment's name; passed over: x.IPYNB",
        ),
        (
            ["x.ipynb", "backprop.IPYNB"],
            "backprop.IPYNB counts for backprop: it has the assignment's name; passed over: x.ipynb",
        ),
        (
            ["x.ipynb", "Backprop.ipynb"],
            "Backprop.ipynb counts for backprop: it has the assignment's name, spelled otherwise; passed over: x.ipynb",
        ),
        (
            ["x.ipynb", "my backprop.ipynb"],
            "my backprop.ipynb counts for backprop: its name holds the assignment's; passed over: x.ipynb",
        ),
        (
            ["x.py", "d/y.py"],
            "x.py counts for backprop: none has the assignment's name, the others lie deeper; passed over: d/y.py",
        ),
    ],
)
def test_the_log_says_why_a_file_counts_and_what_was_passed_over(chosen, caplog, tmp_path, names, told):
    caplog.set_level(logging.INFO, "grader.collect.choose")
    chosen(*names)
    assert caplog.messages == [f"{tmp_path.name}/{told}"]


def test_nothing_is_logged_unless_it_is_asked_for(chosen, caplog, monkeypatch):
    monkeypatch.setattr(choose, "_log_choice", None)  # it is not even put together
    caplog.set_level(logging.WARNING, "grader.collect.choose")
    assert chosen("backprop.ipynb")[0] == "backprop.ipynb"
