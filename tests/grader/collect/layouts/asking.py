"""What a layout is asked, for a course of two assignments in memory; not a test."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from grader.collect.layouts.request import LayoutRequest
from grader.collect.raw import LayoutResult
from grader.records.course import Assignment, Course, Task

ASSIGNMENTS = tuple(Assignment(name, name.title(), (Task("t", 1.0),), None) for name in ("backprop", "batch"))


def write(folder: Path, *names: str, text: str = "{}") -> Path:
    """Write files of these names below a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def request(tmp_path: Path, *asked: str, **more: Any) -> LayoutRequest:
    """Ask for these assignments, or for the first alone."""
    course = Course(tmp_path, "C", tmp_path / "submitted", ASSIGNMENTS)
    wanted = [each for each in ASSIGNMENTS if each.name in (asked or ("backprop",))]
    given = {"due": lambda *_: None, "is_student": lambda _: False, "place": tmp_path, **more}
    return LayoutRequest(course, wanted, tmp_path / "scratch", **given)


def found(result: LayoutResult) -> list[tuple[str, str | None, str]]:
    """Return who submitted which file with which status; what travels is frozen all through."""
    hash(result)
    assert isinstance(result.submissions, tuple)
    assert all(isinstance(each.who.ids, tuple) for each in result.submissions)
    return [(each.who.shown, each.path and each.path.name, each.status.value) for each in result.submissions]


def ids(result: LayoutResult) -> list[list[tuple[str, str]]]:
    """Return by which names each is known."""
    return [[(kind.value, name) for kind, name in each.who.ids] for each in result.submissions]


def alike(folder: Path, before: str, after: str) -> Path:
    """Write two files that say which comes first, and whose names differ in a byte that no name can show."""
    for number, byte in enumerate((b"\xfe", b"\xff"), start=1):
        (folder / os.fsdecode(before.encode() + byte + after.encode())).write_text(str(number), encoding="utf-8")
    return folder


def companions(result: LayoutResult) -> list[dict[str, str]]:
    """Return the files beside each that counts, with what is in them."""
    return [{path.name: path.read_text("utf-8") for path in each.companions} for each in result.submissions]
