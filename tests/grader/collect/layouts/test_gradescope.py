"""Gradescope's export: folders, and one file that says whose they are."""

from __future__ import annotations

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


def listed(tmp_path, text=LISTED):
    folder = write(tmp_path / "export", "submission_1/b.ipynb", "submission_2/b.ipynb", "other/b.ipynb")
    (folder / METADATA).write_text(text, encoding="utf-8")
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
    notes = read(listed(tmp_path), request(tmp_path)).notes
    assert f"submission_2: {METADATA} names nobody; not graded" in notes
    assert f"submission_4: {METADATA} names nobody; not graded" in notes
    assert f"other is not in {METADATA}; not graded" in notes
    assert not any(note.startswith("submission_1") for note in notes)


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


def test_a_list_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(gradescope, "MAX_BYTES", 1 << 20)
    with pytest.raises(CourseError, match="is larger than 1 MB"):
        read(listed(tmp_path, " " * ((1 << 20) + 1)), request(tmp_path))
