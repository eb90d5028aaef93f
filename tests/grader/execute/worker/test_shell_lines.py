"""Shell lines that need no other program have their answer; any other has none."""

from __future__ import annotations

import pytest

from grader.execute.worker.shell_lines import shell_output


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a file, a hidden one and a folder."""
    (tmp_path / "a.txt").write_text("one\ntwo words\n", encoding="utf-8")
    (tmp_path / ".hidden").touch()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("command", "output"),
    [
        ("echo 2", "2\n"),
        ("echo 'a  b' c", "a  b c\n"),
        ("ls", "a.txt\nsub\n"),
        ("ls -1", "a.txt\nsub\n"),
        ("ls -a", ".\n..\n.hidden\na.txt\nsub\n"),
        ("ls sub", ""),
        ("ls a.txt", "a.txt\n"),
        ("cat a.txt", "one\ntwo words\n"),
        ("cat a.txt a.txt", "one\ntwo words\n" * 2),
        ("head -1 a.txt", "one\n"),
        ("head -n 1 a.txt", "one\n"),
        ("tail -n1 a.txt", "two words\n"),
        ("tail -5 a.txt", "one\ntwo words\n"),
        ("wc -l a.txt", "2 a.txt\n"),
        ("wc -w a.txt", "3 a.txt\n"),
        ("wc -c a.txt", "14 a.txt\n"),
    ],
)
def test_a_simple_line_has_its_output(command, output):
    assert shell_output(command) == output


def test_the_working_folder_is_where_one_stands(tmp_path):
    assert shell_output("pwd") == f"{tmp_path}\n"


@pytest.mark.parametrize(
    "command",
    [
        "",
        "make",
        "echo a > b",
        "echo $HOME",
        "echo a | wc",
        "ls *.txt",
        "ls -l",
        "ls a b",
        "echo -n a",
        "cat none.txt",
        "cat",
        "cat -n a.txt",
        "head -x a.txt",
        "wc a.txt",
        "echo 'open",
    ],
)
def test_a_line_that_only_a_shell_understands_has_none(command):
    assert shell_output(command) is None
