"""A student's own zip: what is in it counts by the same rules, with a note; a zip in it does not."""

from __future__ import annotations

import zipfile

import pytest

from grader.collect.choose import FileQuery
from grader.collect.packed import find_file
from grader.records.course import Limits
from grader.records.submission import Status


def chosen(tmp_path, scratch=True, **members):
    """Zip these members into hand.zip; choose."""
    path = tmp_path / "ann" / "hand.zip"
    path.parent.mkdir()
    (tmp_path / "scratch").mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    limits = Limits(notebook_megabytes=1)
    query = FileQuery("b", ("b",), tmp_path, scratch=tmp_path / "scratch" if scratch else None, limits=limits)
    return find_file([path], query)


def test_the_notebook_in_it_counts_with_a_note(tmp_path):
    choice = chosen(tmp_path, **{"b.ipynb": "{}"})
    assert choice.status is Status.GRADED
    assert choice.path.read_text(encoding="utf-8") == "{}"
    assert choice.path.is_relative_to(tmp_path / "scratch")
    assert choice.notes == ("unpacked ann/hand.zip",)


@pytest.mark.parametrize(("folders", "found"), [("a__b__c__", True), ("a__b__c__d__", False)])
def test_it_is_looked_into_three_folders_deep(tmp_path, folders, found):
    choice = chosen(tmp_path, **{f"{folders}x.ipynb": "{}"})
    assert (choice.path is not None) == found
    if found:
        assert choice.notes[1] == "in ann/hand.zip: graded a/b/c/x.ipynb although it is not named b.ipynb"
    else:
        assert (choice.status, choice.notes) == (Status.NEEDS_PERSON, ("ann/hand.zip holds no notebook and no .py",))


def test_several_are_a_persons_to_decide(tmp_path):
    choice = chosen(tmp_path, **{"x.ipynb": "{}", "y.ipynb": "{}"})
    assert (choice.path, choice.status) == (None, Status.NEEDS_PERSON)
    assert choice.notes[0].startswith("in ann/hand.zip: x.ipynb, y.ipynb: a person must decide")


def test_a_zip_in_the_zip_is_not_looked_into(tmp_path):
    choice = chosen(tmp_path, **{"inner.zip": "PK"})
    assert (choice.path, choice.status) == (None, Status.NEEDS_PERSON)
    assert "inner.zip: an archive where a notebook is expected" in choice.notes[0]


def test_what_is_refused_in_it_is_unreadable(tmp_path):
    choice = chosen(tmp_path, **{"b.ipynb": "x" * (2 << 20)})
    assert (choice.path, choice.status) == (None, Status.UNREADABLE)
    assert "larger than 1 MB" in choice.notes[0]


def test_a_damaged_zip_is_unreadable(tmp_path):
    path = tmp_path / "hand.zip"
    path.write_bytes(b"PK no zip")
    choice = find_file([path], FileQuery("b", ("b",), tmp_path, scratch=tmp_path))
    assert (choice.path, choice.status) == (None, Status.UNREADABLE)
    assert choice.notes[0].startswith("hand.zip: not a zip file that can be read")


def test_without_a_place_for_it_nothing_is_unpacked(tmp_path):
    choice = chosen(tmp_path, scratch=False, **{"b.ipynb": "{}"})
    assert (choice.path, choice.status) == (None, Status.NEEDS_PERSON)
    assert "unpack it there" in choice.notes[0]


def test_a_notebook_beside_the_zip_counts_alone(tmp_path):
    path = tmp_path / "b.ipynb"
    path.write_text("{}", encoding="utf-8")
    (tmp_path / "hand.zip").write_bytes(b"PK no zip")
    query = FileQuery("b", ("b",), tmp_path, scratch=tmp_path)
    assert find_file([path, tmp_path / "hand.zip"], query).path == path
