"""The answer key and its catalogue are read, or refused by file and name."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from grader.errors import CourseError
from grader.judge import answer_key
from grader.judge.answer_key import Entries, Misconception, _imported, read_answer_key

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
        (
            "reference.py",
            "\nimport nothing_of_this_name",
            r"halves/reference\.py:2: cannot be imported: ModuleNotFoundErr",
        ),
        (
            "reference.py",
            "x = 1\ndef f(:",
            r"halves/reference\.py:2: cannot be read: SyntaxError: .*; repair that line$",
        ),
        (
            "reference.py",
            "x = 1 / 0",
            r"halves/reference\.py:1: cannot be imported: ZeroDivisionError: .*; repair that",
        ),
        ("misconceptions.py", "x = 1\ny = z", r"/misconceptions\.py:2: cannot be imported: NameError: .*; repair that"),
        (
            "misconceptions.py",
            "x = 1\n\ny = (",
            r"/misconceptions\.py:3: cannot be imported: SyntaxError: '\(' was nev",
        ),
        (
            "misconceptions.py",
            "x = 1\nexit()",
            r"/misconceptions\.py:2: cannot be imported: it ends Python there, as ex",
        ),
        (
            "misconceptions_a.py",
            "\ny = z",
            r"/misconceptions_a\.py:2: cannot be imported: NameError: .*; repair that line$",
        ),
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


def test_entries_in_files_of_their_own_come_after_the_catalogue_in_the_order_of_their_names(folder: Path) -> None:
    (folder / "misconceptions.py").write_text(ENTRY, encoding="utf-8")
    for code in ("M3", "M1", "M2"):
        text = ENTRY.replace("H01", code) + f'ANSWERS = {{"q": ("sum", 1.0, {code[1]}.5)}}\n'
        (folder / f"misconceptions_{code}.py").write_text(text, encoding="utf-8")
    key = read_answer_key(folder)
    assert [entry.code for entry in key.misconceptions] == ["H01", "M1", "M2", "M3"]
    assert key.observed == {("f", f"M{n}"): {"q": ("sum", 1.0, n + 0.5)} for n in (1, 2, 3)}


def test_a_file_of_its_own_may_hold_several_entries_or_no_answers(folder: Path) -> None:
    second = 'MISCONCEPTIONS += (entries("H02", abs, title="t", rationale="r", advice="a"),)'
    (folder / "misconceptions_more.py").write_text(f"{ENTRY}{second}\n", encoding="utf-8")
    assert read_answer_key(folder).observed == {("f", "H01"): {}, ("f", "H02"): {}}


def test_a_catalogue_may_hold_tables_alone(folder: Path) -> None:
    tables = """
