"""Writing files so that each is there whole or not at all.

written(path)              a text file, written piece by piece
write_bytes(path, data)    a file at once
replacing(path)            the path of a file beside `path`, for a library that writes by name
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from grader.errors import CourseError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file beside `path`, and put that file in the place of `path` when the block is done.

    Raises
    ------
    CourseError
        The folder or the file cannot be written; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        reason = "its folder is a file" if isinstance(error, FileExistsError) else error.strerror or error
        raise CourseError(
            f"{path} cannot be written: {reason}; the file that was there is unchanged. Correct that, "
            "or name another place, and run again"
        ) from error
    finally:
        with suppress(OSError):  # the folder itself may not be there
            beside.unlink()


@contextmanager
def written(path: Path, newline: str | None = None) -> Iterator[TextIO]:
    """Open a text file that takes the place of `path` when the block is done; raises CourseError as `replacing`."""
    with (
        replacing(path) as beside,
        beside.open("w", encoding="utf-8", errors="replace", newline=newline) as file,  # half characters become ?
    ):
        yield file
        file.flush()


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises CourseError as `replacing`."""
    with replacing(path) as beside:
        beside.write_bytes(data)
