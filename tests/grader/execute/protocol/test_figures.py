"""A figure as plain data: what is drawn and written on it."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pytest

from grader.execute.carried import carried_answer
from grader.execute.protocol.figures import close_figures, figure_data

mpl.use("Agg")
import matplotlib.pyplot as plt


@pytest.fixture(autouse=True)
def closed() -> Any:
    yield
    close_figures()


def test_lines_bars_points_and_words_are_told() -> None:
    figure, (left, right) = plt.subplots(1, 2)
    figure.suptitle("Both")
    left.plot([1, 2], [3, 4], label="line")
    left.scatter([5], [6])
    left.set(title="Left", xlabel="x", yscale="log")
    left.legend()
    right.bar([1, 2], [7, 8], width=0.5)
    told = carried_answer(figure_data(figure))
    assert told["title"] == "Both"
    one, other = told["axes"]
    assert (one["title"], one["xlabel"], one["yscale"], one["legend"]) == ("Left", "x", "log", ["line"])
    assert one["lines"][0]["label"] == "line"
    np.testing.assert_array_equal(one["lines"][0]["y"], [3.0, 4.0])
    np.testing.assert_array_equal(one["points"][0]["x"], [5.0])
    assert [(bar["x"], bar["height"]) for bar in other["bars"]] == [(1.0, 7.0), (2.0, 8.0)]


def test_the_figure_is_found_by_its_axes_or_because_it_is_the_current_one() -> None:
    figure, axes = plt.subplots()
    axes.set_title("Here")
    for returned in (figure, axes, (figure, axes), None, 3):
        told = figure_data(returned)
        assert told is not None
        assert told["axes"][0]["title"] == "Here"


def test_nothing_drawn_is_none() -> None:
    assert figure_data(None) is None
