"""The plain table as Parquet and as an Excel workbook: numbers as numbers, texts never as formulas.

Both need the extra: pip install '.[export]'
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from grader.errors import CourseError
from grader.export.fresh import cells, header
from grader.export.request import ExportFiles, GradebookRequest

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same grades are the same bytes, whenever they are written
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOST_TITLE = 31  # characters of a sheet's name


def parquet(request: GradebookRequest) -> ExportFiles:
    """Write the table as Parquet."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415  an extra
        from pyarrow import parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise _missing("parquet", "pyarrow") from error
    columns = list(zip(*cells(request), strict=True)) or [() for _ in header(request)]
    kinds = [pa.string() if _is_text(name) else pa.float64() for name in header(request)]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    target = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(header(request))), target)
    return ExportFiles({"": target.getvalue()})


def xlsx(request: GradebookRequest) -> ExportFiles:
    """Write the table as a workbook of one sheet."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an extra
    except ImportError as error:
        raise _missing("xlsx", "openpyxl") from error
    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", request.assignment.name)[:MOST_TITLE]
    for number, row in enumerate([header(request), *cells(request)], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # not "f", whatever it begins with
            elif column > 1:
                cell.number_format = "0.00"
    sheet.freeze_panes = "B2"
    target = io.BytesIO()
    book.save(target)
    return ExportFiles({"": _timeless(target)})


def _timeless(book: io.BytesIO) -> bytes:
    """Take the time of writing out of a workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as plain:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "docProps/core.xml":
                data = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            plain.writestr(zipfile.ZipInfo(info.filename, LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _is_text(name: str) -> bool:
    texts = ("student_id", "last_name", "first_name", "email", "timestamp", "assignment", "status")
    return name in texts


def _missing(what: str, package: str) -> Any:
    return CourseError(
        f"{what} needs {package}, which is not installed: pip install '.[export]' in the grader's folder"
    )
