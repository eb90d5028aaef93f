"""The largest entries as bars: as long as they are large, with words for whoever sees no picture."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from grader.report.html.bars import BARS, NAMES, ROW, bars

GOT, EXPECTED = [((0.5, -1.0),), ((4.0,),)], [((2.0,),), ((-0.5,), (0.25,))]


def drawn(got=GOT, expected=EXPECTED, names=("delta[0]", "delta[1]")):
    return ET.fromstring(bars(names, got, expected))


def test_each_part_has_two_bars_by_the_size_of_its_largest_entry():
    widths = [float(rect.get("width")) for rect in drawn().iter("rect")]
    assert widths == [BARS * size / 4 for size in (1.0, 2.0, 4.0, 0.5)]
    assert [rect.get("class") for rect in drawn().iter("rect")] == ["mine", "truth"] * 2
    assert [int(rect.get("y")) for rect in drawn().iter("rect")] == [4, 22, ROW + 4, ROW + 22]
    assert {int(rect.get("x")) for rect in drawn().iter("rect")} == {NAMES}


def test_words_say_the_same():
    texts = [text.text for text in drawn().iter("text")]
    assert texts == ["delta[0]", "yours 1", "right 2", "delta[1]", "yours 4", "right 0.5"]
    assert "delta[0]: yours 1, right 2; delta[1]: yours 4, right 0.5" in drawn().get("aria-label")


def test_the_figures_stand_beside_their_bars():
    places = [float(text.get("x")) for text in drawn().iter("text")]
    assert places == [0.0, NAMES + 60 + 5, NAMES + 120 + 5, 0.0, NAMES + 240 + 5, NAMES + 30 + 5]
    heights = [int(text.get("y")) for text in drawn().iter("text")]
    assert heights == [27, 16, 34, ROW + 27, ROW + 16, ROW + 34]


def test_the_picture_is_as_large_as_its_rows():
    root = drawn()
    assert (root.get("width"), root.get("height")) == ("426", str(2 * ROW + 4))
    assert root.get("viewBox") == f"0 0 426 {2 * ROW + 4}"


def test_nothing_is_a_bar_of_one_pixel():
    assert [float(rect.get("width")) for rect in drawn([((0.0,),)], [((),)], ("a",)).iter("rect")] == [1.0, 1.0]


def test_a_name_is_escaped():
    assert "<b>" not in re.sub(r"^<svg[^>]*>", "", bars(("<b>",), [((1.0,),)], [((1.0,),)]))


@pytest.mark.parametrize("longest", range(4))
def test_the_longest_bar_may_be_any(longest):
    sizes = [2.0 if number == longest else 1.0 for number in range(4)]
    got, expected = [((size,),) for size in sizes[::2]], [((size,),) for size in sizes[1::2]]
    widths = [float(rect.get("width")) for rect in drawn(got, expected).iter("rect")]
    assert widths == [BARS * size / 2 for size in sizes]


def test_no_bar_is_longer_than_there_is_room():
    widths = [float(rect.get("width")) for rect in drawn([((float("inf"),),)], [((1.0,),)], ("a",)).iter("rect")]
    assert widths == [BARS, 1.0]
