"""The pictures of one wrong answer on the lesson's network: the network, the sizes, and heat maps part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.records.judgement import Picture, Rows
from grader.report.html.bars import bars
from grader.report.html.heatmap import Place, difference, heat_map, largest, legend, same_shape, shape, wrong_places
from grader.report.html.network import network
from grader.report.sanitize import svg_text

MOST_FIGURES = 40  # rows of a table of numbers; of more, the worst
KEY = "In a heat map blue is negative and orange positive, the stronger the larger; a cross marks a wrong entry."


def pictures(picture: Picture) -> str:
    """Return the figures of one answer as HTML."""
    if len(picture.got) == len(picture.expected) and all(map(_fits, picture.got, picture.expected)):
        return f"<p>{_right(picture.title, picture.case)} The checks above say where it is not.</p>"
    many = max(len(picture.got), len(picture.expected)) > 1
    names = [f"{picture.title}[{k}]" if many else picture.title for k in range(len(picture.expected))]
    key = [] if all(map(_fits, picture.got, picture.expected)) else [f'<p class="soft">{KEY}</p>{legend()}']
    return "\n".join([*_overview(names, picture), *key, *_maps(names, picture)])


def _fits(got: Rows, expected: Rows) -> bool:
    return same_shape(got, expected) and not wrong_places(got, expected)


def _overview(names: Sequence[str], picture: Picture) -> Iterator[str]:
    if len(picture.got) != len(picture.expected):
        count = f"{len(picture.got)} array{'s' * (len(picture.got) != 1)}"
        yield f"<p>You returned {count} where {len(picture.expected)} should be.</p>"
    drawing = network(names, picture.got, picture.expected)
    if drawing:
        yield _figure("Where in the network it goes wrong", f'<div class="scroll">{drawing}</div>')
    if len(picture.got) == len(picture.expected) > 1:
        drawing = bars(names, picture.got, picture.expected)
        yield _figure("The largest entry of each part, yours beside the right one", drawing)


def _maps(names: Sequence[str], picture: Picture) -> Iterator[str]:
    for name, got, expected in zip(names, picture.got, picture.expected, strict=False):  # the rest is said above
        if _fits(got, expected):
            yield f"<p>{_right(name, picture.case)}</p>"
        else:
            yield _figure(f"{name}: heat maps", _panels(name, got, expected) + _figures(name, got, expected))


def _right(name: str, case: str) -> str:
    asked = f" with <code>{svg_text(case)}</code>" if case else ""
    return f"<strong>{svg_text(name)}</strong> is right on the lesson's own example{asked}."


def _panels(name: str, got: Rows, expected: Rows) -> str:
    fits = same_shape(got, expected)
    top, wrong = largest(got, expected), wrong_places(got, expected) if fits else ()
    panels = [
        _panel("You returned", f"{name} as you returned it", got, top, wrong),
        _panel("Right would be", f"{name} as it should be", expected, top),
    ]
    if fits:
        off, count = difference(got, expected), len(got) * len(got[0])
        panels.append(_panel("The difference", f"{len(wrong)} of {count} entries are wrong", off, largest(off), wrong))
    shapes = "" if fits else f"<p>The shapes differ: yours has {shape(got)}, the right one {shape(expected)}.</p>"
    return f'{shapes}<div class="panels">{"".join(panels)}</div>'


def _panel(title: str, words: str, rows: Rows, top: float, marked: Sequence[Place] = ()) -> str:
    label = f"Heat map, {shape(rows)}: {words}. Its largest entry is {largest(rows):.3g} in size."
    head = f'<p>{title}<br><span class="soft">full colour: {top:.3g}</span></p>'
    return f'<div class="panel">{head}{heat_map(rows, top, label, marked)}</div>'


def _figures(name: str, got: Rows, expected: Rows) -> str:
    """Return the same in numbers, for those who would rather read; the worst entries where there are many."""
    if not same_shape(got, expected):
        return ""
    off = difference(got, expected)
    places = [(r, c) for r in range(len(got)) for c in range(len(got[0]))]
    some = len(places) > MOST_FIGURES
    if some:
        worst = sorted(places, key=lambda place: -abs(off[place[0]][place[1]]))[:MOST_FIGURES]
        places = sorted(worst)
    head = "".join(f'<th scope="col" class="number">{word}</th>' for word in ("yours", "right", "difference"))
    rows = "".join(_row(place, got, expected, off) for place in places)
    caption = f"{svg_text(name)}: {f'the {MOST_FIGURES} entries that differ most' if some else 'all entries'}"
    table = f'<table><caption>{caption}</caption><tr><th scope="col">entry</th>{head}</tr>{rows}</table>'
    return f"<details><summary>{svg_text(name)} in numbers</summary>{table}</details>"


def _row(place: Place, got: Rows, expected: Rows, off: Rows) -> str:
    r, c = place
    index = f"[{r}]" if len(got[0]) == 1 else f"[{r}, {c}]"
    cells = "".join(f'<td class="number">{rows[r][c]:.4g}</td>' for rows in (got, expected, off))
    return f'<tr><th scope="row">{index}</th>{cells}</tr>'


def _figure(title: str, inside: str) -> str:
    return f"<figure><figcaption>{svg_text(title)}</figcaption>{inside}</figure>"
