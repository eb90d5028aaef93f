"""tests/grader mirrors grader/: every module of the stages has its own test file.

There is none without: git's, GitHub's, the gradebook's and the runs' have stand-ins in theirs.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGES = ("judge", "mark", "collect", "report", "export", "run")


def modules() -> list[str]:
    """Return the modules of the stages that hold code, by their path below grader/."""
    files = (path for stage in STAGES for path in (ROOT / "grader" / stage).rglob("*.py"))
    return sorted(path.relative_to(ROOT / "grader").as_posix() for path in files if path.name != "__init__.py")


def own_file(module: str) -> Path:
    """Return where the tests of a module belong."""
    path = ROOT / "tests" / "grader" / module
    return path.with_name(f"test_{path.name}")


def test_each_module_has_its_own_test_file() -> None:
    found = modules()
    assert len(found) > 100
    assert [module for module in found if not own_file(module).is_file()] == []


def test_package_files_hold_no_code() -> None:
    for stage in STAGES:
        for path in (ROOT / "grader" / stage).rglob("__init__.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 1, path
