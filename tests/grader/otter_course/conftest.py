"""A course on disk that accepts this machine's gaps."""

from __future__ import annotations

import json

import pytest

from grader.execute.isolation import EXPOSES

from . import courses


@pytest.fixture
def course(tmp_path):
    """Write the course of `courses`."""

    def lay_out(**changed):
        courses.lab(tmp_path, **changed)
        accept = f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n"
        (tmp_path / "course.toml").write_text(accept, encoding="utf-8")
        return tmp_path

    return lay_out
