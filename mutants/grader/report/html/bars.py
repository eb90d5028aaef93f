"""The largest entry of each part of an answer as bars, returned beside right: how delta shrinks from layer to layer."""

from __future__ import annotations

import html
from collections.abc import Sequence

from grader.records.judgement import Rows
from grader.report.html.heatmap import largest

NAMES, BARS, FIGURES, ROW = 96, 240, 90, 46  # widths and the height of a pair of bars, in pixels


def bars(names: Sequence[str], got: Sequence[Rows], expected: Sequence[Rows]) -> str:
    """Draw a pair of bars per part; both sequences have as many tables as there are names."""
    sizes = [(_size(mine), _size(right)) for mine, right in zip(got, expected, strict=True)]
    top = max((size for pair in sizes for size in pair), default=0.0) or 1.0
    rows = [_row(place, name, pair, top) for place, (name, pair) in enumerate(zip(names, sizes, strict=True))]
    words = "; ".join(f"{name}: yours {m:.3g}, right {r:.3g}" for name, (m, r) in zip(names, sizes, strict=True))
    width, height = NAMES + BARS + FIGURES, ROW * len(names) + 4
    label = html.escape(f"Bars of the largest entry of each part. {words}.")
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg role="img" aria-label="{label}" {size}>{"".join(rows)}</svg>'


def _row(place: int, name: str, sizes: tuple[float, float], top: float) -> str:
    y = ROW * place + 4
    parts = [f'<text x="0" y="{y + 23}">{html.escape(name)}</text>']
    for line, (kind, size) in enumerate(zip(("mine", "truth"), sizes, strict=True)):
        width, at = max(1.0, BARS * min(1.0, size / top)), y + 18 * line
        parts.append(f'<rect class="{kind}" x="{NAMES}" y="{at}" width="{width:.1f}" height="15"/>')
        word = "yours" if kind == "mine" else "right"
        parts.append(f'<text x="{NAMES + width + 5:.1f}" y="{at + 12}">{word} {size:.3g}</text>')
    return "".join(parts)


def _size(rows: Rows) -> float:
    return largest(rows) if any(entry for row in rows for entry in row) else 0.0
