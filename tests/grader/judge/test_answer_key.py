"""The answer key and its catalogue are read, or refused by file and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.judge.answer_key import Entries, Misconception, read_answer_key

WORDS = {"title": "t", "rationale": "r", "advice": "a"}
ENTRY = """
from grader.testing import Entries
entries = Entries(task="f", section="1. One")
MISCONCEPTIONS = (entries("H01", lambda x: x, title="t", rationale="r", advice="a"),)
LAYER_OFFSET = {"f": 1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "halves"
    folder.mkdir()
    (folder / "reference.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
    return folder


def test_a_catalogue_may_be_missing(folder: Path) -> None:
    key = read_answer_key(folder)
    assert (key.reference.f(2), key.misconceptions, key.layer_offset) == (2, (), {})


@pytest.mark.parametrize("name", ["misconceptions.py", "misconceptions/__init__.py"])
def test_a_catalogue_is_a_module_or_a_package(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(ENTRY, encoding="utf-8")
    key = read_answer_key(folder)
    assert [(entry.code, entry.task, entry.section) for entry in key.misconceptions] == [("H01", "f", "1. One")]
    assert key.layer_offset == {"f": 1}
    assert key.probes == {}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("reference.py", "import nothing_of_this_name", "reference.py cannot be imported: ModuleNotFoundError"),
        ("reference.py", "def f(:", "reference.py cannot be imported: SyntaxError"),
        (
            "misconceptions.py",
            "MISCONCEPTIONS = ('H01',)",
            "holds 'H01'; every entry is a Misconception",
        ),
    ],
)
def test_what_cannot_be_read_is_named(folder: Path, name: str, text: str, words: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=words):
        read_answer_key(folder)


def test_a_folder_without_a_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"reference\.py is missing"):
        read_answer_key(tmp_path)


def test_entries_make_misconceptions_of_one_task_and_section() -> None:
    entries = Entries(task="f", section="1. One")
    assert entries("H01", abs, max, **WORDS) == Misconception("H01", "f", (abs, max), "t", "r", "a", "1. One")
    assert entries("H02", abs, **WORDS, section="2. Two").section == "2. Two"


def test_two_courses_of_one_name_do_not_share_a_module(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "halves"
    other.mkdir(parents=True)
    (other / "reference.py").write_text("def f(x):\n    return -x\n", encoding="utf-8")
    one, two = read_answer_key(folder), read_answer_key(other)
    assert (one.reference.f(1), two.reference.f(1)) == (1, -1)
