"""The plain table as Parquet and as a workbook: read back by pandas and openpyxl."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from grader.errors import CourseError
from grader.export.request import GradebookRequest
from grader.export.workbook import parquet, xlsx
from grader.records.submission import Status, Student

from .small import ASSIGNMENT, grade, request


def sheet(given: GradebookRequest):
    """Read the only sheet of the workbook that was made."""
    return load_workbook(io.BytesIO(xlsx(given).files[""])).active


def test_a_workbook_has_numbers_as_numbers_with_two_places() -> None:
    cells = list(sheet(request()))
    header = [cell.value for cell in cells[0]]
    assert header[:2] == ["student_id", "last_name"]
    assert header[-2:] == ["task_sigmoid", "task_delta"]
    scores = [row[header.index("score")] for row in cells[1:]]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in scores] == [
        (8.5, "n", "0.00"),
        (10, "n", "0.00"),
    ]
    assert cells[1][0].number_format == "General"


def test_a_text_is_never_a_formula() -> None:
    given = request(replace(grade("ann"), student=Student("=1+1", "=2")))
    row = list(sheet(given))[1]
    assert [(cell.value, cell.data_type) for cell in (row[0], row[2])] == [("=1+1", "s"), ("=2", "s")]


def test_the_first_row_and_column_stay_in_sight() -> None:
    assert sheet(request()).freeze_panes == "B2"


def test_the_sheet_has_the_name_of_the_assignment_as_excel_allows_it() -> None:
    assert sheet(request()).title == "backprop"
    long = replace(ASSIGNMENT, name="a/b:c" + "x" * 40)
    assert sheet(replace(request(), assignment=long)).title == "a b c" + "x" * 26


def test_the_same_grades_are_the_same_bytes() -> None:
    first = xlsx(request()).files[""]
    assert first == xlsx(request()).files[""]
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = book.read("docProps/core.xml")
    assert core.count(b"1980-01-01T00:00:00Z</dcterms") == 2


def test_an_excused_score_is_an_empty_cell() -> None:
    given = request(grade("ann", status=Status.EXCUSED))
    header, row = ([cell.value for cell in line] for line in sheet(given))
    assert row[header.index("score")] is None


def test_parquet_keeps_what_is_text_and_what_is_a_number() -> None:
    given = request(replace(grade("ann"), student=Student("007")), grade("bob", status=Status.EXCUSED))
    table = pd.read_parquet(io.BytesIO(parquet(given).files[""]))
    assert table["student_id"].tolist() == ["007", "bob"]
    assert table["score"].dtype == float
    assert table["task_sigmoid"].tolist() == [4.0, 4.0]
    assert table["score"].isna().tolist() == [False, True]
    texts = {"student_id", "last_name", "first_name", "email", "timestamp", "assignment", "status"}
    assert {name for name in table.columns if table[name].dtype.kind == "f"} == set(table.columns) - texts


def test_parquet_of_nobody_has_its_columns() -> None:
    table = pd.read_parquet(io.BytesIO(parquet(replace(request(), grades=())).files[""]))
    assert len(table) == 0
    assert "task_delta" in table.columns


@pytest.mark.parametrize(("made", "package"), [(parquet, "pyarrow"), (xlsx, "openpyxl")])
def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, made, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CourseError, match=rf"{made.__name__} needs {package}, .*pip install '\.\[export\]'"):
        made(request())
