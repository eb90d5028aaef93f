"""A course of two tasks for the corpus: its answer key, its hidden tests and a submission hold a canary each.

course.toml  solutions/halves/reference.py  tests/hidden/halves/test_<task>.py  submitted/<student>/halves/
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

COURSE: Final = """
[course]
title = "Halves"

[assignments.halves.tasks]
half = { points = 1 }
quarter = { points = 1 }
"""
REFERENCE: Final = '''"""{key}."""

CANARY = "{key}"


def half(x):
    answer = x / 2
    return answer


def quarter(x):
    return x / 4
'''
HIDDEN: Final = '''"""{tests}."""

import pytest

from grader.judge.compare import agree

CANARY = "{tests}"


@pytest.fixture(scope="session")
def numbers(seeded):
    return seeded("numbers").standard_normal((6, 5)) + 3


def test_vectors(student, reference, numbers):
    """It is right on vectors"""
    for row in numbers:
        agree(student.{task}(row), reference.{task}(row))


def test_a_table(student, reference, numbers):
    """It is right on a table"""
    agree(student.{task}(numbers), reference.{task}(numbers))
'''
CONTROL_STUDENTS: Final = {
    "ann": "# {other}\ndef half(x):\n    return x / 2\n\n\ndef quarter(x):\n    return half(half(x))\n",
    "bob": "def half(x):\n    return x / 3\n\n\ndef quarter(x):\n    return [][1]\n",
}


def write_toy_course(root: Path, canaries: Mapping[str, str]) -> None:
    """Write the course and two submissions, one right and one wrong; everybody may read and write all of it."""
    files = {"course.toml": COURSE, "solutions/halves/reference.py": REFERENCE.format(**canaries)}
    for task in ("half", "quarter"):
        files[f"tests/hidden/halves/test_{task}.py"] = HIDDEN.format(task=task, **canaries)
    for student, text in CONTROL_STUDENTS.items():
        files[f"submitted/{student}/halves/halves.py"] = text.format(**canaries)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (root, *root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)  # so that the layers keep attackers out, not permissions
