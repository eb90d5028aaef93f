"""A command of the teacher's says what to install where only what students need is here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import options
from grader.cli.main import main


@pytest.mark.parametrize("command", ["run", "verify", "release", "mistakes"])
def test_a_teachers_command_names_what_is_missing(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = options.find_spec
    monkeypatch.setattr(options, "find_spec", lambda name: None if name in ("yaml", "scipy") else found(name))
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 2
    assert f"`grader {command}` needs scipy, yaml" in result.output
    assert "pip install 'deltagrade[teacher]'" in result.output


def test_without_what_a_teacher_needs_init_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["init", str(tmp_path / "course")])
    assert result.exit_code == 2
    assert "`grader init` needs" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_students_command_needs_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["check", "nothing.ipynb"])
    assert "deltagrade[teacher]" not in result.output


def test_a_teachers_command_looks_for_each_package_of_the_teachers_extra() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [re.split("[<>=]", each)[0] for each in project["project"]["optional-dependencies"]["teacher"]]
    assert sorted(options.TEACHER) == sorted("yaml" if name == "pyyaml" else name for name in wanted)


def test_a_group_of_mistakes_without_an_entry_to_write_is_a_usage_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["mistakes", "sensors", "--course", str(tmp_path), "--group", "7"])
    assert result.exit_code == 2
    assert "--group says which group --add CODE writes an entry for; name the code as well" in result.output
