"""Results of `grader run --any` leave as others do, though no course.toml names their tasks."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from grader.cli.main import main

from ..nbgrader_course.conftest import course  # noqa: F401  the fixture


@pytest.fixture
def root(course):  # noqa: F811
    root = course("configured")
    assert CliRunner().invoke(main, ["run", "--any", "--course", str(root), "--jobs", "1"]).exception is None
    return root


@pytest.mark.parametrize("with_file", [True, False])
def test_a_gradebook_file_is_written_without_tasks_in_course_toml(root, with_file):
    if not with_file:
        (root / "course.toml").unlink()
    done = CliRunner().invoke(main, ["export", "csv", "--course", str(root)])
    assert done.exit_code == 0, done.output
    (written,) = (root / "results" / "export").glob("*.csv")
    rows = written.read_text(encoding="utf-8").splitlines()
    assert "task_test_square" in rows[0]
    assert [row.partition(",")[0] for row in rows[1:]] == ["dee", "eve", "fay"]


def test_without_such_a_course_what_is_missing_is_told(tmp_path):
    done = CliRunner().invoke(main, ["export", "csv", "--course", str(tmp_path)])
    assert done.exit_code == 2
    assert "course.toml is missing" in done.output
