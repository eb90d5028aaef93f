"""The pictures of the lessons that move; `moving_player` makes HTML of each: `display(HTML(moving.walk(...)))`.

| picture  | what moves |
|---|---|
| `walk`   | forward and backward through a small network: every number appears where it is made |
| `push`   | a push on one z, the cost, and the straight line with delta as its slope |
| `roads`  | the roads from one unit to the cost, lit one by one, and their sum |
| `fading` | how large the deltas of each layer are, from the last layer back to the first |

They draw what they are given: every number is computed by the notebook.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from moving_player import Part, label, line, moment, player, text

BLUE, RUST, GREEN, GREY, PALE, INK = "#0072B2", "#B34700", "#00664A", "#666666", "#C8C8C8", "#111111"
WIDE, NEAR, ROW = 196, 104, 116  # pixels: from a layer to the next, from z to its a, from node to node below
Numbers = Sequence[float]


def walk(network: Any, zs: Sequence[Any], chain: Sequence[Any], cost: float) -> str:
    """Show a small network's numbers, each where it is made: forward, then backward.

    Parameters
    ----------
    network : has x, y, thetas, activations, deltas and gradients, as in the lessons
    zs, chain : z and dC/da of each layer after the input, lists of arrays
    cost : C
    """
    layers, tallest = len(zs), max(map(len, network.activations))
    turn = 2 * layers + 1  # the step that shows the cost; the way back begins with it
    parts = _column(0, "x", network.x, None, 0, turn, tallest)
    for l in range(1, layers + 1):
        back = turn + 1 + 3 * (layers - l)  # the step of dC/da; delta and the gradient follow
        parts += _weights(l, network, back + 2, tallest)
        parts += _column(2 * l - 1, f"z({l})", zs[l - 1], network.deltas[l - 1], 2 * l - 1, back + 1, tallest)
        parts += _column(2 * l, f"a({l})", network.activations[l], chain[l - 1], 2 * l, back, tallest)
    for i, _ in enumerate(network.y):
        x, y = _node(turn - 1, i, len(network.y), tallest)
        parts.append(line((x + 38, y), _node(turn, 0, 1, tallest), PALE, 1.5))
    parts += _column(turn, "C", [cost], [1.0], turn, turn, tallest)
    captions = [*_forward(network, zs, cost), *_backward(network, chain)]
    words = (
        "a network as a graph: in every node its value above and, in rust, how the cost reacts to it below; on every "
        f"line the weight and below it its gradient. {captions[turn]} The deltas are "
        + ", ".join(f"delta({l}) = {_list(delta)}" for l, delta in enumerate(network.deltas, 1))
        + ". Values appear from left to right, reactions from right to left."
    )
    return player(parts, captions, words, (int(_node(turn, 0, 1, 1)[0]) + 48, ROW * tallest + 10))


def push(pushes: Numbers, costs: Numbers, name: str, z: float, slope: float, step: int | None = None) -> str:
    """Show a cost against a push on one z: a slider moves the point, a straight line has delta as its slope.

    With `step` only that step is returned, for a slider that asks a running kernel.
    """
    middle = len(pushes) // 2
    parts, captions = _pushed(pushes, costs, name, z, slope)
    if step is not None:
        return moment(parts, captions, step, (600, 296))
    words = (
        f"the cost while {name} is pushed by {pushes[0]:+g} to {pushes[-1]:+g}: it goes from {costs[0]:.4f} over "
        f"{costs[middle]:.4f} to {costs[-1]:.4f}. A dashed straight line touches the curve at push 0; its slope "
        f"{slope:+.4f} is delta. Near push 0 the two cannot be told apart."
    )
    return player(parts, captions, words, (600, 296), start=middle, still=middle, pace=150)


def _pushed(pushes: Numbers, costs: Numbers, name: str, z: float, slope: float) -> tuple[list[Part], list[str]]:
    """Draw a cost against a push on one z, and say at each push what it is."""
    middle = len(pushes) // 2
    here = costs[middle]
    touching = [here + slope * size for size in (pushes[0], pushes[-1])]
    low, high = min(*costs, *touching), max(*costs, *touching)

    def place(size: float, cost: float) -> tuple[float, float]:
        return 70 + 500 * (size - pushes[0]) / (pushes[-1] - pushes[0]), 250 - 200 * (cost - low) / (high - low)

    curve = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, pushes, costs))
    ends = map(place, (pushes[0], pushes[-1]), touching)
    parts = [
        Part(f"<polyline points='{curve}' fill='none' stroke='{BLUE}' stroke-width='3'/>"),
        line(*ends, RUST, 2, dashed=True),
        line((70, 262), (570, 262), GREY, 1),
        text(320, 284, f"push added to {name}", GREY),
        text(16, 20, "blue: the cost C", BLUE, anchor="start"),
        text(16, 38, f"dashed: slope delta = {slope:+.4f}", RUST, anchor="start"),
    ]
    captions = []
    for k, (size, cost) in enumerate(zip(pushes, costs, strict=True)):
        x, y = place(size, cost)
        parts.append(line((x, y), (x, place(size, here + slope * size)[1]), RUST, 5, k, k))
        parts.append(Part(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='7' fill='{INK}'/>", k, k))
        ratio = "" if k == middle else f", change / push = {(cost - here) / size:+.4f}"
        captions.append(f"{name} = {z + size:+.3f} (push {size:+.2f}): C = {cost:.4f}{ratio}; delta = {slope:+.4f}.")
    return parts, captions


def roads(
    sizes: Sequence[int], layer: int, unit: int, weights: Sequence[float], reports: Sequence[float], steep: float
) -> str:
    """Light the roads from one hidden unit to the next layer, one by one, with their numbers and the sum so far."""
    products = [report * weight * steep for report, weight in zip(reports, weights, strict=True)]
    here, parts = _place(sizes, layer, unit - 1), _web(sizes)
    captions = [f"How does C react to z{unit}({layer})? A road leads to every unit of layer {layer + 1}."]
    for k, product in enumerate(products):
        there = _place(sizes, layer + 1, k)
        parts.append(line(here, there, "#E08A3C", 5, k + 1))
        parts.append(
            label(0.35 * here[0] + 0.65 * there[0], 0.35 * here[1] + 0.65 * there[1], f"{product:+.4f}", RUST, k + 1)
        )
        captions.append(
            f"Road {k + 1}: delta{k + 1}({layer + 1}) = {reports[k]:+.4f}, times the weight {weights[k]:+.4f}, times "
            f"the steepness {steep:.4f}, is {product:+.4f}. So far: {sum(products[: k + 1]):+.4f}."
        )
    captions.append(f"All roads together: delta{unit}({layer}) = {sum(products):+.4f}.")
    for l, n in enumerate(sizes):
        for i in range(n):
            parts.append(_circle(_place(sizes, l, i), "white"))
            if l == layer + 1:
                parts += _lit(_place(sizes, l, i), "#F8D9B8", f"d{i + 1}", i + 1)
    parts += _lit(here, "#CFE8F7", f"z{unit}", 0)
    words = (
        f"the roads from unit {unit} of layer {layer} to the units of layer {layer + 1}, lit one by one, each with its "
        f"number. {captions[-1]}"
    )
    return player(parts, captions, words, (600, 62 * max(sizes)))


def fading(series: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Show how large the deltas of each layer are, by kind of unit, from the last layer back to the first."""
    layers = len(series[0][1])
    largest, smallest = (choose(choose(sizes) for _, sizes in series) for choose in (max, min))
    parts = []
    for left, colour, (name, sizes) in zip((20, 285, 550), (BLUE, GREEN, RUST), series, strict=True):
        parts += [text(left + 120, 20, name, INK), line((left, 240), (left + 240, 240), GREY, 1)]
        for l, size in enumerate(sizes, 1):
            height = 10 + 190 * math.log(size / smallest) / math.log(largest / smallest)
            place = f"x='{left + 24 * l - 22}' y='{240 - height:.1f}' width='20' height='{height:.1f}'"
            parts += [
                Part(f"<rect {place} fill='{colour}'/>", layers - l),
                text(left + 24 * l - 12, 256, str(l), GREY, small=True),
            ]
    parts.append(text(410, 278, "layer; heights are logarithmic", GREY))
    captions = [
        f"Mean size of a delta in layer {l}: " + ", ".join(f"{name} {sizes[l - 1]:.2g}" for name, sizes in series) + "."
        for l in range(layers, 0, -1)
    ]
    words = (
        f"bars for the mean size of the deltas in each layer, from the last to the first. In layers {layers} and 1: "
    )
    words += "; ".join(
        f"{name} {sizes[-1]:.2g} and {sizes[0]:.2g}, that is {sizes[0] / sizes[-1]:.2g} of it" for name, sizes in series
    )
    return player(parts, captions, words + ".", (815, 290), pace=700)