PROBES = {"f": ((1.0,),)}
VISIBLE = {"f": (2.0,)}
CANDIDATE_FACTORS = {"f": abs}
LAYER_OFFSET = {"f": 3}
EQUIVALENT_SOLUTIONS = {"f": "any order"}
NO_PUBLIC_CHECK = {("f", "H01"): "no answer is known"}
"""
    (folder / "misconceptions.py").write_text(tables, encoding="utf-8")
    key = read_answer_key(folder)
    assert key.misconceptions == ()
    assert (key.probes, key.visible, key.candidate_factors) == ({"f": ((1.0,),)}, {"f": (2.0,)}, {"f": abs})
    assert (key.layer_offset, key.equivalent_solutions) == ({"f": 3}, {"f": "any order"})
    assert key.no_public_check == {("f", "H01"): "no answer is known"}


def test_a_module_of_the_key_has_a_name_that_python_can_import(tmp_path: Path) -> None:
    folder = tmp_path / "two-words"
    (folder / "misconceptions").mkdir(parents=True)
    (folder / "reference.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
    (folder / "misconceptions" / "more.py").write_text(ENTRY, encoding="utf-8")
    (folder / "misconceptions" / "__init__.py").write_text("from .more import MISCONCEPTIONS\n", encoding="utf-8")
    key = read_answer_key(folder)
    assert [entry.code for entry in key.misconceptions] == ["H01"]
    assert key.reference.__name__.isidentifier()
    assert key.reference.__name__.endswith("_two_words_reference")


def test_a_module_beside_the_catalogue_is_no_part_of_it(folder: Path) -> None:
    (folder / "misconceptions.py").write_text("from .reference import f\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"misconceptions\.py:1: cannot be imported"):
        read_answer_key(folder)


def test_entries_may_be_a_list_and_stand_in_more_than_one_file(folder: Path) -> None:
    as_list = ENTRY.replace("MISCONCEPTIONS = (", "MISCONCEPTIONS = [").replace("),)", ")]")
    (folder / "misconceptions.py").write_text(as_list, encoding="utf-8")
    (folder / "misconceptions_class.py").write_text(ENTRY.replace("H01", "H02"), encoding="utf-8")
    key = read_answer_key(folder)
    assert isinstance(key.misconceptions, tuple)
    assert [entry.code for entry in key.misconceptions] == ["H01", "H02"]


def test_a_catalogue_of_several_files_is_named_with_the_file_that_failed(folder: Path) -> None:
    (folder / "misconceptions").mkdir()
    (folder / "misconceptions" / "__init__.py").write_text("from .more import MISCONCEPTIONS\n", encoding="utf-8")
    (folder / "misconceptions" / "more.py").write_text("x = 1\ny = 1 / 0\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"halves/misconceptions/more\.py:2: cannot be imported: ZeroDivisionError"):
        read_answer_key(folder)


@pytest.mark.parametrize(
    ("added", "words"), [("y=1 / 0", "ZeroDivisionError: division by zero; repair"), ("y=exit()", "it ends Python")]
)
def test_of_a_source_notebook_the_line_is_shown_that_does_not_run(folder: Path, added: str, words: str) -> None:
    (folder / "reference.py").unlink()
    source = ["import math\nheight = 2", f"def f(x, {added}):  \n    return 2 * x"]
    cells = [{"cell_type": "code", "metadata": {}, "source": text} for text in source]
    (folder / "halves.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_answer_key(folder)
    assert f"halves.ipynb: its solutions do not run where it says `def f(x, {added}):`: {words}" in str(caught.value)


def test_a_source_notebook_is_a_key_too(folder: Path) -> None:
    (folder / "reference.py").unlink()
    cells = [{"cell_type": "code", "metadata": {}, "source": "def f(x):\n    return 2 * x"}]
    (folder / "halves.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    reference = read_answer_key(folder).reference
    assert reference.f(2) == 4
    assert reference.__file__ == str(folder / "halves.ipynb")


def test_what_is_no_python_file_is_not_imported(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"key\.txt is not a Python file"):
        _imported(tmp_path / "key.txt")


CASE = ENTRY.replace("MISCONCEPTIONS = (entries(", "CASE = (entries(").replace("),)", "))")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MISCONCEPTIONS = (CASE)", r"MISCONCEPTIONS should be a tuple: \(CASE,\), with the comma"),
        ("MISCONCEPTIONS = None", r"MISCONCEPTIONS should be a tuple of entries, such as \(CASE,\); it is None"),
        ("MISCONCEPTIONS = 'H01'", r"MISCONCEPTIONS should be a tuple of entries, such as \(CASE,\); it is 'H01'"),
        ("MISCONCEPTIONS = {'H01': CASE}", "MISCONCEPTIONS should be a tuple of entries"),
        ("MISCONCEPTIONS = (entries('H02', 0.0, title='t', rationale='r', advice='a'),)", "a formula of H02 is 0.0"),
        ("MISCONCEPTIONS = (entries('H02', abs, title='t', rationale=None, advice='a'),)", "the rationale of 'H02'"),
    ],
)
def test_a_slip_in_the_entries_is_named_with_what_to_write(folder: Path, text: str, said: str) -> None:
    (folder / "misconceptions.py").write_text(f"{CASE}\n{text}\n", encoding="utf-8")
    with pytest.raises(CourseError, match=rf"misconceptions\.py: {said}"):
        read_answer_key(folder)


def test_a_catalogue_is_read_once_while_its_files_are_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "misconceptions.py").write_text(ENTRY, encoding="utf-8")
    (first,) = answer_key.read_misconceptions(folder)
    monkeypatch.setattr(answer_key, "read_answer_key", lambda folder: pytest.fail(f"{folder} is read again"))
    assert answer_key.read_misconceptions(folder) == (first,)
    monkeypatch.undo()
    (folder / "misconceptions.py").write_text(ENTRY.replace('"H01"', '"H0111"'), encoding="utf-8")
    (second,) = answer_key.read_misconceptions(folder)
    assert (first.code, second.code) == ("H01", "H0111")


def test_a_table_of_another_kind_is_named_by_the_file_of_the_catalogue(folder: Path) -> None:
    (folder / "misconceptions.py").write_text("PROBES = 3", encoding="utf-8")
    with pytest.raises(CourseError, match=r"misconceptions\.py: PROBES should be a dict"):
        read_answer_key(folder)


def test_the_catalogue_is_known_by_every_file_of_its_folder_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["b.py", "a.py", "within/c.py", "key.ipynb", "within/other.ipynb", "data.csv"]
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x" * number, encoding="utf-8")
    asked: list[tuple[tuple[Path, int, int], ...]] = []
    monkeypatch.setattr(answer_key, "_misconceptions", lambda _, stamps: asked.append(stamps))
    answer_key.read_misconceptions(tmp_path)
    (stamps,) = asked
    assert [(path.relative_to(tmp_path).as_posix(), size) for path, _, size in stamps] == [
        ("a.py", 1),
        ("b.py", 0),
        ("key.ipynb", 3),
        ("within/c.py", 2),
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [({}, "H01"), ({"CASE": 1}, "CASE"), ({"other": 0, "CASE": 1}, "CASE")],
)
def test_an_entry_without_a_comma_is_told_by_its_name_or_else_its_code(names: dict[str, int], said: str) -> None:
    catalogue = ModuleType("catalogue")
    entry = Entries(task="f", section="1. One")("H01", abs, **WORDS)
    vars(catalogue).update(MISCONCEPTIONS=entry, **{name: entry if own else None for name, own in names.items()})
    with pytest.raises(CourseError, match=rf"\({said},\), with the comma"):
        answer_key._entries(Path("misconceptions.py"), catalogue)


@pytest.mark.parametrize("name", answer_key.TEXTS)
def test_every_text_of_an_entry_must_be_one(name: str) -> None:
    entry = replace(Entries(task="f", section="1. One")("H01", abs, **WORDS), **{name: None})  # type: ignore[arg-type]
    with pytest.raises(CourseError, match=f"m: the {name} of .* should be a text; it is None"):
        answer_key._expect_texts_and_formulas(Path("m"), entry)


def test_what_to_install_is_told_of_a_package_that_has_a_name() -> None:
    hint = "; install torch where the grader is installed"
    assert answer_key._why(ModuleNotFoundError("gone", name="torch.nn")) == f"ModuleNotFoundError: gone{hint}"
    assert answer_key._why(ModuleNotFoundError("gone")) == "ModuleNotFoundError: gone; repair that line"
    assert answer_key._why(ValueError("x")) == "ValueError: x; repair that line"
