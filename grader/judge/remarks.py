"""What students are told about the cells of their own file, in other words than the teacher's note."""

from __future__ import annotations

import re
from collections.abc import Sequence

TROUBLE = re.compile(r"(?P<cell>[^,:]+)(, line (?P<line>\d+))?: (?P<text>.*)", re.DOTALL)
MOST_REMARKS = 5


def remarks(troubles: Sequence[str]) -> tuple[str, ...]:
    """Say of the first statements that failed what happened, and where; `troubles` as in the report of a sandbox."""
    more = len(troubles) - MOST_REMARKS
    rest = (f"{more} more statements of your file failed.",) if more > 0 else ()
    return (*map(_remark, troubles[:MOST_REMARKS]), *rest)


def _remark(trouble: str) -> str:
    found = TROUBLE.fullmatch(trouble)
    if found is None:
        return f"A statement of your file failed ({trouble})."
    where = f"{found['cell']}, at line {found['line']}" if found["line"] else found["cell"]
    return f"A statement of your file failed, and what it would have defined is missing: {found['text']} (in {where})."
