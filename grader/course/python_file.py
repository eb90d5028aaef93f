"""A Python file of the course as text, read as Python reads it; what is no Python is named with its line.

a byte order mark            left out
# -*- coding: latin-1 -*-    read in that encoding; UTF-8 without such a line
"""

from __future__ import annotations

import ast
import tokenize
from pathlib import Path

from grader.errors import CourseError


def read_python(path: Path) -> str:
    """Return the text of a Python file.

    Raises
    ------
    CourseError
        It is no Python, or in another encoding than it says; the line is named.
    """
    try:
        with tokenize.open(path) as file:
            text = file.read()
        ast.parse(text)
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is not UTF-8: save it with the encoding UTF-8 in your editor") from error
    except SyntaxError as error:
        if error.lineno is None:  # of the encoding, which Python looks for before it counts lines
            raise CourseError(
                f"{path} cannot be read: {error.msg}; save it with the encoding UTF-8 in your editor"
            ) from error
        raise CourseError(
            f"{path}:{error.lineno}: cannot be read: {type(error).__name__}: {error.msg}; repair that line"
        ) from error
    return text
