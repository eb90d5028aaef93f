"""The runtime image: links to our own modules, compiled, and folders for the rest."""

from __future__ import annotations

import os
import py_compile
import signal
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from grader.execute import image
from grader.execute.worker.scratch import remove


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "ours" / "one.py"
    path.parent.mkdir()
    path.write_text("x = 1", encoding="utf-8")
    return path


def test_the_image_leads_to_the_two_folders_of_the_student_side_and_to_nothing_else_of_ours() -> None:
    ours = Path(image.__file__).parent
    with image.image_folder() as folder:
        inside = {path.name: path for path in (folder / image.PACKAGE).iterdir()}
        assert inside.keys() == {"__init__.py", "protocol", "worker"}
        assert [inside[name].resolve() for name in ("protocol", "worker")] == [ours / "protocol", ours / "worker"]
        assert {path.name for path in folder.iterdir()} == {image.PACKAGE, "lib", "home", "scratch"}
        assert not any((folder / "lib").iterdir())
    assert not folder.exists()
    assert (ours / "worker" / "main.py").is_file()  # a link is removed, not what it leads to


def test_ctrl_c_while_the_image_is_removed_comes_after_that(monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[Path] = []

    def remove_slowly(folder: str) -> None:
        signal.raise_signal(signal.SIGINT)
        remove(folder)

    monkeypatch.setattr(image, "remove", remove_slowly)
    with pytest.raises(KeyboardInterrupt), image.image_folder() as folder:
        places.append(folder)
    assert not places[0].exists()


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python write what it compiles, however the tests were started."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_every_module_of_ours_is_compiled_once_the_image_is_made() -> None:
    folders = (Path(image.__file__).parent / name for name in image.OURS)
    modules = [path for folder in folders for path in folder.rglob("*.py")]
    Path(cache_from_source(str(modules[0]))).unlink(missing_ok=True)
    with image.image_folder():
        assert [path for path in modules if not image.is_compiled(path)] == []


def test_a_changed_module_is_compiled_afresh(module: Path) -> None:
    py_compile.compile(str(module))
    assert image.is_compiled(module)
    module.write_text("x = 22", encoding="utf-8")
    assert not image.is_compiled(module)
    image._compile(module)
    assert image.is_compiled(module)


def test_nothing_is_compiled_where_nothing_may_be_written(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(module))

    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    image._compile(module)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(image.py_compile, "compile", refuse)
    image._compile(module)
    assert not image.is_compiled(module)
    assert [path.name for path in module.parent.iterdir()] == [module.name]


def test_a_module_without_a_compiled_file_or_of_another_kind_is_not_compiled(module: Path) -> None:
    assert not image.is_compiled(module)
    assert not image.is_compiled(module.with_suffix(".so"))


def test_a_student_of_another_uid_may_go_into_the_image_whatever_the_umask() -> None:
    before = os.umask(0o077)
    try:
        with image.image_folder() as folder:
            modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir()) if path.is_dir()}
    finally:
        os.umask(before)
    assert len(modes) == 5
    assert set(modes.values()) == {0o755}
