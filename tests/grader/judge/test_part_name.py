"""A part of an answer is named as Python writes it, or in words that are understood at first reading."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Mismatch
from grader.judge.compare import agree
from grader.judge.part_name import entry_name, item_name, key_name, whole_name

AXES = {"title": "", "xlabel": "", "ylabel": "", "xscale": "linear", "yscale": "linear", "legend": []}
AXES |= {"lines": [], "bars": [], "points": []}


def told(got, expected, *what):
    with pytest.raises(Mismatch) as caught:
        agree(got, expected, *what)
    return str(caught.value)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        ([[1.0, 2.0]], [[1.0, 3.0]], "part [0][1] of the answer differs most"),
        ([[[1.0]]], [[[3.0]]], "part [0][0][0] of the answer differs"),
        ([{"a": [1, "x"]}], [{"a": [1, "y"]}], "part [0]['a'][1] of the answer is not the one expected"),
        ({"a": [[1, 2]]}, {"a": [[1, 3]]}, "part [0][1] of the answer['a'] differs most"),
        ([np.ones((2, 2))], [np.eye(2)], "entry [0, 1] of part [0] of the answer differs most"),
        ([{"a]": [1]}], [{"a]": [2]}], "part [0] of part [0]['a]'] of the answer differs"),
    ],
)
def test_a_part_of_a_part_is_named_by_one_path(got, expected, words):
    assert told(got, expected).startswith(words)


def test_what_python_can_read_is_named_as_python_writes_it():
    assert told([[1.0, 2.0]], [[1.0, 3.0]], "delta").startswith("delta[0][1] differs most")
    assert told({"W": np.ones(2)}, {"W": np.zeros(2)}, "f(x)").startswith("f(x)['W'][0] differs most")


def figure(**axes):
    return {"title": "", "axes": [AXES | axes]}


def line(*y, label=""):
    return {"label": label, "x": np.arange(len(y)), "y": np.array(y)}


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (figure(title="a"), figure(title="b"), "the title of the axes of the figure is not the one expected."),
        (figure(xlabel="a"), figure(xlabel="b"), "the label of the x axis of the axes of the figure is not"),
        (figure(lines=[line(1.0)]), figure(lines=[]), "the lines of the axes of the figure should be an empty list"),
        (
            figure(lines=[line(1.0, 2.0)]),
            figure(lines=[line(1.0, 3.0)]),
            "entry [1] of the y values of the line of the axes of the figure differs most",
        ),
        (
            figure(lines=[line(1.0), line(2.0)]),
            figure(lines=[line(1.0), line(3.0)]),
            "entry [0] of the y values of the second line of the axes of the figure differs most",
        ),
        (
            figure(bars=[{"x": 1.0, "y": 0.0, "width": 1.0, "height": 2.0}]),
            figure(bars=[{"x": 1.0, "y": 0.0, "width": 1.0, "height": 4.0}]),
            "the height of the bar of the axes of the figure differs most",
        ),
        (
            figure(points=[line(1.0), line(2.0, label="a")]),
            figure(points=[line(1.0), line(2.0, label="b")]),
            "the label of the second group of points of the axes of the figure is not the one expected",
        ),
        (
            figure(legend=["a", "b"]),
            figure(legend=["a", "c"]),
            "the second text of the legend of the axes of the figure is not the one expected",
        ),
        (
            {"title": "", "axes": [AXES, AXES | {"yscale": "log"}]},
            {"title": "", "axes": [AXES, AXES]},
            "the scale of the y axis of the second axes of the figure is not the one expected",
        ),
        (None, figure(), "the figure: nothing was drawn. Draw it with matplotlib, and return it or leave it open."),
    ],
)
def test_the_data_of_a_figure_are_named_in_words(got, expected, words):
    assert told(got, expected).startswith(words)


def test_the_axes_alone_and_a_name_of_the_test_s_own_are_kept():
    assert told(AXES | {"title": "a"}, AXES).startswith("the title of the axes is not")
    assert told(figure(title="a"), figure(), "your plot").startswith("the title of the axes of your plot is not")
    assert whole_name("the answer", [1]) == "the answer"


def test_a_dict_of_the_same_keys_elsewhere_is_no_part_of_a_figure():
    box = {"x": 1.0, "y": 0.0, "width": 1.0, "height": 2.0}
    assert key_name("the answer", "height", box) == "the answer['height']"
    assert key_name("part [0] of the answer", "x", {"label": "", "x": 1, "y": 2}) == "part [0]['x'] of the answer"


def test_items_are_counted_in_words_up_to_ten_and_by_number_after():
    assert item_name("the lines of the axes", 9, 12) == "the tenth line of the axes"
    assert item_name("the lines of the axes", 10, 12) == "the 11th line of the axes"
    assert item_name("the lines", 0, 1) == "the line"
    assert item_name("the barsoom", 0, 1) == "part [0] of the barsoom"
    assert entry_name("the answer", "1, 2") == "entry [1, 2] of the answer"
