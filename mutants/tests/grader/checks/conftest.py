"""A small course with public checks, and hand-ins for it."""

import json

import pytest

COURSE = """
[course]
title = "Sums"
[assignments.sums]
title = "Adding up"
[assignments.sums.tasks]
double = { points = 2 }
halve = { points = 1, uses = ["double"] }
[assignments.products.tasks]
square = { points = 1 }
"""
DOUBLE = '''
import numpy as np

def test_two(student, agree):
    """Twice two is four"""
    agree(student.double(np.array([2.0, -1.0])), np.array([4.0, -2.0]), "double(z)")

def test_sum(student, agree, seeded):
    """It is what adding gives"""
    z = seeded("z").normal(size=3)
    agree(student.double(z), z + z, "double(z)")
'''
HALVE = '''
import numpy as np

def test_half(student, agree):
    """Half of four is two"""
    agree(student.halve(np.array([4.0])), np.array([2.0]), "halve(z)")
'''
RIGHT = "def double(z):\n    return 2 * z\ndef halve(z):\n    return z / 2\n"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    public = root / "tests" / "public"
    for name, text in (("sums/test_double", DOUBLE), ("sums/test_halve", HALVE), ("products/test_square", HALVE)):
        path = public / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "course.toml").write_text(COURSE, encoding="utf-8")
    return root


@pytest.fixture
def notebook():
    """Write a notebook of these cells to a path."""

    def write(path, *sources):
        cells = [cell(f"c{n}", text) for n, text in enumerate(sources)]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
        return path

    return write


def cell(name, source):
    """Return a code cell that nbgrader knows by `name`."""
    metadata = {"nbgrader": {"grade_id": name}}
    rest = {"execution_count": None, "outputs": [], "source": source}
    return {"cell_type": "code", "id": name, "metadata": metadata, **rest}
