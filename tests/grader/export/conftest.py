"""A class with results, saved in the store as a run does: what every format exports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.export.export import ExportOptions, ExportResult, export
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Judgement, Verdict
from grader.records.submission import Status, Student
from grader.run.state import StateStore
from grader.run.state_table import StoredResult

COURSE = """
[assignments.backprop]
title = "Backprop 1"

[assignments.backprop.tasks]
sigmoid = { points = 4 }
delta = { points = 6 }
"""
ROSTER = """SIS User ID,SIS Login ID,Student,ID,Section,Email
u100,jdoe,"Doe, Jane",4321,Sec 1,jdoe@x.org
u101,bo,"Œil, Bó",4322,Sec 1,bo@x.org
u102,cy,"Roe, Cy",4323,Sec 1,cy@x.org
u103,di,"Lee, Kim",4324,Sec 1,di@x.org
u104,ed,"Lee, Kim",4325,Sec 1,ed@x.org
"""
NAMES = {"u100": ("Jane", "Doe", "jdoe@x.org"), "u101": ("Bó", "Œil", "bo@x.org"), "u102": ("Cy", "Roe", "cy@x.org")}
AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def grade(student: str, sigmoid: float, delta: float, status: Status = Status.GRADED, penalty: float = 0.0) -> Grade:
    first, last, email = NAMES.get(student, ("Kim", "Lee", f"{student}@x.org"))
    tasks = (
        TaskGrade("sigmoid", Verdict.PASSED if sigmoid else Verdict.FAILED, sigmoid, 4.0),
        TaskGrade("delta", Verdict.PASSED if delta == 6 else Verdict.FAILED, delta, 6.0, advice="Look at delta again."),
    )
    raw = sigmoid + delta
    who = Student(student, first, last, email)
    return Grade(who, "backprop", status, tasks, raw, penalty, raw - penalty, 10.0, timestamp=AT, note="fine")


CLASS = (
    grade("u100", 4, 4.5),
    grade("u101", 4, 6, penalty=1),
    grade("u102", 0, 0, Status.MISSING),
    grade("u103", 0, 2 / 3),
    grade("u104", 0, 0, Status.NEEDS_PERSON),
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The course's folder, with results."""
    (tmp_path / "course.toml").write_text(COURSE, encoding="utf-8")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    with StateStore(tmp_path / "results") as store:
        for one in CLASS:
            store.save(StoredResult.of("", Judgement(one.status), one))
    return tmp_path


def made(course: Path, form: str, environment: dict[str, str] | None = None, **more) -> ExportResult:
    return export(ExportOptions(form, course, course / "results", **more), environment or {})


def sheet(course: Path, data: str | bytes, name: str = "downloaded.csv") -> Path:
    path = course / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
