"""tests/grader mirrors grader/: a module of the stages has its own test file, or stands here with where it is tested.

A module that gets its own file leaves the table. MOST_WITHOUT may only be lowered.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_WITHOUT = 20
STAGES = ("judge", "mark", "collect", "report", "export", "run")
ELSEWHERE = {
    "collect/git.py": "collect/layouts/test_repositories.py",
    "collect/git_store.py": "collect/layouts/test_repositories.py",
    "export/export.py": "export/test_feedback.py",
    "export/github/api.py": "export/github/test_give.py",
    "export/github/branch.py": "export/github/test_give.py",
    "export/github/issue.py": "export/github/test_give.py",
    "export/github/repositories.py": "export/github/test_give.py",
    "export/workbook.py": "export/test_fresh.py",
    "report/gradebook/database.py": "report/gradebook/test_write.py",
    "report/gradebook/marks.py": "report/gradebook/test_write.py",
    "report/gradebook/master.py": "report/gradebook/test_restored.py",
    "run/dask/grading_process.py": "run/dask/test_remote.py",
    "run/dask/station.py": "run/dask/test_remote.py",
    "run/hidden_tests.py": "run/test_pipeline.py",
    "run/judging.py": "run/test_pipeline.py",
    "run/machines.py": "run/dask/test_remote.py",
    "run/single.py": "run/test_cell_points.py",
    "run/spread.py": "run/dask/test_remote.py",
    "run/teacher_marks.py": "run/test_policies.py",
}


def modules() -> list[str]:
    """Return the modules of the stages that hold code, by their path below grader/."""
    files = (path for stage in STAGES for path in (ROOT / "grader" / stage).rglob("*.py"))
    return sorted(path.relative_to(ROOT / "grader").as_posix() for path in files if path.name != "__init__.py")


def own_file(module: str) -> Path:
    """Return where the tests of a module belong."""
    path = ROOT / "tests" / "grader" / module
    return path.with_name(f"test_{path.name}")


def test_no_more_modules_than_before_are_without_their_own_test_file() -> None:
    without = [module for module in modules() if not own_file(module).is_file()]
    assert len(without) <= MOST_WITHOUT, [module for module in without if module not in ELSEWHERE]


def test_what_stands_elsewhere_is_there() -> None:
    assert [place for place in ELSEWHERE.values() if not (ROOT / "tests" / "grader" / place).is_file()] == []


def test_package_files_hold_no_code() -> None:
    for stage in STAGES:
        for path in (ROOT / "grader" / stage).rglob("__init__.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 1, path
