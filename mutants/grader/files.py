"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from grader.errors import CourseError


@contextmanager
def written(path: Path, newline: str | None = None) -> Iterator[TextIO]:
    """Open a file beside `path` and put it in the place of `path` when the block is done.

    Raises
    ------
    CourseError
        The folder or the file cannot be written; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="replace", newline=newline) as file:  # half characters: ?
            yield file
        beside.replace(path)
    except OSError as error:
        raise CourseError(
            f"{path} cannot be written: {error.strerror or error}; what stood there still stands. Mend that, or name "
            "another place, and run again"
        ) from error
    finally:
        with suppress(OSError):  # the folder itself may not be there
            beside.unlink()
