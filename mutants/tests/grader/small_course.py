"""A course of one assignment and two tasks, written into a folder: what tests of the whole program grade."""

from __future__ import annotations

import json
from pathlib import Path

COURSE = """
[course]
title = "Halves"

[assignments.halves.tasks]
half = { points = 1 }
quarter = { points = 2, uses = ["half"] }

[limits]
cell_seconds = 1
notebook_seconds = 4
call_seconds = 1
submission_seconds = 8
"""
REFERENCE = '''"""The answer key."""


def half(x):
    return x / 2


def quarter(x):
    return half(half(x))
'''
HIDDEN = '''"""`{task}`."""

import numpy as np
import pytest

from grader.judge.compare import agree


@pytest.fixture(scope="session")
def numbers(seeded):
    return seeded("numbers").standard_normal((4, 5)) + 3


def test_vectors(student, reference, numbers):
    """It is right on vectors"""
    for row in numbers:
        agree(student.{task}(row), reference.{task}(row))


def test_by_hand(student):
    """It is right on the numbers worked by hand"""
    agree(student.{task}(np.array([8.0, 16.0])), np.array({worked}))
'''
HALF = "def half(x):\n    return x / 2\n"
QUARTER = "def quarter(x):\n    return half(half(x))\n"


def write_course(root: Path) -> Path:
    """Write the course's own files; nobody has handed in yet."""
    files = {
        "course.toml": COURSE,
        "solutions/halves/reference.py": REFERENCE,
        "tests/hidden/halves/test_half.py": HIDDEN.format(task="half", worked=[4.0, 8.0]),
        "tests/hidden/halves/test_quarter.py": HIDDEN.format(task="quarter", worked=[2.0, 4.0]),
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def notebook(*cells: str, **more: object) -> str:
    """Return the text of a notebook of code cells."""
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made} | more)


def hand_in(root: Path, student: str, content: str | bytes, name: str = "halves.ipynb") -> Path:
    """Put one file where nbgrader would."""
    path = root / "submitted" / student / "halves" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
