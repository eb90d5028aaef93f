"""Heat maps as inline SVG: what was returned, what is right, and the difference, entry by entry.

A colour is one of thirteen levels from the most negative to the most positive entry, zero in the middle; a cross
marks an entry that is wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

from grader.numerical import TOLERANCE
from grader.records.judgement import Rows
from grader.report.html.style import LEVELS
from grader.report.sanitize import svg_text

Place = tuple[int, int]
SIDE = 168  # the largest width and height of a map, in pixels
CELL = 26


def heat_map(rows: Rows, top: float, label: str, marked: Collection[Place] = ()) -> str:
    """Draw one table of numbers.

    Parameters
    ----------
    rows
        The numbers; a vector is one column.
    top
        The size of an entry that has the full colour, above 0.
    label
        What the picture shows, for those who cannot see it.
    marked
        The row and column of the entries that carry a cross.
    """
    cell = max(4, min(CELL, SIDE // max(len(rows), len(rows[0]))))
    width, height = cell * len(rows[0]), cell * len(rows)
    shapes = [*_cells(rows, top, cell), f'<rect class="frame" x="1" y="1" width="{width}" height="{height}"/>']
    shapes += [_cross(row, column, cell) for row, column in sorted(marked)]
    size = f'width="{width + 2}" height="{height + 2}" viewBox="0 0 {width + 2} {height + 2}"'
    return f'<svg role="img" aria-label="{svg_text(label)}" {size}>{"".join(shapes)}</svg>'


def legend() -> str:
    """Draw the scale; it says nothing that the sentence beside it does not."""
    steps = range(2 * LEVELS + 1)
    shapes = "".join(f'<path class="h{level}" d="M{1 + 20 * level} 1h20v12h-20z"/>' for level in steps)
    width = 20 * len(steps)
    middle = f'<text x="{1 + width / 2:g}" y="27" text-anchor="middle">0</text>'
    ends = f'<text x="1" y="27">negative</text>{middle}<text x="{width + 1}" y="27" text-anchor="end">positive</text>'
    frame = f'<rect class="frame" x="1" y="1" width="{width}" height="12"/>'
    size = f'width="{width + 2}" height="32" viewBox="0 0 {width + 2} 32"'
    return f'<svg aria-hidden="true" {size}>{shapes}{frame}{ends}</svg>'


def largest(*tables: Rows) -> float:
    """Return the size of the largest entry of all tables; 1 where all are zero."""
    return max((abs(entry) for rows in tables for row in rows for entry in row), default=0.0) or 1.0


def shape(rows: Rows) -> str:
    """Say the size of a table: "5 entries" of a vector, "5 by 7" of a matrix."""
    count = f"{len(rows)} entr{'y' if len(rows) == 1 else 'ies'}"
    return count if len(rows[0]) == 1 else f"{len(rows)} by {len(rows[0])}"


def same_shape(got: Rows, expected: Rows) -> bool:
    """Tell whether two tables can be laid one on the other."""
    return len(got) == len(expected) and len(got[0]) == len(expected[0])


def difference(got: Rows, expected: Rows) -> Rows:
    """Subtract what is right from what was returned."""
    return tuple(tuple(g - e for g, e in zip(*pair, strict=True)) for pair in zip(got, expected, strict=True))


def wrong_places(got: Rows, expected: Rows) -> tuple[Place, ...]:
    """List the entries that differ by more than a check allows."""
    allowed = TOLERANCE * max(abs(entry) for row in expected for entry in row)
    off = difference(got, expected)
    return tuple((r, c) for r, row in enumerate(off) for c, entry in enumerate(row) if not abs(entry) <= allowed)


def _cells(rows: Rows, top: float, cell: int) -> list[str]:
    """Draw all cells of one level as one path."""
    paths: defaultdict[int, list[str]] = defaultdict(list)
    for r, row in enumerate(rows):
        for c, entry in enumerate(row):
            paths[_level(entry, top)].append(f"M{1 + c * cell} {1 + r * cell}h{cell}v{cell}h-{cell}z")
    return [f'<path class="h{level}" d="{"".join(paths[level])}"/>' for level in sorted(paths)]


def _level(entry: float, top: float) -> int:
    share = entry / top if math.isfinite(top) else math.copysign(float(entry != 0), entry)
    return LEVELS + round(LEVELS * max(-1.0, min(1.0, share)))


def _cross(row: int, column: int, cell: int) -> str:
    """Cross an entry out; the halo keeps the cross visible on any level."""
    x, y, arm = 1 + (column + 0.5) * cell, 1 + (row + 0.5) * cell, cell * 0.22
    left, right, top, bottom = (f"{value:.1f}" for value in (x - arm, x + arm, y - arm, y + arm))
    path = f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
    return f'<path class="halo" d="{path}"/><path class="cross" d="{path}"/>'
