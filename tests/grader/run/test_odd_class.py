"""A class in which everybody submitted in another odd way: every row is what its teacher would expect."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

RIGHT = notebook(HALF, QUARTER)
ROSTER = (
    "sep=;\r\nid;last_name;first_name;email;team;status\r\n"
    'u100;A;B;;;\r\n"=""007123""";C;D;;;\r\nu5;Doe;Jane;jane.doe@x.org;;\r\nJosé;P;Q;;;\r\nkim.min;Kim;Min;;;\r\n'
    "t1;X;Y;;a;\r\nt2;X;Z;;a;\r\ndora;D;D;;;dropped\r\nabsent;Müller;J;;;\r\n"
)
# Where somebody's notebook is, and the row it belongs to.
PLACES = {
    "U100": "u100",
    "7123": "007123",
    "jane.doe": "u5",
    "Jose\u0301": "José",
    "team a": "t1",
    "kim": "kim",
    "dora": "",
}
FILES: dict[str, tuple[str | bytes, str, str, str]] = {  # contents, name, status, words of the note
    "html": ("<!DOCTYPE html><html></html>", "halves.ipynb", "unreadable", "a web page (HTML)"),
    "empty": ("", "halves.ipynb", "unreadable", "the file is empty"),
    "zeros": (b"\0" * 99, "halves.ipynb", "unreadable", "99 zero bytes"),
    "cut": (RIGHT[:90], "halves.ipynb", "unreadable", "breaks off after 90 bytes"),
    "gdrive": (
        '{"url": "https://docs.google.com/x", "doc_id": "x"}',
        "halves.ipynb",
        "unreadable",
        "Google Drive",
    ),
    "merge": ("{\n<<<<<<< HEAD\n", "halves.ipynb", "unreadable", "a merge conflict of git"),
    "julia": (notebook(metadata={"kernelspec": {"name": "julia-1.10"}}), "halves.ipynb", "needs_person", "of Julia"),
    "nbdime": (
        notebook("<<<<<<< a\nx\n>>>>>>> b"),
        "halves.ipynb",
        "needs_person",
        "a merge conflict is in it",
    ),
    "icloud": ("bplist00", ".halves.ipynb.icloud", "needs_person", "only iCloud's placeholder"),
    "checkpoint": (RIGHT, ".ipynb_checkpoints/halves-checkpoint.ipynb", "needs_person", "only Jupyter's checkpoint"),
    "shortcut": ("{}", "halves.gdoc", "needs_person", "a shortcut to a file that is elsewhere"),
    "broken-zip": ("PK", "halves.zip", "unreadable", "not a zip file that can be read"),
    "nothing": ("", "timestamp.txt", "missing", "nothing was submitted"),
    "nan": (RIGHT.replace('"metadata": {}', '"metadata": {"x": NaN}', 1), "halves.ipynb", "graded", ""),
    "text": (RIGHT.replace('"nbformat": 4', '"nbformat": "4"'), "halves.ipynb", "graded", ""),
    "renamed": (RIGHT, "final (1).ipynb", "graded", "although it is not named halves.ipynb"),
}


def put(root: Path, student: str, contents: str | bytes, name: str) -> None:
    path = root / "submitted" / student / "halves" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunResult, dict[str, dict[str, str]]]:
    """The class, graded, and its rows of scores.csv by id."""
    root = write_course(tmp_path_factory.mktemp("course"))
    for folder in PLACES:
        hand_in(root, folder, RIGHT)
    for student, (contents, name, _, _) in FILES.items():
        put(root, student, contents, name)
    packed = root / "submitted/zip/halves/halves.zip"
    packed.parent.mkdir(parents=True)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("work/halves.ipynb", RIGHT)
    others = "".join(f"{student};;;;;\r\n" for student in (*FILES, "zip"))
    (root / "roster.csv").write_bytes((ROSTER + others).encode("cp1252"))
    result = run(RunOptions(root, output=root / "results", jobs=2), {}, lambda *_: None)
    with (root / "results/scores.csv").open(encoding="utf-8", newline="") as file:
        return result, {row["student_id"]: row for row in csv.DictReader(file)}


def test_work_under_any_name_that_can_only_mean_one_student_is_theirs(graded):
    _, rows = graded
    for student in (*filter(None, PLACES.values()), "t2", "zip"):
        assert (student, rows[student]["status"], rows[student]["score"]) == (student, "graded", "3.00")


@pytest.mark.parametrize("student", FILES)
def test_every_odd_file_has_its_status_and_its_reason(graded, student):
    _, rows = graded
    _, _, status, words = FILES[student]
    assert rows[student]["status"] == status
    assert words in rows[student]["note"]
    assert rows[student]["score"] == ("3.00" if status == "graded" else "0.00")


def test_what_the_run_says_names_whoever_may_be_somebody_else_and_who_left(graded):
    result, rows = graded
    assert result.unclaimed.startswith("kim: not in roster.csv, while 3 of its students submitted nothing")
    assert "kim is not in roster.csv; did you mean kim.min?" in result.notes
    assert "left out, dropped or inactive in roster.csv: dora" in result.notes
    assert any("read as Windows-1252" in note for note in result.notes)
    assert "dora" not in rows
    assert (rows["absent"]["last_name"], rows["absent"]["status"]) == ("Müller", "missing")
    assert result.unknown == {"kim"}
