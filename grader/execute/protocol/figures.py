"""A figure of matplotlib as plain data: what a test of a plot asks about.

figure   title, axes
axes     title, xlabel, ylabel, xscale, yscale, legend (its texts), lines, bars, points
line     label, x, y        bar   x (of its middle), y (where it begins), width, height        points   label, x, y
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np


def figure_data(value: Any, arguments: Sequence[Any] = ()) -> dict[str, Any] | None:
    """Return the figure that a call returned, was given, or drew; None where there is none."""
    figure = next(filter(None, map(_figure, (value, *arguments))), None) or _current()
    if figure is None:
        return None
    title = getattr(figure, "_suptitle", None)
    return {"title": title.get_text() if title else "", "axes": [_axes(axes) for axes in figure.axes]}


def close_figures(arguments: Sequence[Any] = ()) -> None:
    """Close every figure that is open, but for those among the arguments of a call."""
    plots = sys.modules.get("matplotlib.pyplot")
    if plots is None:
        return
    kept = [*filter(None, map(_figure, arguments))]
    for number in plots.get_fignums():
        if not any(getattr(figure, "number", None) == number for figure in kept):
            plots.close(number)


def empty_axes() -> Any:
    """Return the axes of a new figure, which is the current one."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  few scripts draw

    return plt.subplots()[1]


def _figure(value: Any) -> Any:
    """Return a figure from itself, or from one of its axes; None where there is none."""
    if isinstance(value, (tuple, list, np.ndarray)) and len(value):
        value = value[0]
    return value if hasattr(value, "axes") and hasattr(value, "add_subplot") else getattr(value, "figure", None)


def _current() -> Any:
    plots = sys.modules.get("matplotlib.pyplot")
    return plots.gcf() if plots is not None and plots.get_fignums() else None


def _axes(axes: Any) -> dict[str, Any]:
    legend = axes.get_legend()
    return {
        "title": axes.get_title(),
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
        "xscale": axes.get_xscale(),
        "yscale": axes.get_yscale(),
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "lines": [_line(line) for line in axes.lines],
        "bars": [_bar(patch) for patch in axes.patches if hasattr(patch, "get_height")],
        "points": [_points(group) for group in axes.collections if hasattr(group, "get_offsets")],
    }


def _line(line: Any) -> dict[str, Any]:
    return {"label": _label(line), "x": _numbers(line.get_xdata()), "y": _numbers(line.get_ydata())}


def _bar(patch: Any) -> dict[str, float]:
    width, height = float(patch.get_width()), float(patch.get_height())
    return {"x": float(patch.get_x()) + width / 2, "y": float(patch.get_y()), "width": width, "height": height}


def _points(group: Any) -> dict[str, Any]:
    offsets = np.asarray(group.get_offsets(), dtype=float)
    return {"label": _label(group), "x": offsets[:, 0].copy(), "y": offsets[:, 1].copy()}


def _label(artist: Any) -> str:
    """Return a label that somebody gave: those that begin with an underline are matplotlib's own."""
    label = str(artist.get_label())
    return "" if label.startswith("_") else label


def _numbers(values: Any) -> Any:
    array = np.asarray(values)
    return array.astype(float) if array.dtype.kind in "biuf" else array
