"""Lines of answers that open cells show: students get them, for what an open cell gives may be meant for them.

return 2.0 * len(text)    in a cell without ### BEGIN SOLUTION and in an answer: a note names both
return thetas, biases     names alone say nothing, nor does the head of a loop
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from grader.course.notebook import read_cells
from grader.release.guard import CELL, SHORTEST_LINE, divided, squeezed

NAMES_ALONE: Final = re.compile(r"(?:return|import|from)\b[\w\s,.]*|\W*")


def shown_answers(path: Path) -> Iterator[str]:
    """Yield a sentence for each line of an answer that an open cell of the source notebook shows as well."""
    cells = read_cells(path)
    answers, rest = divided(cells)
    opened = [squeezed(text) for text in rest.split(CELL)]
    for line in dict.fromkeys(line.partition("  # ")[0].strip() for text in answers for line in text.splitlines()):
        found = [number for number, text in enumerate(opened, 1) if squeezed(line) in text] if _tells(line) else []
        if found:
            place = cells[found[0] - 1].told(found[0])
            yield (
                f"{path.name}: {place} shows students a line of an answer, `{line}`: if it should be theirs to find, "
                "take it out there and release again"
            )


def _tells(line: str) -> bool:
    """Tell whether a line of an answer says more than names, and is long enough not to be met by chance."""
    loop = line.endswith(":")
    return not (loop or line.startswith("#") or NAMES_ALONE.fullmatch(line)) and len(squeezed(line)) >= SHORTEST_LINE
