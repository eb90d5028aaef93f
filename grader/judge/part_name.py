"""The name of a part of an answer in a message: as Python writes it where that can be read, else in words.

delta[1]                          a name of the student's, called or indexed
entry [1, 2] of delta of layer 2  an entry of an array
part [0][2] of the answer         a list in a list
the first line of the axes        the data of a figure, as `drawn` returns them
"""

from __future__ import annotations

import re
from typing import Any, Final

CODE: Final = re.compile(r"[\w.]+(\([^()]*\)|\[[^\[\]]*\])*")  # a name, perhaps called or indexed
PART: Final = re.compile(r"part ((?:\[(?:\d+|'[^'\[\]]*')\])+) of (.+)", re.DOTALL)
ANSWER: Final = "the answer"  # the usual name of a whole answer

FIGURE: Final = {"title": "the title", "axes": "the axes"}
AXES: Final = {
    "title": "the title",
    "xlabel": "the label of the x axis",
    "ylabel": "the label of the y axis",
    "xscale": "the scale of the x axis",
    "yscale": "the scale of the y axis",
    "legend": "the legend",
    "lines": "the lines",
    "bars": "the bars",
    "points": "the groups of points",
}
CURVE: Final = {"label": "the label", "x": "the x values", "y": "the y values"}
BAR: Final = {"x": "the middle", "y": "the lower end", "width": "the width", "height": "the height"}
ITEMS: Final = {"axes": "axes", "lines": "line", "bars": "bar", "groups of points": "group of points", "legend": "text"}
LISTED: Final = re.compile(rf"the ({'|'.join(ITEMS)})(?= of |$)")
FORMS: Final = (  # each with the names under which it is a part of a figure: others may have a dict of these keys, too
    (FIGURE, re.compile("")),
    (AXES, re.compile("")),
    (CURVE, re.compile(r"the (\w+ )?(line|group of points)\b")),
    (BAR, re.compile(r"the (\w+ )?bar\b")),
)
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def whole_name(what: str, expected: Any) -> str:
    """Name a whole answer that has no name of its own and is a figure or its axes; any other keeps its name."""
    if what != ANSWER:
        return what
    return {tuple(FIGURE): "the figure", tuple(AXES): "the axes"}.get(_keys(expected), what)


def is_figure(expected: Any) -> bool:
    """Tell whether a value is the data of a figure."""
    return _keys(expected) == tuple(FIGURE)


def key_name(what: str, key: Any, expected: dict[Any, Any]) -> str:
    """Name what a dict holds under a key."""
    for form, place in FORMS:
        if _keys(expected) == tuple(form) and place.match(what):
            return f"{form[key]} of {what}"
    inside = PART.fullmatch(what)
    if inside:
        return f"part {inside[1]}[{key!r}] of {inside[2]}"
    return f"{what}[{key!r}]"


def item_name(what: str, number: int, count: int) -> str:
    """Name an item of a list or tuple, whose number is counted from 0, of `count`."""
    noun = LISTED.match(what)
    if noun:
        return f"the {_ordinal(number, count)}{ITEMS[noun[1]]}{_of_list(noun[1], what[noun.end() :])}"
    inside = PART.fullmatch(what)
    return f"part {inside[1]}[{number}] of {inside[2]}" if inside else _indexed(what, str(number), "part")


def entry_name(what: str, index: str) -> str:
    """Name an entry of an array."""
    return _indexed(what, index, "entry")


def _keys(expected: Any) -> tuple[Any, ...]:
    return tuple(expected) if isinstance(expected, dict) else ()


def _ordinal(number: int, count: int) -> str:
    """Count in words; the only item needs no number."""
    if count == 1:
        return ""
    return f"{ORDINALS[number] if number < len(ORDINALS) else f'{number + 1}th'} "


def _of_list(noun: str, rest: str) -> str:
    """Say of which list an item is: a text is one of its legend."""
    return f" of the legend{rest}" if noun == "legend" else rest


def _indexed(what: str, index: str, kind: str) -> str:
    return f"{what}[{index}]" if CODE.fullmatch(what) else f"{kind} [{index}] of {what}"
