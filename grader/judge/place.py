"""Where a test stands in its course, and in which line of it or of the files beside it something failed.

tests/hidden/<assignment>/test_<task>.py:12      a test
tests/hidden/<assignment>/conftest.py:4          a fixture beside it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PARTS: Final = 4  # tests/hidden/<assignment>/test_<task>.py
OF_PARSER: Final = re.compile(r'E\s+File "(.*)", line (\d+)$')
OF_FRAME: Final = re.compile(r"(\S.*):(\d+): ")


def in_course(path: Path) -> str:
    """Return where a file stands in its course: tests/hidden/<assignment>/test_<task>.py; elsewhere its last folder."""
    parts = path.parts[-PARTS:]
    return "/".join(parts if parts[0] == "tests" else parts[-2:])


def line_in(fault: BaseException, path: str) -> int:
    """Return the line of a file that an exception passed last; 0 if none."""
    return next((line for file, line in reversed([*_frames(fault)]) if path and file.endswith(path)), 0)


def place_of(fault: BaseException, path: str) -> str:
    """Return the file and line of a test that an exception passed last, or those of a file beside it; else the file."""
    if line := line_in(fault, path):
        return f"{path}:{line}"
    folder = path.rpartition("/")[0]
    beside = [(file, line) for file, line in _frames(fault) if folder and Path(file).parent.as_posix().endswith(folder)]
    return f"{in_course(Path(beside[-1][0]))}:{beside[-1][1]}" if beside else path


def last_frame(fault: BaseException, folder: Path) -> tuple[Path, int] | None:
    """Return the file in `folder`, as a path below it, and the line that an exception passed last."""
    whole = folder.absolute()
    inside = [(Path(file), line) for file, line in _frames(fault) if Path(file).is_relative_to(whole)]
    return (inside[-1][0].relative_to(whole), inside[-1][1]) if inside else None


def place_inside(fault: BaseException, path: Path) -> str:
    """Return the file and line that an exception passed last in the folder of a test, or in a folder of tests."""
    folder = path if path.is_dir() else path.parent
    found = last_frame(fault, folder)
    return f"{in_course(folder / found[0])}:{found[1]}" if found else in_course(path)


def place_of_report(text: list[str], path: Path) -> str:
    """Return a file that pytest could not read, with the line at which its report says that Python stopped."""
    found = [match for line in text for match in (OF_PARSER.match(line), OF_FRAME.match(line)) if match]
    lines = [match[2] for match in found if Path(match[1]).name == path.name]
    return f"{in_course(path)}:{lines[-1]}" if lines else in_course(path)


def _frames(fault: BaseException) -> Iterator[tuple[str, int]]:
    """Yield the file and line of every frame that an exception passed; a syntax error's own place comes last."""
    step = fault.__traceback__
    while step is not None:
        yield step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    if isinstance(fault, SyntaxError) and fault.filename and fault.lineno:
        yield fault.filename, fault.lineno
