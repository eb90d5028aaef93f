"""The import of an installed package is never cut off in the middle; a student's own module is code like any other."""

from __future__ import annotations

import importlib
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from grader.execute.worker import imports
from grader.execute.worker.timer import CellOutOfTime, time_limit

SLOW = """
import time
until = time.process_time() + 0.4
while time.process_time() < until:
    pass
WHOLE = True
"""


def import_and_sleep() -> None:
    importlib.import_module("slowly")
    time.sleep(3600)


@pytest.fixture
def slowly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a module that takes longer to be imported than there is time."""
    (tmp_path / "slowly.py").write_text(SLOW)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "slowly", raising=False)
    return tmp_path


def test_an_installed_package_is_imported_to_its_end(slowly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "INSTALLED", (str(slowly),))
    with suppress(CellOutOfTime), time_limit(0.1):
        importlib.import_module("slowly")
    assert sys.modules["slowly"].WHOLE


def test_what_comes_after_the_import_is_interrupted(slowly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "INSTALLED", (str(slowly),))
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        import_and_sleep()
    assert sys.modules["slowly"].WHOLE


@pytest.mark.usefixtures("slowly")
def test_a_students_own_module_is_interrupted() -> None:
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        importlib.import_module("slowly")
    assert "slowly" not in sys.modules


def test_installed_is_what_was_on_the_path_but_for_the_working_folder() -> None:
    assert any("python" in place for place in imports.INSTALLED)
    assert imports.HERE not in imports.INSTALLED
    assert "" not in imports.INSTALLED
