"""Heat maps, bars and the network: the wrong entries are the marked ones, and words say what is drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from grader.records.judgement import Picture
from grader.report.html.bars import bars
from grader.report.html.figures import pictures
from grader.report.html.heatmap import heat_map, largest, wrong_places
from grader.report.html.network import network
from grader.report.html.style import LEVELS


def drawing(svg):
    return ET.fromstring(svg)


def classes(svg):
    return [element.get("class") for element in drawing(svg).iter() if element.get("class")]


def test_a_cell_is_coloured_by_sign_and_size():
    shown = classes(heat_map(((1.0, -1.0), (0.0, 0.5)), 1.0, "x"))
    assert shown == ["h0", f"h{LEVELS}", f"h{LEVELS + 3}", f"h{2 * LEVELS}", "frame"]


def test_only_wrong_entries_carry_a_cross():
    got, expected = ((1.0, 2.0), (3.0, 4.0)), ((1.0, 2.5), (3.0 + 1e-9, 4.0))
    assert wrong_places(got, expected) == ((0, 1),)
    assert classes(heat_map(got, 4.0, "x", wrong_places(got, expected))).count("cross") == 1


def test_zeros_everywhere_and_huge_numbers_can_be_drawn():
    assert largest(((0.0,),)) == 1.0
    assert classes(heat_map(((0.0,),), 1.0, "x")) == [f"h{LEVELS}", "frame"]
    assert "h0" in classes(heat_map(((float("-inf"), 1.0),), float("inf"), "x"))


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (44, 45)])
def test_a_map_stays_on_the_page_whatever_its_size(size):
    rows = tuple(tuple(1.0 for _ in range(size[1])) for _ in range(size[0]))
    assert float(drawing(heat_map(rows, 1.0, "x")).get("width")) <= 200


def test_bars_say_the_largest_entry_of_each_part(sample):
    picture = sample.DELTAS
    svg = bars(["delta[0]", "delta[1]"], picture.got, picture.expected)
    assert "delta[0]: yours 0.41, right 0.1; delta[1]: yours 0.31, right 0.31" in drawing(svg).get("aria-label")
    assert classes(svg).count("mine") == classes(svg).count("truth") == 2


def test_the_wrong_layer_of_a_network_is_marked(sample):
    svg = network(["delta[0]", "delta[1]"], sample.DELTAS.got, sample.DELTAS.expected)
    assert classes(svg).count("unit-wrong") == 3
    assert classes(svg).count("unit") == 2
    assert drawing(svg).get("aria-label").endswith("delta[0]: 3 wrong. delta[1]: right.")
    assert "delta[0]: wrong" in "".join(drawing(svg).itertext())


def test_the_wrong_weights_of_a_network_are_marked(sample):
    svg = network(["gradient[0]", "gradient[1]"], sample.GRADIENTS.got, sample.GRADIENTS.expected)
    assert classes(svg).count("edge-wrong") == 1
    assert classes(svg).count("unit") == 2 + 3 + 2
    marked = next(element for element in drawing(svg).iter() if element.get("class") == "edge-wrong")
    assert marked.get("d").count("M") == 3


@pytest.mark.parametrize(
    "expected",
    [(((1.0,),),), (((1.0, 2.0),), ((1.0, 2.0),)), (tuple((1.0,) for _ in range(13)), ((1.0,),))],
    ids=["one part", "no chain", "too large"],
)
def test_what_makes_no_network_is_not_drawn_as_one(expected):
    assert network(["x"] * len(expected), expected, expected) == ""


def test_a_part_of_another_shape_is_shown_without_a_difference(sample):
    shown = pictures(sample.MISSHAPEN)
    assert "The shapes differ: yours has 1 by 3, the right one 3 entries." in shown
    assert "The difference" not in shown


def test_right_parts_are_said_and_not_drawn(sample):
    shown = pictures(sample.DELTAS)
    assert "<strong>delta[1]</strong> is right on the lesson's own example." in shown
    assert shown.count("Right would be") == 1


def test_the_same_is_there_in_numbers(sample):
    shown = pictures(sample.DELTAS)
    row = re.search(r'<th scope="row">\[0\]</th>(.*?)</tr>', shown).group(1)
    assert re.findall(r">([^<]+)</td>", row) == ["0.41", "0.1", "0.31"]


def test_of_many_entries_the_worst_are_listed():
    right = tuple(tuple(float(r * 10 + c + 1) for c in range(10)) for r in range(10))
    wrong = (*right[:9], tuple(entry + 5.0 for entry in right[9]))
    shown = pictures(Picture("gradient", (wrong,), (right,)))
    assert "the 40 entries that differ most" in shown
    assert '<th scope="row">[9, 0]</th>' in shown
    assert shown.count('<th scope="row">') == 40


def test_the_key_to_heat_maps_stands_only_where_one_is_drawn(sample):
    right = Picture("output_delta", (((1.0,),),), (((1.0,),),))
    said = "<strong>output_delta</strong> is right on the lesson's own example. The checks above say where it is not."
    assert pictures(right) == f"<p>{said}</p>"
    assert "In a heat map blue is negative" in pictures(sample.DELTAS)
    assert "In a heat map" not in pictures(Picture("a", sample.DELTAS.expected[:1], sample.DELTAS.expected))


def test_what_is_right_is_right_only_for_the_texts_that_were_asked():
    right, wrong = ((1.0,),), ((2.0,),)
    shown = pictures(Picture("output_delta", (right,), (right,), "cost='cross_entropy'"))
    said = "is right on the lesson's own example with <code>cost='cross_entropy'</code>. The checks above"
    assert said.replace("'cross", "&#x27;cross").replace("y'<", "y&#x27;<") in shown or said in shown
    shown = pictures(Picture("delta", (right, right), (right, wrong), "cost='cross_entropy'"))
    assert "<strong>delta[0]</strong> is right on the lesson's own example with <code>cost=" in shown


def test_a_list_of_another_length_is_said(sample):
    shown = pictures(Picture("delta", sample.DELTAS.got[:1], sample.DELTAS.expected))
    assert "You returned 1 array where 2 should be." in shown


def test_every_picture_has_words_for_those_who_cannot_see_it(sample):
    for picture in (sample.DELTAS, sample.GRADIENTS, sample.MISSHAPEN):
        openings = re.findall(r"<svg[^>]*>", pictures(picture))
        assert openings
        for opening in openings:
            assert 'aria-hidden="true"' in opening or re.search(r'role="img" aria-label="[^"]{20,}"', opening)


PARTS = (((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)), ((1.0,), (2.0,)))
OFF = (((1.0, 2.5, 3.0), (4.0, 5.0, 7.0)), ((1.0,), (2.0,)))


def test_a_wrong_part_is_drawn_three_times_in_order_with_words_and_in_numbers():
    shown = pictures(Picture("g", OFF, PARTS))
    titles = re.findall(r'<div class="panel"><p>(.*?)<br><span class="soft">full colour: (.*?)</span>', shown)
    assert titles == [("You returned", "7"), ("Right would be", "7"), ("The difference", "1")]
    labels = re.findall(r'aria-label="(Heat map.*?)"', shown)
    assert labels == [
        "Heat map, 2 by 3: g[0] as you returned it. Its largest entry is 7 in size.",
        "Heat map, 2 by 3: g[0] as it should be. Its largest entry is 6 in size.",
        "Heat map, 2 by 3: 2 of 6 entries are wrong. Its largest entry is 1 in size.",
    ]
    assert shown.count('class="cross"') == 4
    assert "The shapes differ" not in shown
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', shown)
    assert [(name, re.findall(r">([^<]+)</td>", cells)) for name, cells in rows] == [
        ("[0, 0]", ["1", "1", "0"]),
        ("[0, 1]", ["2.5", "2", "0.5"]),
        ("[0, 2]", ["3", "3", "0"]),
        ("[1, 0]", ["4", "4", "0"]),
        ("[1, 1]", ["5", "5", "0"]),
        ("[1, 2]", ["7", "6", "1"]),
    ]
    assert re.findall(r'<th scope="col" class="number">(.*?)</th>', shown) == ["yours", "right", "difference"]
    assert "<caption>g[0]: all entries</caption>" in shown
    assert "<summary>g[0] in numbers</summary>" in shown


def test_the_figures_stand_in_one_order_each_on_its_line():
    shown = pictures(Picture("delta", (((1.0,), (2.5,)), ((3.0,),)), (((1.0,), (2.0,)), ((3.0,),))))
    titles = ["Where in the network it goes wrong", "The largest entry of each part, yours beside the right one"]
    found = re.findall(r"^<figure><figcaption>(.*?)</figcaption>", shown, re.MULTILINE)
    assert found == [*titles, "delta[0]: heat maps"]
    assert shown.splitlines()[-1] == "<p><strong>delta[1]</strong> is right on the lesson's own example.</p>"
    key = "In a heat map blue is negative and orange positive, the stronger the larger; a cross marks a wrong entry."
    assert f'<p class="soft">{key}</p><svg aria-hidden="true"' in shown
    assert '<figcaption>Where in the network it goes wrong</figcaption><div class="scroll"><svg' in shown
    assert "You returned" not in shown.partition(key)[0]


@pytest.mark.parametrize(
    ("got", "expected", "said", "drawn"),
    [
        (OFF[:1], PARTS[:1], [], ["g"]),
        (OFF[:1], PARTS, ["You returned 1 array where 2 should be."], ["g[0]"]),
        (OFF, PARTS[:1], ["You returned 2 arrays where 1 should be."], ["g[0]"]),
        ((), PARTS, ["You returned 0 arrays where 2 should be."], []),
    ],
)
def test_of_lists_of_two_lengths_what_both_have_is_compared(got, expected, said, drawn):
    shown = pictures(Picture("g", got, expected))
    assert re.findall(r"<p>(You returned .*? should be\.)</p>", shown) == said
    assert re.findall(r"<figcaption>(.*?): heat maps", shown) == drawn
    assert ("The largest entry" in shown) == (len(got) == len(expected) > 1)


def test_a_part_of_another_shape_carries_no_cross_and_no_numbers():
    shown = pictures(Picture("g", (((1.0, 2.0),),), (((1.0,), (9.0,)),)))
    assert "<p>The shapes differ: yours has 1 by 2, the right one 2 entries.</p>" in shown
    assert "in numbers" not in shown
    assert 'class="cross"' not in shown
    assert shown.count('class="panel"') == 2


@pytest.mark.parametrize(
    ("entries", "caption", "rows"), [(40, "all entries", 40), (41, "the 40 entries that differ most", 40)]
)
def test_forty_entries_are_all_and_of_more_the_worst_come_in_order(entries, caption, rows):
    right = tuple((float(number),) for number in range(entries))
    got = tuple((-entry - 1.0,) for (entry,) in right)
    shown = pictures(Picture("g", (got,), (right,)))
    assert f"<caption>g: {caption}</caption>" in shown
    found = re.findall(r'<th scope="row">\[(\d+)\]</th>', shown)
    assert found == [str(number) for number in range(entries - rows, entries)]


def test_of_one_long_row_the_entry_that_differs_least_is_left_out():
    right = (tuple(float(number) for number in range(41)),)
    got = (tuple(entry + 1.0 + entry for entry in right[0]),)
    shown = pictures(Picture("g", (got,), (right,)))
    assert re.findall(r'<th scope="row">\[0, (\d+)\]</th>', shown) == [str(number) for number in range(1, 41)]
    assert "41 of 41 entries are wrong" in shown
