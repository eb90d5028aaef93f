"""A Python file of the course is read as Python reads it, or named with the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.python_file import read_python
from grader.errors import CourseError


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"x = '\xc3\xa4'\n", "x = '\u00e4'\n"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe4'\n", "# -*- coding: latin-1 -*-\nx = '\u00e4'\n"),
        (b"x = 1\r\n", "x = 1\n"),
    ],
)
def test_a_file_is_read_in_its_own_encoding(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "key.py").write_bytes(content)
    assert read_python(tmp_path / "key.py") == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x = 1\ny = (\n", "key.py:2: cannot be read: SyntaxError: '(' was never closed; repair that line"),
        (b"if x:\ny = 1\n", "key.py:2: cannot be read: IndentationError: expected an indented block after 'if'"),
        (b"x = 1\n\n\ny = '\xe4'\n", "key.py is not UTF-8: save it with the encoding UTF-8 in your editor"),
        (b"# coding: klingon\n", "key.py cannot be read: unknown encoding"),
        (b"\xff\xfex\0 \0=\0 \0001\0", "save it with the encoding UTF-8 in your editor"),
    ],
)
def test_what_is_no_python_is_named_with_its_line_and_the_remedy(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "key.py").write_bytes(content)
    with pytest.raises(CourseError) as caught:
        read_python(tmp_path / "key.py")
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "key.py"))
