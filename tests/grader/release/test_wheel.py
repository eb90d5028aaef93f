"""What a repository requires: the grader's needs, and what its lessons import."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from grader import __version__
from grader.release.wheel import imported_packages, imports, pins, write_wheel

ROOT = Path(__file__).parents[3]


def names(pinned: list[str]) -> set[str]:
    return {one.partition("==")[0] for one in pinned}


def test_students_are_asked_for_what_checks_need_and_teachers_for_all() -> None:
    assert {"numpy", "pytest", "ipykernel"} <= names(pins())
    assert not {"pandas", "scipy", "nbformat"} & names(pins())
    assert {"pandas", "scipy", "nbformat"} <= names(pins("teacher"))


def test_what_a_lesson_imports_is_pinned_with_its_needs(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": "%matplotlib inline\nimport pandas as pd, json\nfrom grader import check"}
    (tmp_path / "lesson.ipynb").write_text(json.dumps({"nbformat": 4, "cells": [{**cell, "metadata": {}}]}))
    (tmp_path / "helpers.py").write_text("    from yaml import safe_load\nimport helpers_of_nobody")
    assert imported_packages(tmp_path) == ["PyYAML", "pandas"]
    assert {"pandas", "python-dateutil", "pyyaml"} <= names(pins(more=imported_packages(tmp_path)))


def test_imports_are_read_line_by_line() -> None:
    assert imports("import a.b\nfrom c import d\n!pip install e\n  import f\n# import g") == {"a", "c", "f"}


def test_the_wheel_in_a_students_repository_is_typed_and_holds_the_licence_and_what_an_index_wants(
    tmp_path: Path,
) -> None:
    info = f"deltagrade-{__version__}.dist-info"
    with zipfile.ZipFile(write_wheel(tmp_path)) as wheel:
        names, record = set(wheel.namelist()), wheel.read(f"{info}/RECORD").decode()
        licence, metadata = (wheel.read(f"{info}/{name}").decode() for name in ("licenses/LICENSE", "METADATA"))
    assert {"grader/py.typed", "grader/__init__.py", f"{info}/entry_points.txt"} <= names
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    for said in ("License-Expression: MIT", "License-File: LICENSE", "Author: ", "Classifier: Typing :: Typed"):
        assert f"\n{said}" in metadata
    assert {line.rpartition(",sha256=")[0] or line.rstrip(",") for line in record.splitlines()} == names
