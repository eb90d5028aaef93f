"""A class of three in memory, and downloaded gradebooks as texts; not a test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.collect.raw import IdKind
from grader.collect.roster import Person
from grader.export.request import ExportFiles, FormatOptions, GradebookRequest
from grader.export.sheet import Sheet, read_sheet
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student

ASSIGNMENT = Assignment("backprop", "Backprop 1", (Task("sigmoid", 4.0), Task("delta", 6.0)), None)


def student(name: str) -> Student:
    return Student(name, name.capitalize(), "Lee", f"{name}@x.org")


def person(name: str, number: str = "") -> Person:
    """Return somebody of the roster, with an LMS's number."""
    who = student(name)
    aliases = {
        IdKind.LOGIN: frozenset({who.email}),
        IdKind.NAME: frozenset({f"{who.first_name} {who.last_name}".casefold(), f"lee, {name}"}),
        IdKind.NUMBER: frozenset({number} if number else ()),
    }
    return Person(who, aliases)


def grade(name: str, score: float = 8.5, status: Status = Status.GRADED, **more: Any) -> Grade:
    tasks = (TaskGrade("sigmoid", Verdict.PASSED, 4.0, 4.0), TaskGrade("delta", Verdict.FAILED, score - 4.0, 6.0))
    return Grade(student(name), "backprop", status, tasks, score, 0.0, score, 10.0, **more)


def request(*grades: Grade, people: tuple[Person, ...] = (), **options: Any) -> GradebookRequest:
    """Ask for the grades of ann and bob, or of those given."""
    given = grades or (grade("ann"), grade("bob", 10.0))
    return GradebookRequest(ASSIGNMENT, given, people, FormatOptions(**options))


def titled(title: str, given: GradebookRequest) -> GradebookRequest:
    return replace(given, assignment=replace(ASSIGNMENT, title=title))


def sheet(folder: Path, text: str | bytes, name: str = "download.csv") -> Sheet:
    """Read a text as a downloaded gradebook."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_sheet(path)


def text_of(files: ExportFiles) -> str:
    """Return the one file that was made."""
    (data,) = files.files.values()
    return data.decode()
