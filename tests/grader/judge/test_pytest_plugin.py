"""Two assignments may have hidden tests of one name, wherever the course is named from."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.judge import pytest_plugin as collect_module
from grader.judge.pytest_plugin import collect


class Seen:
    """A pytest plugin that keeps what each collected test returns, and runs none."""

    def __init__(self):
        self.answers = []

    def pytest_collection_finish(self, session):
        """Ask every test."""
        self.answers += [item.obj.__globals__["ANSWER"] for item in session.items]

    def pytest_runtestloop(self):
        """Run nothing."""
        return True


@pytest.mark.parametrize("relative", [True, False])
def test_a_test_of_the_same_name_in_another_folder_is_another_test(tmp_path, monkeypatch, relative):
    monkeypatch.chdir(tmp_path)
    seen = Seen()
    for answer, name in enumerate(("first", "second")):
        folder = Path(name) if relative else tmp_path / name
        folder.mkdir()
        (folder / "test_delta.py").write_text(f"ANSWER = {answer}\n\n\ndef test_it():\n    pass\n", encoding="utf-8")
        collect(folder, [folder], [seen])
    assert seen.answers == [0, 1]


def test_forgetting_a_folder_looks_up_that_folder_and_no_module(tmp_path, monkeypatch):
    looked_up = []
    monkeypatch.setattr(Path, "resolve", lambda path: looked_up.append(path) or path)
    collect_module._unload(tmp_path)
    assert looked_up == [tmp_path]
