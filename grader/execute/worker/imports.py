"""Whether code stands in the import of an installed package: one that is cut off leaves a package that works no more.

numpy and pandas are then half there, and a second import does not mend them. So an import that has begun goes on to its
end, and the statement after it is interrupted; if it has none, the grader's own clock ends the process.
"""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Final

MACHINERY: Final = "<frozen importlib._bootstrap>"
HERE: Final = os.getcwd()  # noqa: PTH109  where a student's own modules lie, if the path names it
INSTALLED: Final = tuple(place for place in sys.path if os.path.isabs(place) and place != HERE)  # noqa: PTH117


def is_importing(frame: FrameType | None) -> bool:
    """Tell whether a frame belongs to the import of an installed package; a student's own module is none."""
    if frame is None or not _is_installed(frame.f_code.co_filename):
        return False
    while frame is not None and frame.f_code.co_filename != MACHINERY:
        frame = frame.f_back
    return frame is not None


def _is_installed(file: str) -> bool:
    return file.startswith(("<frozen importlib", *INSTALLED))
