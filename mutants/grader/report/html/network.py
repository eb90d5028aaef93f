"""The network of the lesson as inline SVG, with the wrong quantity marked: units of a layer, or weights between two.

one vector per layer                  a unit is marked     activations, deltas
one matrix per pair of layers         a line is marked     gradients, as matrices of shape (n_l, n_(l-1))
anything else                         no drawing
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import pairwise, product

from grader.records.judgement import Rows
from grader.report.html.heatmap import Place, same_shape, wrong_places

MOST_UNITS = 12
STEP, GAP, RADIUS, MARGIN = 130, 30, 9, 56  # pixels: between layers, between units, of a unit, at the sides

Wrong = Sequence[Sequence[Place]]


def network(names: Sequence[str], got: Sequence[Rows], expected: Sequence[Rows]) -> str:
    """Draw the network; '' where the answer is not one array per layer, or a layer is too large to draw."""
    sizes = _sizes(expected)
    if len(got) != len(expected) or not sizes or max(sizes) > MOST_UNITS:
        return ""
    wrong = [_wrong(*pair) for pair in zip(got, expected, strict=True)]
    of_units = len(sizes) == len(expected)
    width, height = 2 * MARGIN + STEP * (len(sizes) - 1), GAP * max(sizes) + 34
    shapes = _edges(sizes, () if of_units else wrong) + _units(sizes, wrong if of_units else ())
    shapes += _labels(names, wrong, 0.0 if of_units else STEP / 2, height - 8)
    label = html.escape(f"The network, {', '.join(map(str, sizes))} units. {_words(names, wrong)}")
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg role="img" aria-label="{label}" {size}>{"".join(shapes)}</svg>'


def _sizes(expected: Sequence[Rows]) -> list[int]:
    """Return the number of units of each layer drawn; none where the arrays make no network."""
    if len(expected) < 2:
        return []
    if all(len(rows[0]) == 1 for rows in expected):
        return [len(rows) for rows in expected]
    if all(len(one) == len(other[0]) for one, other in pairwise(expected)):
        return [len(expected[0][0]), *(len(rows) for rows in expected)]
    return []


def _wrong(got: Rows, expected: Rows) -> Sequence[Place]:
    if same_shape(got, expected):
        return wrong_places(got, expected)
    return [*product(range(len(expected)), range(len(expected[0])))]


def _at(sizes: Sequence[int], layer: int, unit: int) -> tuple[float, float]:
    top = GAP * (max(sizes) - sizes[layer]) / 2
    return MARGIN + STEP * layer, top + GAP * (unit + 0.5)


def _edges(sizes: Sequence[int], wrong: Wrong) -> list[str]:
    """Draw the weights, the wrong ones last so that they lie on top."""
    plain: list[str] = []
    marked: list[str] = []
    for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
        for source, target in product(range(n_in), range(n_out)):
            (x1, y1), (x2, y2) = _at(sizes, layer, source), _at(sizes, layer + 1, target)
            path = f"M{x1:g} {y1:g}L{x2:g} {y2:g}"
            (marked if wrong and (target, source) in wrong[layer] else plain).append(path)
    shapes = [("edge", plain), ("edge-wrong", marked)]
    return [f'<path class="{name}" d="{"".join(paths)}"/>' for name, paths in shapes if paths]


def _units(sizes: Sequence[int], wrong: Wrong) -> list[str]:
    shapes = []
    for layer, size in enumerate(sizes):
        for unit in range(size):
            x, y = _at(sizes, layer, unit)
            bad = bool(wrong) and (unit, 0) in wrong[layer]
            name = "unit-wrong" if bad else "unit"
            shapes.append(f'<circle class="{name}" cx="{x:g}" cy="{y:g}" r="{RADIUS}"/>')
            if bad:
                shapes.append(f'<path class="cross" d="M{x - 4:g} {y - 4:g}l8 8M{x - 4:g} {y + 4:g}l8 -8"/>')
    return shapes


def _labels(names: Sequence[str], wrong: Wrong, shift: float, y: float) -> list[str]:
    labels = []
    for place, (name, bad) in enumerate(zip(names, wrong, strict=True)):
        text, kind = (f"{name}: wrong", ' class="text-wrong"') if bad else (name, "")
        x = MARGIN + STEP * place + shift
        labels.append(f'<text{kind} x="{x:g}" y="{y:g}" text-anchor="middle">{html.escape(text)}</text>')
    return labels


def _words(names: Sequence[str], wrong: Wrong) -> str:
    return " ".join(
        f"{name}: {f'{len(bad)} wrong' if bad else 'right'}." for name, bad in zip(names, wrong, strict=True)
    )