def _forward(network: Any, zs: Sequence[Any], cost: float) -> list[str]:
    """Return what is said on the way forward: the input, z and a of each layer, the cost."""
    said = [f"The input: x = {_list(network.x)}."]
    for l, (theta, z) in enumerate(zip(network.thetas, zs, strict=True), 1):
        before = network.activations[l - 1]
        sums = ", and ".join(
            " + ".join(f"({weight:g})·{a:.4g}" for weight, a in zip(row, before, strict=True)) + f" = {total:.4f}"
            for row, total in zip(theta, z, strict=True)
        )
        said.append(f"Forward: each unit adds up what arrives, z({l}): {sums}.")
        said.append(f"Forward: each unit squashes its sum, a({l}) = g(z({l})) = {_list(network.activations[l])}.")
    answer, target = _list(network.activations[-1]), _list(network.y)
    said.append(f"The cost compares a({len(zs)}) = {answer} with y = {target}: C = {cost:.4f}.")
    return said


def _backward(network: Any, chain: Sequence[Any]) -> list[str]:
    """Return what is said on the way back: dC/da, delta and the gradient of each layer, the last layer first."""
    said, layers = [], len(chain)
    for l in range(layers, 0, -1):
        source = "from the cost" if l == layers else f"delta({l + 1}) collected through the weights of theta({l + 1})"
        said.append(f"Backward: dC/da({l}) = {_list(chain[l - 1])}, {source}.")
        said.append(f"Backward: times the steepness a(1-a), delta({l}) = dC/dz({l}) = {_list(network.deltas[l - 1])}.")
        gradient = _list(network.gradients[l - 1].ravel())
        said.append(f"Backward: the gradient of theta({l}), each delta({l}) times each a({l - 1}): {gradient}.")
    return said


