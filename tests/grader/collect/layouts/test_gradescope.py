"""Gradescope's export: folders, and one file that says whose they are."""

from __future__ import annotations

import os

import pytest

from grader.collect.layouts import gradescope
from grader.collect.layouts.gradescope import METADATA, fits, read
from grader.errors import CourseError

from .asking import found, ids, request, write

LISTED = """
submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: 00123
    :email: jdoe@x.org
  - :name: Bo Ray
    :sid: ''
  :created_at: 2026-03-01 22:35:53.145832000 Z
  :history:
  - :submitters: []
submission_2:
  :submitters: []
submission_3:
  :submitters:
  - :sid: gone
submission_4: nothing
"""


def listed(tmp_path, text=LISTED, encoding="utf-8"):
    folder = write(
        tmp_path / "export", *(f"{name}/b.ipynb" for name in ("submission_1", "submission_2", "other", "zz"))
    )
    (folder / METADATA).write_text(text, encoding)
    return folder


def test_its_list_is_how_it_is_known(tmp_path):
    folder = listed(tmp_path)
    assert fits(folder, [])
    assert not fits(tmp_path, [])
    (folder / METADATA).rename(tmp_path / "elsewhere")
    (folder / METADATA).symlink_to(tmp_path / "elsewhere")
    assert not fits(folder, [])


def test_a_groups_submission_counts_for_each_member(tmp_path):
    result = read(listed(tmp_path), request(tmp_path))
    assert found(result) == [("00123", "b.ipynb", "graded"), ("Bo Ray", "b.ipynb", "graded")]
    assert ids(result) == [[("id", "00123"), ("login", "jdoe@x.org"), ("name", "Jane Doe")], [("name", "Bo Ray")]]
    assert {f"{each.timestamp:%Y-%m-%d %H:%M}" for each in result.submissions} == {"2026-03-01 22:35"}


def test_who_is_missing_in_the_list_or_the_folder_is_told(tmp_path):
    assert read(listed(tmp_path), request(tmp_path)).notes == (
        f"submission_2: {METADATA} names nobody; not graded",
        f"submission_4: {METADATA} names nobody; not graded",
        f"submission_3 is in {METADATA} and not in the download; not graded",
        f"other is not in {METADATA}; not graded",
        f"zz is not in {METADATA}; not graded",
    )


def test_names_are_read_without_the_blanks_around_them_and_in_any_encoding(tmp_path):
    text = "submission_1:\n  :submitters:\n  - :sid: ' u1 '\n    :name: ' José Ray '\n"
    result = read(listed(tmp_path, text, "latin-1"), request(tmp_path))
    assert ids(result) == [[("id", "u1"), ("name", "Jos\ufffd Ray")]]


def test_a_submitter_without_a_name_is_called_as_the_folder(tmp_path):
    result = read(listed(tmp_path, "submission_1:\n  :submitters:\n  - :role: student\n"), request(tmp_path))
    assert ids(result) == [[("id", "submission_1")]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n- b\n", "lists no submissions; export"),
        ("a: [", "is no YAML; export the submissions again"),
        ("", "lists no"),
    ],
)
def test_a_list_that_is_none_is_refused(tmp_path, text, words):
    with pytest.raises(CourseError, match=words):
        read(listed(tmp_path, text), request(tmp_path))


def test_a_list_of_64_megabytes_is_read_and_a_larger_one_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(gradescope, "_loaded", lambda _: {})
    folder = listed(tmp_path)
    os.truncate(folder / METADATA, 64 << 20)
    assert read(folder, request(tmp_path)).submissions == ()
    os.truncate(folder / METADATA, (64 << 20) + 1)
    with pytest.raises(CourseError, match="is larger than 64 MB"):
        read(folder, request(tmp_path))


@pytest.mark.parametrize(
    ("name", "people", "told"),
    [
        ("submission_2", "[]", ["names nobody; not graded"]),
        ("submission_3", "[{':sid': u1}]", ["not in the download"]),
        ("submission_1", "[{':sid': u1}]", []),
    ],
)
def test_one_alone_is_told_by_what_is_missing(tmp_path, name, people, told):
    notes = read(listed(tmp_path, f"{name}:\n  :submitters: {people}\n"), request(tmp_path)).notes
    of_it = [note for note in notes if note.startswith(name)]
    assert [words in note for words, note in zip(told, of_it, strict=True)] == [True] * len(told)