def _column(column: int, name: str, values: Any, slopes: Any, first: int, back: int, tallest: int) -> list[Part]:
    """Draw a layer's nodes: the value from the step `first`, how C reacts to it from the step `back`."""
    parts = []
    for i, value in enumerate(values):
        x, y = _node(column, i, len(values), tallest)
        title = name if len(values) == 1 else name.replace("(", f"{i + 1}(") if "(" in name else f"{name}{i + 1}"
        parts.append(
            Part(f"<rect x='{x - 38}' y='{y - 30}' width='76' height='60' rx='6' fill='white' stroke='{INK}'/>")
        )
        parts.append(text(x, y - 14, title, GREY, small=True))
        parts.append(text(x, y + 4, f"{value:.4f}", BLUE, first))
        if slopes is not None:
            parts.append(text(x, y + 22, f"{slopes[i]:+.4f}", RUST, back))
    return parts


def _weights(layer: int, network: Any, back: int, tallest: int) -> list[Part]:
    """Draw the lines into z and a of a layer, with the weights and, from the step `back`, their gradients."""
    theta, nabla = network.thetas[layer - 1], network.gradients[layer - 1]
    rows, columns = theta.shape
    lines, labels = [], []
    for i in range(rows):
        (x1, y1), after = _node(2 * layer - 1, i, rows, tallest), _node(2 * layer, i, rows, tallest)
        lines.append(line((x1 + 38, y1), (after[0] - 38, y1), PALE, 1.5))
        for j in range(columns):
            x0, y0 = _node(2 * layer - 2, j, columns, tallest)
            lines.append(line((x0 + 38, y0), (x1 - 38, y1), PALE, 1.5))
            x, y = x0 + 38 + 0.3 * (x1 - x0 - 76), y0 + 0.3 * (y1 - y0)
            labels += [label(x, y - 6, f"{theta[i, j]:g}", INK), label(x, y + 8, f"{nabla[i, j]:+.4f}", RUST, back)]
    return lines + labels


def _node(column: int, i: int, n: int, tallest: int) -> tuple[float, float]:
    layers, odd = divmod(column, 2)
    return 48 + (WIDE + NEAR) * layers + WIDE * odd, 5 + ROW * tallest / 2 + ROW * (i - (n - 1) / 2)


def _web(sizes: Sequence[int]) -> list[Part]:
    """Draw all weights of a network as thin lines."""
    return [
        line(_place(sizes, l - 1, j), _place(sizes, l, i), PALE, 1)
        for l in range(1, len(sizes))
        for i in range(sizes[l])
        for j in range(sizes[l - 1])
    ]


def _place(sizes: Sequence[int], layer: int, i: int) -> tuple[float, float]:
    return 40 + 170 * layer, 31 * max(sizes) + 58 * (i - (sizes[layer] - 1) / 2)


def _circle(place: tuple[float, float], colour: str, first: int = 0) -> Part:
    return Part(f"<circle cx='{place[0]:.1f}' cy='{place[1]:.1f}' r='17' fill='{colour}' stroke='{INK}'/>", first)


def _lit(place: tuple[float, float], colour: str, name: str, first: int) -> list[Part]:
    return [_circle(place, colour, first), text(place[0], place[1] + 5, name, INK, first)]


def _list(values: Any) -> str:
    return ", ".join(f"{value:.4f}" for value in values)
